/**
 * Playing: moves the cursor along the axis as real time goes by. What is shown is a function of the cursor alone, so
 * a page that is slow shows fewer moments, but never skips what happened between them. Time and frames are given from
 * outside.
 */
import type { AppState } from './state.ts';

/** What playing needs of the page. */
export interface Stage {
  readonly state: Pick<AppState, 'playing' | 'speed' | 'timeMode' | 'cursor'>;
  /** Length of the axis, in u. */
  readonly axisLength: number;
  /** Shows the moment at u. While the promise is open, no other is asked for. */
  show(u: number): void | Promise<void>;
  /** Moves the cursor to the next record; false if there is none. */
  nextRecord(): boolean | Promise<boolean>;
  /** Sets `playing` to false. */
  stop(): void;
  announce(text: string): void;
}

/** The browser's frames, clock and timers, or those of a test. Times in milliseconds. */
export interface Pulse {
  now(): number;
  requestFrame(call: () => void): number;
  cancelFrame(id: number): void;
  setTimer(call: () => void, ms: number): number;
  clearTimer(id: number): void;
  /** Whether whoever looks wants no motion (prefers-reduced-motion). */
  reducedMotion(): boolean;
}

/** Steps a second at most when motion is reduced: slow enough to read, and below what may flash. */
const MOST_STEPS_A_SECOND = 4;
/** A page in the background gets no frames: what it missed beyond this is not made up for, ms. */
const LONGEST_FRAME_MS = 1_000;

export class Player {
  readonly #stage: Stage;
  readonly #pulse: Pulse;
  #running = false;
  #frame: number | undefined;
  #timer: number | undefined;
  #lastMs = 0;
  /** Where playing is, finer than what the cursor may say, and what the cursor said then. */
  #u = 0;
  #saidU = 0;
  #busy = false;

  constructor(stage: Stage, pulse: Pulse) {
    this.#stage = stage;
    this.#pulse = pulse;
  }

  /** To be called after every change of the state: starts and stops with `state.playing`. */
  update(): void {
    const { playing } = this.#stage.state;
    if (playing === this.#running) return;
    this.#running = playing;
    if (playing) this.#begin();
    else this.#rest();
  }

  #begin(): void {
    this.#lastMs = this.#pulse.now();
    this.#u = this.#stage.state.cursor.u;
    this.#saidU = this.#u;
    if (!this.#pulse.reducedMotion() && this.#u >= this.#stage.axisLength) this.#end();
    else this.#goOn();
  }

  #rest(): void {
    if (this.#frame !== undefined) this.#pulse.cancelFrame(this.#frame);
    if (this.#timer !== undefined) this.#pulse.clearTimer(this.#timer);
    this.#frame = undefined;
    this.#timer = undefined;
  }

  #end(): void {
    this.#running = false;
    this.#rest();
    this.#stage.stop();
    this.#stage.announce('Playing stopped at the end of the trace.');
  }

  #goOn(): void {
    if (!this.#running || this.#frame !== undefined || this.#timer !== undefined) return;
    if (this.#pulse.reducedMotion()) {
      const stepsASecond = Math.min(MOST_STEPS_A_SECOND, Math.max(1, this.#stage.state.speed));
      this.#timer = this.#pulse.setTimer(() => void this.#step(), 1_000 / stepsASecond);
    } else {
      this.#frame = this.#pulse.requestFrame(() => void this.#advance());
    }
  }

  async #step(): Promise<void> {
    this.#timer = undefined;
    await this.#alone(async () => {
      if (!(await this.#stage.nextRecord()) && this.#running) this.#end();
    });
    this.#lastMs = this.#pulse.now();
    this.#goOn();
  }

  async #advance(): Promise<void> {
    this.#frame = undefined;
    const now = this.#pulse.now();
    const passedMs = Math.min(LONGEST_FRAME_MS, Math.max(0, now - this.#lastMs));
    this.#lastMs = now;
    this.#follow();
    this.#u = Math.min(this.#stage.axisLength, this.#u + this.#distance(passedMs));
    const target = this.#u;
    await this.#alone(async () => {
      await this.#stage.show(target);
      this.#saidU = this.#stage.state.cursor.u;
    });
    if (this.#running && target >= this.#stage.axisLength) this.#end();
    this.#goOn();
  }

  /** Somebody has moved the cursor meanwhile: playing goes on from there. */
  #follow(): void {
    const { u } = this.#stage.state.cursor;
    if (u === this.#saidU) return;
    this.#u = u;
    this.#saidU = u;
  }

  /** How far the cursor goes in that time, in u: microseconds, or records in `order`. */
  #distance(ms: number): number {
    const { speed, timeMode } = this.#stage.state;
    return timeMode === 'order' ? (speed * ms) / 1_000 : speed * ms * 1_000;
  }

  /** One request at a time; a failing one ends the playing, and is told. */
  async #alone(act: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await act();
    } catch (error) {
      if (this.#running) this.#stage.stop();
      this.#running = false;
      this.#stage.announce(`Playing stopped: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      this.#busy = false;
    }
  }
}
