/** What people do inside a meeting, each function by its own name (R5.15, R12.4, R13.3, A41). */
import { F } from '../../model/event.ts';
import { setAttendeePart, tryFunction } from '../../model/meeting-changes.ts';
import { attendeesIn } from '../../model/meeting-people.ts';
import {
  ATTENDEE_PART,
  ATTENDEE_STATE,
  JOIN_CLIENTS,
  JOIN_WAYS,
  MEETING_FUNCTIONS,
  SHARED,
} from '../../model/meeting-words.ts';
import type { World } from '../../model/world.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import { type FunctionRow, type MeetingFunction, meetingFunction } from '../../rules/meetings/functions.ts';
import { bestJoin } from '../../rules/meetings/join.ts';
import type { MeetingReason } from '../../rules/meetings/reasons.ts';
import type { Context, Effects } from '../effects.ts';
import { showPresenting } from './coming-and-going.ts';
import { joinQuestion } from './join-question.ts';

/** What lasts of a function: the part of an attendee, and its value afterwards. */
const LASTS: Readonly<Partial<Record<MeetingFunction, readonly [part: number, value: number]>>> = {
  mute: [ATTENDEE_PART.muted, 1],
  unmute: [ATTENDEE_PART.muted, 0],
  videoOn: [ATTENDEE_PART.video, 1],
  videoOff: [ATTENDEE_PART.video, 0],
  shareScreen: [ATTENDEE_PART.sharing, SHARED.indexOf('screen')],
  shareWindow: [ATTENDEE_PART.sharing, SHARED.indexOf('window')],
  raiseHand: [ATTENDEE_PART.hand, 1],
};

/** `code` is one of MEETING_FUNCTIONS. */
export function meetingFunctionTried(
  ctx: Context,
  fx: Effects,
  attendee: number,
  user: number,
  code: number,
  meeting: number,
): void {
  const name = MEETING_FUNCTIONS[code]!;
  const row = functionRow(ctx, attendee, user, meeting, name);
  const because = row.works ? (hindrance(ctx.world, attendee, meeting, name) ?? row.because) : row.because;
  const works = because === row.because && row.works;
  describe(ctx, fx, attendee, name, row, works, because);
  tryFunction(fx, attendee, code, works ? 0 : reasonCode(because));
  if (!works) return fx.tell(F.meetingFunctionRefused, attendee, user, meeting, code, reasonCode(because));
  const lasts = LASTS[name];
  if (lasts !== undefined) setAttendeePart(fx, attendee, ...lasts);
  fx.tell(F.meetingFunctionDone, attendee, user, meeting, code);
  if (name === 'shareScreen' || name === 'shareWindow') showPresenting(ctx, fx, attendee);
  if (name === 'chatSend') tellChat(ctx.world, fx, attendee, user, meeting);
}

/** Whoever has not come in yet would be there in the way that is best for them. */
function functionRow(
  ctx: Context,
  attendee: number,
  user: number,
  meeting: number,
  name: MeetingFunction,
): FunctionRow {
  const { attendees } = ctx.world;
  const { facts } = ctx.rules.epoch;
  const client = attendees.client[attendee] ?? JOIN_CLIENTS.indexOf('desktop');
  const question = joinQuestion(ctx.world, meeting, user, client);
  const came = attendees.admission[attendee] !== 0;
  const way = came ? JOIN_WAYS[attendees.way[attendee]!]! : (bestJoin(facts, question).method ?? 'anonymous');
  return meetingFunction(facts, ctx.rules.switches, {
    function: name,
    participant: way,
    hostCloud: question.host.cloud,
    joinerCloud: question.joiner.cloud,
    promotedPeer: question.promotedPeer,
  });
}

/** What keeps a function from being used at this moment, whoever uses it. */
function hindrance(
  world: World,
  attendee: number,
  meeting: number,
  name: MeetingFunction,
): MeetingReason | undefined {
  const { state, sharing } = world.attendees;
  if (name === 'chatBeforeAndAfter') return undefined;
  if (state[attendee] !== ATTENDEE_STATE.inside) return 'not-inside';
  if (name === 'giveControl') return sharing[attendee] === 0 ? 'nobody-shares' : undefined;
  if (name !== 'requestControl') return undefined;
  const others = attendeesIn(world, meeting, ATTENDEE_STATE.inside).filter((each) => each !== attendee);
  return others.some((each) => sharing[each] !== 0) ? undefined : 'nobody-shares';
}

function describe(
  ctx: Context,
  fx: Effects,
  attendee: number,
  name: MeetingFunction,
  row: FunctionRow,
  works: boolean,
  because: MeetingReason,
): void {
  const { attendees } = ctx.world;
  const inside = attendees.state[attendee] === ATTENDEE_STATE.inside;
  fx.decide(() => ({
    about: 'meeting-function',
    outcome: works ? 'done' : 'refused',
    row: row.id,
    because,
    gates: [],
    inputs: { function: name, inside, way: JOIN_WAYS[attendees.way[attendee]!]! },
    source: row.source,
  }));
}

/** The chat of a meeting is read by all who are in it; the sender is known by their row of attendees. */
function tellChat(world: World, fx: Effects, sender: number, _user: number, meeting: number): void {
  for (const reader of attendeesIn(world, meeting, ATTENDEE_STATE.inside)) {
    if (reader === sender) continue;
    fx.tell(F.meetingChatReceived, reader, world.attendees.user[reader]!, meeting, sender);
  }
}
