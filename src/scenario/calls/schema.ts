/** The part of the scenario format about calls. */

/** Sections of the file. */
export const CALL_SECTIONS = {} as const;

/** Keys of a tenant. */
export const CALL_TENANT_KEYS = {} as const;

/** Keys of a user. */
export const CALL_USER_KEYS = {} as const;

/** What events may do. */
export const CALL_ACTIONS = {} as const;

/** What may be expected; the first key of each says of what. */
export const CALL_EXPECTATIONS = {} as const;
