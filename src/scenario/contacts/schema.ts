/** The part of the scenario format about contact lists. */

/** Sections of the file. */
export const CONTACT_SECTIONS = {} as const;

/** Keys of a tenant. */
export const CONTACT_TENANT_KEYS = {} as const;

/** Keys of a user. */
export const CONTACT_USER_KEYS = {} as const;

/** What events may do. */
export const CONTACT_ACTIONS = {} as const;

/** What may be expected; the first key of each says of what. */
export const CONTACT_EXPECTATIONS = {} as const;
