/** SIP sessions: a thin bar beside the lifeline of their Skype for Business client, from their opening to their end. */
import { NONE } from '../../../src/model/words.ts';
import { Intervals, NEVER } from '../../../src/trace/index/intervals.ts';
import { placeFrom } from '../../../src/trace/index/sorted.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import { threadEnds } from './event-ends.ts';
import { LAYER, type Picture } from './picture.ts';

const OFFSET = 4;
const WIDTH = 3;
/** Bars of sessions at the same time stand side by side, so many at most. */
const ABREAST = 4;

export function drawSessions(picture: Picture): void {
  const { frame, lifelines, plane, marks, input, leftOut, emphasis } = picture;
  if (frame.dense || lifelines.level === 'tenant' || lifelines.level === 'cloud') {
    leftOut.sessions = countSessions(input.trace, frame.first, frame.end);
    return;
  }
  const shown = sessionsIn(input.trace, frame.first, frame.end);
  const { sessions } = input.trace;
  const abreast = new Map<number, number>();
  marks.layer = LAYER.sessions;
  for (const session of shown) {
    const end = threadEnds(input.trace, sessions.thread[session]!)[0];
    const place = end === undefined ? NONE : lifelines.placeOf(end.user, end.client);
    const x = place === NONE ? plane.left - 1 : lifelines.list[place]!.x;
    if (x < plane.left || x > plane.right - OFFSET - WIDTH) {
      leftOut.sessions += 1;
      continue;
    }
    const nth = abreast.get(place) ?? 0;
    abreast.set(place, nth + 1);
    const left = x + OFFSET + (nth % ABREAST) * (WIDTH + 1);
    const closed = sessions.closedBy[session]!;
    const top = plane.clamp(plane.ofRecord(sessions.openedBy[session]!));
    const bottom = plane.clamp(closed === NONE ? plane.ofU(input.axis.length) : plane.ofRecord(closed));
    const extras = { subject: 'session', id: session, weight: emphasis.ofSession(session) } as const;
    marks.rect('session', left, top, left + WIDTH, bottom, { ...extras, text: `session ${session}` });
  }
}

const LIVES = new WeakMap<IndexedTrace, Intervals>();

/** The stretches of records in which sessions are open. */
function livesOf(trace: IndexedTrace): Intervals {
  const { openedBy, closedBy } = trace.sessions;
  let lives = LIVES.get(trace);
  if (lives === undefined) {
    lives = new Intervals(
      openedBy,
      closedBy.map((closed) => (closed === NONE ? NEVER : closed)),
    );
    LIVES.set(trace, lives);
  }
  return lives;
}

/** Sessions that are open at any time from record `first` to before `end`. */
function sessionsIn(trace: IndexedTrace, first: number, end: number): number[] {
  const { openedBy } = trace.sessions;
  const found: number[] = [];
  livesOf(trace).each(first - 1, (session) => found.push(session));
  const to = placeFrom(openedBy, end);
  for (let session = placeFrom(openedBy, first); session < to; session++) found.push(session);
  return found;
}

function countSessions(trace: IndexedTrace, first: number, end: number): number {
  const { openedBy } = trace.sessions;
  let count = placeFrom(openedBy, end) - placeFrom(openedBy, first);
  livesOf(trace).each(first - 1, () => count++);
  return count;
}
