/**
 * Who passes the lobby of a Teams meeting, and who waits. [MEETING-POLICY] of 2021, and one later name; R12.4 to
 * R12.7. Callers have a setting of their own; anonymous users and callers also wait while nobody of the organisation
 * is in a meeting that they may not start.
 */
import { ATTENDEES, LOBBY_SETTINGS } from '../../model/meeting-words.ts';
import { type Condition, defineTable } from '../table.ts';
import { type PlainRow, rowFor, YES_NO, type YesNo } from './plain-table.ts';
import type { MeetingReason } from './reasons.ts';

export { LOBBY_SETTINGS };
export type LobbySetting = (typeof LOBBY_SETTINGS)[number];
/** What a meeting has unless somebody chose (R12.5). */
export const LOBBY_DEFAULT: LobbySetting = 'everyoneInOrg';

export const LOBBY_SETTING_NAMES: Readonly<Record<LobbySetting, string>> = {
  everyone: 'Everyone',
  orgTrustedGuests: 'People in my organization, trusted organizations, and guests',
  orgAndGuests: 'People in my organization and guests',
  everyoneInOrg: 'Everyone in my organization',
  invited: 'Invited users only',
  organizer: 'Organizer only',
  orgOnly: 'People in my org',
};

export { ATTENDEES };
export type Attendee = (typeof ATTENDEES)[number];
/** The attendees that the table of 2021 has a column for. */
export const LOBBY_COLUMNS = ['organizer', 'orgUser', 'guest', 'trustedOrg', 'anonymous'] as const;

export const LOBBY_AXES = {
  setting: LOBBY_SETTINGS,
  attendee: ATTENDEES,
  invited: YES_NO,
  /** Callers bypass the lobby. */
  callersBypass: YES_NO,
  /** Anonymous users and callers may start a meeting; off unless somebody chose (R12.6). */
  anonymousStart: YES_NO,
  /** Somebody of the organisation is in the meeting. */
  organisationIn: YES_NO,
} as const;
type When = Condition<typeof LOBBY_AXES>;

export interface LobbyRow extends PlainRow<typeof LOBBY_AXES> {
  readonly answer: 'direct' | 'lobby';
  readonly because: MeetingReason;
}

type Cell = 'direct' | 'lobby' | 'direct if invited';

/** The table of 2021 as printed: per setting the answers in the order of LOBBY_COLUMNS. */
const PRINTED: readonly (readonly [LobbySetting, ...Cell[]])[] = [
  ['everyone', 'direct', 'direct', 'direct', 'direct', 'direct'],
  ['orgTrustedGuests', 'direct', 'direct', 'direct', 'direct', 'lobby'],
  ['orgAndGuests', 'direct', 'direct', 'direct', 'lobby', 'lobby'],
  ['everyoneInOrg', 'direct', 'direct', 'direct', 'lobby', 'lobby'],
  ['invited', 'direct', 'direct if invited', 'direct if invited', 'direct if invited', 'lobby'],
  ['organizer', 'direct', 'lobby', 'lobby', 'lobby', 'lobby'],
  ['orgOnly', 'direct', 'direct', 'lobby', 'lobby', 'lobby'],
];

const SOURCE = '[MEETING-POLICY] R12.5';
/** The meeting has begun for those who may not start it. */
const BEGUN: readonly When[] = [{ anonymousStart: 'yes' }, { anonymousStart: 'no', organisationIn: 'yes' }];
const NOT_BEGUN: When = { anonymousStart: 'no', organisationIn: 'no' };

function cellRows(setting: LobbySetting, attendee: Attendee, cell: Cell): LobbyRow[] {
  const id = `${setting === 'orgOnly' ? 'lobby-later' : 'lobby-2021'}/${setting}.${attendee}`;
  const when: When = { setting, attendee };
  const shared = { id, words: [LOBBY_SETTING_NAMES[setting], attendee, cell], note: '', source: SOURCE };
  if (cell === 'lobby') return [{ ...shared, answer: 'lobby', because: 'setting-sends-to-lobby', when }];
  if (cell === 'direct') {
    const conditions = attendee === 'anonymous' ? BEGUN.map((begun) => ({ ...when, ...begun })) : when;
    return [{ ...shared, answer: 'direct', because: 'direct', when: conditions }];
  }
  return [
    { ...shared, answer: 'direct', because: 'direct', when: { ...when, invited: 'yes' } },
    {
      ...shared,
      id: `${id}.uninvited`,
      answer: 'lobby',
      because: 'not-invited',
      when: { ...when, invited: 'no' },
    },
  ];
}

const ROWS: readonly LobbyRow[] = [
  ...PRINTED.flatMap(([setting, ...cells]) =>
    LOBBY_COLUMNS.flatMap((attendee, n) => cellRows(setting, attendee, cells[n]!)),
  ),
  {
    id: 'lobby-2021/callers-bypass',
    words: ['any, callers bypass the lobby', 'dialIn', 'direct'],
    note: '',
    source: '[MEETING-POLICY] R12.6',
    answer: 'direct',
    because: 'direct',
    when: BEGUN.map((begun) => ({ ...begun, attendee: 'dialIn', callersBypass: 'yes' })),
  },
  {
    id: 'lobby-2021/callers-wait',
    words: ['any, callers do not bypass the lobby', 'dialIn', 'lobby'],
    note: '',
    source: '[MEETING-POLICY] R12.6',
    answer: 'lobby',
    because: 'dial-in-waits',
    when: { attendee: 'dialIn', callersBypass: 'no' },
  },
  {
    id: 'lobby-2021/not-begun',
    words: [
      'would pass, but may not start the meeting, and nobody of the organisation is in',
      'anonymous, dialIn',
      'lobby',
    ],
    note: '',
    source: '[MEETING-POLICY] R12.6',
    answer: 'lobby',
    because: 'nobody-of-the-organisation-yet',
    when: [
      { ...NOT_BEGUN, attendee: 'anonymous', setting: 'everyone' },
      { ...NOT_BEGUN, attendee: 'dialIn', callersBypass: 'yes' },
    ],
  },
];

export const LOBBY = defineTable<typeof LOBBY_AXES, LobbyRow>('lobby', LOBBY_AXES, ROWS);

export interface LobbyQuery {
  readonly setting: LobbySetting;
  readonly attendee: Attendee;
  readonly invited: YesNo;
  readonly callersBypass: YesNo;
  readonly anonymousStart: YesNo;
  readonly organisationIn: YesNo;
}

/** Whether the attendee comes in directly or waits; ask again when somebody of the organisation has come in. */
export function lobbyFor(query: LobbyQuery): LobbyRow {
  return rowFor(LOBBY, query);
}
