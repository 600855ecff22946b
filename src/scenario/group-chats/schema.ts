/** The part of the scenario format about group chats. */

/** Sections of the file. */
export const GROUP_CHAT_SECTIONS = {} as const;

/** Keys of a tenant. */
export const GROUP_CHAT_TENANT_KEYS = {} as const;

/** Keys of a user. */
export const GROUP_CHAT_USER_KEYS = {} as const;

/** What events may do. */
export const GROUP_CHAT_ACTIONS = {} as const;

/** What may be expected; the first key of each says of what. */
export const GROUP_CHAT_EXPECTATIONS = {} as const;
