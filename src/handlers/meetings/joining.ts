/**
 * Somebody tries to join: with the link, by one of the ways that the rules know, asked for a name if they come as
 * nobody known; then they stand at the door. R5.14 to R5.19, R12.1, R12.3, R12.4, R12.7, R16.6.
 */
import { E, F } from '../../model/event.ts';
import { beginJoining, refuseJoining } from '../../model/meeting-changes.ts';
import {
  ATTENDEE,
  ATTENDEE_STATE,
  ATTENDEES,
  INVITATION,
  JOIN_CLIENTS,
  JOIN_WAYS,
  JOIN_WISHES,
  MEETING_STATUS,
  MEETING_TYPE,
} from '../../model/meeting-words.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import { attendeeOf, bestJoin, type JoinAnswer, joinDecision } from '../../rules/meetings/join.ts';
import type { JoinWay } from '../../rules/meetings/join-table.ts';
import type { MeetingReason } from '../../rules/meetings/reasons.ts';
import { sfbJoin } from '../../rules/meetings/sfb-join.ts';
import type { Context, Effects, Judgement } from '../effects.ts';
import { isGuestOfHost, joinQuestion, sfbQuestion } from './join-question.ts';

/** An answer of the rules, whichever asked: by which way, or why not. */
interface Verdict {
  readonly way: JoinWay | null;
  readonly because: MeetingReason;
  readonly namePrompt: boolean;
  readonly judge: () => Judgement;
}

/** `user` is NONE for a visitor; `client` and `as` are codes of JOIN_CLIENTS and JOIN_WISHES. */
export function meetingJoinTried(
  ctx: Context,
  fx: Effects,
  attendee: number,
  user: number,
  client: number,
  as: number,
): void {
  const { world } = ctx;
  const meeting = world.attendees.meeting[attendee]!;
  const verdict = beforeAsking(world, meeting, attendee) ?? askRules(ctx, meeting, user, client, as);
  fx.decide(verdict.judge);
  if (verdict.way === null) {
    if (!isThere(world, attendee)) refuseJoining(fx, attendee, reasonCode(verdict.because));
    return fx.tell(F.meetingJoinRefused, attendee, user, meeting, reasonCode(verdict.because));
  }
  const way = JOIN_WAYS.indexOf(verdict.way);
  const seenAs = ATTENDEES.indexOf(seenAsOf(ctx, meeting, user, verdict.way));
  const prompt = verdict.namePrompt ? 1 : 0;
  beginJoining(fx, attendee, client, way, seenAs, prompt);
  fx.tell(F.meetingJoinAllowed, attendee, user, meeting, way, seenAs, prompt);
  fx.later(E.meetingReached, ctx.rules.switches.meetingPrejoin, attendee, user, meeting);
}

/** What stands against it before any rule about ways is asked; undefined if nothing does. */
function beforeAsking(world: World, meeting: number, attendee: number): Verdict | undefined {
  const status = world.meetings.status[meeting]!;
  if (status === MEETING_STATUS.planned || status === MEETING_STATUS.refused)
    return no('meeting-not-scheduled');
  if (isThere(world, attendee)) return no('already-there');
  return hasLink(world, meeting, attendee) ? undefined : no('no-join-link');
}

function no(because: MeetingReason): Verdict {
  const gates = [{ gate: 'join-link', pass: false, because }];
  const judge = (): Judgement => ({
    about: 'meeting-join',
    outcome: 'refused',
    row: null,
    because,
    gates,
    inputs: {},
    source: 'R16.6',
  });
  return { way: null, because, namePrompt: false, judge };
}

/** In the meeting, in its lobby, or about to be. */
function isThere({ attendees }: World, attendee: number): boolean {
  const state = attendees.state[attendee]!;
  return (
    state === ATTENDEE_STATE.joining || state === ATTENDEE_STATE.lobby || state === ATTENDEE_STATE.inside
  );
}

/** A visitor comes by the link, how else; a promoted meeting's link goes to its peer as a message (R10.1). */
function hasLink({ attendees, meetings }: World, meeting: number, attendee: number): boolean {
  const user = attendees.user[attendee]!;
  return (
    user === NONE ||
    user === meetings.organizer[meeting] ||
    attendees.hasLink[attendee] === 1 ||
    attendees.invitation[attendee] === INVITATION.arrived
  );
}

function askRules(ctx: Context, meeting: number, user: number, client: number, as: number): Verdict {
  return ctx.world.meetings.type[meeting] === MEETING_TYPE.SfB
    ? askAboutSfb(ctx.world, meeting, user)
    : askAboutTeams(ctx, meeting, user, client, as);
}

function askAboutTeams(ctx: Context, meeting: number, user: number, client: number, as: number): Verdict {
  const { facts } = ctx.rules.epoch;
  const question = joinQuestion(ctx.world, meeting, user, client);
  const wish = isGuestOfHost(ctx.world, meeting, user) ? 'guest' : JOIN_WISHES[as]!;
  const answer =
    wish === 'best' ? bestJoin(facts, question) : joinDecision(facts, { ...question, way: wish });
  const { host, joiner, ...rest } = question;
  return {
    way: answer.method,
    because: lastReason(answer),
    namePrompt: answer.namePrompt,
    judge: () => ({
      about: 'meeting-join',
      outcome: answer.outcome,
      row: answer.row,
      because: lastReason(answer),
      gates: answer.gates.map(({ gate, side, pass, because }) => ({
        gate: side === undefined ? gate : `${gate} (${side})`,
        pass,
        because,
      })),
      inputs: { wish, way: answer.method, ...rest, hostCloud: host.cloud, joinerCloud: joiner.cloud },
      source: answer.source,
    }),
  };
}

function lastReason({ gates }: JoinAnswer): MeetingReason {
  return gates.at(-1)?.because ?? 'ways-fit';
}

function askAboutSfb(world: World, meeting: number, user: number): Verdict {
  const question = sfbQuestion(world, meeting, user);
  const { id, way, because, source } = sfbJoin(question);
  const judge = (): Judgement => ({
    about: 'meeting-join',
    outcome: 'joins',
    row: id,
    because,
    gates: [],
    inputs: { way, ...question },
    source,
  });
  return { way, because, namePrompt: way === 'anonymous', judge };
}

/** As whom the lobby takes them (A41). */
function seenAsOf(ctx: Context, meeting: number, user: number, way: JoinWay): (typeof ATTENDEES)[number] {
  const { world } = ctx;
  if (user !== NONE && user === world.meetings.organizer[meeting]) return ATTENDEES[ATTENDEE.organizer]!;
  const { host, joiner } = joinQuestion(world, meeting, user, JOIN_CLIENTS.indexOf('desktop'));
  return attendeeOf(way, host.cloud !== joiner.cloud, ctx.rules.switches);
}
