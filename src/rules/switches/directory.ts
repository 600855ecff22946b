/** What the sources leave open about directories and free/busy information. */
import { US_PER_MINUTE as MINUTE } from '../../core/time.ts';
import type { SwitchEntry } from '../switch-entry.ts';

export const DIRECTORY_SWITCHES = {
  directorySyncCycle: {
    kind: 'duration',
    default: 30 * MINUTE,
    cites: 'R14.3; 30 minutes is the default of Microsoft Entra Connect Sync',
    says: 'How often a directory synchronisation server runs that states no interval of its own.',
  },
  oneObjectTwoTenants: {
    kind: 'choice',
    values: {
      allowed: 'a mailbox in one tenant, a mail user in the other, as the article of 2023-12 does it',
      refused: 'the tenant that has the object first keeps it, as the documentation of hybrids asks',
    },
    default: 'allowed',
    cites: 'A20, R14.10',
    says: 'Whether one person of the premises is synchronised to two tenants.',
  },
  duplicateAttribute: {
    kind: 'choice',
    values: {
      quarantined: 'the object comes without the attribute that is a duplicate',
      refused: 'the object does not come, and every cycle tries again',
    },
    default: 'quarantined',
    cites: 'R14.3; duplicate attribute resiliency, the default of tenants since 2016-09',
    says: 'What becomes of an object whose address or user principal name another object of the tenant has.',
  },
  freeBusy21VOnPremises: {
    kind: 'choice',
    values: {
      notReached: 'no information, as in the article of 2023-12, which has not tested it',
      withHybrid: 'it works with a full hybrid of the premises and 21Vianet',
    },
    default: 'notReached',
    cites: 'A20, R14.2, R14.11',
    says: 'Whether free/busy passes between 21Vianet and Exchange on premises.',
  },
  relationshipWith21V: {
    kind: 'choice',
    values: {
      off: 'only availability address spaces serve',
      on: 'an organisation relationship on each side serves as well',
    },
    default: 'off',
    cites: 'R14.7; nowhere stated',
    says: 'Whether organisation relationships carry free/busy between the worldwide cloud and 21Vianet.',
  },
} as const satisfies Readonly<Record<string, SwitchEntry>>;
