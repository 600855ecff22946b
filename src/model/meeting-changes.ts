/** What may change about meetings, each as a function; operands as in meetings.ts. */
import { type Changes, T } from './transition.ts';

const change = (to: Changes, code: number, a: number, b = 0, c = 0, d = 0, e = 0): void =>
  to.change(code, a, b, c, d, e, 0);

export const scheduleMeeting = (to: Changes, meeting: number, type: number): void =>
  change(to, T.scheduleMeeting, meeting, type);
export const refuseMeeting = (to: Changes, meeting: number, because: number): void =>
  change(to, T.refuseMeeting, meeting, because);
export const addMeeting = (
  to: Changes,
  kind: number,
  user: number,
  type: number,
  peer: number,
  lobby: number,
): void => change(to, T.addMeeting, kind, user, type, peer, lobby);
export const addAttendee = (to: Changes, meeting: number, who: number, visitor: number): void =>
  change(to, T.addAttendee, meeting, who, visitor);
export const sendInvitation = (to: Changes, attendee: number): void => change(to, T.sendInvitation, attendee);
export const enterInCalendar = (to: Changes, attendee: number): void =>
  change(to, T.enterInCalendar, attendee);
export const passMeetingLink = (to: Changes, attendee: number): void =>
  change(to, T.passMeetingLink, attendee);
export const beginJoining = (
  to: Changes,
  attendee: number,
  client: number,
  way: number,
  seenAs: number,
  namePrompt: number,
): void => change(to, T.beginJoining, attendee, client, way, seenAs, namePrompt);
export const refuseJoining = (to: Changes, attendee: number, because: number): void =>
  change(to, T.refuseJoining, attendee, because);
export const waitInLobby = (to: Changes, attendee: number, because: number): void =>
  change(to, T.waitInLobby, attendee, because);
export const enterMeeting = (
  to: Changes,
  attendee: number,
  by: number,
  before: number,
  shownIn: number,
): void => change(to, T.enterMeeting, attendee, by, before, shownIn);
export const endLobbyWait = (to: Changes, attendee: number, end: number): void =>
  change(to, T.endLobbyWait, attendee, end);
export const leaveMeeting = (to: Changes, attendee: number): void => change(to, T.leaveMeeting, attendee);
export const startMeeting = (to: Changes, meeting: number): void => change(to, T.startMeeting, meeting);
export const endMeeting = (to: Changes, meeting: number): void => change(to, T.endMeeting, meeting);
export const setAttendeePart = (to: Changes, attendee: number, part: number, value: number): void =>
  change(to, T.setAttendeePart, attendee, part, value);
export const tryFunction = (to: Changes, attendee: number, tried: number, because: number): void =>
  change(to, T.tryFunction, attendee, tried, because);
export const setAnonymousJoin = (to: Changes, tenant: number, on: number): void =>
  change(to, T.setAnonymousJoin, tenant, on);
export const setOrganizerPolicy = (to: Changes, user: number, on: number): void =>
  change(to, T.setOrganizerPolicy, user, on);
export const setMigration = (to: Changes, user: number, state: number, cause: number, tries: number): void =>
  change(to, T.setMigration, user, state, cause, tries);
export const migrateMeeting = (to: Changes, meeting: number): void => change(to, T.migrateMeeting, meeting);
export const leaveMeetingAsIs = (to: Changes, meeting: number, because: number): void =>
  change(to, T.leaveMeetingAsIs, meeting, because);
