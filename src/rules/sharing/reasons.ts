/** Why a screen is not shared, besides what the rules say of a conversation: a closed list. */

const SENTENCES = {
  'meet-now-off': 'The policy of the user allows no Meet-now meeting (AllowPrivateMeetNow, R10.4).',
  'sfb-client-too-old':
    'Skype for Business clients of before 2018 know no meeting for a conversation with Teams (R10.3).',
  'share-not-shown': 'Nothing is shared.',
  'share-without-meeting': 'No meeting was made for it.',
} as const;

export type ShareReason = keyof typeof SENTENCES;

/** All of them, in a fixed order, each with its sentence. */
export const SHARE_REASONS: readonly { readonly name: ShareReason; readonly sentence: string }[] =
  Object.entries(SENTENCES).map(([name, sentence]) => ({ name: name as ShareReason, sentence }));
