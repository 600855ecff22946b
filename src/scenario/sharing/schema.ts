/** The part of the scenario format about shared screens. */
import { ATTENDEE_STATES, JOIN_CLIENTS, JOIN_WAYS } from '../../model/meeting-words.ts';
import { SHARE_STATUSES, SHARE_WAYS, SHARED_THINGS } from '../../model/sharing.ts';
import { ALL_REASONS } from '../../rules/all-reasons.ts';
import { flag, name, orNull, shape, whole, word } from '../schema-words.ts';

/** Sections of the file. */
export const SHARE_SECTIONS = {} as const;

const allowPrivateMeetNow = (whose: string) =>
  flag(`AllowPrivateMeetNow in the meeting policy of ${whose} (R10.4); default true`).optional();

/** Keys of a tenant. */
export const SHARE_TENANT_KEYS = {
  allowPrivateMeetNow: allowPrivateMeetNow('users without one of their own'),
} as const;

/** Keys of a user. */
export const SHARE_USER_KEYS = {
  allowPrivateMeetNow: allowPrivateMeetNow('this user'),
  oldSkypeClient: flag(
    'Whether the Skype for Business client is of before 2018 and makes no meeting of a conversation with Teams (R10.3)',
  ).optional(),
} as const;

const share = name('The id of the share');

/** What events may do. */
export const SHARE_ACTIONS = {
  share: shape(
    {
      from: name('Who shares'),
      in: name('The id of a message or a call: in its conversation'),
      what: word(SHARED_THINGS, 'The whole screen, or one window; default: screen').optional(),
      id: name(
        'A name by which later lines refer to it; the message with the link of a meeting is "s1 link" for s1',
      ),
    },
    'A person shares their screen in a conversation, or the two are promoted to a meeting for it (R10.1)',
  ),
  openShareLink: shape(
    {
      share,
      user: name('Who opens it'),
      via: word(JOIN_CLIENTS, 'With what; default: desktop').optional(),
    },
    'The peer opens the link of the meeting that was made',
  ),
  shareInside: shape({ share }, 'In that meeting its starter begins to share'),
  stopSharing: shape({ share }, 'Whoever shares stops'),
} as const;

const REASON_NAMES = ALL_REASONS.map((each) => each.name);
const at = name('When: a duration since the start, or an instant; left out: at the end').optional();

/** What may be expected; the first key of each says of what. */
export const SHARE_EXPECTATIONS = {
  share: shape(
    {
      share,
      at,
      status: word(SHARE_STATUSES, 'How far it has come').optional(),
      via: orNull(word(SHARE_WAYS, 'One of these'), 'How it is shared; null: it is not').optional(),
      because: orNull(word(REASON_NAMES, 'A reason'), 'Why it was refused; null: it was not').optional(),
      inside: whole(0, 'How many are in the meeting that was made').optional(),
      peer: orNull(
        word(ATTENDEE_STATES, 'One of these'),
        'Where the other is with that meeting; null: there is none',
      ).optional(),
      peerWay: orNull(
        word(JOIN_WAYS, 'One of these'),
        'In which way the other came into it; null: they did not',
      ).optional(),
    },
    'A fact about a shared screen',
  ),
} as const;
