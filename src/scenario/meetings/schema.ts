/** The part of the scenario format about meetings. */
import {
  ADMISSIONS,
  ATTENDEE_STATES,
  ATTENDEES,
  INVITATIONS,
  JOIN_CLIENTS,
  JOIN_WAYS,
  LOBBY_SETTINGS,
  MEETING_FUNCTIONS,
  MEETING_KINDS,
  MEETING_MIGRATIONS,
  MEETING_STATUSES,
  MEETING_TYPES,
  MIGRATIONS,
  SHARED,
} from '../../model/meeting-words.ts';
import { MEETING_REASONS } from '../../rules/meetings/reasons.ts';
import { MEETING_PROVIDERS } from '../../rules/meetings/scheduling.ts';
import { flag, list, name, named, orNull, shape, text, whole, word } from '../schema-words.ts';

const user = name('The address of a user');
const meeting = name('The name of the meeting');
const time = (description: string) =>
  text('a time such as 10m', () => undefined).meta({
    description,
    examples: ['10m', '2023-08-28T09:00:00Z'],
  });

const meetingKeys = {
  organizer: name('Who organises it'),
  invite: list(user, 'Who is invited').optional(),
  others: whole(0, 'How many more people are invited, of whom nothing else is known').optional(),
  presenters: list(user, 'Who may let people in and end the meeting, as the organiser may').optional(),
  lobby: word(LOBBY_SETTINGS, 'Who passes the lobby (R12.5); default everyoneInOrg').optional(),
  anonymousCanStart: flag('Whether anonymous users may start it (R12.6); default false').optional(),
  type: word(MEETING_TYPES, 'The type; by default the first that the organiser’s mode offers').optional(),
} as const;

/** Sections of the file. */
export const MEETING_SECTIONS = {
  meetings: named(
    shape(
      { ...meetingKeys, begins: time('When it is to begin; default: when the run ends').optional() },
      'A meeting that is scheduled when the run begins, and in everybody’s calendar',
    ),
    'Meetings scheduled before, by name',
  ).optional(),
} as const;

/** Keys of a tenant. */
export const MEETING_TENANT_KEYS = {
  meetings: shape(
    {
      anonymousJoin: flag('Whether anonymous users may join meetings here (R12.4); default true').optional(),
      islandsProvider: word(
        MEETING_PROVIDERS,
        'PreferredMeetingProviderForIslandsMode (R12.2); default both',
      ).optional(),
    },
    'What the organisation has set about meetings',
  ).optional(),
} as const;

/** Keys of a user. */
export const MEETING_USER_KEYS = {
  meetings: shape(
    {
      anonymousJoin: flag(
        'Whether the policy lets anonymous users join meetings of this user (R12.4); default true',
      ).optional(),
      mailboxOnPrem: flag('Whether the mailbox is on premises, so that nothing migrates (R7.9)').optional(),
      newInTeams: flag('Whether the user never had Skype for Business (R12.3); default false').optional(),
      failingMigrations: whole(0, 'How many tries of a migration fail before one succeeds (R7.9)').optional(),
    },
    'What concerns meetings that the user organises or joins',
  ).optional(),
} as const;

/** One of the two. */
const who = {
  user: user.optional(),
  visitor: name('Somebody without any account, by a name for them').optional(),
} as const;

/** What events may do. */
export const MEETING_ACTIONS = {
  scheduleMeeting: shape(
    {
      id: meeting,
      ...meetingKeys,
      begins: time('When it is to begin; default: when the run ends').optional(),
    },
    'An organiser schedules a meeting; invitations go out as mail (R16.6)',
  ),
  passMeetingLink: shape({ meeting, to: user }, 'Somebody passes the link of a meeting on'),
  join: shape(
    {
      meeting,
      ...who,
      via: word(JOIN_CLIENTS, 'With what; default desktop').optional(),
      as: word(JOIN_WAYS, 'In which way; by default as whom they are known best').optional(),
    },
    'Somebody tries to join a meeting',
  ),
  admit: shape({ meeting, ...who, by: user }, 'Somebody who waits in the lobby is let in'),
  deny: shape({ meeting, ...who, by: user }, 'Somebody who waits in the lobby is sent away'),
  inMeeting: shape(
    { meeting, ...who, does: word(MEETING_FUNCTIONS, 'What they do (R5.15)') },
    'Somebody does something in a meeting',
  ),
  leaveMeeting: shape({ meeting, ...who }, 'Somebody leaves a meeting or its lobby'),
  endMeeting: shape({ meeting, by: user }, 'A meeting is ended for all'),
  setAnonymousJoin: shape(
    {
      tenant: name('Of this organisation').optional(),
      organizer: name('In the policy of this user').optional(),
      on: flag('Whether anonymous users may join (R12.4)'),
    },
    'Anonymous join is switched on or off; the switch anonymousJoinDelay says when it counts',
  ),
  migrateMeetings: shape({ user }, 'Start-CsExMeetingMigration for an organiser (R7.9)'),
} as const;

const at = time('When; the end of the run if left out').optional();
const REASON_NAMES = MEETING_REASONS.map((each) => each.name);
const because = (description: string) => orNull(word(REASON_NAMES, 'A reason'), description).optional();

/** What may be expected; the first key of each says of what. */
export const MEETING_EXPECTATIONS = {
  meeting: shape(
    {
      meeting,
      at,
      kind: word(MEETING_KINDS, 'Scheduled, or promoted out of a conversation').optional(),
      type: word(MEETING_TYPES, 'The type').optional(),
      status: word(MEETING_STATUSES, 'How far it has come').optional(),
      inside: whole(0, 'How many are in it').optional(),
      waiting: whole(0, 'How many wait in its lobby').optional(),
      migration: word(MEETING_MIGRATIONS, 'What a migration has done with it').optional(),
      because: because('Why it was refused, or left as it is; null if it was not'),
    },
    'A fact about a meeting',
  ),
  attendee: shape(
    {
      attendee: shape({ meeting, ...who }, 'Somebody and a meeting'),
      at,
      state: word(ATTENDEE_STATES, 'Where they are with the meeting').optional(),
      way: word(JOIN_WAYS, 'In which way they came').optional(),
      seenAs: word(ATTENDEES, 'As whom the lobby took them').optional(),
      namePrompt: flag('Whether they were asked for a name (R5.15)').optional(),
      admission: word(ADMISSIONS, 'How they got in').optional(),
      because: because('Why they were refused, or wait'),
      invitation: word(INVITATIONS, 'What has become of their invitation').optional(),
      tried: orNull(word(MEETING_FUNCTIONS, 'A function'), 'What they tried to do last').optional(),
      hindered: because('Why that did not work; null if it did'),
      muted: flag('Whether they are muted').optional(),
      video: flag('Whether their video is on').optional(),
      hand: flag('Whether their hand is raised').optional(),
      sharing: word(SHARED, 'What they share').optional(),
    },
    'A fact about somebody and a meeting',
  ),
  migration: shape(
    {
      migration: user,
      at,
      status: word(MIGRATIONS, 'How far it is').optional(),
      tries: whole(0, 'How many').optional(),
    },
    'A fact about the migration of a user’s meetings',
  ),
} as const;
