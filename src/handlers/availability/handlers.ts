/** A free/busy query goes from the asker's platform to the target's and back; each side decides. R14.5 to R14.7, R14.11. */
import { ACCESS_METHODS, FREE_BUSY_OUTCOME, FREE_BUSY_WAYS, SERVICE_EPRS } from '../../model/availability.ts';
import { E, F } from '../../model/event.ts';
import { RECIPIENT_KIND } from '../../model/mail.ts';
import { T } from '../../model/transition.ts';
import { CLOUDS, NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import {
  type AddressSpace,
  askFreeBusy,
  type FreeBusyCase,
  type TargetCase,
  tellFreeBusy,
} from '../../rules/availability/decide.ts';
import type { Place } from '../../rules/availability/pairs.ts';
import type { AvailabilityReason } from '../../rules/availability/reasons.ts';
import type { Context, Effects } from '../effects.ts';
import type { HandlerTable } from '../feature-handler.ts';

/** What the asker's platform does. */
function asked(ctx: Context, fx: Effects, query: number, user: number, whose: number): void {
  const { world, rules } = ctx;
  const { mailAccounts, platforms } = world;
  const [from, to] = [mailAccounts.platform[user]!, mailAccounts.platform[whose]!];
  const question = questionOf(world, from, to, whose);
  const answer = askFreeBusy(question, rules.switches);
  const { way } = answer;
  const passes = way === null || way === 'own' || fx.canCarry(platforms.cloud[from]!, platforms.cloud[to]!);
  const because = passes ? answer.because : 'query-cannot-pass';
  fx.decide(() => ({
    about: 'free-busy',
    outcome: way === null || !passes ? 'no information' : way === 'own' ? 'told' : 'asked on',
    row: answer.row,
    because,
    gates: passes ? answer.gates : [...answer.gates, { gate: 'link', pass: false, because }],
    inputs: { from: question.from, to: question.to, way, addressSpace: question.addressSpace !== null },
    source: answer.source,
  }));
  if (way === null || !passes) return withhold(fx, query, user, whose, because);
  fx.change(T.sendFreeBusy, query, FREE_BUSY_WAYS.indexOf(way), 0, 0, 0, 0);
  if (way === 'own') return tell(fx, query, user, whose);
  const route = { user, fromCloud: platforms.cloud[from]!, toCloud: platforms.cloud[to]! };
  fx.carry(E.freeBusyReached, route, query, to, from);
}

function questionOf(world: World, from: number, to: number, whose: number): FreeBusyCase {
  const { platforms, organizationRelationships: relationships } = world;
  const online = from !== NONE && platforms.cloud[from] === NONE ? to : from;
  return {
    from: placeOf(world, from),
    to: placeOf(world, to),
    samePlatform: from === to,
    hybrid: online !== NONE && platforms.hybrid[online] === 1,
    addressSpace: from === NONE || to === NONE ? null : addressSpaceOf(world, from, to, whose),
    relationship: hasRow(relationships, (row) => isBetween(world, row, from, to)),
  };
}

function placeOf({ platforms }: World, platform: number): Place | null {
  if (platform === NONE) return null;
  const cloud = platforms.cloud[platform]!;
  return cloud === NONE ? 'onPrem' : CLOUDS[cloud]!;
}

/** That for the domain of the target address that the asker's platform knows, else for that of the primary address. */
function addressSpaceOf(world: World, from: number, to: number, whose: number): AddressSpace | null {
  const { addressSpaces, recipients, mailAccounts, platforms } = world;
  const known = whose * platforms.count + from;
  const isMailUser = recipients.kind[known] === RECIPIENT_KIND.mailUser;
  const domains = [isMailUser ? recipients.target[known]! : NONE, mailAccounts.primary[whose]!];
  for (const domain of domains) {
    for (let row = 0; row < addressSpaces.count; row++) {
      if (addressSpaces.platform[row] !== from || addressSpaces.domain[row] !== domain) continue;
      return {
        namesRightTenant: addressSpaces.tenant[row] === platforms.tenant[to],
        byToken: ACCESS_METHODS[addressSpaces.method[row]!] === 'OrgWideFBToken',
        endpoint: SERVICE_EPRS[addressSpaces.endpoint[row]!]!,
      };
    }
  }
  return null;
}

function isBetween(
  { organizationRelationships: { platform, other } }: World,
  row: number,
  from: number,
  to: number,
) {
  return platform[row] === from && other[row] === to;
}

function hasRow({ count }: { readonly count: number }, fits: (row: number) => boolean): boolean {
  for (let row = 0; row < count; row++) if (fits(row)) return true;
  return false;
}

/** What the platform that is asked does; the answer goes back to `from`. */
function reached(ctx: Context, fx: Effects, query: number, platform: number, from: number): void {
  const { world } = ctx;
  const { freeBusyQueries: queries, platforms } = world;
  const [user, whose] = [queries.user[query]!, queries.whose[query]!];
  const question = targetCase(world, query, platform, from);
  const answer = tellFreeBusy(question);
  const returns = fx.canCarry(platforms.cloud[platform]!, platforms.cloud[from]!);
  const because: AvailabilityReason = returns ? answer.because : 'query-cannot-pass';
  fx.decide(() => ({
    about: 'free-busy-answer',
    outcome: answer.told && returns ? 'told' : 'no information',
    row: null,
    because,
    gates: returns ? answer.gates : [...answer.gates, { gate: 'link', pass: false, because }],
    inputs: { way: question.way, tenantAllowed: question.tenantAllowed, shares: question.shares },
    source: question.way === 'addressSpace' ? '[AVAILABILITY] R14.5, R14.6' : 'R14.7, R14.11',
  }));
  if (!returns) return withhold(fx, query, user, whose, because);
  const route = { user, fromCloud: platforms.cloud[platform]!, toCloud: platforms.cloud[from]! };
  fx.carry(E.freeBusyAnswered, route, query, user, answer.told ? 1 : 0, reasonCode(because));
}

function targetCase(world: World, query: number, platform: number, from: number): TargetCase {
  const {
    freeBusyQueries: queries,
    allowedTenants,
    organizationRelationships,
    platforms,
    mailAccounts,
  } = world;
  return {
    way: FREE_BUSY_WAYS[queries.way[query]!]!,
    tenantAllowed: hasRow(
      allowedTenants,
      (row) =>
        allowedTenants.platform[row] === platform && allowedTenants.tenant[row] === platforms.tenant[from],
    ),
    shares: hasRow(
      organizationRelationships,
      (row) => isBetween(world, row, platform, from) && organizationRelationships.shares[row] === 1,
    ),
    mailboxThere: mailAccounts.platform[queries.whose[query]!] === platform,
  };
}

function answered(
  { world }: Context,
  fx: Effects,
  query: number,
  user: number,
  told: number,
  because: number,
): void {
  const whose = world.freeBusyQueries.whose[query]!;
  if (told === 1) return tell(fx, query, user, whose);
  settle(fx, query, FREE_BUSY_OUTCOME.noInformation, because);
  fx.tell(F.freeBusyWithheld, query, user, whose, because);
}

function tell(fx: Effects, query: number, user: number, whose: number): void {
  settle(fx, query, FREE_BUSY_OUTCOME.told, reasonCode('free-busy-told'));
  fx.tell(F.freeBusyTold, query, user, whose);
}

function withhold(
  fx: Effects,
  query: number,
  user: number,
  whose: number,
  because: AvailabilityReason,
): void {
  settle(fx, query, FREE_BUSY_OUTCOME.noInformation, reasonCode(because));
  fx.tell(F.freeBusyWithheld, query, user, whose, reasonCode(because));
}

function settle(fx: Effects, query: number, outcome: number, because: number): void {
  fx.change(T.settleFreeBusy, query, outcome, because, 0, 0, 0);
}

export const AVAILABILITY_HANDLERS: HandlerTable = {
  [E.freeBusyAsked]: asked,
  [E.freeBusyReached]: reached,
  [E.freeBusyAnswered]: answered,
};
