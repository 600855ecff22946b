/** The closed lists of words about Exchange mail; a word's place is its code. R14, R16.5. */

/** Where Exchange runs: on the customer's premises, or as Exchange Online in the cloud of a tenant. */
export const PLATFORM_KINDS = ['onPremises', 'online'] as const;
/** What an accepted domain means for recipients that the platform does not know (R14.8). */
export const ACCEPTED_TYPES = ['authoritative', 'internalRelay'] as const;
/** What a domain passes through on a platform (R14.4). */
export const DOMAIN_STATES = ['absent', 'unverified', 'verified', 'setUpInProgress', 'active'] as const;
/** By what an administrator adds a domain. */
export const DOMAIN_TOOLS = ['portal', 'PowerShell'] as const;
/** What a platform knows a user as; a mail user's mail goes on to the target address (R14.9). */
export const RECIPIENT_KINDS = ['none', 'mailUser', 'mailbox'] as const;
/** How a mail comes to a platform: written there, through a connector, or because DNS (MX) leads there. */
export const MAIL_ARRIVALS = ['submitted', 'connector', 'dns'] as const;
export const MAIL_STATES = ['planned', 'inTransit', 'delivered', 'returned'] as const;
/** What a mail is for; the subject of an invitation is a meeting. */
export const MAIL_PURPOSES = ['note', 'missedActivity', 'invitation'] as const;
/** A mailbox that migrates over Exchange Web Services (R16.5). */
export const MOVE_STATES = ['none', 'queued', 'syncing', 'completed'] as const;

/** For how many tenants the hybrid wizard is made. */
export const HYBRID_WIZARDS = ['oneTenant', 'severalTenants'] as const;

export type AcceptedType = (typeof ACCEPTED_TYPES)[number];
export type DomainState = (typeof DOMAIN_STATES)[number];
export type RecipientKind = (typeof RECIPIENT_KINDS)[number];
export type MailArrival = (typeof MAIL_ARRIVALS)[number];

export const PLATFORM_KIND = { onPremises: 0, online: 1 } as const;
export const ACCEPTED_TYPE = { authoritative: 0, internalRelay: 1 } as const;
export const DOMAIN_STATE = { absent: 0, unverified: 1, verified: 2, setUpInProgress: 3, active: 4 } as const;
export const DOMAIN_TOOL = { portal: 0, PowerShell: 1 } as const;
export const RECIPIENT_KIND = { none: 0, mailUser: 1, mailbox: 2 } as const;
export const MAIL_ARRIVAL = { submitted: 0, connector: 1, dns: 2 } as const;
export const MAIL_STATE = { planned: 0, inTransit: 1, delivered: 2, returned: 3 } as const;
export const MAIL_PURPOSE = { note: 0, missedActivity: 1, invitation: 2 } as const;
export const HYBRID_WIZARD = { oneTenant: 0, severalTenants: 1 } as const;
export const MOVE_STATE = { none: 0, queued: 1, syncing: 2, completed: 3 } as const;

/** Masks of platforms and of domains are kept in 31 bits. */
export const MOST_PLATFORMS = 16;
export const MOST_MAIL_DOMAINS = 31;
