import type { ApplyPart } from './apply-features.ts';
import type { Column } from './column.ts';
import {
  ADMISSION,
  ATTENDEE_PARTS,
  ATTENDEE_STATE,
  INVITATION,
  MEETING_MIGRATION,
  MEETING_STATUS,
  MEETING_TYPE,
} from './meeting-words.ts';
import { T } from './transition.ts';
import { NONE } from './words.ts';
import { appendRow, type World } from './world.ts';

/** Applies the transitions of meetings; false for a code that is none of them. */
export const applyMeeting: ApplyPart = (w, code, a, b, c, d, e) =>
  applyToMeeting(w, code, a, b, c, d, e) ||
  applyToAttendee(w, code, a, b, c, d, e) ||
  applySetting(w, code, a, b, c, d);

function applyToMeeting(
  w: World,
  code: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
): boolean {
  const m = w.meetings;
  switch (code) {
    case T.scheduleMeeting:
      m.status[a] = MEETING_STATUS.scheduled;
      m.type[a] = b;
      return true;
    case T.refuseMeeting:
      m.status[a] = MEETING_STATUS.refused;
      m.because[a] = b;
      return true;
    case T.addMeeting:
      addMeeting(w, a, b, c, d, e);
      return true;
    case T.startMeeting:
      m.status[a] = MEETING_STATUS.running;
      m.startedUs[a] = w.atUs;
      m.endedUs[a] = NONE;
      return true;
    case T.endMeeting:
      m.status[a] = MEETING_STATUS.ended;
      m.endedUs[a] = w.atUs;
      return true;
    case T.migrateMeeting:
      m.type[a] = MEETING_TYPE.Teams;
      m.migration[a] = MEETING_MIGRATION.migrated;
      m.because[a] = 0;
      return true;
    case T.leaveMeetingAsIs:
      m.migration[a] = MEETING_MIGRATION.skipped;
      m.because[a] = b;
      return true;
    default:
      return false;
  }
}

/** A meeting to which nothing has happened; whose it is and what it is like is for the caller to say. */
export const UNTOUCHED_MEETING = {
  status: MEETING_STATUS.planned,
  anonymousStart: 0,
  dueUs: NONE,
  startedUs: NONE,
  endedUs: NONE,
  peer: NONE,
  firstAttendee: NONE,
  others: 0,
  migration: MEETING_MIGRATION.none,
  because: 0,
} as const;

function addMeeting(
  w: World,
  kind: number,
  organizer: number,
  type: number,
  peer: number,
  lobby: number,
): void {
  const meeting = appendRow(w, 'meetings');
  const status = MEETING_STATUS.scheduled;
  fill(w, 'meetings', meeting, {
    ...UNTOUCHED_MEETING,
    kind,
    organizer,
    type,
    peer,
    lobby,
    status,
    dueUs: w.atUs,
  });
}

function fill(
  world: World,
  table: 'meetings' | 'attendees',
  id: number,
  cells: Readonly<Record<string, number>>,
): void {
  const columns = world[table] as unknown as Record<string, Column>;
  for (const [column, value] of Object.entries(cells)) columns[column]![id] = value;
}

function applyToAttendee(
  w: World,
  code: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
): boolean {
  const t = w.attendees;
  switch (code) {
    case T.addAttendee:
      addAttendee(w, a, b, c);
      return true;
    case T.sendInvitation:
      t.invitation[a] = INVITATION.sent;
      return true;
    case T.enterInCalendar:
      t.invitation[a] = INVITATION.arrived;
      t.calendarUs[a] = w.atUs;
      return true;
    case T.passMeetingLink:
      t.hasLink[a] = 1;
      return true;
    case T.beginJoining:
      t.client[a] = b;
      t.way[a] = c;
      t.seenAs[a] = d;
      t.namePrompt[a] = e;
      setState(w, a, ATTENDEE_STATE.joining, 0);
      return true;
    case T.refuseJoining:
      setState(w, a, ATTENDEE_STATE.refused, b);
      return true;
    case T.waitInLobby:
      setState(w, a, ATTENDEE_STATE.lobby, b);
      return true;
    case T.enterMeeting:
      t.admission[a] = b === NONE ? ADMISSION.direct : ADMISSION.admitted;
      t.before[a] = c;
      t.shownIn[a] = d;
      setState(w, a, ATTENDEE_STATE.inside, 0);
      return true;
    case T.endLobbyWait:
      setState(w, a, b, 0);
      return true;
    case T.leaveMeeting:
      setState(w, a, ATTENDEE_STATE.left, 0);
      for (const part of ATTENDEE_PARTS) t[part][a] = 0;
      return true;
    case T.setAttendeePart:
      t[ATTENDEE_PARTS[b]!][a] = c;
      return true;
    case T.tryFunction:
      t.tried[a] = b;
      t.triedBecause[a] = c;
      return true;
    default:
      return false;
  }
}

function setState(w: World, attendee: number, state: number, because: number): void {
  w.attendees.state[attendee] = state;
  w.attendees.sinceUs[attendee] = w.atUs;
  w.attendees.because[attendee] = because;
}

/** Somebody of whom nothing is known yet but that there is this meeting. */
export const UNTOUCHED_ATTENDEE = {
  invited: 0,
  presenter: 0,
  invitation: INVITATION.none,
  calendarUs: NONE,
  hasLink: 0,
  state: ATTENDEE_STATE.expected,
  sinceUs: NONE,
  way: 0,
  seenAs: 0,
  client: 0,
  namePrompt: 0,
  admission: ADMISSION.none,
  because: 0,
  tried: NONE,
  triedBecause: 0,
  muted: 0,
  video: 0,
  sharing: 0,
  hand: 0,
  before: NONE,
  shownIn: 0,
} as const;

function addAttendee(w: World, meeting: number, user: number, visitor: number): void {
  const attendee = appendRow(w, 'attendees');
  const next = w.meetings.firstAttendee[meeting]!;
  fill(w, 'attendees', attendee, { ...UNTOUCHED_ATTENDEE, meeting, user, visitor, next });
  w.meetings.firstAttendee[meeting] = attendee;
}

function applySetting(w: World, code: number, a: number, b: number, c: number, d: number): boolean {
  switch (code) {
    case T.setAnonymousJoin:
      w.meetingTenants.anonymousJoin[a] = b;
      return true;
    case T.setOrganizerPolicy:
      w.meetingUsers.anonymousPolicy[a] = b;
      return true;
    case T.setMigration:
      w.meetingUsers.migration[a] = b;
      w.meetingUsers.cause[a] = c;
      w.meetingUsers.tries[a] = d;
      return true;
    default:
      return false;
  }
}
