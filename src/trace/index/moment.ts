/**
 * A moment of a trace: a time, and the last record that has happened. Time alone does not name one, because many
 * records can share an instant.
 */
import { formatDuration, formatInstant, parseDuration, parseInstant } from '../../core/time.ts';
import type { IndexedTrace } from '../indexed.ts';
import { placeAfter, placeFrom } from './sorted.ts';

export interface Moment {
  /** Microseconds since the start. */
  readonly atUs: number;
  /** The last record that has happened, -1 before the first. */
  readonly n: number;
}

type Timed = Pick<IndexedTrace, 'columns' | 'usable'>;

/** The moment at which everything that happens up to and at `atUs` has happened. */
export function momentAt({ columns, usable }: Timed, atUs: number): Moment {
  return { atUs, n: placeAfter(columns.atUs, atUs, 0, usable) - 1 };
}

/** The moment right after record `n`. */
export function momentAfter({ columns, usable }: Timed, n: number): Moment {
  const last = Math.min(Math.max(-1, n), usable - 1);
  return { n: last, atUs: last < 0 ? 0 : columns.atUs[last]! };
}

/**
 * Reads a moment: a time (`10m` since the start, or an ISO instant), a time with a record of that instant (`10m,12`),
 * or a record alone (`#12`; `#-1` is before the first). What is wrong comes as `error`, a sentence for people.
 */
export function parseMoment(trace: Timed, text: string): Moment | { readonly error: string } {
  const [, timeText = '', , recordText] = /^([^#,]*)([#,](-?\d{1,10}))?$/.exec(text) ?? [undefined, text];
  const n = recordText === undefined ? undefined : Number(recordText);
  if (n !== undefined && (n < -1 || n >= trace.usable)) return { error: noRecord(trace, n) };
  if (timeText === '' && n !== undefined) return momentAfter(trace, n);
  const atUs = timeOf(trace, timeText);
  if (atUs === undefined) {
    return {
      error: `"${text}" is no moment: write a time such as 10m or 2023-09-11T06:10:00Z, 10m,12 or #12`,
    };
  }
  if (atUs < 0) return { error: `${text} is before the start, ${startOf(trace)}` };
  return n === undefined ? momentAt(trace, atUs) : momentOf(trace, atUs, n);
}

function timeOf({ columns }: Timed, text: string): number | undefined {
  const duration = parseDuration(text);
  if (duration !== undefined) return duration;
  const instant = parseInstant(text);
  return instant === undefined ? undefined : instant - columns.head.header.startUs;
}

function startOf({ columns }: Timed): string {
  return formatInstant(columns.head.header.startUs);
}

function noRecord({ usable }: Timed, n: number): string {
  const there = usable === 0 ? 'the trace has none' : `the trace has 0 to ${usable - 1}`;
  return `there is no record ${n}: ${there}`;
}

/** A record that is not of that instant is a mistake, not another moment. */
function momentOf(trace: Timed, atUs: number, n: number): Moment | { readonly error: string } {
  const { columns, usable } = trace;
  const first = placeFrom(columns.atUs, atUs, 0, usable);
  const end = placeAfter(columns.atUs, atUs, first, usable);
  if (n >= first && n < end) return { atUs, n };
  const there = first === end ? 'no record' : `records ${first} to ${end - 1}`;
  return {
    error: `record ${n} is not at ${formatDuration(atUs)}: there ${first === end ? 'is' : 'are'} ${there}`,
  };
}
