/** What each kind of action of a scenario is as an event of the model. */

import { hintAmong } from '../core/near-miss.ts';
import { E } from '../model/event.ts';
import { CLIENT, CLIENTS, HOMES, MODES, NONE, PRESENCES } from '../model/words.ts';
import { POLICY_INSTANCES, policyInstance } from '../rules/policies.ts';
import type { ChatAction, Planned } from './compiled.ts';
import { shorten } from './number-text.ts';
import { planDistribution } from './plan-distribution.ts';
import { delayIndex, type EventWork, event, settingOf } from './plan-events.ts';
import { planFeatureAction } from './plan-features.ts';
import { planChat, planReply } from './plan-messages.ts';
import { planAccess } from './plan-tenants.ts';
import type { ActionEntry, EventEntry } from './schema-events.ts';
import type { LatencyEntry } from './schema-network.ts';
import type { Path } from './tree.ts';
import { userAccessCode } from './user-facts.ts';
import { codeOf, complain, resolve, type Work, warn } from './work.ts';

/**
 * The events that one entry stands for, none after a complaint. `us` is when it happens, undefined if that is not
 * known before the run.
 */
export function planAction(on: EventWork, entry: EventEntry, path: Path, us: number | undefined): Planned[] {
  const { work } = on;
  const inside = (key: string): Path => [...path, key];
  if (entry.chat) return planMessage(on, planChat(on, entry.chat, inside('chat')), inside('chat'));
  if (entry.reply) return planMessage(on, planReply(on, entry.reply, inside('reply')), inside('reply'));
  if (entry.signIn) return planClient(on, E.clientSignedIn, entry.signIn, inside('signIn'));
  if (entry.signOut) return planClient(on, E.clientSignedOut, entry.signOut, inside('signOut'));
  if (entry.setActivity) return planActivity(on, entry.setActivity, inside('setActivity'));
  if (entry.setMode) return planMode(on, entry.setMode, inside('setMode'));
  if (entry.grantPolicy) return planPolicy(on, entry.grantPolicy, inside('grantPolicy'));
  if (entry.move) {
    const user = userOf(on, entry.move.user, inside('move'));
    if (user === undefined) return [];
    const delay = planDelay(on, undefined, inside('move'));
    return [event(E.userMoved, user, codeOf(HOMES, entry.move.to), entry.move.moveToTeams ? 1 : 0, delay)];
  }
  if (entry.setExternalAccess) {
    return planExternalAccess(on, entry.setExternalAccess, inside('setExternalAccess'), us);
  }
  if (entry.setUserExternalAccess) {
    const user = userOf(on, entry.setUserExternalAccess.user, inside('setUserExternalAccess'));
    if (user === undefined) return [];
    return [event(E.userAccessSet, user, userAccessCode(entry.setUserExternalAccess.allow))];
  }
  if (entry.linkDown) return planLinks(on, E.linkFailed, entry.linkDown, inside('linkDown'));
  if (entry.linkUp) return planLinks(on, E.linkRestored, entry.linkUp, inside('linkUp'));
  return planFeatureAction(on, entry, path, us) ?? unknownAction(work, path);
}

function unknownAction(work: Work, path: Path): Planned[] {
  complain(work, path, 'an event names an action');
  return [];
}

function userOf(on: EventWork, name: string, path: Path): number | undefined {
  return resolve(on.work, on.users.index, 'user', name, [...path, 'user']);
}

function planMessage(on: EventWork, action: ChatAction | undefined, path: Path): Planned[] {
  if (action === undefined) return [];
  on.actions.push(action);
  on.actionPaths.push(path);
  return [event(E.messageAttempted, on.actions.length - 1)];
}

function planClient(
  on: EventWork,
  kind: number,
  entry: ActionEntry<'signIn'> | ActionEntry<'signOut'>,
  path: Path,
): Planned[] {
  const user = userOf(on, entry.user, path);
  return user === undefined ? [] : [event(kind, user, codeOf(CLIENTS, entry.client))];
}

function planActivity(on: EventWork, entry: ActionEntry<'setActivity'>, path: Path): Planned[] {
  const user = userOf(on, entry.user, path);
  if (user === undefined) return [];
  const clients = entry.client === undefined ? [CLIENT.Teams, CLIENT.SfB] : [codeOf(CLIENTS, entry.client)];
  return clients.map((client) => event(E.activitySet, user, client, codeOf(PRESENCES, entry.activity)));
}

function planMode(on: EventWork, entry: ActionEntry<'setMode'>, path: Path): Planned[] {
  const user = userOf(on, entry.user, path);
  const mode = entry.mode === null ? NONE : codeOf(MODES, entry.mode);
  const delay = planDelay(on, entry.delay, [...path, 'delay']);
  return user === undefined ? [] : [event(E.modeGranted, user, mode, delay)];
}

/** Index into the list of delays; NONE: the switch `modeChangeDelay` as a duration. */
function planDelay(on: EventWork, entry: LatencyEntry | undefined, path: Path): number {
  const law = entry === undefined ? on.clock.modeChangeLaw : planDistribution(on.work, entry, path);
  return delayIndex(law, on.delays);
}

const RECEIVERS = ['user', 'group', 'tenant'] as const;

function planPolicy(on: EventWork, entry: ActionEntry<'grantPolicy'>, path: Path): Planned[] {
  const { work } = on;
  const delay = planDelay(on, entry.delay, [...path, 'delay']);
  const mode = policyMode(work, entry.policy, path);
  const stated = RECEIVERS.filter((each) => entry[each] !== undefined);
  const receiver = stated[0];
  if (receiver === undefined || stated.length > 1) {
    const found = stated.length === 0 ? 'none' : stated.join(' and ');
    complain(work, path, `a policy is granted to one of user, group or tenant, here to ${found}`);
    return [];
  }
  const kinds = { user: E.modeGranted, group: E.groupModeGranted, tenant: E.tenantModeGranted };
  const indexes = { user: on.users.index, group: on.groups, tenant: on.tenants.index };
  const id = resolve(work, indexes[receiver], receiver, entry[receiver]!, [...path, receiver]);
  if (receiver === 'tenant' && entry.policy === null) {
    complain(
      work,
      [...path, 'policy'],
      'a tenant-wide policy is replaced, not cleared',
      'name the policy to have',
    );
    return [];
  }
  return id === undefined || mode === undefined ? [] : [event(kinds[receiver], id, mode, delay)];
}

function policyMode(work: Work, policy: string | null, path: Path): number | undefined {
  if (policy === null) return NONE;
  const instance = policyInstance(policy);
  if (instance !== undefined) return instance.mode;
  const names = POLICY_INSTANCES.map(({ name }) => name);
  const isMode = codeOf(MODES, policy) >= 0;
  const hint = isMode
    ? 'the instance for TeamsOnly is called UpgradeToTeams (R1.14)'
    : hintAmong(policy, names);
  complain(work, [...path, 'policy'], `there is no policy "${shorten(policy)}"`, hint);
  return undefined;
}

function planExternalAccess(
  on: EventWork,
  entry: ActionEntry<'setExternalAccess'>,
  path: Path,
  us: number | undefined,
): Planned[] {
  const tenant = resolve(on.work, on.tenants.index, 'tenant', entry.tenant, [...path, 'tenant']);
  if (tenant === undefined) return [];
  const access = planAccess(on.work, on.access[tenant]!, entry, path);
  if (us === undefined || us < on.accessAtUs[tenant]!) {
    warn(
      on.work,
      path,
      `what is left out here is as the lines before it set it for ${on.tenants.index.names[tenant]}`,
      'write such events in the order of their times, or state every key',
    );
  }
  on.access[tenant] = access;
  on.accessAtUs[tenant] = us ?? on.accessAtUs[tenant]!;
  on.settings.push(settingOf(on, tenant, access));
  return [event(E.externalAccessSet, on.settings.length - 1)];
}

function planLinks(
  on: EventWork,
  kind: number,
  ends: ActionEntry<'linkDown'> | ActionEntry<'linkUp'>,
  path: Path,
): Planned[] {
  return on.network.linksOf(ends, path).map((link) => event(kind, link));
}
