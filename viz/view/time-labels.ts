/**
 * Words for times on an axis: the wall clock of the scenario (UTC) with more digits the finer the step, and durations
 * for people. By arithmetic alone: dates have milliseconds only, and locales differ.
 */
import {
  formatInstant,
  US_PER_DAY,
  US_PER_HOUR,
  US_PER_MINUTE,
  US_PER_MS,
  US_PER_SECOND,
} from '../../src/core/time.ts';

const S = US_PER_SECOND;
const M = US_PER_MINUTE;
const H = US_PER_HOUR;
const D = US_PER_DAY;

/** Steps that people count in, in microseconds. */
const STEPS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((ms) => ms * US_PER_MS),
  ...[S, 2 * S, 5 * S, 10 * S, 15 * S, 30 * S],
  ...[M, 2 * M, 5 * M, 10 * M, 15 * M, 30 * M],
  ...[H, 2 * H, 3 * H, 6 * H, 12 * H],
  ...[D, 2 * D, 5 * D, 10 * D, 20 * D, 50 * D, 100 * D, 200 * D, 500 * D, 1000 * D],
] as const;

/** The smallest step of at least `us` microseconds. */
export function stepOf(us: number): number {
  return STEPS.find((step) => step >= us) ?? STEPS.at(-1)!;
}

/**
 * The wall time of an instant as a tick with that step shows it: `2023-08-28` at midnights, else `09:05`, `09:05:10`,
 * `09:05:10.250`, `09:05:10.250125`. What the step does not need is cut off, not rounded.
 */
export function tickLabel(startUs: number, atUs: number, stepUs: number): string {
  const wallUs = startUs + Math.floor(atUs);
  if (wallUs % D === 0 && stepUs >= M) return formatInstant(wallUs).slice(0, 10);
  if (stepUs >= D) return formatInstant(wallUs).slice(0, 10);
  return wallTime(startUs, atUs, stepUs >= M ? 0 : stepUs);
}

/** The time of day: hours and minutes if `stepUs` is 0, else down to what tells instants that far apart from each other. */
export function wallTime(startUs: number, atUs: number, stepUs: number): string {
  const ofDay = positive(startUs + Math.floor(atUs), D);
  const minutes = `${pad(ofDay / H, 2)}:${pad((ofDay % H) / M, 2)}`;
  if (stepUs === 0) return minutes;
  const seconds = `${minutes}:${pad((ofDay % M) / S, 2)}`;
  if (stepUs >= S) return seconds;
  const fraction = pad(ofDay % S, 6);
  return `${seconds}.${stepUs >= US_PER_MS ? fraction.slice(0, 3) : fraction}`;
}

/** How long something took, in its two largest units: `10 m 00 s`, `2 h 05 m`, `1 d 03 h`, `5.25 s`, `120 ms`, `7 us`. */
export function durationLabel(us: number): string {
  if (us >= D) return twoUnits(us, 'd', H, 'h', 24);
  if (us >= H) return twoUnits(us, 'h', M, 'm', 60);
  // A hair less than a minute is one, not 60.0 s.
  if (us >= M - S / 20) return twoUnits(us, 'm', S, 's', 60);
  if (us >= S) return `${(us / S).toFixed(us >= 10 * S ? 1 : 2)} s`;
  if (us >= US_PER_MS) return `${(us / US_PER_MS).toFixed(us >= 10 * US_PER_MS ? 0 : 1)} ms`;
  return `${us.toFixed(0)} us`;
}

/** `per` of the small unit make a big one. */
function twoUnits(us: number, bigName: string, small: number, smallName: string, per: number): string {
  const smalls = Math.round(us / small);
  return `${Math.floor(smalls / per)} ${bigName} ${pad(smalls % per, 2)} ${smallName}`;
}

function pad(number: number, digits: number): string {
  return String(Math.floor(number)).padStart(digits, '0');
}

function positive(value: number, modulus: number): number {
  return ((value % modulus) + modulus) % modulus;
}
