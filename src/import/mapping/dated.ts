/** What exports tell of the time that they are of, and when their recordings are played in a scenario. */
import { formatInstant } from '../../core/time.ts';
import { firstDayUs } from '../../rules/epochs.ts';
import type { UsageRead } from '../traffic/usage.ts';
import { type AddressOf, firstKeptUs, type Recording, type RecordingFile } from './recordings.ts';

const DAY_US = 86_400_000_000;
const WEEK_US = 7 * DAY_US;
/** 1970-01-05, a Monday. */
const MONDAY_US = 4 * DAY_US;
/** 1990: a recording before it does not count from 1970 but from something of its own, and has no weekday. */
const DATED_FROM_US = 631_152_000_000_000;
/** Of an import without recordings. */
const USUAL_DAYS = 14;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A Monday, and what it is taken from. */
export interface Dated {
  readonly start: string;
  readonly by: string;
}

/** Of recorded messages, else calls, else of the last activity in usage reports; undefined before there were rules. */
export function datedBy(
  recordings: readonly Recording[],
  usages: readonly UsageRead[],
  addressOf: AddressOf,
): Dated | undefined {
  const firstOf = (kind: Recording['kind']): number | undefined =>
    least(recordings.filter((each) => each.kind === kind).map((each) => firstKeptUs(each, addressOf)));
  const active = usages.flatMap(({ users }) =>
    users.map(({ lastActivityUs }) => lastActivityUs ?? -Infinity),
  );
  const last = active.reduce((a, b) => Math.max(a, b), -Infinity);
  const found = [
    { us: firstOf('messages'), by: 'the first recorded message' },
    { us: firstOf('calls'), by: 'the first recorded call' },
    { us: last, by: 'the last activity in the usage reports' },
  ].find(({ us }) => us !== undefined && us >= DATED_FROM_US);
  if (found === undefined || found.us! < firstDayUs('2018-11')) return undefined;
  const monday = found.us! - modulo(found.us! - MONDAY_US, WEEK_US);
  return { start: formatInstant(monday), by: `the Monday of the week of ${found.by}` };
}

/** When the recordings begin, in microseconds after the start, and how many days take them all. */
export interface Playing {
  /** Undefined of a recording that has no dates: it begins at the start. */
  readonly beginUs: readonly (number | undefined)[];
  readonly days: number;
}

/** Weekdays, hours, and the time between recordings stay; the first message is in the first week. */
export function playing(recordings: readonly RecordingFile[], startUs: number): Playing {
  const messages = recordings.filter(({ kind }) => kind === 'messages');
  const earliest = least(messages.map(({ firstUs }) => (isDated(firstUs) ? firstUs : undefined)));
  const beginOf = (us: number): number => {
    const base = modulo((earliest ?? us) - startUs, WEEK_US);
    const at = base + us - (earliest ?? us);
    return at < 0 ? modulo(at, WEEK_US) : at;
  };
  const beginUs = recordings.map(({ firstUs }) => (isDated(firstUs) ? beginOf(firstUs) : undefined));
  const ends = recordings.map(({ kind, firstUs, lastUs }, at) =>
    kind === 'calls' || firstUs === undefined ? 0 : (beginUs[at] ?? 0) + lastUs! - firstUs,
  );
  const lastUs = ends.reduce((a, b) => Math.max(a, b), 0);
  return { beginUs, days: Math.max(USUAL_DAYS, Math.floor(lastUs / DAY_US) + 1) };
}

export function weekday(us: number): string {
  return WEEKDAYS[modulo(Math.floor((us - MONDAY_US) / DAY_US), 7)]!;
}

function isDated(us: number | undefined): us is number {
  return us !== undefined && us >= DATED_FROM_US;
}

function least(all: readonly (number | undefined)[]): number | undefined {
  return all.reduce((a, b) => (a === undefined || (b !== undefined && b < a) ? b : a), undefined);
}

function modulo(a: number, b: number): number {
  return ((a % b) + b) % b;
}
