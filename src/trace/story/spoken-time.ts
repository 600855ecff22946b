/** Times as they are read aloud: the scenario's clock, and durations in whole words. Exact, both. */
import { counted } from '../../core/counts.ts';
import {
  formatInstant,
  US_PER_DAY,
  US_PER_HOUR,
  US_PER_MINUTE,
  US_PER_MS,
  US_PER_SECOND,
} from '../../core/time.ts';

/**
 * When something happened by the scenario's clock (UTC): `09:30:00.000`, with six decimals where three would not be
 * exact, and with the date in front on any day but the first: `2023-09-12 09:30:00.000`.
 */
export function clockTime({ startUs }: { readonly startUs: number }, atUs: number): string {
  const wallUs = startUs + atUs;
  const ofDay = ((wallUs % US_PER_DAY) + US_PER_DAY) % US_PER_DAY;
  const rest = ofDay % US_PER_SECOND;
  const decimals = rest % US_PER_MS === 0 ? padded(rest / US_PER_MS, 3) : padded(rest, 6);
  const time = `${padded(Math.floor(ofDay / US_PER_HOUR), 2)}:${padded(Math.floor((ofDay % US_PER_HOUR) / US_PER_MINUTE), 2)}:${padded(Math.floor((ofDay % US_PER_MINUTE) / US_PER_SECOND), 2)}.${decimals}`;
  const sameDay = Math.floor(wallUs / US_PER_DAY) === Math.floor(startUs / US_PER_DAY);
  return sameDay ? time : `${formatInstant(wallUs).slice(0, 10)} ${time}`;
}

const WHOLE_UNITS = [
  ['day', US_PER_DAY],
  ['hour', US_PER_HOUR],
  ['minute', US_PER_MINUTE],
] as const;

/** A duration as `10 minutes`, `1 hour 30 minutes`, `32.02 milliseconds`; a negative one has `minus` in front. */
export function durationInWords(us: number): string {
  if (us < 0) return `minus ${durationInWords(-us)}`;
  const parts: string[] = [];
  let rest = us;
  for (const [unit, size] of WHOLE_UNITS) {
    const whole = Math.floor(rest / size);
    if (whole > 0) parts.push(counted(whole, unit));
    rest -= whole * size;
  }
  if (rest > 0 || parts.length === 0) parts.push(belowAMinute(rest));
  return parts.join(' ');
}

function belowAMinute(us: number): string {
  if (us >= US_PER_SECOND) return decimal(us, US_PER_SECOND, 6, 'second');
  if (us >= US_PER_MS) return decimal(us, US_PER_MS, 3, 'millisecond');
  return us === 0 ? '0 seconds' : counted(us, 'microsecond');
}

function decimal(us: number, size: number, digits: number, unit: string): string {
  const whole = Math.floor(us / size);
  const fraction = us % size;
  if (fraction === 0) return counted(whole, unit);
  return `${whole}.${padded(fraction, digits).replace(/0+$/, '')} ${unit}s`;
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
