/** Why something about a group chat is refused besides what the rules say of two of its members: a closed list. */

const SENTENCES = {
  'group-not-open': 'Nobody has started this group chat, or it was refused.',
  'not-in-group': 'The person is not in this group chat.',
  'already-in-group': 'The person is in this group chat already.',
} as const;

export type GroupReason = keyof typeof SENTENCES;

/** All of them, in a fixed order, each with its sentence. */
export const GROUP_REASONS: readonly { readonly name: GroupReason; readonly sentence: string }[] =
  Object.entries(SENTENCES).map(([name, sentence]) => ({ name: name as GroupReason, sentence }));
