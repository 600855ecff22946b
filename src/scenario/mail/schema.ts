/** The part of the scenario format about Exchange mail. */

/** Sections of the file. */
export const MAIL_SECTIONS = {} as const;

/** Keys of a tenant. */
export const MAIL_TENANT_KEYS = {} as const;

/** Keys of a user. */
export const MAIL_USER_KEYS = {} as const;

/** What events may do. */
export const MAIL_ACTIONS = {} as const;

/** What may be expected; the first key of each says of what. */
export const MAIL_EXPECTATIONS = {} as const;
