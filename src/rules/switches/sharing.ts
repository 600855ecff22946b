/** What the sources leave open about shared screens. */
import type { SwitchEntry } from '../switch-entry.ts';

export const SHARE_SWITCHES = {
  callUnderSfbPromotion: {
    kind: 'choice',
    values: { ends: 'it ends, as for a Teams meeting', goesOn: 'it goes on beside the meeting' },
    default: 'ends',
    cites: 'R10.2, R10.3; the article says it of Teams only',
    says: 'What becomes of the call of two when Skype for Business makes a meeting of it.',
  },
} as const satisfies Readonly<Record<string, SwitchEntry>>;
