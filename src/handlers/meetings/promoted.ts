/**
 * A meeting that a conversation is promoted to (R10.1, R10.2): made on the spot on the initiator's platform, in no
 * calendar, with one peer, who gets its link as a message.
 */
import { E, F } from '../../model/event.ts';
import { addAttendee, addMeeting, passMeetingLink } from '../../model/meeting-changes.ts';
import { attendeeOfUser } from '../../model/meeting-people.ts';
import { JOIN_CLIENTS, JOIN_WISHES, LOBBY_SETTINGS, MEETING_KIND } from '../../model/meeting-words.ts';
import { NONE } from '../../model/words.ts';
import type { Context, Effects } from '../effects.ts';

/** The peer is expected, so a Meet-now meeting lets whoever has its link pass. */
const LOBBY = LOBBY_SETTINGS.indexOf('everyone');
const BEST = JOIN_WISHES.indexOf('best');

/** Makes the meeting and lets the initiator join it; returns its id. `type` is a code of MEETING_TYPES. */
export function openPromotedMeeting(
  ctx: Context,
  fx: Effects,
  initiator: number,
  type: number,
  peer: number,
): number {
  const meeting = ctx.world.meetings.count;
  addMeeting(fx, MEETING_KIND.promoted, initiator, type, peer, LOBBY);
  fx.tell(F.meetingMade, meeting, initiator, type);
  addAttendee(fx, meeting, initiator, NONE);
  addAttendee(fx, meeting, peer, NONE);
  letJoin(ctx, fx, meeting, initiator, 'desktop');
  return meeting;
}

/** The message with the link has come to the peer. */
export function promotedLinkArrived(ctx: Context, fx: Effects, meeting: number, peer: number): void {
  passMeetingLink(fx, attendeeOfUser(ctx.world, meeting, peer));
}

/** Lets somebody who has a row in the meeting join it in this instant, as whom they are known best. */
export function letJoin(
  ctx: Context,
  fx: Effects,
  meeting: number,
  user: number,
  client: (typeof JOIN_CLIENTS)[number],
): void {
  const attendee = attendeeOfUser(ctx.world, meeting, user);
  fx.later(E.meetingJoinTried, 0, attendee, user, JOIN_CLIENTS.indexOf(client), BEST);
}
