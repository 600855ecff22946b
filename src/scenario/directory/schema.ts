/** The part of the scenario format about domains and directories. */

/** Sections of the file. */
export const DIRECTORY_SECTIONS = {} as const;

/** Keys of a tenant. */
export const DIRECTORY_TENANT_KEYS = {} as const;

/** Keys of a user. */
export const DIRECTORY_USER_KEYS = {} as const;

/** What events may do. */
export const DIRECTORY_ACTIONS = {} as const;

/** What may be expected; the first key of each says of what. */
export const DIRECTORY_EXPECTATIONS = {} as const;
