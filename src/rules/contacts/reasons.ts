/** Why contacts are not copied: a closed list. */

const SENTENCES = {
  'unified-contact-store':
    'The contacts are in the unified contact store of Exchange, from where they are not copied (question 39).',
} as const;

export type ContactReason = keyof typeof SENTENCES;

/** All of them, in a fixed order, each with its sentence. */
export const CONTACT_REASONS: readonly { readonly name: ContactReason; readonly sentence: string }[] =
  Object.entries(SENTENCES).map(([name, sentence]) => ({ name: name as ContactReason, sentence }));
