/** The tables about meetings, guests and the phone in a rule set, as lists: a row's words, then its answer. */
import { ruleSetOf } from './epochs.ts';
import type { LaidOutTable } from './layout.ts';
import { listedTable } from './listed-table.ts';
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

/** The tables without dates, and of joining the rows in force at some time of the rule set. */
export function layoutMeetingTables(ruleSet: RuleSetId): LaidOutTable[] {
  const eras = [...new Set((ruleSetOf(ruleSet)?.stages ?? []).map(({ facts }) => facts.meetings))];
  return [
    listedTable('meetings', 'scheduling', 'Which meeting an organiser schedules', SCHEDULING.rows, [
      'Mode',
      'PreferredMeetingProviderForIslandsMode',
      'Meeting',
    ]),
    listedTable('meetings', 'teams client', 'What a mode leaves on in the Teams client', TEAMS_CLIENT.rows, [
      'Mode',
      'Feature',
      'Teams client',
    ]),
    listedTable('meetings', 'clouds', 'Which clouds can be connected for meetings', MEETING_PAIRS.rows, [
      'One cloud',
      'Other cloud',
      'Connection',
    ]),
    ...eras.map((era) =>
      listedTable(era, 'joining', 'How a meeting may be joined', rowsIn(era), [
        'Way',
        'Between',
        'Possible?',
      ]),
    ),
    listedTable(
      'meetings',
      'joining-sfb',
      'As whom a Skype for Business meeting is joined',
      SFB_JOINING.rows,
      ['Who', 'Joins'],
    ),
    listedTable('meetings', 'lobby', 'Who passes the lobby', LOBBY.rows, ['Setting', 'Attendee', 'Answer']),
    listedTable('meetings', 'functions', 'What works inside a meeting', FUNCTIONS.rows, [
      'Function',
      'Attendee',
      'Works?',
    ]),
    listedTable('meetings', 'migration', 'Which meetings become Teams meetings', MIGRATION.rows, [
      'When',
      'Migrates?',
    ]),
    listedTable('guests', 'accounts', 'Guest accounts', ACCOUNTS.rows, ['Kind', 'Between', 'Possible?']),
    listedTable('guests', 'abilities', 'What external people and guests can do', OUTSIDER_ABILITIES.rows, [
      'Ability',
      'Who',
      'Can they?',
    ]),
    listedTable('phone', 'landing', 'Where calls from the telephone network land', PHONE.rows, [
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
