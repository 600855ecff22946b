/** The part of the scenario format about group chats. */
import { FEATURES } from '../../model/attempt.ts';
import { GROUP_STATUSES, MEMBER_STATUSES } from '../../model/group-chats.ts';
import { CLIENTS } from '../../model/words.ts';
import { flag, list, name, orNull, shape, whole, word } from '../schema-words.ts';

/** Sections of the file. */
export const GROUP_CHAT_SECTIONS = {} as const;

/** Keys of a tenant. */
export const GROUP_CHAT_TENANT_KEYS = {} as const;

/** Keys of a user. */
export const GROUP_CHAT_USER_KEYS = {} as const;

const group = name('The id of the group chat');
const features = Object.fromEntries(
  FEATURES.map((each) => [each, flag(`The message carries: ${each}`).optional()]),
) as Record<(typeof FEATURES)[number], ReturnType<ReturnType<typeof flag>['optional']>>;

/** What events may do. */
export const GROUP_CHAT_ACTIONS = {
  startGroup: shape(
    {
      from: name('Who starts it'),
      via: word(CLIENTS, 'The client in which they do, the only kind that the group holds'),
      members: list(name('The address of a user'), 'The others, at least two'),
      id: name('A name by which later lines refer to the group chat'),
    },
    'A person starts a group chat',
  ),
  addMember: shape(
    { by: name('Who lets them in'), to: group, member: name('Who is to be let in') },
    'A member of a group chat adds somebody',
  ),
  leaveGroup: shape({ user: name('Who leaves'), group }, 'A member leaves a group chat'),
  groupMessage: shape(
    {
      from: name('Who writes'),
      in: group,
      id: name(
        'A name: its copy to Bob is the message "m1 to bob@contoso.com" for later lines, by his address as startGroup or addMember has it',
      ).optional(),
      bytes: whole(0, 'Size on the wire of each copy; default: the switch messageBytes').optional(),
      ...features,
    },
    'A member writes to all others of a group chat',
  ),
} as const;

const at = name('When: a duration since the start, or an instant; left out: at the end').optional();
const because = orNull(name('A reason'), 'Why it was refused; null: it was not').optional();

/** What may be expected; the first key of each says of what. */
export const GROUP_CHAT_EXPECTATIONS = {
  groupChat: shape(
    {
      groupChat: group,
      at,
      status: word(GROUP_STATUSES, 'Whether it could be started').optional(),
      via: word(CLIENTS, 'The client that its members use').optional(),
      members: list(name('The address of a user'), 'Who is in it, in the order of the file').optional(),
      because,
      between: orNull(
        list(name('The address of a user'), 'Two of them'),
        'The two who kept it from being started; null: nobody did',
      ).optional(),
    },
    'A fact about a group chat',
  ),
  groupMember: shape(
    {
      groupMember: shape({ of: group, user: name('The address of the user') }, 'Somebody of a group chat'),
      at,
      status: word(MEMBER_STATUSES, 'Where they stand').optional(),
      because,
    },
    'A fact about a member of a group chat',
  ),
} as const;
