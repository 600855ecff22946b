/**
 * Coming into a meeting and going: the meeting runs while somebody is in it, and who is signed in shows it as
 * presence (R8.7, N11).
 */
import { F } from '../../model/event.ts';
import {
  endLobbyWait,
  endMeeting,
  enterMeeting,
  leaveMeeting,
  startMeeting,
} from '../../model/meeting-changes.ts';
import { attendeesIn, leads } from '../../model/meeting-people.ts';
import { ATTENDEE_STATE, JOIN_WAYS, MEETING_STATUS } from '../../model/meeting-words.ts';
import { CLIENT, MODE, NONE, PRESENCE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import type { Context, Effects } from '../effects.ts';
import { activityOf, activitySet } from '../presence.ts';

/** `by` admitted them, or is NONE: the lobby let them pass. */
export function comeIn(ctx: Context, fx: Effects, attendee: number, by: number): void {
  const { world } = ctx;
  const { attendees, meetings } = world;
  const meeting = attendees.meeting[attendee]!;
  const user = attendees.user[attendee]!;
  const client = shownIn(world, user);
  const shows = ctx.watched && showsPresence(world, attendee);
  const before = shows ? activityBefore(world, user, client) : NONE;
  enterMeeting(fx, attendee, by, before, client);
  fx.tell(F.meetingEntered, attendee, user, meeting, by);
  if (meetings.status[meeting] !== MEETING_STATUS.running) {
    startMeeting(fx, meeting);
    fx.tell(F.meetingStarted, meeting);
  }
  if (shows) showWhatIsDone(ctx, fx, user, client);
}

/** The meeting is known to be theirs only of people who are signed in with their own account. */
function showsPresence({ attendees }: World, attendee: number): boolean {
  const way = JOIN_WAYS[attendees.way[attendee]!];
  return attendees.user[attendee] !== NONE && way !== 'anonymous' && way !== 'guest';
}

/** Teams hides the presence of people with a mode of Skype for Business, whose other client shows it then (R8.7). */
function shownIn({ users }: World, user: number): number {
  if (user === NONE) return CLIENT.Teams;
  const mode = users.mode[user]!;
  return mode === MODE.TeamsOnly || mode === MODE.Islands ? CLIENT.Teams : CLIENT.SfB;
}

/** What the client showed before the person came into the first of the meetings that they are in now. */
function activityBefore(world: World, user: number, client: number): number {
  const other = shownMeetings(world, user, client)[0];
  return other === undefined ? activityOf(world.users, user, client) : world.attendees.before[other]!;
}

/** The rows of a user in meetings that this client of theirs shows. */
function shownMeetings({ attendees }: World, user: number, client: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < attendees.count; row++) {
    if (
      attendees.user[row] === user &&
      attendees.state[row] === ATTENDEE_STATE.inside &&
      attendees.before[row] !== NONE &&
      attendees.shownIn[row] === client
    )
      rows.push(row);
  }
  return rows;
}

/** In a meeting; or presenting, which is not to be disturbed in Skype for Business (R8.7). */
function showWhatIsDone(ctx: Context, fx: Effects, user: number, client: number): void {
  const { attendees } = ctx.world;
  const shares = shownMeetings(ctx.world, user, client).some((row) => attendees.sharing[row] !== 0);
  const presenting = client === CLIENT.Teams ? PRESENCE.presenting : PRESENCE.doNotDisturb;
  activitySet(ctx, user, client, shares ? presenting : PRESENCE.inMeeting, fx);
}

/** Somebody begins to show their screen. */
export function showPresenting(ctx: Context, fx: Effects, attendee: number): void {
  const { attendees } = ctx.world;
  if (attendees.before[attendee] === NONE) return;
  showWhatIsDone(ctx, fx, attendees.user[attendee]!, attendees.shownIn[attendee]!);
}

/** Somebody goes away: out of the meeting, out of its lobby, or before they came so far. */
export function meetingLeft(
  ctx: Context,
  fx: Effects,
  attendee: number,
  user: number,
  meeting: number,
): void {
  const { attendees } = ctx.world;
  const state = attendees.state[attendee]!;
  if (state === ATTENDEE_STATE.inside) {
    goOut(ctx, fx, attendee);
    if (attendeesIn(ctx.world, meeting, ATTENDEE_STATE.inside).length === 0) close(fx, meeting);
  } else if (state === ATTENDEE_STATE.lobby || state === ATTENDEE_STATE.joining) {
    sendAway(fx, attendee, user, meeting, ATTENDEE_STATE.left);
  }
}

function goOut(ctx: Context, fx: Effects, attendee: number): void {
  const { attendees } = ctx.world;
  leaveMeeting(fx, attendee);
  const before = attendees.before[attendee]!;
  if (before === NONE) return;
  const [user, client] = [attendees.user[attendee]!, attendees.shownIn[attendee]!];
  if (shownMeetings(ctx.world, user, client).length === 0) activitySet(ctx, user, client, before, fx);
  else showWhatIsDone(ctx, fx, user, client);
}

function sendAway(fx: Effects, attendee: number, user: number, meeting: number, end: number): void {
  endLobbyWait(fx, attendee, end);
  fx.tell(F.lobbyLeft, attendee, user, meeting, end);
}

function close(fx: Effects, meeting: number): void {
  endMeeting(fx, meeting);
  fx.tell(F.meetingOver, meeting);
}

/** Whoever leads the meeting ends it for all; those who wait are sent away. */
export function meetingEnded(ctx: Context, fx: Effects, meeting: number, user: number): void {
  const { world } = ctx;
  if (!leads(world, meeting, user))
    return fx.tell(F.meetingEndRefused, meeting, user, reasonCode('may-not-end'));
  for (const attendee of attendeesIn(world, meeting, ATTENDEE_STATE.inside)) goOut(ctx, fx, attendee);
  for (const attendee of attendeesIn(world, meeting, ATTENDEE_STATE.lobby, ATTENDEE_STATE.joining)) {
    sendAway(fx, attendee, world.attendees.user[attendee]!, meeting, ATTENDEE_STATE.denied);
  }
  close(fx, meeting);
}
