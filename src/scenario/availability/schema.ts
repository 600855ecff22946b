/** The part of the scenario format about free/busy queries. */

/** Sections of the file. */
export const AVAILABILITY_SECTIONS = {} as const;

/** Keys of a tenant. */
export const AVAILABILITY_TENANT_KEYS = {} as const;

/** Keys of a user. */
export const AVAILABILITY_USER_KEYS = {} as const;

/** What events may do. */
export const AVAILABILITY_ACTIONS = {} as const;

/** What may be expected; the first key of each says of what. */
export const AVAILABILITY_EXPECTATIONS = {} as const;
