/** What somebody types to go to a moment. */
import {
  formatDuration,
  formatInstant,
  parseDuration,
  parseInstant,
  US_PER_SECOND,
} from '../../src/core/time.ts';
import type { OpenTrace } from './app.ts';
import { groupedDigits } from './commands-play.ts';

export type Destination = { readonly n: number } | { readonly atUs: number };
type Bounds = Pick<OpenTrace, 'records' | 'startUs' | 'untilUs'>;

/** `10:00`, `00:10:00`, `100:00:00.25`: hours may be left out, and may be more than a day. */
const CLOCK = /^(?:(\d{1,6}):)?(\d{1,2}):(\d{2})(?:\.(\d{1,6}))?$/;

/**
 * Where the text leads: `#12` or `12` a record, `90s` or `00:10:00` a time since the start, an ISO instant such as
 * `2023-08-28T09:00:00Z`. An error is a sentence that says what to type instead.
 */
export function destinationOf(text: string, trace: Bounds): Destination | { readonly error: string } {
  const typed = text.trim();
  if (typed === '') return { error: 'Type a time or a record, such as 90s or #12.' };
  const record = /^#?\s*([\d,]+)$/.exec(typed);
  if (record !== null) return toRecord(Number(record[1]!.replaceAll(',', '')), trace);
  const sinceStart = parseDuration(typed) ?? clockTime(typed);
  if (sinceStart !== undefined) return toTime(sinceStart, trace);
  const instant = parseInstant(typed);
  if (instant !== undefined) return toTime(instant - trace.startUs, trace);
  return {
    error:
      'That is no time and no record. Type a duration since the start (1h30m), a time (00:10:00), an instant ' +
      '(2023-08-28T09:00:00Z) or a record (#12).',
  };
}

function toRecord(n: number, { records }: Bounds): Destination | { readonly error: string } {
  if (records === 0) return { error: 'The trace has no records.' };
  if (n < records) return { n };
  return { error: `There is no record ${groupedDigits(n)}: the last is #${groupedDigits(records - 1)}.` };
}

function toTime(atUs: number, { startUs, untilUs }: Bounds): Destination | { readonly error: string } {
  if (atUs < 0) return { error: `That is before the start, ${formatInstant(startUs)}.` };
  if (atUs > untilUs) {
    return {
      error: `That is after the end, ${formatDuration(untilUs)} or ${formatInstant(startUs + untilUs)}.`,
    };
  }
  return { atUs };
}

function clockTime(text: string): number | undefined {
  const match = CLOCK.exec(text);
  if (match === null) return undefined;
  const [hours, minutes, seconds] = match.slice(1, 4).map((digits) => Number(digits ?? 0));
  if (minutes! > 59 || seconds! > 59) return undefined;
  const fraction = Number((match[4] ?? '').padEnd(6, '0'));
  return ((hours! * 60 + minutes!) * 60 + seconds!) * US_PER_SECOND + fraction;
}
