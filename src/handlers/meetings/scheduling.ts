/**
 * Scheduling: the type of meeting by the organiser's mode (R12.2), and invitations, which travel as mail and become
 * entries in calendars (R16.6).
 */

import { E, F } from '../../model/event.ts';
import { MAIL_PURPOSE } from '../../model/mail.ts';
import {
  enterInCalendar,
  passMeetingLink,
  refuseMeeting,
  scheduleMeeting,
  sendInvitation,
} from '../../model/meeting-changes.ts';
import { attendeesIn } from '../../model/meeting-people.ts';
import { ATTENDEE_STATES, MEETING_STATUS, MEETING_TYPES, MEETING_WISHES } from '../../model/meeting-words.ts';
import { cloudOf } from '../../model/people.ts';
import { MODES, NONE } from '../../model/words.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import { MEETING_PROVIDERS, schedulingFor } from '../../rules/meetings/scheduling.ts';
import type { Context, Effects } from '../effects.ts';
import { sendMail } from '../mail/send-mail.ts';

const ANY = MEETING_WISHES.indexOf('any');
const EVERY_STATE = ATTENDEE_STATES.map((_, state) => state);

/** The organiser schedules a meeting of the type they want, or of the one that their mode offers first. */
export function meetingScheduled(
  ctx: Context,
  fx: Effects,
  meeting: number,
  user: number,
  wanted: number,
): void {
  const { world } = ctx;
  if (world.meetings.status[meeting] !== MEETING_STATUS.planned) return;
  const mode = MODES[world.users.mode[user]!]!;
  const provider = MEETING_PROVIDERS[providerOf(ctx, user)]!;
  const row = schedulingFor(mode, provider);
  const type = row.types.find((each) => wanted === ANY || each === MEETING_WISHES[wanted]);
  const because = type === undefined ? 'type-not-offered' : 'type-by-mode';
  fx.decide(() => ({
    about: 'meeting-scheduling',
    outcome: type ?? 'refused',
    row: row.id,
    because,
    gates: [],
    inputs: { mode, provider, wanted: MEETING_WISHES[wanted]! },
    source: row.source,
  }));
  if (type === undefined) {
    refuseMeeting(fx, meeting, reasonCode(because));
    return fx.tell(F.meetingNotMade, meeting, user, reasonCode(because));
  }
  const code = MEETING_TYPES.indexOf(type);
  scheduleMeeting(fx, meeting, code);
  fx.tell(F.meetingMade, meeting, user, code);
  invite(ctx, fx, meeting, user);
}

function providerOf({ world }: Context, user: number): number {
  const tenant = world.users.tenant[user]!;
  return tenant < world.meetingTenants.count ? world.meetingTenants.provider[tenant]! : 0;
}

function invite(ctx: Context, fx: Effects, meeting: number, organizer: number): void {
  const { attendees } = ctx.world;
  for (const attendee of attendeesIn(ctx.world, meeting, ...EVERY_STATE)) {
    const user = attendees.user[attendee]!;
    if (user === organizer) enterInCalendar(fx, attendee);
    else if (attendees.invited[attendee] === 1) sendInvitationTo(ctx, fx, meeting, attendee);
  }
}

/** Where the scenario has Exchange the mail goes hop by hop; elsewhere one arrival stands for its whole way. */
function sendInvitationTo(ctx: Context, fx: Effects, meeting: number, attendee: number): void {
  const { world } = ctx;
  const user = world.attendees.user[attendee]!;
  const organizer = world.meetings.organizer[meeting]!;
  sendInvitation(fx, attendee);
  fx.tell(F.invitationSent, attendee, user, meeting);
  if (sendMail(ctx, fx, organizer, user, MAIL_PURPOSE.invitation, attendee) !== NONE) return;
  const route = { user: organizer, fromCloud: cloudOf(world, organizer), toCloud: cloudOf(world, user) };
  fx.carry(E.invitationArrived, route, attendee, user, meeting);
}

/** With the entry in the calendar comes the button to join. */
export function invitationArrived(_: Context, fx: Effects, attendee: number): void {
  enterInCalendar(fx, attendee);
}

/** Somebody passes the link on, by whatever means: it joins as well as an invitation. */
export function meetingLinkPassed(_: Context, fx: Effects, attendee: number): void {
  passMeetingLink(fx, attendee);
}
