/**
 * Times as recordings write them: numbers since 1970 (epoch seconds, milliseconds or microseconds), or ISO 8601.
 * Dates in the manner of a country (28/03/2021) are refused: nothing tells the day from the month.
 */
import { parseInstant } from '../../core/time.ts';

/** A time read: what a number counts is known only when the whole file has been seen. */
export interface Timestamp {
  /** Microseconds since 1970 of an instant; for a number, what is written. */
  value: number;
  isNumber: boolean;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
const DIGITS = /^\d{1,15}$/;
const INSTANT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d{1,9}))? ?(Z|z|[+-]\d\d:?\d\d)?)?$/;
/** Microseconds that a double still counts one by one. */
const LARGEST = Number.MAX_SAFE_INTEGER;
/** No time is longer; keeps the work on hostile input small. */
const LONGEST = 40;

/**
 * Fills `into` with the time that `text` writes; false if it writes none. An instant without a zone is taken as UTC, a
 * date alone as its midnight, and decimals beyond microseconds are cut off (.NET writes seven).
 */
export function readTimestamp(text: string, into: Timestamp): boolean {
  if (text.length > LONGEST) return false;
  into.isNumber = true;
  if (DIGITS.test(text) || NUMBER.test(text)) {
    into.value = Number(text);
    return Math.abs(into.value) <= LARGEST;
  }
  const match = INSTANT.exec(text);
  if (match === null) return false;
  const us = instantUs(match);
  into.isNumber = false;
  into.value = us ?? 0;
  return us !== undefined;
}

function instantUs([, date, time, decimals, zone]: RegExpExecArray): number | undefined {
  if (time === undefined) return parseInstant(date!);
  if (decimals !== undefined && time.length === 5) return undefined;
  const fraction = decimals === undefined ? '' : `.${decimals.slice(0, 6)}`;
  return parseInstant(`${date}T${time}${fraction}${zoneOf(zone)}`);
}

function zoneOf(zone: string | undefined): string {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 'Z';
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}

/** Numbers below this count seconds: the year 2255, the last that has microseconds, or April 1970 in milliseconds. */
const LARGEST_SECONDS = LARGEST / 1e6;
/** The same in milliseconds, or April 1970 in microseconds. */
const LARGEST_MILLISECONDS = LARGEST / 1e3;

/** What one of the numbers of a file stands for, in microseconds, told by the largest of them. */
export function microsecondsPerUnit(largest: number): number {
  if (largest < LARGEST_SECONDS) return 1_000_000;
  return largest < LARGEST_MILLISECONDS ? 1_000 : 1;
}
