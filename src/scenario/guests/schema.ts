/** The part of the scenario format about guest accounts. */

/** Sections of the file. */
export const GUEST_SECTIONS = {} as const;

/** Keys of a tenant. */
export const GUEST_TENANT_KEYS = {} as const;

/** Keys of a user. */
export const GUEST_USER_KEYS = {} as const;

/** What events may do. */
export const GUEST_ACTIONS = {} as const;

/** What may be expected; the first key of each says of what. */
export const GUEST_EXPECTATIONS = {} as const;
