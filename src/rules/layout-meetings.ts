/** The tables about meetings, guests and the phone in a rule set, as lists: a row's words, then its answer. */
import { ruleSetOf } from './epochs.ts';
import type { LaidOutTable } from './layout.ts';
import { MEETING_PAIRS } from './meetings/cloud-pairs.ts';
import type { MeetingEra } from './meetings/eras.ts';
import { FUNCTIONS } from './meetings/functions.ts';
import { ACCOUNTS } from './meetings/guest-accounts.ts';
import { JOIN_AXES, JOINING, type JoinRow } from './meetings/join-table.ts';
import { LOBBY } from './meetings/lobby.ts';
import { MIGRATION } from './meetings/migration.ts';
import { OUTSIDER_ABILITIES } from './meetings/outsiders.ts';
import { PHONE } from './meetings/phone.ts';
import { SCHEDULING, TEAMS_CLIENT } from './meetings/scheduling.ts';
import { SFB_JOINING } from './meetings/sfb-join.ts';
import type { RuleSetId } from './rule-sets.ts';
import { inputCodes } from './table.ts';

interface ListedRow {
  readonly id: string;
  readonly words: readonly string[];
  readonly note: string;
  readonly source: string;
}

/** The tables without dates, and of joining the rows in force at some time of the rule set. */
export function layoutMeetingTables(ruleSet: RuleSetId): LaidOutTable[] {
  const eras = [...new Set((ruleSetOf(ruleSet)?.stages ?? []).map(({ facts }) => facts.meetings))];
  return [
    list('meetings', 'scheduling', 'Which meeting an organiser schedules', SCHEDULING.rows, [
      'Mode',
      'PreferredMeetingProviderForIslandsMode',
      'Meeting',
    ]),
    list('meetings', 'teams client', 'What a mode leaves on in the Teams client', TEAMS_CLIENT.rows, [
      'Mode',
      'Feature',
      'Teams client',
    ]),
    list('meetings', 'clouds', 'Which clouds can be connected for meetings', MEETING_PAIRS.rows, [
      'One cloud',
      'Other cloud',
      'Connection',
    ]),
    ...eras.map((era) =>
      list(era, 'joining', 'How a meeting may be joined', rowsIn(era), ['Way', 'Between', 'Possible?']),
    ),
    list('meetings', 'joining-sfb', 'As whom a Skype for Business meeting is joined', SFB_JOINING.rows, [
      'Who',
      'Joins',
    ]),
    list('meetings', 'lobby', 'Who passes the lobby', LOBBY.rows, ['Setting', 'Attendee', 'Answer']),
    list('meetings', 'functions', 'What works inside a meeting', FUNCTIONS.rows, [
      'Function',
      'Attendee',
      'Works?',
    ]),
    list('meetings', 'migration', 'Which meetings become Teams meetings', MIGRATION.rows, [
      'When',
      'Migrates?',
    ]),
    list('guests', 'accounts', 'Guest accounts', ACCOUNTS.rows, ['Kind', 'Between', 'Possible?']),
    list('guests', 'abilities', 'What external people and guests can do', OUTSIDER_ABILITIES.rows, [
      'Ability',
      'Who',
      'Can they?',
    ]),
    list('phone', 'landing', 'Where calls from the telephone network land', PHONE.rows, [
      'Mode',
      'Line',
      'Cloud',
      'Lands in',
    ]),
  ];
}

/** Rows that answer some input of this era. */
function rowsIn(era: MeetingEra): JoinRow[] {
  const axis = Object.keys(JOIN_AXES).indexOf('era');
  const places = new Set<number>();
  JOINING.index.forEach((place, at) => {
    if (JOIN_AXES.era[inputCodes(JOIN_AXES, at)[axis]!] === era) places.add(place);
  });
  return JOINING.rows.filter((_, place) => places.has(place));
}

function list(
  edition: string,
  table: string,
  title: string,
  rows: readonly ListedRow[],
  head: readonly string[],
): LaidOutTable {
  return {
    edition,
    table,
    title,
    head: [...head, 'Source'],
    rows: rows.map(({ id, words, source }) => [
      ...words.slice(0, -1).map((text) => ({ text, italic: false })),
      { text: words.at(-1)!, italic: false, row: id },
      { text: source, italic: false },
    ]),
    notes: rows.filter((row) => row.note !== '').map((row) => `${row.id}: ${row.note}`),
  };
}
