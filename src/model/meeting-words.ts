/** The closed vocabularies of meetings; the index of a word is its code, as in words.ts. */

export const MEETING_TYPES = ['Teams', 'SfB'] as const;
/** What an organiser asks for; `any` is what their mode offers first. */
export const MEETING_WISHES = ['any', ...MEETING_TYPES] as const;
/** `promoted`: made on the spot out of a conversation, in no calendar, with one invited peer (R10.2, A45). */
export const MEETING_KINDS = ['scheduled', 'promoted'] as const;
/** `planned`: the scenario will schedule it; `refused`: the organiser could not; `ended` ones can start again. */
export const MEETING_STATUSES = ['planned', 'refused', 'scheduled', 'running', 'ended'] as const;

/** The settings of the lobby, by their names of 2021; `orgOnly` is the later "People in my org". */
export const LOBBY_SETTINGS = [
  'everyone',
  'orgTrustedGuests',
  'orgAndGuests',
  'everyoneInOrg',
  'invited',
  'organizer',
  'orgOnly',
] as const;

/** As whom somebody comes to a meeting. */
export const ATTENDEES = ['organizer', 'orgUser', 'guest', 'trustedOrg', 'anonymous', 'dialIn'] as const;

/**
 * `member`: signed in, of the organisation; `external`: signed in, of an organisation of the same cloud; `connection`:
 * signed in through a connection between two clouds; `guest`: with a guest account of the host's tenant.
 */
export const JOIN_WAYS = ['member', 'external', 'connection', 'guest', 'anonymous'] as const;
/** How somebody tries to come in; `best` is as whom they are known best. */
export const JOIN_WISHES = ['best', ...JOIN_WAYS] as const;
export const JOIN_CLIENTS = ['desktop', 'web', 'mobile', 'vdi'] as const;

/**
 * Where somebody is with a meeting. `joining`: asked for a name, and for camera and microphone; `lobby`: waiting;
 * the last three are ways of not getting in.
 */
export const ATTENDEE_STATES = [
  'expected',
  'joining',
  'lobby',
  'inside',
  'left',
  'refused',
  'denied',
  'timedOut',
] as const;
/** The mail that invites; `arrived` is an entry in the calendar (R16.6). */
export const INVITATIONS = ['none', 'sent', 'arrived'] as const;
/** How somebody got in: past the lobby, or let in by somebody. */
export const ADMISSIONS = ['none', 'direct', 'admitted'] as const;
export const ADMISSION_ANSWERS = ['admit', 'deny'] as const;

/** What people do inside a meeting, each by its own name (R5.15). */
export const MEETING_FUNCTIONS = [
  'chatSend',
  'chatReceive',
  'chatBeforeAndAfter',
  'speak',
  'listen',
  'mute',
  'unmute',
  'chooseDevices',
  'videoOn',
  'videoOff',
  'shareScreen',
  'shareWindow',
  'requestControl',
  'giveControl',
  'raiseHand',
  'applause',
  'heart',
  'laugh',
  'thumbsUp',
  'thumbsDown',
  'fileTransfer',
] as const;

/** What lasts of what an attendee does: 0 or 1, `sharing` a code of SHARED. */
export const ATTENDEE_PARTS = ['muted', 'video', 'sharing', 'hand'] as const;
export const SHARED = ['nothing', 'screen', 'window'] as const;

/** What happened to an organiser so that meetings may migrate (R7.9); `command` is Start-CsExMeetingMigration. */
export const MIGRATION_CAUSES = [
  'grantTeamsOnly',
  'grantMeetings',
  'grantOther',
  'grantTenantWide',
  'moveToCloud',
  'moveToOnPrem',
  'command',
] as const;
export const MIGRATIONS = ['none', 'queued', 'trying', 'done', 'givenUp'] as const;
export const MEETING_MIGRATIONS = ['none', 'migrated', 'skipped'] as const;

/** The code of a word, for code that names one. */
function codesOf<const W extends readonly string[]>(words: W): { readonly [K in W[number]]: number } {
  return Object.fromEntries(words.map((word, code) => [word, code])) as { readonly [K in W[number]]: number };
}

export const MEETING_TYPE = codesOf(MEETING_TYPES);
export const MEETING_KIND = codesOf(MEETING_KINDS);
export const MEETING_STATUS = codesOf(MEETING_STATUSES);
export const ATTENDEE_STATE = codesOf(ATTENDEE_STATES);
export const ATTENDEE = codesOf(ATTENDEES);
export const INVITATION = codesOf(INVITATIONS);
export const ADMISSION = codesOf(ADMISSIONS);
export const ATTENDEE_PART = codesOf(ATTENDEE_PARTS);
export const MIGRATION_STATE = codesOf(MIGRATIONS);
export const MEETING_MIGRATION = codesOf(MEETING_MIGRATIONS);
