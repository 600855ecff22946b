/**
 * The lobby: who passes and who waits by its setting (R12.5, R12.6), and how a wait ends: somebody who leads the
 * meeting lets them in or sends them away, the lobby opens, or time runs out.
 */
import { E, F } from '../../model/event.ts';
import { endLobbyWait, waitInLobby } from '../../model/meeting-changes.ts';
import { attendeesIn, leads } from '../../model/meeting-people.ts';
import {
  ADMISSION_ANSWERS,
  ATTENDEE,
  ATTENDEE_STATE,
  ATTENDEES,
  LOBBY_SETTINGS,
} from '../../model/meeting-words.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import { type LobbyRow, lobbyFor } from '../../rules/meetings/lobby.ts';
import { yesNo } from '../../rules/meetings/plain-table.ts';
import type { Context, Effects } from '../effects.ts';
import { comeIn } from './coming-and-going.ts';

const ADMIT = ADMISSION_ANSWERS.indexOf('admit');

/** Whoever joins is at the door; not if they have gone away meanwhile. */
export function meetingReached(
  ctx: Context,
  fx: Effects,
  attendee: number,
  user: number,
  meeting: number,
): void {
  const { world, rules } = ctx;
  if (world.attendees.state[attendee] !== ATTENDEE_STATE.joining) return;
  const row = lobbyRow(world, meeting, attendee);
  describe(fx, world, meeting, attendee, row);
  if (row.answer === 'direct') return enter(ctx, fx, attendee, NONE);
  waitInLobby(fx, attendee, reasonCode(row.because));
  fx.tell(F.lobbyEntered, attendee, user, meeting, reasonCode(row.because));
  fx.later(E.lobbyWaitEnded, rules.switches.lobbyTimeout, attendee, user, meeting);
}

function lobbyRow(world: World, meeting: number, attendee: number): LobbyRow {
  const { meetings, attendees } = world;
  return lobbyFor({
    setting: LOBBY_SETTINGS[meetings.lobby[meeting]!]!,
    attendee: ATTENDEES[attendees.seenAs[attendee]!]!,
    invited: yesNo(attendees.invited[attendee] === 1),
    callersBypass: 'no',
    anonymousStart: yesNo(meetings.anonymousStart[meeting] === 1),
    organisationIn: yesNo(organisationIn(world, meeting)),
  });
}

function organisationIn(world: World, meeting: number): boolean {
  return attendeesIn(world, meeting, ATTENDEE_STATE.inside).some((each) => isOfOrganisation(world, each));
}

function isOfOrganisation({ attendees }: World, attendee: number): boolean {
  const seenAs = attendees.seenAs[attendee];
  return seenAs === ATTENDEE.organizer || seenAs === ATTENDEE.orgUser;
}

function describe(fx: Effects, world: World, meeting: number, attendee: number, row: LobbyRow): void {
  const { meetings, attendees } = world;
  const inputs = {
    setting: LOBBY_SETTINGS[meetings.lobby[meeting]!]!,
    attendee: ATTENDEES[attendees.seenAs[attendee]!]!,
    invited: attendees.invited[attendee] === 1,
    anonymousStart: meetings.anonymousStart[meeting] === 1,
    organisationIn: organisationIn(world, meeting),
  };
  fx.decide(() => ({
    about: 'lobby',
    outcome: row.answer,
    row: row.id,
    because: row.because,
    gates: [],
    inputs,
    source: row.source,
  }));
}

/** Lets somebody in; if they are the first of the organisation, those may follow who waited for that (R12.6). */
function enter(ctx: Context, fx: Effects, attendee: number, by: number): void {
  const { world } = ctx;
  comeIn(ctx, fx, attendee, by);
  if (!isOfOrganisation(world, attendee)) return;
  const meeting = world.attendees.meeting[attendee]!;
  for (const waiting of attendeesIn(world, meeting, ATTENDEE_STATE.lobby)) {
    if (lobbyRow(world, meeting, waiting).answer === 'direct') comeIn(ctx, fx, waiting, NONE);
  }
}

/** Somebody has waited too long. */
export function lobbyWaitEnded(
  _: Context,
  fx: Effects,
  attendee: number,
  user: number,
  meeting: number,
): void {
  leaveLobby(fx, attendee, user, meeting, ATTENDEE_STATE.timedOut);
}

function leaveLobby(fx: Effects, attendee: number, user: number, meeting: number, end: number): void {
  endLobbyWait(fx, attendee, end);
  fx.tell(F.lobbyLeft, attendee, user, meeting, end);
}

/** `by` admits somebody who waits, or sends them away; only who leads the meeting and is in it may. */
export function lobbyAnswered(
  ctx: Context,
  fx: Effects,
  attendee: number,
  by: number,
  answer: number,
  meeting: number,
): void {
  const { world } = ctx;
  const waits = world.attendees.state[attendee] === ATTENDEE_STATE.lobby;
  if (!leads(world, meeting, by))
    return fx.tell(F.lobbyAnswerRefused, attendee, by, reasonCode('may-not-answer'));
  if (!waits) return fx.tell(F.lobbyAnswerRefused, attendee, by, reasonCode('not-waiting'));
  if (answer === ADMIT) return enter(ctx, fx, attendee, by);
  leaveLobby(fx, attendee, world.attendees.user[attendee]!, meeting, ATTENDEE_STATE.denied);
}
