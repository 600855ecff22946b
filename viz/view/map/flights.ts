/** Where a message on its way is at a moment: on which link, and how much of it is behind it. */
import { E, RECORD_KINDS } from '../../../src/model/event.ts';
import { NONE } from '../../../src/model/words.ts';
import { operandOf } from '../../../src/trace/columns.ts';
import { placeAfter } from '../../../src/trace/index/sorted.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import type { Moment } from '../time-axis.ts';

export interface Flight {
  readonly message: number;
  /** The link it is on, or stands at the end of; -1 if the trace does not say. */
  readonly link: number;
  /** How much of the link is behind it, 0 to 1. */
  readonly share: number;
  /** It does not move: its link is down, or it waits for the message before it. */
  readonly waits: boolean;
  /** The last record of it. */
  readonly record: number;
}

/** Where a message stops that was crossing a link when that went down. */
const STALLED_AT = 0.5;
const LINK_OPERAND = 1;
const HAS_LINK = RECORD_KINDS.map(
  ({ operands }) => operands[0]?.name === 'message' && operands[1]?.name === 'link',
);

/** `message` is one that is on its way after the moment's record. */
export function flightOf(trace: IndexedTrace, message: number, moment: Moment): Flight {
  const list = trace.records.of('message', message);
  const place = placeAfter(list, moment.n);
  const last = list[place - 1] ?? NONE;
  const next = list[place] ?? NONE;
  const passed = linkOf(trace, last);
  const kind = last === NONE ? NONE : trace.columns.kind[last]!;
  if (kind === E.messageArrived || kind === E.messageHeld)
    return { message, link: passed, share: 1, waits: kind === E.messageHeld, record: last };
  const link = linkOf(trace, next);
  if (link === NONE) return { message, link: passed, share: 1, waits: false, record: last };
  const begins = kind === E.messageStalled && passed === link ? STALLED_AT : 0;
  return { message, link, record: last, ...crossing(trace, last, next, begins, moment) };
}

/** Between two records of the message; it may have waited at the link's beginning until that came back. */
function crossing(
  { columns }: IndexedTrace,
  last: number,
  next: number,
  begins: number,
  { atUs }: Moment,
): Pick<Flight, 'share' | 'waits'> {
  if (columns.kind[next] === E.linkWaitEnded) return { share: begins, waits: true };
  const ends = columns.kind[next] === E.messageStalled ? STALLED_AT : 1;
  const enteredBy = Math.max(columns.cause[next]!, last);
  const enteredUs = enteredBy < 0 ? 0 : columns.atUs[enteredBy]!;
  const arrivesUs = columns.atUs[next]!;
  if (atUs < enteredUs) return { share: begins, waits: true };
  const done = arrivesUs <= enteredUs ? 1 : Math.min(1, (atUs - enteredUs) / (arrivesUs - enteredUs));
  return { share: begins + (ends - begins) * done, waits: false };
}

function linkOf({ columns }: IndexedTrace, n: number): number {
  return n !== NONE && HAS_LINK[columns.kind[n]!] ? operandOf(columns, n, LINK_OPERAND) : NONE;
}
