/** The part of the scenario format about meetings. */

/** Sections of the file. */
export const MEETING_SECTIONS = {} as const;

/** Keys of a tenant. */
export const MEETING_TENANT_KEYS = {} as const;

/** Keys of a user. */
export const MEETING_USER_KEYS = {} as const;

/** What events may do. */
export const MEETING_ACTIONS = {} as const;

/** What may be expected; the first key of each says of what. */
export const MEETING_EXPECTATIONS = {} as const;
