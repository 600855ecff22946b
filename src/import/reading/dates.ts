/**
 * Dates as exports have them: ISO 8601, `/Date(ms)/` of ConvertTo-Json in Windows PowerShell 5.1, and those that follow
 * the culture of the shell that exported them, in which 03/04/2023 is two different days.
 */
import { parseInstant } from '../../core/time.ts';

export type ExportDate =
  /** Microseconds since 1970 UTC. A date without a zone is taken for UTC. */
  | { readonly us: number }
  /** Blank, or the first instant of .NET's calendar, which stands for "never". */
  | 'none'
  /** Day and month cannot be told apart. */
  | 'ambiguous'
  | 'wrong';

const MS = 1000;
const SECOND_US = 1_000_000;
const MINUTE_US = 60 * SECOND_US;
const HOUR_US = 60 * MINUTE_US;
/** `/Date(ms)/` with the zone that some versions append, which does not move the instant. */
const JSON_DATE = /^\\?\/Date\((-?\d{1,15})([+-]\d{4})?\)\\?\/$/;
const CULTURE_DATE =
  /^(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?:,?\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([AaPp])?\.?[Mm]?\.?)?$/;

export function readExportDate(text: string): ExportDate {
  const trimmed = text.trim();
  if (trimmed === '') return 'none';
  const json = JSON_DATE.exec(trimmed);
  if (json !== null) return fromMs(Number(json[1]));
  const us = parseInstant(isoOf(trimmed));
  if (us !== undefined) return us <= BEFORE_ALL_US ? 'none' : { us };
  const culture = CULTURE_DATE.exec(trimmed);
  return culture === null ? (/^0001-01-01/.test(trimmed) ? 'none' : 'wrong') : fromCulture(culture);
}

/** 1900: `DateTime.MinValue` is far before, and nothing was exported then. */
const BEFORE_ALL_US = -2_208_988_800_000_000;

function fromMs(ms: number): ExportDate {
  const us = ms * MS;
  // `DateTime.MaxValue` stands for "never", too.
  return us <= BEFORE_ALL_US || us > Number.MAX_SAFE_INTEGER ? 'none' : { us };
}

/** An instant in the spelling that scenarios have: at most six digits of a second, and a zone. */
function isoOf(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (day) return `${text}T00:00:00Z`;
  const short = text.replace(/(\.\d{6})\d+/, '$1');
  return /^\d{4}-\d{2}-\d{2}[T ][\d:.]+$/.test(short) ? `${short.replace(' ', 'T')}Z` : short;
}

function fromCulture(parts: RegExpExecArray): ExportDate {
  const [first, second, third] = [Number(parts[1]), Number(parts[3]), Number(parts[4])];
  const time = timeOf(parts);
  if (parts[1]!.length === 4) return fromParts(first, second, third, time);
  // A year of two digits could be a day as well.
  if (parts[4]!.length !== 4) return 'wrong';
  if (third === 1) return 'none';
  const byDay = isDay(third, second, first);
  const byMonth = isDay(third, first, second);
  // With dots between them the day stands first in every culture.
  if (parts[2] === '.' || first === second) return fromParts(third, second, first, time);
  if (byDay && byMonth) return 'ambiguous';
  return byDay ? fromParts(third, second, first, time) : fromParts(third, first, second, time);
}

function timeOf(parts: RegExpExecArray): number {
  const half = parts[8]?.toLowerCase();
  const hour = Number(parts[5] ?? 0);
  const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return hours * HOUR_US + Number(parts[6] ?? 0) * MINUTE_US + Number(parts[7] ?? 0) * SECOND_US;
}

function isDay(year: number, month: number, day: number): boolean {
  return midnight(year, month, day) !== undefined;
}

function midnight(year: number, month: number, day: number): number | undefined {
  const [y, m, d] = [
    String(year).padStart(4, '0'),
    String(month).padStart(2, '0'),
    String(day).padStart(2, '0'),
  ];
  return parseInstant(`${y}-${m}-${d}T00:00:00Z`);
}

function fromParts(year: number, month: number, day: number, timeUs: number): ExportDate {
  const us = midnight(year, month, day);
  return us === undefined ? 'wrong' : { us: us + timeUs };
}
