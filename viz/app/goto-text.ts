/** What somebody types to go to a moment. */
import { grouped } from '../../src/core/counts.ts';
import {
  formatDuration,
  formatInstant,
  parseDuration,
  parseInstant,
  US_PER_DAY,
  US_PER_SECOND,
} from '../../src/core/time.ts';
import type { OpenTrace } from './app.ts';

export type Destination = { readonly n: number } | { readonly atUs: number };
type Bounds = Pick<OpenTrace, 'records' | 'startUs' | 'untilUs'>;

/** `9:30`, `09:30:15`, `09:30:15.25`: a time of the scenario's clock, which is UTC. */
const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,6}))?)?$/;

/**
 * Where the text leads: `#12` or `12` a record, `90s` a time since the start, `09:30` the first such time of the
 * scenario's clock, or an ISO instant such as `2023-08-28T09:00:00Z`. An error is a sentence that says what to type instead.
 */
export function destinationOf(text: string, trace: Bounds): Destination | { readonly error: string } {
  const typed = text.trim();
  if (typed === '') return { error: 'Type a time or a record, such as 90s or #12.' };
  // Behind a time, a comma and a record, as `coexsim state` has it, the record says it all.
  const record = /^(?:[^#,]*[a-z:Z][^#,]*,)?#?\s*([\d,]+)$/.exec(typed);
  if (record !== null) return toRecord(Number(record[1]!.replaceAll(',', '')), trace);
  const sinceStart = parseDuration(typed) ?? clockTime(typed, trace.startUs);
  if (sinceStart !== undefined) return toTime(sinceStart, trace);
  const instant = parseInstant(typed);
  if (instant !== undefined) return toTime(instant - trace.startUs, trace);
  return {
    error:
      'That is no time and no record. Type a duration since the start (1h30m), a time of day (09:30), an instant ' +
      '(2023-08-28T09:00:00Z) or a record (#12).',
  };
}

function toRecord(n: number, { records }: Bounds): Destination | { readonly error: string } {
  if (records === 0) return { error: 'The trace has no records.' };
  if (n < records) return { n };
  return { error: `There is no record ${grouped(n)}: the last is #${grouped(records - 1)}.` };
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

/** Microseconds since the start of the first such time of day, undefined if it is none. */
function clockTime(text: string, startUs: number): number | undefined {
  const match = CLOCK.exec(text);
  if (match === null) return undefined;
  const [hours, minutes, seconds] = match.slice(1, 4).map((digits) => Number(digits ?? 0));
  const fraction = Number((match[4] ?? '').padEnd(6, '0'));
  const ofDay = ((hours! * 60 + minutes!) * 60 + seconds!) * US_PER_SECOND + fraction;
  return (((ofDay - startUs) % US_PER_DAY) + US_PER_DAY) % US_PER_DAY;
}
