/**
 * When in the week people are at it: a rate for every hour of the week, Monday first, and its inverse. Working time
 * is the rate summed up: one unit is what a weekday has in all, so times drawn in it follow the hours of the day.
 */
import { must } from '../core/must.ts';
import { US_PER_DAY, US_PER_HOUR } from '../core/time.ts';

const HOURS = 24;
const DAYS = 7;
const WEEKDAYS = 5;
const US_PER_WEEK = DAYS * US_PER_DAY;
/** Longer than any run: 2^53 microseconds are 14,893 weeks. */
const MOST_WEEKS = 15_000;
/** 1970-01-01 was a Thursday, three days after a Monday. */
const THURSDAY = 3 * US_PER_DAY;

export interface WeekHours {
  /** Relative weights of the 24 hours of a day, from midnight; some hour has one above 0. */
  readonly hours: readonly number[];
  /** What a day of the weekend has, compared with a weekday. */
  readonly weekend: number;
}

export class WeekProfile {
  /** Working time from Monday, 0 h, to the beginning of each hour of the week, and to the end of the last. */
  readonly #until = new Float64Array(DAYS * HOURS + 1);

  constructor({ hours, weekend }: WeekHours) {
    must(hours.length === HOURS, 'a day has 24 hours');
    const sum = hours.reduce((total, weight) => total + weight, 0);
    must(sum > 0, 'some hour of the day has a weight above 0');
    for (let hour = 0; hour < DAYS * HOURS; hour++) {
      const factor = hour < WEEKDAYS * HOURS ? 1 : weekend;
      this.#until[hour + 1] = this.#until[hour]! + (factor * hours[hour % HOURS]!) / sum;
    }
  }

  /** Working time of a week: 5 and twice the weekend's share. */
  get week(): number {
    return this.#until[DAYS * HOURS]!;
  }

  /**
   * How many microseconds after `localUs` (local time since 1970) so much working time is over; a double, 2^53 - 1 at
   * most.
   */
  usUntil(localUs: number, work: number): number {
    const until = this.#until;
    const inWeek = (localUs + THURSDAY) % US_PER_WEEK;
    const hour = Math.floor(inWeek / US_PER_HOUR);
    const start = until[hour]! + (until[hour + 1]! - until[hour]!) * (inWeek / US_PER_HOUR - hour);
    const wanted = start + work;
    const weeks = Math.floor(wanted / this.week);
    if (weeks > MOST_WEEKS) return Number.MAX_SAFE_INTEGER;
    const rest = wanted - weeks * this.week;
    const end = this.#hourOf(rest);
    const length = until[end + 1]! - until[end]!;
    const inHour = length === 0 ? 0 : (rest - until[end]!) / length;
    return Math.max(0, weeks * US_PER_WEEK + (end + inHour) * US_PER_HOUR - inWeek);
  }

  /** The last hour of the week that begins with no more working time than this. */
  #hourOf(work: number): number {
    const until = this.#until;
    let low = 0;
    let high = DAYS * HOURS - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (until[middle]! <= work) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Microseconds from `localUs` back to midnight, and the day of the week, 0 for Monday. */
export function dayOf(localUs: number): { readonly sinceMidnightUs: number; readonly weekday: number } {
  const inWeek = (localUs + THURSDAY) % US_PER_WEEK;
  return { sinceMidnightUs: inWeek % US_PER_DAY, weekday: Math.floor(inWeek / US_PER_DAY) };
}

/** Whether a day of the week, 0 for Monday, is one that people work. */
export function isWeekday(weekday: number): boolean {
  return weekday < WEEKDAYS;
}
