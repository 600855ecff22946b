/** Facts by date, and queries in which everything is switched on, for the tests of meetings. */
import { epochsFor } from '../../../src/rules/epochs.ts';
import type { GuestQuery } from '../../../src/rules/meetings/guest-accounts.ts';
import type { HostSettings, JoinerSettings, JoinQuery } from '../../../src/rules/meetings/join.ts';
import type { Facts } from '../../../src/rules/rule-sets.ts';

/** What is in force on a day, by date. */
export function factsOn(day: string): Facts {
  const us = Date.parse(day) * 1_000;
  return epochsFor('by-date', us, us)[0]!.facts;
}

/** The clouds as the published tables call them. */
export const CLOUD_WORDS = {
  WW: 'worldwide',
  Commercial: 'worldwide',
  GCC: 'gcc',
  GCCH: 'gccHigh',
  DoD: 'dod',
  '21V': '21Vianet',
} as const;

export const HOST: HostSettings = {
  cloud: 'worldwide',
  anonymousJoin: true,
  organizerPolicy: true,
  cloudSetting: true,
  tenantAdded: true,
  inbound: true,
  requiresMfa: false,
  trustsMfa: false,
};
export const JOINER: JoinerSettings = {
  cloud: '21Vianet',
  anonymousJoin: true,
  cloudSetting: true,
  tenantAdded: true,
  outbound: true,
};
/** A user of 21Vianet joins a worldwide meeting; nothing stands in the way but what a test changes. */
export const JOIN: JoinQuery = {
  way: 'connection',
  client: 'desktop',
  sameTenant: false,
  trustEachOther: true,
  hasGuestAccount: false,
  promotedPeer: false,
  host: HOST,
  joiner: JOINER,
};
export const GUEST: GuestQuery = {
  kind: 'guest',
  host: { cloud: 'worldwide', cloudSetting: true, tenantAdded: true },
  joiner: { cloud: '21Vianet', cloudSetting: true, tenantAdded: true },
  invitedByUpn: true,
};
