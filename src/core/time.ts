/**
 * Time in whole microseconds: how a person writes durations and instants, and back. Instants are counted from
 * 1970-01-01T00:00:00Z in the Gregorian calendar without leap seconds, by arithmetic alone, so that no clock,
 * locale or time zone of the machine can show through.
 */

export const US_PER_MS = 1_000;
export const US_PER_SECOND = 1_000_000;
export const US_PER_MINUTE = 60_000_000;
export const US_PER_HOUR = 3_600_000_000;
export const US_PER_DAY = 86_400_000_000;

/** From large to small, which is also the order they are written in. */
const UNITS = [
  ['d', US_PER_DAY],
  ['h', US_PER_HOUR],
  ['m', US_PER_MINUTE],
  ['s', US_PER_SECOND],
  ['ms', US_PER_MS],
  ['us', 1],
] as const;

const DURATION = /^(?:\d+(?:\.\d+)?(?:d|h|ms|m|s|us))+$/;
const DURATION_PART = /(\d+)(?:\.(\d+))?(d|h|ms|m|s|us)/g;

/** A text longer than this is no duration: it keeps the arithmetic small on hostile input. */
const LONGEST_TEXT = 100;

/**
 * Microseconds of `250ms`, `1h30m`, `5d`, `1.5s`: numbers with the units d, h, m, s, ms, us, large ones first and
 * each at most once, in either case. Undefined if it is not that, not whole microseconds, or above 2^53 - 1.
 */
export function parseDuration(text: string): number | undefined {
  if (text.length > LONGEST_TEXT) return undefined;
  const lower = text.toLowerCase();
  if (!DURATION.test(lower)) return undefined;
  let total = 0n;
  let before = -1;
  for (const [, whole, fraction = '', name] of lower.matchAll(DURATION_PART)) {
    const unit = UNITS.findIndex(([unitName]) => unitName === name);
    if (unit <= before) return undefined;
    before = unit;
    // In whole numbers of any length, because 0.1 of a unit is not what a double makes of it.
    const tenths = BigInt(`1${'0'.repeat(fraction.length)}`);
    const scaled = BigInt(whole! + fraction) * BigInt(UNITS[unit]![1]);
    if (scaled % tenths !== 0n) return undefined;
    total += scaled / tenths;
  }
  return total <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(total) : undefined;
}

/**
 * The duration as `parseDuration` reads it back exactly: days, hours and minutes, then what is left in the largest
 * unit it fills, with decimals: `1h30m`, `1.5s`, `250ms`, `0s`. A negative one has a minus in front, for people.
 */
export function formatDuration(us: number): string {
  if (us < 0) return `-${formatDuration(-us)}`;
  if (us === 0) return '0s';
  let text = '';
  let rest = us;
  for (const [name, size] of UNITS) {
    if (rest < size) continue;
    if (size < US_PER_MINUTE) return text + decimal(rest, size) + name;
    text += Math.floor(rest / size) + name;
    rest %= size;
  }
  return text;
}

const INSTANT = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?(Z|[+-]\d\d:\d\d))?$/;

/**
 * Microseconds since 1970-01-01T00:00:00Z of an ISO 8601 instant with `Z` or an offset, `2023-08-28T09:00:00Z`;
 * seconds and up to six decimals may be left out, and a date alone is its midnight UTC. Undefined if it is not
 * that, if there is no such day or time of day, or if it is 2^53 microseconds or more from 1970.
 */
export function parseInstant(text: string): number | undefined {
  const match = INSTANT.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((digits) => Number(digits ?? 0));
  if (month! < 1 || month! > 12 || day! < 1 || day! > daysInMonth(year!, month!)) return undefined;
  if (hour! > 23 || minute! > 59 || second! > 59) return undefined;
  const offset = offsetMinutes(match[8] ?? 'Z');
  if (offset === undefined) return undefined;
  const minutes = (daysSince1970(year!, month!, day!) * 24 + hour!) * 60 + minute! - offset;
  // The products are multiples of 64 and exact far beyond 2^53, so a sum inside the exact range is exact.
  const us = minutes * US_PER_MINUTE + second! * US_PER_SECOND + Number((match[7] ?? '').padEnd(6, '0'));
  return Number.isSafeInteger(us) ? us : undefined;
}

/** The instant in UTC as `parseInstant` reads it back, with decimals only if there are any. */
export function formatInstant(us: number): string {
  const days = Math.floor(us / US_PER_DAY);
  const ofDay = us - days * US_PER_DAY;
  const [year, month, day] = dateOf(days);
  const hour = Math.floor(ofDay / US_PER_HOUR);
  const minute = Math.floor((ofDay % US_PER_HOUR) / US_PER_MINUTE);
  const second = Math.floor((ofDay % US_PER_MINUTE) / US_PER_SECOND);
  const fraction = ofDay % US_PER_SECOND;
  const decimals = fraction === 0 ? '' : `.${trimmed(pad(fraction, 6))}`;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}T${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}${decimals}Z`;
}

function decimal(us: number, size: number): string {
  const whole = Math.floor(us / size);
  const fraction = us % size;
  return fraction === 0
    ? String(whole)
    : `${whole}.${trimmed(pad(fraction, size === US_PER_SECOND ? 6 : 3))}`;
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}

function trimmed(decimals: string): string {
  return decimals.replace(/0+$/, '');
}

/** Minutes east of Greenwich of `Z`, `+05:30` or `-08:00`. */
function offsetMinutes(text: string): number | undefined {
  if (text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(4, 6));
  if (hours > 23 || minutes > 59) return undefined;
  return (text[0] === '-' ? -1 : 1) * (hours * 60 + minutes);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

// Years are counted from the first of March, so that the leap day is the last of its year; 719,468 days lie
// between 0000-03-01 and 1970-01-01.
const DAYS_PER_ERA = 146_097;
const DAYS_BEFORE_1970 = 719_468;

function daysSince1970(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const marchMonth = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * marchMonth + 2) / 5) + day - 1 - DAYS_BEFORE_1970;
}

function dateOf(daysSinceEpoch: number): [year: number, month: number, day: number] {
  const days = daysSinceEpoch + DAYS_BEFORE_1970;
  const era = Math.floor(days / DAYS_PER_ERA);
  const ofEra = days - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return [year, month, day];
}
