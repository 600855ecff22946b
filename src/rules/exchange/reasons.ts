/** Every reason that a decision about mail, domains, hybrids and mailboxes can carry: a closed list. */

const SENTENCES = {
  // Where a mail goes from a platform.
  'mailbox-here': 'The mailbox of the recipient is here.',
  'target-address-by-connector':
    'The recipient is a mail user here, and a connector leads to the target address (R14.9).',
  'target-address-by-dns': 'The recipient is a mail user here, and DNS leads to the target address (R14.9).',
  'relayed-by-connector':
    'The domain is an internal relay here and the recipient unknown, so a connector passes the mail on (R14.8).',
  'relayed-by-dns':
    'The domain is an internal relay here and the recipient unknown; DNS leads on, as the switch allows (R14.8).',
  'connector-leads': 'The domain is not accepted here, and a connector leads on.',
  'dns-leads': 'The domain is not accepted here, and DNS leads on.',
  'recipient-unknown':
    'The domain is authoritative here and the recipient is unknown: 550 5.1.10 RecipientNotFound (R14.8).',
  'relay-needs-connector':
    'The domain is an internal relay here and the recipient unknown, but no connector leads on (R14.8).',
  'no-target-address': 'The recipient is a mail user here that lacks a target address (R14.3).',
  'no-way': 'Neither a connector nor DNS leads to the address.',
  'domain-not-active':
    'No connector leads to the address, and its DNS records are not there yet: the domain is not active (R14.4).',
  'relay-denied':
    'The mail came by DNS for a domain that is not accepted here: 550 5.7.64 relay access denied.',
  'mail-loop':
    'The mail has been here before with the same address, and the mailbox has not moved since: 554 5.4.14 hop count exceeded, possible mail loop.',
  // Adding a domain, and what comes after.
  'domain-added': 'The domain is added; its TXT record is waited for (R14.4).',
  'subdomain-added':
    'PowerShell adds the subdomain of a verified domain, which shows as set-up in progress (R14.4).',
  'domain-verified': 'The TXT record is there, so the domain is verified (R14.4).',
  'domain-set-up': 'The set-up has begun; DNS records come later (R14.4).',
  'domain-active': 'The DNS records are there, so the domain is active (R14.4).',
  'subdomain-by-portal':
    'The portal refuses a subdomain of a domain that it has; PowerShell adds it (R14.4).',
  'subdomain-of-unverified': 'The domain above it is not verified on this platform yet (R14.4).',
  'domain-there-already': 'The platform has this domain already.',
  'domain-not-there': 'The platform does not have this domain yet.',
  'domain-out-of-order': 'A domain is verified, then set up, then active, one after the other (R14.4).',
  // Hybrid.
  'hybrid-first': 'The premises are in hybrid with no other platform.',
  'hybrid-already': 'The premises are in hybrid with this platform already.',
  'hybrid-removes-other':
    'A second hybrid removes the configuration of the first, so only one cloud has one (R14.1, A20).',
  'hybrid-beside-other':
    'From 2020-09-22 the hybrid wizard pairs one organisation with up to five tenants (R14.10, A20).',
  'hybrid-with-21v-alone':
    'The wizard of several tenants is documented for the worldwide cloud only, so the first configuration is removed (A20).',
  'hybrid-too-early':
    'Before 2020-09-22 the wizard pairs one organisation with one tenant, so the first configuration is removed (R14.10).',
  'hybrid-five-tenants': 'The hybrid wizard pairs one organisation with five tenants at most (R14.10).',
  'hybrid-needs-premises': 'A hybrid is between Exchange on premises and an online platform.',
  // A mailbox that migrates.
  'migration-accepted': 'The mailbox may migrate over Exchange Web Services (R16.5).',
  'has-mailbox': 'There is a mailbox to migrate.',
  'no-mailbox': 'There is no mailbox to migrate.',
  'other-place': 'The mailbox is elsewhere now.',
  'mailbox-there-already': 'The mailbox is on that platform already.',
  'migration-free': 'The mailbox is not migrating.',
  'migration-running': 'The mailbox is migrating already.',
  'web-services-there': 'Both platforms publish Exchange Web Services.',
  'no-web-services': 'One of the platforms does not publish Exchange Web Services (R16.5).',
  'address-for-target': 'The user has an address in the domain that leads to the new place.',
  'no-address-for-target':
    'The user has no address in the domain that leads to the new place; an e-mail address policy gives one (R16.5).',
  'addresses-accepted': 'The new place accepts the domains of all addresses of the user.',
  'address-not-accepted':
    'The user has an address in a domain that the new place does not accept (NotAcceptedDomain; R14.3).',
} as const;

export type ExchangeReason = keyof typeof SENTENCES;

/** All of them, in a fixed order, each with its sentence. */
export const EXCHANGE_REASONS: readonly { readonly name: ExchangeReason; readonly sentence: string }[] =
  Object.entries(SENTENCES).map(([name, sentence]) => ({ name: name as ExchangeReason, sentence }));

export function exchangeSentence(reason: ExchangeReason): string {
  return SENTENCES[reason];
}
