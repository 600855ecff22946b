/** Numbers, dates and durations as people read them; the same on every machine. */
import { grouped } from '../../src/core/counts.ts';
import {
  formatInstant,
  parseInstant,
  US_PER_DAY,
  US_PER_HOUR,
  US_PER_MINUTE,
  US_PER_MS,
  US_PER_SECOND,
} from '../../src/core/time.ts';
import type { Report } from '../../src/report/report.ts';

/** Keeps a number and its unit on one line. */
const NO_BREAK = '\u00a0';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function numberText(value: number): string {
  return value < 0
    ? `\u2212${numberText(-value)}`
    : Number.isInteger(value)
      ? grouped(value)
      : decimals(value);
}

function decimals(value: number): string {
  const [whole, rest] = (Math.round(value * 100) / 100)
    .toFixed(2)
    .replace(/\.?0+$/, '')
    .split('.');
  return grouped(Number(whole)) + (rest === undefined ? '' : `.${rest}`);
}

/** A share as `55.6 %`: all and nothing are told apart from almost. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return 'none';
  const value = (part / whole) * 100;
  if (value > 0 && value < 0.1) return `<0.1${NO_BREAK}%`;
  if (value < 100 && value > 99.9) return `>99.9${NO_BREAK}%`;
  return `${value < 10 ? decimals(Math.round(value * 10) / 10) : Math.round(value * 10) / 10}${NO_BREAK}%`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : many}`;
}

const UNITS = [
  ['d', US_PER_DAY],
  ['h', US_PER_HOUR],
  ['min', US_PER_MINUTE],
  ['s', US_PER_SECOND],
  ['ms', US_PER_MS],
  ['µs', 1],
] as const;

/** A duration by its two largest units, of small ones by three digits: `4 h 10 min`, `1.25 s`, `24 ms`. */
export function durationText(us: number): string {
  if (us === 0) return `0${NO_BREAK}s`;
  const at = UNITS.findIndex(([, size]) => us >= size);
  const [unit, size] = UNITS[at]!;
  if (size < US_PER_MINUTE) {
    const value = us / size;
    return `${value >= 100 ? Math.round(value) : Number(value.toPrecision(3))}${NO_BREAK}${unit}`;
  }
  const [smaller, smallerSize] = UNITS[at + 1]!;
  const rest = Math.floor((us % size) / smallerSize);
  const first = `${numberText(Math.floor(us / size))}${NO_BREAK}${unit}`;
  return rest === 0 ? first : `${first}${NO_BREAK}${rest}${NO_BREAK}${smaller}`;
}

/** The instant as `2026-01-12 09:30:00`, in UTC. */
export function instantText({ start }: Report, atUs: number): string {
  return formatInstant((parseInstant(start) ?? 0) + Math.floor(atUs))
    .replace('T', ' ')
    .slice(0, 19);
}

/** The instant without its seconds, for where one line of text has many. */
export function minuteText(report: Report, atUs: number): string {
  return instantText(report, atUs).slice(0, 16);
}

/** The UTC date of a day that is counted from that of the start. */
export function dateOf({ start }: Report, day: number): string {
  return formatInstant((parseInstant(start) ?? 0) + day * US_PER_DAY).slice(0, 10);
}

/** `12 Jan` */
export function shortDate(date: string): string {
  return `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1]}`;
}

/** Where a time of the run lies among its days: 1.5 is noon of the second one. */
export function dayOf({ start }: Report, atUs: number): number {
  return (((parseInstant(start) ?? 0) % US_PER_DAY) + atUs) / US_PER_DAY;
}

/** How many days, by their dates, a run touches. */
export function dayCount(report: Report): number {
  return Math.max(1, Math.ceil(dayOf(report, report.untilUs)));
}

const CLIENTS: Readonly<Record<string, string>> = { SfB: 'Skype for Business' };

/** A client as people call it. */
export function clientText(client: string): string {
  return CLIENTS[client] ?? client;
}
