/** Why something asked for a guest account is refused, beyond what the gates of guest accounts say: a closed list. */

const SENTENCES = {
  'guest-invited-already': 'An invitation is on its way already.',
  'guest-there-already': 'The guest account is there already.',
  'guest-not-invited': 'There is no invitation that could be accepted.',
  'guest-not-there': 'There is no such guest account, or the person has not accepted it.',
  'guest-uses-teams-only': 'A guest has Teams only: no Skype for Business account in the tenant of the host.',
  'mode-of-guests-is-tenant-wide':
    'Guests use the tenant-wide mode, which cannot be changed for one of them (R13.1).',
  'active-elsewhere': 'The person is active in another tenant and has to switch accounts (R13.2).',
} as const;

export type GuestReason = keyof typeof SENTENCES;

/** All of them, in a fixed order, each with its sentence. */
export const GUEST_REASONS: readonly { readonly name: GuestReason; readonly sentence: string }[] =
  Object.entries(SENTENCES).map(([name, sentence]) => ({ name: name as GuestReason, sentence }));
