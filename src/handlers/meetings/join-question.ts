/** Turns what the World says of somebody and a meeting into the questions that the rules on joining answer. */
import {
  cloudSettingOn,
  guestOfAccount,
  hasGuestAccount,
  hasSet,
  personBehind,
  requiresMfa,
} from '../../model/guest-accounts.ts';
import { TENANT_SETTING } from '../../model/guests.ts';
import { anonymousJoinOn, hostCloud, organizerPolicyOn } from '../../model/meeting-people.ts';
import { JOIN_CLIENTS, MEETING_KIND } from '../../model/meeting-words.ts';
import { CLOUDS, MODE, NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { ACCESS } from '../../rules/access.ts';
import { TENANT_GATE_PASSES, tenantGate } from '../../rules/federation.ts';
import type { HostSettings, JoinerSettings, JoinQuery } from '../../rules/meetings/join.ts';
import type { SfbJoinQuery } from '../../rules/meetings/sfb-join.ts';

export type Question = Omit<JoinQuery, 'way'>;

/** How a user, or a visitor (NONE), might join the meeting; of a guest account its owner is asked about. */
export function joinQuestion(world: World, meeting: number, user: number, client: number): Question {
  const organizer = world.meetings.organizer[meeting]!;
  const shared = {
    client: JOIN_CLIENTS[client]!,
    promotedPeer:
      user !== NONE &&
      world.meetings.kind[meeting] === MEETING_KIND.promoted &&
      world.meetings.peer[meeting] === user,
  };
  if (user === NONE) return { ...shared, ...ofVisitor(world, meeting) };
  const person = personBehind(world, user);
  const host = world.users.tenant[organizer]!;
  const joiner = world.users.tenant[person]!;
  return {
    ...shared,
    sameTenant: host === joiner,
    trustEachOther: trustEachOther(world, organizer, person),
    hasGuestAccount: hasGuestAccount(world, person, host),
    host: hostSettings(world, organizer, joiner),
    joiner: joinerSettings(world, joiner, host),
  };
}

/** Who has no account anywhere has no cloud either, so nothing is between them and the host. */
function ofVisitor(world: World, meeting: number): Omit<Question, 'client' | 'promotedPeer'> {
  const cloud = CLOUDS[hostCloud(world, meeting)]!;
  const host = hostSettings(world, world.meetings.organizer[meeting]!, NONE);
  return {
    sameTenant: false,
    trustEachOther: false,
    hasGuestAccount: false,
    host,
    joiner: { cloud, anonymousJoin: true, cloudSetting: false, tenantAdded: false, outbound: false },
  };
}

/** `joiner` is the joiner's tenant, NONE for a visitor. */
function hostSettings(world: World, organizer: number, joiner: number): HostSettings {
  const host = world.users.tenant[organizer]!;
  const set = (bits: number): boolean => joiner !== NONE && hasSet(world, host, joiner, bits);
  return {
    cloud: CLOUDS[world.tenants.cloud[host]!]!,
    anonymousJoin: anonymousJoinOn(world, host),
    organizerPolicy: organizerPolicyOn(world, organizer),
    cloudSetting: joiner !== NONE && cloudSettingOn(world, host, world.tenants.cloud[joiner]!),
    tenantAdded: set(TENANT_SETTING.added),
    inbound: set(TENANT_SETTING.inbound),
    requiresMfa: requiresMfa(world, host),
    trustsMfa: set(TENANT_SETTING.trustsMfa),
  };
}

function joinerSettings(world: World, joiner: number, host: number): JoinerSettings {
  return {
    cloud: CLOUDS[world.tenants.cloud[joiner]!]!,
    anonymousJoin: anonymousJoinOn(world, joiner),
    cloudSetting: cloudSettingOn(world, joiner, world.tenants.cloud[host]!),
    tenantAdded: hasSet(world, joiner, host, TENANT_SETTING.added),
    outbound: hasSet(world, joiner, host, TENANT_SETTING.outbound),
  };
}

/** External access of both admits the other's domain (R12.7). */
function trustEachOther(world: World, one: number, other: number): boolean {
  return admits(world, one, other) && admits(world, other, one);
}

function admits({ users, tenants, access, domains }: World, one: number, other: number): boolean {
  const tenant = users.tenant[one]!;
  const verdict = tenants.federation[tenant]
    ? access[tenant * domains + users.domain[other]!]!
    : ACCESS.federationOff;
  return tenantGate(verdict, users.access[one]!, false, false, false) === TENANT_GATE_PASSES;
}

/** Whether the user is a guest account of the organisation that hosts the meeting. */
export function isGuestOfHost(world: World, meeting: number, user: number): boolean {
  if (user === NONE || guestOfAccount(world, user) === NONE) return false;
  return world.users.tenant[user] === world.users.tenant[world.meetings.organizer[meeting]!];
}

/** How a user, or a visitor, joins a Skype for Business meeting. */
export function sfbQuestion(world: World, meeting: number, user: number): SfbJoinQuery {
  const nobody = { organisation: 'other', teamsOnly: false, newInTeams: false, accounts: 'there' } as const;
  if (user === NONE) return nobody;
  const { meetings, users, meetingUsers } = world;
  const organizer = meetings.organizer[meeting]!;
  const own = users.tenant[organizer] === users.tenant[user];
  return {
    organisation: own ? 'own' : trustEachOther(world, organizer, user) ? 'trusted' : 'other',
    teamsOnly: users.mode[user] === MODE.TeamsOnly,
    newInTeams: user < meetingUsers.count && meetingUsers.newInTeams[user] === 1,
    accounts: sfbAccounts(world),
  };
}

function sfbAccounts({ atUs, meetingDays }: World): SfbJoinQuery['accounts'] {
  if (meetingDays.count === 0 || atUs < meetingDays.newAnonymousFromUs[0]!) return 'there';
  return atUs < meetingDays.allAnonymousFromUs[0]! ? 'notOfNew' : 'ofNobody';
}
