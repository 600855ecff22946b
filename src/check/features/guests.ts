/** What the World says of guests, for expectations. */
import { guestOfAccount } from '../../model/guest-accounts.ts';
import { GUEST_STATES } from '../../model/guests.ts';
import { CLIENT, MODE, MODES, NONE } from '../../model/words.ts';
import { ABILITIES, outsiderCan } from '../../rules/meetings/outsiders.ts';
import { yesNo } from '../../rules/meetings/plain-table.ts';
import { word } from '../fact.ts';
import type { FactReaders } from './reader.ts';

export const GUEST_FACTS: FactReaders = {
  guest: ({ guests, users }, _, [guest]) => ({
    status: word(GUEST_STATES, guests.state[guest!]!),
    active: String((users.running[guests.account[guest!]!]! & (1 << CLIENT.Teams)) !== 0),
  }),

  /** Ids: who, with whom, the ability, bit 0 an exact address, bit 1 the guest policy. */
  outsider: (world, _, [who, other, ability, flags]) => {
    const { users, tenants } = world;
    const isGuest = guestOfAccount(world, who!) !== NONE;
    const isTeamsOnly = (user: number): boolean => users.mode[user] === MODE.TeamsOnly;
    const row = outsiderCan({
      ability: ABILITIES[ability!]!,
      who: isGuest ? 'guest' : 'external',
      bothTeamsOnly: yesNo(isTeamsOnly(who!) && other !== NONE && isTeamsOnly(other!)),
      exactAddress: yesNo((flags! & 1) !== 0),
      guestPolicy: yesNo((flags! & 2) !== 0),
      tenantMode: MODES[tenants.mode[users.tenant[who!]!]!]!,
    });
    return { can: String(row.can) };
  },
};
