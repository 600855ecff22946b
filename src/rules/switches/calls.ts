/** What the sources leave open about calls. */
import { US_PER_SECOND } from '../../core/time.ts';
import type { SwitchEntry } from '../switch-entry.ts';

export const CALL_SWITCHES = {
  ringTimeout: {
    kind: 'duration',
    default: 20 * US_PER_SECOND,
    cites:
      'N5; UnansweredDelay of Set-CsUserCallingSettings, 20 seconds by default; no source for Skype for Business',
    says: 'How long a call rings before it is missed.',
  },
  holdAcrossClients: {
    kind: 'choice',
    values: {
      off: 'a call in one client leaves that in the other alone, as with the new Teams',
      on: 'a call in one client puts that in the other on hold, as with classic clients, or the new Teams from version 24261.1100.3128.2662 on with both registry values set',
    },
    default: 'off',
    cites: 'R11.5',
    says: 'Whether the two clients of one person hold each other’s calls.',
  },
} as const satisfies Readonly<Record<string, SwitchEntry>>;
