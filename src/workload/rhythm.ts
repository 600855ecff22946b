/**
 * Clients that run only for a share of the working day: they are started and stopped every weekday at times drawn
 * for the person and the day. Nothing is kept or scheduled for people whose clients run all the time.
 */
import { Streams } from '../core/streams.ts';
import { US_PER_DAY, US_PER_HOUR, US_PER_MINUTE } from '../core/time.ts';
import { toWholeUs } from '../core/variates.ts';
import { CLIENTS } from '../model/words.ts';
import { WORKDAY_US } from './conversation-laws.ts';
import type { Schedule } from './traffic.ts';
import { dayOf, isWeekday } from './week-profile.ts';

/** When the working day begins, local time; it lasts WORKDAY_US. An assumption of ours: nine to five. */
const WORKDAY_BEGINS_US = 9 * US_PER_HOUR;

/** Clients with a rhythm, in columns: one row a person and client. */
export interface RhythmPlan {
  readonly user: Int32Array;
  readonly client: Uint8Array;
  /** Share of the working day, from 0 to below 1; with 0 it never runs. */
  readonly share: Float64Array;
  readonly timeZoneMinutes: Int16Array;
}

export interface RhythmRun {
  readonly seed: string;
  readonly replication: number;
  readonly userName: (user: number) => string;
  readonly startUs: number;
}

export class Rhythm {
  readonly #plan: RhythmPlan;
  readonly #run: RhythmRun;
  readonly #streams: Streams;
  /** When each client stops that was started last; the day after, the next time is drawn. */
  readonly #stopsUs: Float64Array;
  readonly #isOn: Uint8Array;
  #schedule!: Schedule;

  constructor(plan: RhythmPlan, run: RhythmRun) {
    const { length } = plan.user;
    this.#plan = plan;
    this.#run = run;
    this.#streams = new Streams(run.seed, run.replication, 'rhythm', length);
    this.#stopsUs = new Float64Array(length);
    this.#isOn = new Uint8Array(length);
  }

  /** Called once before the run, in which all clients of the plan are stopped at first. */
  begin(schedule: Schedule): void {
    this.#schedule = schedule;
    const { user, client, share, timeZoneMinutes } = this.#plan;
    for (let row = 0; row < user.length; row++) {
      if (share[row] === 0) continue;
      this.#streams.open(row, `${this.#run.userName(user[row]!)}/${CLIENTS[client[row]!]!}`);
      const localUs = this.#run.startUs + timeZoneMinutes[row]! * US_PER_MINUTE;
      const { sinceMidnightUs } = dayOf(localUs);
      this.#planDay(row, 0 - sinceMidnightUs, 0);
    }
  }

  /** A client is due: who and which it is, and whether it starts now. The next time is scheduled. */
  due(row: number): { readonly user: number; readonly client: number; readonly starts: boolean } {
    const starts = this.#isOn[row] === 0;
    this.#isOn[row] = starts ? 1 : 0;
    if (starts) this.#schedule(row, this.#stopsUs[row]!);
    else this.#planDay(row, this.#midnightAfter(row), this.#stopsUs[row]!);
    return { user: this.#plan.user[row]!, client: this.#plan.client[row]!, starts };
  }

  /** When the day after the last stop begins, on the run's clock. */
  #midnightAfter(row: number): number {
    const stopsUs = this.#stopsUs[row]!;
    const localUs = this.#run.startUs + stopsUs + this.#plan.timeZoneMinutes[row]! * US_PER_MINUTE;
    return stopsUs - dayOf(localUs).sinceMidnightUs + US_PER_DAY;
  }

  /** Draws the times of the first weekday from that midnight on whose working time is not over by then. */
  #planDay(row: number, midnightUs: number, nowUs: number): void {
    const lengthUs = this.#plan.share[row]! * WORKDAY_US;
    const zoneUs = this.#plan.timeZoneMinutes[row]! * US_PER_MINUTE;
    for (let dayUs = midnightUs; ; dayUs += US_PER_DAY) {
      if (!isWeekday(dayOf(this.#run.startUs + dayUs + zoneUs).weekday)) continue;
      const waitsUs = this.#streams.next(row) * (WORKDAY_US - lengthUs);
      const startsUs = dayUs + WORKDAY_BEGINS_US + toWholeUs(waitsUs);
      this.#stopsUs[row] = startsUs + toWholeUs(lengthUs);
      if (this.#stopsUs[row]! <= nowUs) continue;
      return this.#schedule(row, Math.max(nowUs, startsUs));
    }
  }
}
