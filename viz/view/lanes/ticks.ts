/** The messages of a user's lane: ticks up for what leaves, down for what comes, symbols for what does not arrive. */
import { F, FIRST_FOLLOW_ON } from '../../../src/model/event.ts';
import { METHODS } from '../../../src/model/words.ts';
import { operandOf } from '../../../src/trace/columns.ts';
import { FEATURE_OF_KIND } from '../../../src/trace/feature-kinds.ts';
import { placeFrom } from '../../../src/trace/index/sorted.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import { shortLabel } from '../../../src/trace/story/sentence.ts';
import type { DisplayListBuilder } from '../../list/display-list.ts';
import type { Style } from '../../list/styles.ts';
import { FEATURE_LOOKS } from '../feature-looks.ts';
import type { ViewInput } from '../view.ts';
import { BIN, eachBin, weightOf } from './density.ts';
import { TICKS } from './layout.ts';
import type { Plane } from './plane.ts';
import { recordsOfUser } from './shown-records.ts';

const SENT = FIRST_FOLLOW_ON + F.messageSent;
const REFUSED = FIRST_FOLLOW_ON + F.messageRefused;
const DELIVERED = FIRST_FOLLOW_ON + F.messageDelivered;
const MISSED = FIRST_FOLLOW_ON + F.messageMissed;
const FAILED = FIRST_FOLLOW_ON + F.messageFailed;

export interface TickTally {
  /** Records drawn one by one. */
  readonly drawn: number[];
  /** Records that are in a density only, and the people whose they are. */
  dense: number;
  denseLanes: number;
}

export interface TickPlace {
  readonly user: number;
  readonly top: number;
  /** With more records than this the lane has a density. */
  readonly most: number;
  readonly edges: Int32Array;
}

export function drawTicks(
  marks: DisplayListBuilder,
  input: ViewInput,
  plane: Plane,
  { user, top, most, edges }: TickPlace,
  tally: TickTally,
): void {
  const { trace, matches } = input;
  const list = recordsOfUser(trace, matches, user);
  const from = placeFrom(list, plane.first);
  const to = placeFrom(list, plane.end);
  if (to - from > most) {
    tally.dense += to - from;
    tally.denseLanes += 1;
    eachBin(list, edges, (bin, count) => {
      const x = plane.left + bin * BIN;
      const mark = { subject: 'user', id: user, weight: weightOf(count), text: `${count} records` } as const;
      marks.area('density', x, top, x + BIN, top + TICKS - 3, mark);
    });
    return;
  }
  for (let at = from; at < to; at++) {
    const n = list[at]!;
    if (drawTick(marks, trace, plane, user, n, top)) tally.drawn.push(n);
  }
}

/** Whether the record is one of those that lanes show. */
function drawTick(
  marks: DisplayListBuilder,
  trace: IndexedTrace,
  plane: Plane,
  user: number,
  n: number,
  top: number,
): boolean {
  const { columns, messages } = trace;
  const kind = columns.kind[n]!;
  if (kind < SENT || kind > FAILED) return drawFeature(marks, trace, plane, n, top);
  const message = operandOf(columns, n, 0);
  const isOut = messages.from[message] === user;
  const middle = top + (TICKS - 3) / 2;
  const x = plane.ofRecord(n);
  const mark = { subject: 'record', id: n } as const;
  switch (kind) {
    case SENT:
      if (!isOut) return false;
      marks.line(methodOf(trace, n), x, middle, x, top, { ...mark, text: 'sent' });
      return true;
    case DELIVERED:
      if (isOut) return false;
      marks.line(methodOfMessage(trace, message), x, middle, x, top + TICKS - 3, {
        ...mark,
        text: 'delivered',
      });
      return true;
    case REFUSED:
      if (!isOut) return false;
      marks.symbol('refused', 'barred', x, middle, 4, { ...mark, text: 'refused' });
      return true;
    case MISSED:
      marks.symbol('missed', 'ring', x, middle, 3.5, { ...mark, text: 'missed' });
      return true;
    default:
      marks.symbol('failed', 'cross', x, middle, 4, { ...mark, text: 'failed' });
      return true;
  }
}

/** Records of calls and meetings have bars; of the other features each has a symbol. */
function drawFeature(
  marks: DisplayListBuilder,
  trace: IndexedTrace,
  plane: Plane,
  n: number,
  top: number,
): boolean {
  const kind = trace.columns.kind[n]!;
  const look = FEATURE_LOOKS[kind];
  if (look === undefined) return false;
  const feature = FEATURE_OF_KIND[kind];
  if (feature === 'call' || feature === 'meeting') return true;
  marks.symbol(look.style, look.shape, plane.ofRecord(n), top + (TICKS - 3) / 2, 3.5, {
    subject: 'record',
    id: n,
    text: shortLabel(trace, n),
  });
  return true;
}

function methodOf({ columns }: IndexedTrace, sent: number): Style {
  return METHODS[operandOf(columns, sent, 6)] ?? 'other-event';
}

function methodOfMessage(trace: IndexedTrace, message: number): Style {
  const sent = trace.messages.sent[message] ?? -1;
  return sent < 0 ? 'other-event' : methodOf(trace, sent);
}
