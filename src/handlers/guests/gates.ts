/**
 * What keeps people from writing and signing in because one of the accounts is a guest's. Everything else goes its
 * ordinary way: a guest is in the host's tenant for routing (R13.2) and has the tenant-wide mode (R13.1).
 */
import { guestOfAccount, isThere } from '../../model/guest-accounts.ts';
import { CLIENT, MODES, NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import { type Ability, outsiderCan } from '../../rules/meetings/outsiders.ts';
import { REASON, REASONS } from '../../rules/reasons.ts';
import type { Judgement } from '../effects.ts';

/** Whether the tenant-wide mode leaves a guest this; true for members. */
export function guestCan(world: World, user: number, ability: Ability): boolean {
  if (guestOfAccount(world, user) === NONE) return true;
  return abilityRow(world, user, ability).can;
}

function abilityRow(world: World, user: number, ability: Ability) {
  const tenantMode = MODES[world.tenants.mode[world.users.tenant[user]!]!]!;
  const usual = { bothTeamsOnly: 'yes', exactAddress: 'yes', guestPolicy: 'yes' } as const;
  return outsiderCan({ ability, who: 'guest', tenantMode, ...usual });
}

/** REASON code: why nothing goes between these two because of a guest account; `none` if nothing stands against it. */
export function guestObjection(world: World, one: number, other: number): number {
  if (world.guests.count === 0) return REASON.none;
  for (const user of [one, other]) {
    const guest = guestOfAccount(world, user);
    if (guest === NONE) continue;
    if (!isThere(world, guest)) return REASON['guest-account'];
    if (!abilityRow(world, user, 'chat').can) return REASON['guest-mode'];
  }
  return REASON.none;
}

/** Why the message was refused, for its record. */
export function guestJudgement(world: World, one: number, other: number, no: number): Judgement {
  const user = concerned(world, one, other, no);
  const there = no !== REASON['guest-account'];
  const { id, source, note } = abilityRow(world, user, 'chat');
  return {
    about: 'guest-message',
    outcome: 'refused',
    row: there ? id : null,
    because: REASONS[no]!.name,
    gates: [
      { gate: 'guest-account', pass: there, because: there ? 'has-guest-account' : 'guest-not-there' },
      ...(there ? [{ gate: 'guest-mode', pass: false, because: 'guest-mode' }] : []),
    ],
    inputs: {
      guest: user === one ? 'originator' : 'recipient',
      tenantMode: MODES[world.tenants.mode[world.users.tenant[user]!]!]!,
    },
    source: there ? `${source} ${note}` : 'R13.2, R5.20.',
  };
}

function concerned(world: World, one: number, other: number, no: number): number {
  return guestObjection(world, one, one) === no ? one : other;
}

/** Code of the reason that keeps an account from starting a client, REASON.none if none does. */
export function signInObjection(world: World, user: number, client: number): number {
  if (world.guests.count === 0) return REASON.none;
  const guest = guestOfAccount(world, user);
  if (guest !== NONE && client !== CLIENT.Teams) return reasonCode('guest-uses-teams-only');
  if (guest !== NONE && !isThere(world, guest)) return reasonCode('guest-not-there');
  if (client !== CLIENT.Teams) return REASON.none;
  const person = guest === NONE ? user : world.guests.person[guest]!;
  return activeElsewhere(world, person, user) === NONE ? REASON.none : reasonCode('active-elsewhere');
}

/** The other account of this person in which Teams runs, NONE if there is none (R13.2). */
export function activeElsewhere(world: World, person: number, account: number): number {
  const { guests, users } = world;
  const runs = (user: number): boolean =>
    user !== account && (users.running[user]! & (1 << CLIENT.Teams)) !== 0;
  if (runs(person)) return person;
  for (let guest = 0; guest < guests.count; guest++) {
    if (guests.person[guest] === person && runs(guests.account[guest]!)) return guests.account[guest]!;
  }
  return NONE;
}
