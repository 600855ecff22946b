/** What the sources leave open about contact lists. */
import type { SwitchEntry } from '../switch-entry.ts';

const MINUTE = 60_000_000;

export const CONTACT_SWITCHES = {
  contactCopyDelay: {
    kind: 'duration',
    default: 5 * MINUTE,
    cites: 'R7.10; minutes, no source for the value',
    says: 'How long after the sign-in to Teams the contacts of Skype for Business are there.',
  },
  contactCopyRetry: {
    kind: 'duration',
    default: 480 * MINUTE,
    cites: 'R7.10, question 39',
    says: 'How long until a copy of contacts that failed is tried again.',
  },
  contactLimit: {
    kind: 'count',
    default: 1000,
    cites: 'R7.10, question 39',
    says: 'How many contacts a list holds once it has been copied to Teams.',
  },
  contactGroupLimit: {
    kind: 'count',
    default: 64,
    cites: 'R7.10, question 39',
    says: 'How many groups of contacts it holds.',
  },
} as const satisfies Readonly<Record<string, SwitchEntry>>;
