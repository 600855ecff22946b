import type { ApplyPart } from './apply-features.ts';
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
  applyToAttendee(w, code, a, b, c, d) ||
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

function addMeeting(
  w: World,
  kind: number,
  organizer: number,
  type: number,
  peer: number,
  lobby: number,
): void {
  const meeting = appendRow(w, 'meetings');
  const m = w.meetings;
  m.organizer[meeting] = organizer;
  m.kind[meeting] = kind;
  m.type[meeting] = type;
  m.status[meeting] = MEETING_STATUS.scheduled;
  m.lobby[meeting] = lobby;
  m.anonymousStart[meeting] = 0;
  m.dueUs[meeting] = w.atUs;
  m.startedUs[meeting] = NONE;
  m.endedUs[meeting] = NONE;
  m.peer[meeting] = peer;
  m.firstAttendee[meeting] = NONE;
  m.others[meeting] = 0;
  m.migration[meeting] = MEETING_MIGRATION.none;
  m.because[meeting] = 0;
}

function applyToAttendee(w: World, code: number, a: number, b: number, c: number, d: number): boolean {
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
      setState(w, a, ATTENDEE_STATE.joining);
      return true;
    case T.refuseJoining:
      setState(w, a, ATTENDEE_STATE.refused);
      return true;
    case T.waitInLobby:
      setState(w, a, ATTENDEE_STATE.lobby);
      return true;
    case T.enterMeeting:
      t.admission[a] = b === NONE ? ADMISSION.direct : ADMISSION.admitted;
      t.before[a] = c;
      t.shownIn[a] = d;
      setState(w, a, ATTENDEE_STATE.inside);
      return true;
    case T.endLobbyWait:
      setState(w, a, b);
      return true;
    case T.leaveMeeting:
      setState(w, a, ATTENDEE_STATE.left);
      for (const part of ATTENDEE_PARTS) t[part][a] = 0;
      return true;
    case T.setAttendeePart:
      t[ATTENDEE_PARTS[b]!][a] = c;
      return true;
    default:
      return false;
  }
}

function setState(w: World, attendee: number, state: number): void {
  w.attendees.state[attendee] = state;
  w.attendees.sinceUs[attendee] = w.atUs;
}

function addAttendee(w: World, meeting: number, user: number, visitor: number): void {
  const attendee = appendRow(w, 'attendees');
  const t = w.attendees;
  t.meeting[attendee] = meeting;
  t.user[attendee] = user;
  t.visitor[attendee] = visitor;
  t.next[attendee] = w.meetings.firstAttendee[meeting]!;
  w.meetings.firstAttendee[meeting] = attendee;
  for (const column of [t.invited, t.presenter, t.hasLink, t.way, t.seenAs, t.client, t.shownIn]) {
    column[attendee] = 0;
  }
  for (const part of ATTENDEE_PARTS) t[part][attendee] = 0;
  t.before[attendee] = NONE;
  t.invitation[attendee] = INVITATION.none;
  t.calendarUs[attendee] = NONE;
  t.state[attendee] = ATTENDEE_STATE.expected;
  t.sinceUs[attendee] = NONE;
  t.admission[attendee] = ADMISSION.none;
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
