/** One open trace in the worker: its index, its axes, which records the filter lets through, what checks have found. */
import { formatDuration, US_PER_MS } from '../../src/core/time.ts';
import type { AnyReading } from '../../src/trace/columns-any.ts';
import { indexTrace } from '../../src/trace/index/index-trace.ts';
import { placeFrom } from '../../src/trace/index/sorted.ts';
import type { IndexedTrace } from '../../src/trace/indexed.ts';
import { sentenceOf, sentenceWithoutTime } from '../../src/trace/story/sentence.ts';
import { clockTime } from '../../src/trace/story/spoken-time.ts';
import type { Cursor } from '../app/state.ts';
import type { Subject } from '../list/display-list.ts';
import { newTimeAxis } from '../view/time-axes.ts';
import { type Moment, TIME_MODES, type TimeAxis, type TimeMode } from '../view/time-axis.ts';
import { wallTime } from '../view/time-labels.ts';
import type { Matches, Selection, ShownViolation } from '../view/view.ts';
import type { EventRow, OpenFacts, Stepped } from './calls.ts';

export class OpenTrace {
  readonly name: string;
  readonly trace: IndexedTrace;
  readonly flaw: string | undefined;
  /** Where the reading of a damaged trace ended. */
  readonly damage: AnyReading['damage'];
  /** The first invariants broken, ascending, and how many in all; the check may still be at work. */
  violations: readonly ShownViolation[] = [];
  violationCount = 0;
  /** The filter in force in words. */
  summary = '';
  matches: Matches;
  /** The records that pass the filter, ascending; undefined if all do. */
  #passing: Int32Array | undefined;
  readonly #axes = new Map<TimeMode, TimeAxis>();
  /** The trace that this one is compared with: its axes are this one's, too. */
  #beside: OpenTrace | undefined;

  constructor(name: string, { columns, damage }: AnyReading) {
    this.name = name;
    this.trace = indexTrace(columns);
    this.damage = damage;
    this.flaw =
      damage === undefined ? flawOf(this.trace) : `Damaged: ${damage.message}. What comes before is shown.`;
    this.matches = { passes: undefined, shown: this.count, total: this.count };
  }

  /** Records that can have happened: all, unless the trace is damaged. */
  get count(): number {
    return this.trace.usable;
  }

  /** From now on the axes are those of both traces; undefined for this one alone. */
  standBeside(other: OpenTrace | undefined): void {
    this.#beside = other;
    this.#axes.clear();
  }

  axis(mode: TimeMode): TimeAxis {
    let axis = this.#axes.get(mode);
    if (axis === undefined) {
      axis = newTimeAxis(mode, this.trace, this.#beside?.trace);
      this.#axes.set(mode, axis);
    }
    return axis;
  }

  facts(): OpenFacts {
    const { count } = this;
    const { head, end } = this.trace.columns;
    const { title, program, seed, replication, rules, scenario, startUs, untilUs } = head.header;
    return {
      name: this.name,
      title,
      program,
      seed,
      replication,
      rules,
      scenario,
      digest: end === undefined ? `${scenario.slice(0, 8)}-${count}` : end.transitions.slice(0, 16),
      startUs,
      untilUs,
      records: count,
      first: count > 0 ? 0 : -1,
      users: head.names.users,
      counts: {
        record: count,
        user: head.names.users.length,
        thread: this.trace.threads.count,
        tenant: head.names.tenants.length,
        link: head.names.links.length,
        session: this.trace.sessions.count,
        message: this.trace.messages.count,
      },
      axisLengths: Object.fromEntries(TIME_MODES.map((mode) => [mode, this.axis(mode).length])) as Record<
        TimeMode,
        number
      >,
      flaw: this.flaw,
    };
  }

  /** What the filter lets through from now on; undefined for everything. */
  pass(passes: Uint8Array | undefined, shown: number): void {
    this.matches = { passes, shown, total: this.count };
    this.#passing = passes === undefined ? undefined : placesOf(passes, shown);
  }

  /** Places in the list of passing records of those from record `from` up to, and without, `to`. */
  rowsBetween(from: number, to: number): { readonly first: number; readonly end: number } {
    if (this.#passing === undefined) return { first: from, end: Math.max(from, to) };
    return { first: placeFrom(this.#passing, from), end: placeFrom(this.#passing, to) };
  }

  /** The record at a place of that list. */
  recordOfRow(place: number): number {
    return this.#passing === undefined ? place : this.#passing[place]!;
  }

  eventRow(n: number): EventRow {
    const { columns } = this.trace;
    return {
      n,
      time: clockTime(columns.head.header, columns.atUs[n]!),
      text: sentenceWithoutTime(this.trace, n),
    };
  }

  /** A time for people: since the start, and as the scenario's clock shows it. */
  clock(atUs: number): string {
    return wallTime(this.trace.columns.head.header.startUs, atUs, US_PER_MS);
  }

  cursorAt(mode: TimeMode, { n, atUs }: Moment): Cursor {
    const axis = this.axis(mode);
    // Among the records of one instant only the record's number says where the cursor is.
    const onRecord = n >= 0 && this.trace.columns.atUs[n] === atUs;
    return { n, atUs, u: onRecord ? axis.uOfRecord(n) : axis.uOfTime(atUs) };
  }

  /** The moment that is meant by a record, an instant, or a place on an axis. */
  momentOf(mode: TimeMode, where: { n: number } | { atUs: number } | { u: number }): Moment {
    const { atUs } = this.trace.columns;
    if ('u' in where) return this.axis(mode).momentAt(where.u);
    if ('n' in where) {
      const n = Math.max(-1, Math.min(this.count - 1, where.n));
      return { n, atUs: n < 0 ? 0 : atUs[n]! };
    }
    const axis = this.axis('linear');
    return axis.momentAt(axis.uOfTime(where.atUs));
  }

  /** The stretch of the axis in which the records about a selection lie; undefined if there are none. */
  stretchOf(
    mode: TimeMode,
    { subject, id }: Selection,
  ): { readonly fromU: number; readonly toU: number } | undefined {
    const records = this.#recordsAbout(subject, id);
    if (records.length === 0) return undefined;
    const axis = this.axis(mode);
    return { fromU: axis.uOfRecord(records[0]!), toU: axis.uOfRecord(records.at(-1)!) };
  }

  #recordsAbout(subject: Subject, id: number): ArrayLike<number> & { at(i: number): number | undefined } {
    const { records, sessions } = this.trace;
    switch (subject) {
      case 'none':
        return [];
      case 'record':
        return [id];
      case 'session':
        return [sessions.openedBy[id]!, sessions.closedBy[id]! < 0 ? this.count - 1 : sessions.closedBy[id]!];
      default:
        return records.of(subject, id);
    }
  }

  tell(cursor: Cursor): Stepped {
    return { cursor, text: this.sentenceAt(cursor) };
  }

  sentenceAt({ n, atUs }: Moment): string {
    const time = `${this.clock(atUs)}, ${formatDuration(Math.round(atUs))} after the start`;
    if (n < 0) return `${time}: nothing has happened yet.`;
    return this.trace.columns.atUs[n] === atUs
      ? `Record ${n}: ${sentenceOf(this.trace, n)}`
      : `${time}, after record ${n}: ${sentenceOf(this.trace, n)}`;
  }
}

function flawOf({ columns: { end, count }, damage, usable }: IndexedTrace): string | undefined {
  if (damage !== undefined)
    return `Damaged: record ${usable} cannot have happened (${damage}). What comes before is shown.`;
  if (end === undefined) return `This trace was cut short: its last whole record is ${count - 1}.`;
  return end.interrupted ? 'The run was interrupted before its end.' : undefined;
}

function placesOf(passes: Uint8Array, shown: number): Int32Array {
  const places = new Int32Array(shown);
  let at = 0;
  for (let n = 0; n < passes.length; n++) if (passes[n] === 1) places[at++] = n;
  return places;
}
