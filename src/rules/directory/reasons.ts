/** Every reason that a decision about directories, or a sign-in through the federation service, can carry. */

const SENTENCES = {
  // What a synchronisation server makes of a person.
  'in-scope': 'The person is within what the server synchronises.',
  'out-of-scope': 'The domain of the person is not within what the server synchronises.',
  'in-directory': 'The person is in the directory on premises.',
  'not-in-directory': 'The person is not in the directory on premises.',
  'own-mailbox': 'The mailbox is on that platform, so the person is listed with it.',
  'standard-rules-serve': 'A mailbox on premises becomes a mail user by the standard rules.',
  'custom-rules-serve': 'The custom rules make a mail user of a mailbox in another cloud (R14.3).',
  'no-mail-user-rule':
    'No custom rule makes a mail user of somebody whose mailbox is in another cloud, so nobody finds them (R14.3).',
  'no-proxy-addresses-rule':
    'No custom rule brings the proxy addresses, without which there is no mail user (R14.3).',
  'no-target-address-rule':
    'No custom rule brings the target address, without which there is no mail user (R14.3).',
  'person-has-no-mailbox': 'Somebody without a mailbox is on no address list.',
  'synced-elsewhere': 'One object is synchronised to one tenant only, and another has it already (A20).',
  // What the tenant says to it.
  'attributes-unique': 'No other object of the tenant has the address or the user principal name.',
  'duplicate-proxy-address':
    'Another object of the tenant has this address already, and addresses are unique in a tenant.',
  'duplicate-user-principal-name':
    'Another object of the tenant has this user principal name; a domain that the tenant has not verified is replaced by its initial one.',
  'sync-cannot-reach': 'There is no way from the premises to the cloud at the moment.',
  // Signing in.
  'federation-service-answers': 'The federation service of the domain answers.',
  'federation-service-down':
    'Sign-in of this domain goes through the federation service on premises, which does not answer (R16.4).',
  'federation-service-unreachable':
    'Sign-in of this domain goes through the federation service on premises, which cannot be reached from here (R16.4).',
  'account-not-synced': 'The account has not been synchronised to the tenant yet.',
} as const;

export type DirectoryReason = keyof typeof SENTENCES;

/** All of them, in a fixed order, each with its sentence. */
export const DIRECTORY_REASONS: readonly { readonly name: DirectoryReason; readonly sentence: string }[] =
  Object.entries(SENTENCES).map(([name, sentence]) => ({ name: name as DirectoryReason, sentence }));
