/** The closed vocabularies of directories; the index of a word is its code. */

/** What a person is in the directory of a tenant; `user`: an account without mail, which no address list shows. */
export const RECIPIENTS = ['absent', 'user', 'mailUser', 'mailbox'] as const;
export type Recipient = (typeof RECIPIENTS)[number];
export const RECIPIENT = { absent: 0, user: 1, mailUser: 2, mailbox: 3 } as const;

/** What a tenant keeps back of an object in conflict: nothing, its own address, or one of the further ones. */
export const WITHOUT_WORDS = ['nothing', 'own', 'further'] as const;
export const WITHOUT = { nothing: 0, own: 1, further: 2 } as const;

/** Custom rules of a synchronisation server, bit 1 << place: what they bring of mailboxes in another cloud (R14.3). */
export const CUSTOM_RULES = ['mailUser', 'proxyAddresses', 'targetAddress'] as const;
export type CustomRule = (typeof CUSTOM_RULES)[number];
