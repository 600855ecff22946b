/** Every reason that a decision about a free/busy query can carry: a closed list. */

const SENTENCES = {
  'free-busy-told': 'The default free/busy information is told.',
  'asker-without-mailbox': 'Only somebody with a mailbox asks for free/busy information.',
  'target-without-mailbox': 'The person asked about has no mailbox, and so no calendar.',
  'one-platform': 'Both mailboxes are on one platform, whose own service answers.',
  'pair-shares-free-busy': 'These two platforms can share free/busy information.',
  'pair-not-reached':
    'Free/busy between 21Vianet and the premises was not reached: nobody has tested it (R14.2).',
  'hybrid-needed': 'Free/busy between the premises and a cloud takes a full hybrid of the two (R14.11).',
  'hybrid-serves': 'The hybrid of the premises with this cloud carries the query.',
  'two-21v-tenants': 'Free/busy between two tenants of 21Vianet is not supported (R14.11).',
  'clouds-share-no-free-busy': 'No source says that these two clouds share free/busy information.',
  'has-address-space': "The asker's platform has an availability address space for the domain.",
  'no-address-space':
    "The asker's platform has no availability address space for the domain of the person asked about (R14.5).",
  'names-right-tenant': 'The address space names the tenant that has the mailbox.',
  'names-other-tenant': 'The address space names another tenant than the one that has the mailbox (R14.5).',
  'token-method': 'The address space uses the method for other tenants.',
  'method-needs-trust':
    'Without trust between the forests only the organisation-wide method with a token works (R14.5, R14.12).',
  'right-endpoint': "The address space names the endpoint of the other tenant's cloud.",
  'wrong-endpoint':
    "The address space names an endpoint that is not that of the other tenant's cloud (R14.5).",
  'tenant-allowed': "The target's availability configuration allows the tenant that asks.",
  'tenant-not-allowed':
    "The target's availability configuration does not allow the tenant that asks (R14.5, R14.6).",
  'has-relationship': 'The asker has an organisation relationship with the other side.',
  'no-relationship':
    'There is neither an availability address space nor an organisation relationship (R14.7).',
  'relationship-shares': 'The other side shares free/busy in its own relationship with the asker.',
  'relationship-does-not-share':
    'Organisation relationships are one-way: the other side does not share with the asker (R14.7).',
  'mailbox-there': 'The mailbox is on the platform that was asked.',
  'no-mailbox-there': 'The platform that was asked does not have the mailbox any more.',
  'query-cannot-pass': 'There is no way between the two platforms at the moment.',
} as const;

export type AvailabilityReason = keyof typeof SENTENCES;

/** All of them, in a fixed order, each with its sentence. */
export const AVAILABILITY_REASONS: readonly {
  readonly name: AvailabilityReason;
  readonly sentence: string;
}[] = Object.entries(SENTENCES).map(([name, sentence]) => ({ name: name as AvailabilityReason, sentence }));
