/** What the sources leave open about mail between Exchange on premises, worldwide and at 21Vianet. */
import { US_PER_HOUR as HOUR, US_PER_MINUTE as MINUTE } from '../../core/time.ts';
import type { SwitchEntry } from '../switch-entry.ts';

export const EXCHANGE_SWITCHES = {
  mail21VOnPremises: {
    kind: 'choice',
    values: {
      throughWorldwide:
        'through the platform that is in hybrid with the premises, as the arrows stand in a row',
      direct: 'by connectors of their own',
    },
    default: 'throughWorldwide',
    cites: 'A40',
    says: 'How mail goes between the premises and an online platform that is not in hybrid with them, where the scenario states no connectors.',
  },
  hybridTenants: {
    kind: 'choice',
    values: {
      one: 'a second hybrid removes the first, as the article says',
      several:
        'from 2020-09-22 up to five worldwide tenants side by side, as the hybrid wizard is documented',
    },
    default: 'one',
    cites: 'A20, R14.10',
    says: 'With how many online platforms the premises are in hybrid.',
  },
  mailBeforeActive: {
    kind: 'choice',
    values: {
      byConnector:
        'mail is taken that a connector brings, or that is written there; DNS does not lead there yet',
      refused: 'no mail is taken for it',
    },
    default: 'byConnector',
    cites: 'R14.4; no source',
    says: 'What happens to mail for a domain that is verified, or whose set-up is in progress.',
  },
  relayWithoutConnector: {
    kind: 'choice',
    values: {
      returned: 'the mail is returned, because an internal relay needs a connector',
      byDns: 'the mail leaves by DNS, as a connector for all domains would send it',
    },
    default: 'returned',
    cites: 'R14.8',
    says: 'What happens to mail for an unknown recipient in an internal relay domain without a connector.',
  },
  mailboxMoveQueue: {
    kind: 'duration',
    default: 10 * MINUTE,
    cites: 'R16.5; no source for the value',
    says: 'How long a mailbox waits until its migration begins to copy it.',
  },
  mailboxMoveSync: {
    kind: 'duration',
    default: HOUR,
    cites: 'R16.5; no source for the value',
    says: 'How long a mailbox is copied until it is in its new place.',
  },
} as const satisfies Readonly<Record<string, SwitchEntry>>;
