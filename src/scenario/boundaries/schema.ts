/** The part of the scenario format about data boundaries. */

/** Sections of the file. */
export const BOUNDARY_SECTIONS = {} as const;

/** Keys of a tenant. */
export const BOUNDARY_TENANT_KEYS = {} as const;

/** Keys of a user. */
export const BOUNDARY_USER_KEYS = {} as const;

/** What events may do. */
export const BOUNDARY_ACTIONS = {} as const;

/** What may be expected; the first key of each says of what. */
export const BOUNDARY_EXPECTATIONS = {} as const;
