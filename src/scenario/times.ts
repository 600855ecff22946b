/** Points in time as scenarios write them: since the start, as instants, or counted from a message's arrival. */
import { formatDuration, formatInstant, parseDuration, parseInstant } from '../core/time.ts';
import { shorten } from './number-text.ts';

export interface Absolute {
  readonly us: number;
}
export interface AfterMessage {
  readonly message: string;
  readonly offsetUs: number;
}
export interface NoTime {
  readonly problem: string;
  readonly hint?: string;
}

const ABSOLUTE_HINT = 'a duration since the start such as 10m, or an instant such as 2023-08-28T09:00:00Z';

/** Microseconds since the start. */
export function absoluteTime(text: string, startUs: number): Absolute | NoTime {
  const us = parseDuration(text);
  if (us !== undefined) return checked(us, startUs);
  const instantUs = parseInstant(text);
  if (instantUs === undefined) return { problem: `"${shorten(text)}" is no time`, hint: ABSOLUTE_HINT };
  if (instantUs < startUs) {
    return {
      problem: `${shorten(text)} is ${formatDuration(startUs - instantUs)} before the start`,
      hint: `the run starts at ${formatInstant(startUs)}`,
    };
  }
  return checked(instantUs - startUs, startUs);
}

/** An absolute time, or one that counts from the arrival of a message: `m1 + 9m`. */
export function eventTime(text: string, startUs: number): Absolute | AfterMessage | NoTime {
  const absolute = absoluteTime(text, startUs);
  if (!('problem' in absolute) || parseInstant(text) !== undefined) return absolute;
  const plus = text.lastIndexOf('+');
  const message = text.slice(0, Math.max(0, plus)).trim();
  if (plus < 0 || message === '') {
    return { ...absolute, hint: `${ABSOLUTE_HINT}, or m1 + 9m` };
  }
  const offsetUs = parseDuration(text.slice(plus + 1).trim());
  if (offsetUs === undefined) {
    return { problem: `"${shorten(text.slice(plus + 1).trim())}" is no duration`, hint: 'such as m1 + 9m' };
  }
  return { message, offsetUs };
}

/** Sums stay exact: a time that 2^53 microseconds cannot hold is refused. */
function checked(us: number, startUs: number): Absolute | NoTime {
  if (Number.isSafeInteger(us) && Number.isSafeInteger(us + startUs)) return { us };
  return {
    problem: 'the time is more than 285 years from 1970',
    hint: 'times are whole microseconds up to 2^53 - 1',
  };
}
