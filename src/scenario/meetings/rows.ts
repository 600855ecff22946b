/** Rows of the first World about meetings. */
import { UNTOUCHED_ATTENDEE, UNTOUCHED_MEETING } from '../../model/apply-meetings.ts';
import {
  INVITATION,
  LOBBY_SETTINGS,
  MEETING_KIND,
  MEETING_STATUS,
  MEETING_TYPES,
  MIGRATION_STATE,
} from '../../model/meeting-words.ts';
import { MODES, NONE } from '../../model/words.ts';
import { LOBBY_DEFAULT } from '../../rules/meetings/lobby.ts';
import { GRANT_MIGRATES_UNTIL_US } from '../../rules/meetings/migration.ts';
import { MEETING_PROVIDERS, schedulingFor } from '../../rules/meetings/scheduling.ts';
import { ALL_ANONYMOUS_FROM_US, NEW_USERS_ANONYMOUS_FROM_US } from '../../rules/meetings/sfb-join.ts';
import type { FeatureRows, FeatureWork } from '../feature.ts';
import { hintFor, type Index } from '../ids.ts';
import { shorten } from '../number-text.ts';
import { absoluteTime } from '../times.ts';
import type { Path } from '../tree.ts';
import { codeOf, complain, resolve } from '../work.ts';
import { comers, type DeclaredMeeting } from './people.ts';

type Rows<N extends keyof FeatureRows> = NonNullable<FeatureRows[N]>;
type MeetingRow = { -readonly [C in keyof Rows<'meetings'>[number]]: number };
type AttendeeRow = { -readonly [C in keyof Rows<'attendees'>[number]]: number };

export interface MeetingRows {
  readonly meetings: Rows<'meetings'>;
  readonly attendees: Rows<'attendees'>;
}

/** Meetings in the order of their index, their attendees in that of the file. */
export function meetingRows(
  on: FeatureWork,
  declared: readonly DeclaredMeeting[],
  index: Index,
  visitors: Index,
): MeetingRows {
  const rows: { meetings: MeetingRow[]; attendees: AttendeeRow[] } = { meetings: [], attendees: [] };
  for (const place of index.declaredAs) rows.meetings.push(meetingRow(on, declared[place]!));
  index.declaredAs.forEach((place, meeting) => {
    invite(on, declared[place]!, meeting, rows);
  });
  for (const { meeting: of, user, visitor, path } of comers(on.work.entry)) {
    const meeting = index.idOf(of);
    if (meeting === undefined) complainAboutMeeting(on, index, of, path);
    else if ((user === undefined) === (visitor === undefined)) {
      complain(on.work, path, 'name either a user or a visitor');
    } else {
      const id =
        user === undefined ? NONE : resolve(on.work, on.users.index, 'user', user, [...path, 'user']);
      if (id !== undefined)
        attendeeOf(rows, meeting, id, visitor === undefined ? NONE : visitors.idOf(visitor)!);
    }
  }
  return rows;
}

function complainAboutMeeting(on: FeatureWork, index: Index, name: string, path: Path): void {
  const hint = hintFor(on.work.desk, name, index) ?? 'declare it in the section meetings, or schedule it';
  complain(on.work, [...path, 'meeting'], `there is no meeting "${shorten(name)}"`, hint);
}

function meetingRow(on: FeatureWork, { entry, path, before }: DeclaredMeeting): MeetingRow {
  const organizer = resolve(on.work, on.users.index, 'user', entry.organizer, [...path, 'organizer']);
  return {
    ...UNTOUCHED_MEETING,
    organizer: organizer ?? NONE,
    kind: MEETING_KIND.scheduled,
    type: typeOf(on, entry.type, organizer),
    status: before ? MEETING_STATUS.scheduled : MEETING_STATUS.planned,
    lobby: codeOf(LOBBY_SETTINGS, entry.lobby ?? LOBBY_DEFAULT),
    anonymousStart: entry.anonymousCanStart ? 1 : 0,
    dueUs: dueUs(on, entry.begins, path),
    others: entry.others ?? 0,
  };
}

function typeOf(on: FeatureWork, stated: string | undefined, organizer: number | undefined): number {
  if (stated !== undefined) return codeOf(MEETING_TYPES, stated);
  const mode = MODES[on.users.plans[organizer ?? 0]?.mode ?? 0]!;
  return MEETING_TYPES.indexOf(schedulingFor(mode, MEETING_PROVIDERS[0]).types[0]!);
}

function dueUs(on: FeatureWork, begins: string | undefined, path: Path): number {
  if (begins === undefined) return on.clock.untilUs;
  const read = absoluteTime(begins, on.clock.startUs);
  if ('us' in read) return read.us;
  complain(on.work, [...path, 'begins'], read.problem, read.hint);
  return 0;
}

function invite(
  on: FeatureWork,
  { entry, path, before }: DeclaredMeeting,
  meeting: number,
  rows: { meetings: MeetingRow[]; attendees: AttendeeRow[] },
): void {
  const { organizer } = rows.meetings[meeting]!;
  if (organizer === NONE) return;
  const atStart = before ? { invitation: INVITATION.arrived, calendarUs: 0 } : {};
  Object.assign(attendeeOf(rows, meeting, organizer, NONE), atStart);
  for (const [list, is] of [
    ['invite', { invited: 1, ...atStart }],
    ['presenters', { presenter: 1 }],
  ] as const) {
    (entry[list] ?? []).forEach((name, place) => {
      const user = resolve(on.work, on.users.index, 'user', name, [...path, list, place]);
      if (user !== undefined) Object.assign(attendeeOf(rows, meeting, user, NONE), is);
    });
  }
}

/** The row of somebody in a meeting, made if there is none. */
function attendeeOf(
  rows: { meetings: MeetingRow[]; attendees: AttendeeRow[] },
  meeting: number,
  user: number,
  visitor: number,
): AttendeeRow {
  const known = rows.attendees.find(
    (row) => row.meeting === meeting && row.user === user && row.visitor === visitor,
  );
  if (known !== undefined) return known;
  const next = rows.meetings[meeting]!.firstAttendee;
  const row: AttendeeRow = { ...UNTOUCHED_ATTENDEE, meeting, user, visitor, next };
  rows.meetings[meeting]!.firstAttendee = rows.attendees.push(row) - 1;
  return row;
}

/** What tenants and users have set about meetings, and the days that count. */
export function settingRows({ work, tenants, users, clock }: FeatureWork): Omit<FeatureRows, 'meetings'> {
  const { entry } = work;
  return {
    meetingTenants: tenants.plans.map(({ key }) => {
      const { anonymousJoin, islandsProvider } = entry.tenants[key]?.meetings ?? {};
      return {
        anonymousJoin: anonymousJoin === false ? 0 : 1,
        provider: codeOf(MEETING_PROVIDERS, islandsProvider ?? 'both'),
      };
    }),
    meetingUsers: users.index.names.map((_, user) => {
      const said = users.statedOf(user).entry.meetings ?? {};
      return {
        anonymousPolicy: said.anonymousJoin === false ? 0 : 1,
        mailboxOnPrem: said.mailboxOnPrem ? 1 : 0,
        newInTeams: said.newInTeams ? 1 : 0,
        migration: MIGRATION_STATE.none,
        cause: 0,
        tries: 0,
        failing: said.failingMigrations ?? 0,
      };
    }),
    meetingDays: [
      {
        grantsMigrateUntilUs: GRANT_MIGRATES_UNTIL_US - clock.startUs,
        newAnonymousFromUs: NEW_USERS_ANONYMOUS_FROM_US - clock.startUs,
        allAnonymousFromUs: ALL_ANONYMOUS_FROM_US - clock.startUs,
      },
    ],
  };
}
