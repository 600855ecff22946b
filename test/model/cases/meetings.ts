/** Transitions of meetings: meeting 0 is planned, with attendee 0; meeting 1 is scheduled. */
import {
  ADMISSION,
  ATTENDEE_PART,
  ATTENDEE_STATE,
  INVITATION,
  MEETING_MIGRATION,
  MEETING_STATUS,
  MEETING_TYPE,
  MIGRATION_STATE,
} from '../../../src/model/meeting-words.ts';
import { T } from '../../../src/model/transition.ts';
import { CLIENT, NONE, PRESENCE } from '../../../src/model/words.ts';
import type { World } from '../../../src/model/world.ts';
import type { Cases, Rows } from './case.ts';

export const MEETING_ROWS: Rows = {
  meetings: [
    { firstAttendee: 0, peer: NONE },
    { status: MEETING_STATUS.scheduled, type: MEETING_TYPE.SfB, firstAttendee: NONE, peer: NONE },
  ],
  attendees: [{ user: 1, visitor: NONE, next: NONE, sinceUs: NONE, tried: NONE, before: NONE }],
  meetingTenants: [{}, {}],
  meetingUsers: [{}, {}, {}],
};

const state = ({ attendees }: World) => [attendees.state[0], attendees.sinceUs[0], attendees.because[0]];

export const MEETING_CASES: Cases = {
  'schedule-meeting': {
    step: [T.scheduleMeeting, 0, MEETING_TYPE.SfB],
    leaves: ({ meetings }) => [meetings.status[0], meetings.type[0]],
    is: [MEETING_STATUS.scheduled, MEETING_TYPE.SfB],
  },
  'refuse-meeting': {
    step: [T.refuseMeeting, 0, 9],
    leaves: ({ meetings }) => [meetings.status[0], meetings.because[0]],
    is: [MEETING_STATUS.refused, 9],
  },
  'add-meeting': {
    step: [T.addMeeting, 1, 2, MEETING_TYPE.SfB, 1, 3],
    leaves: ({ meetings: m }) => [
      m.count,
      m.kind[2],
      m.organizer[2],
      m.type[2],
      m.peer[2],
      m.lobby[2],
      m.status[2],
      m.dueUs[2],
      m.startedUs[2],
      m.firstAttendee[2],
    ],
    is: [3, 1, 2, MEETING_TYPE.SfB, 1, 3, MEETING_STATUS.scheduled, 7_000, NONE, NONE],
  },
  'add-attendee': {
    step: [T.addAttendee, 0, 2, NONE],
    leaves: ({ attendees: a, meetings }) => [
      a.count,
      a.user[1],
      a.next[1],
      a.state[1],
      meetings.firstAttendee[0],
    ],
    is: [2, 2, 0, ATTENDEE_STATE.expected, 1],
  },
  'send-invitation': {
    step: [T.sendInvitation, 0],
    leaves: ({ attendees }) => [attendees.invitation[0]],
    is: [INVITATION.sent],
  },
  'enter-in-calendar': {
    step: [T.enterInCalendar, 0],
    leaves: ({ attendees }) => [attendees.invitation[0], attendees.calendarUs[0]],
    is: [INVITATION.arrived, 7_000],
  },
  'pass-meeting-link': {
    step: [T.passMeetingLink, 0],
    leaves: ({ attendees }) => [attendees.hasLink[0]],
    is: [1],
  },
  'begin-joining': {
    before: [[T.refuseJoining, 0, 9]],
    step: [T.beginJoining, 0, 2, 3, 4, 1],
    leaves: (w) => [
      ...state(w),
      w.attendees.client[0],
      w.attendees.way[0],
      w.attendees.seenAs[0],
      w.attendees.namePrompt[0],
    ],
    is: [ATTENDEE_STATE.joining, 7_000, 0, 2, 3, 4, 1],
  },
  'refuse-joining': { step: [T.refuseJoining, 0, 9], leaves: state, is: [ATTENDEE_STATE.refused, 7_000, 9] },
  'wait-in-lobby': { step: [T.waitInLobby, 0, 9], leaves: state, is: [ATTENDEE_STATE.lobby, 7_000, 9] },
  'enter-meeting': {
    step: [T.enterMeeting, 0, 2, PRESENCE.busy, CLIENT.SfB],
    leaves: (w) => [...state(w), w.attendees.admission[0], w.attendees.before[0], w.attendees.shownIn[0]],
    is: [ATTENDEE_STATE.inside, 7_000, 0, ADMISSION.admitted, PRESENCE.busy, CLIENT.SfB],
  },
  'end-lobby-wait': {
    before: [[T.waitInLobby, 0, 9]],
    step: [T.endLobbyWait, 0, ATTENDEE_STATE.timedOut],
    leaves: state,
    is: [ATTENDEE_STATE.timedOut, 7_000, 0],
  },
  'leave-meeting': {
    before: [
      [T.enterMeeting, 0, NONE, NONE, 0],
      [T.setAttendeePart, 0, ATTENDEE_PART.hand, 1],
    ],
    step: [T.leaveMeeting, 0],
    leaves: (w) => [...state(w), w.attendees.admission[0], w.attendees.hand[0]],
    is: [ATTENDEE_STATE.left, 7_000, 0, ADMISSION.direct, 0],
  },
  'start-meeting': {
    before: [[T.endMeeting, 1]],
    step: [T.startMeeting, 1],
    leaves: ({ meetings: m }) => [m.status[1], m.startedUs[1], m.endedUs[1]],
    is: [MEETING_STATUS.running, 7_000, NONE],
  },
  'end-meeting': {
    step: [T.endMeeting, 1],
    leaves: ({ meetings: m }) => [m.status[1], m.endedUs[1]],
    is: [MEETING_STATUS.ended, 7_000],
  },
  'set-attendee-part': {
    step: [T.setAttendeePart, 0, ATTENDEE_PART.sharing, 2],
    leaves: ({ attendees: a }) => [a.muted[0], a.video[0], a.sharing[0], a.hand[0]],
    is: [0, 0, 2, 0],
  },
  'try-function': {
    step: [T.tryFunction, 0, 5, 9],
    leaves: ({ attendees }) => [attendees.tried[0], attendees.triedBecause[0]],
    is: [5, 9],
  },
  'set-anonymous-join': {
    step: [T.setAnonymousJoin, 1, 1],
    leaves: ({ meetingTenants: t }) => [t.anonymousJoin[0], t.anonymousJoin[1]],
    is: [0, 1],
  },
  'set-organizer-policy': {
    step: [T.setOrganizerPolicy, 2, 1],
    leaves: ({ meetingUsers: u }) => [u.anonymousPolicy[0], u.anonymousPolicy[2]],
    is: [0, 1],
  },
  'set-migration': {
    step: [T.setMigration, 1, MIGRATION_STATE.trying, 4, 3],
    leaves: ({ meetingUsers: u }) => [u.migration[1], u.cause[1], u.tries[1]],
    is: [MIGRATION_STATE.trying, 4, 3],
  },
  'migrate-meeting': {
    before: [[T.leaveMeetingAsIs, 1, 9]],
    step: [T.migrateMeeting, 1],
    leaves: ({ meetings: m }) => [m.type[1], m.migration[1], m.because[1]],
    is: [MEETING_TYPE.Teams, MEETING_MIGRATION.migrated, 0],
  },
  'leave-meeting-as-is': {
    step: [T.leaveMeetingAsIs, 1, 9],
    leaves: ({ meetings: m }) => [m.type[1], m.migration[1], m.because[1]],
    is: [MEETING_TYPE.SfB, MEETING_MIGRATION.skipped, 9],
  },
};
