/** What a scenario says about guest accounts, checked and translated into rows of the first World and events. */
import { E } from '../../model/event.ts';
import { INVITATIONS } from '../../model/guests.ts';
import { NONE } from '../../model/words.ts';
import type { Planned } from '../compiled.ts';
import type { ActionPlanners, FeaturePlan, FeatureWork, QuestionPlanners } from '../feature.ts';
import { shorten } from '../number-text.ts';
import { type EventWork, event } from '../plan-events.ts';
import type { Path } from '../tree.ts';
import { codeOf, complain, resolve } from '../work.ts';
import { guestRows, planAccounts } from './accounts.ts';
import { cloudSettingRows, pairRows, planSettingEvents } from './cross-tenant.ts';
import { GUEST_QUESTIONS } from './questions.ts';
import type { GUEST_ACTIONS, GUEST_EXPECTATIONS } from './schema.ts';

/** Rows of the first World: accounts, and what tenants have set. Nothing here happens at a time of its own. */
export function planGuests(on: FeatureWork): FeaturePlan {
  const settings = { cloudSettings: cloudSettingRows(on), tenantPairs: pairRows(on) };
  return { rows: { guests: planAccounts(on, settings), ...settings }, indexes: {}, agenda: [] };
}

interface PersonAndTenant {
  readonly user: string;
  readonly tenant: string;
}

interface Found {
  readonly person: number;
  readonly tenant: number;
  /** Row of the account, NONE in the person's own tenant. */
  readonly guest: number;
}

/** The account of a person in a tenant; undefined after a complaint. `key` is where the tenant stands. */
function accountOf(on: EventWork, said: PersonAndTenant, key: string, path: Path): Found | undefined {
  const { work, users, tenants } = on;
  const person = resolve(work, users.index, 'user', said.user, [...path, 'user']);
  const tenant = resolve(work, tenants.index, 'tenant', said.tenant, [...path, key]);
  if (person === undefined || tenant === undefined) return undefined;
  if (users.plans[person]?.tenant === tenant) return { person, tenant, guest: NONE };
  const guest = guestRows(on).findIndex(
    (row) => row.person === person && users.plans[row.account]?.tenant === tenant,
  );
  if (guest >= 0) return { person, tenant, guest };
  complain(
    work,
    [...path, key],
    `${shorten(said.user)} has no account declared in ${shorten(said.tenant)}`,
    `declare one among the users: an address of that tenant with guest: { of: ${shorten(said.user)} }`,
  );
  return undefined;
}

/** The same where the own tenant makes no sense. */
function guestAccountOf(on: EventWork, said: PersonAndTenant, key: string, path: Path): Found | undefined {
  const found = accountOf(on, said, key, path);
  if (found === undefined || found.guest !== NONE) return found;
  complain(on.work, [...path, key], `${shorten(said.user)} is a member of that tenant, not a guest`);
  return undefined;
}

export const GUEST_ACTION_PLANNERS: ActionPlanners<typeof GUEST_ACTIONS> = {
  inviteGuest(on, entry, path) {
    const found = guestAccountOf(on, { user: entry.user, tenant: entry.into }, 'into', path);
    const by = entry.by === undefined ? NONE : planInviter(on, entry.by, found, [...path, 'by']);
    if (found === undefined || by === undefined) return [];
    return [event(E.guestInvited, found.guest, found.person, by, codeOf(INVITATIONS, entry.how ?? 'byUpn'))];
  },
  redeemInvitation: (on, entry, path) =>
    about(E.invitationRedeemed, guestAccountOf(on, { user: entry.user, tenant: entry.into }, 'into', path)),
  removeGuest: (on, entry, path) =>
    about(E.guestRemoved, guestAccountOf(on, { user: entry.user, tenant: entry.from }, 'from', path)),
  switchAccount(on, entry, path) {
    const found = accountOf(on, { user: entry.user, tenant: entry.to }, 'to', path);
    return found === undefined ? [] : [event(E.accountSwitched, found.person, found.guest)];
  },
  setCrossTenantAccess: planSettingEvents,
};

function about(kind: number, found: Found | undefined): Planned[] {
  return found === undefined ? [] : [event(kind, found.guest, found.person)];
}

function planInviter(on: EventWork, by: string, found: Found | undefined, path: Path): number | undefined {
  const inviter = resolve(on.work, on.users.index, 'user', by, path);
  if (inviter === undefined || found === undefined) return undefined;
  if (on.users.plans[inviter]?.tenant === found.tenant) return inviter;
  complain(on.work, path, `${shorten(by)} is not of the tenant that invites`);
  return undefined;
}

export const GUEST_QUESTION_PLANNERS: QuestionPlanners<typeof GUEST_EXPECTATIONS> = GUEST_QUESTIONS;
