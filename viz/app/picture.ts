/**
 * Keeps what is seen equal to the state: one question to the worker at a time, always about the newest state, and
 * the answer painted. Only a change of the state leads to a question.
 */
import type { Theme } from '../draw/theme.ts';
import type { MarkedMoment } from '../view/moment-marks.ts';
import type { DrawAnswer, DrawRequest, Slot } from '../worker/calls.ts';
import { setHidden } from './dom.ts';
import type { PageApp } from './page-app.ts';
import { Stage } from './stage.ts';
import type { AppState, Cursor } from './state.ts';
import { Strip } from './strip.ts';

/** A place of the axis at which the cursor is to be, and the stretch in which it is seen. */
export interface Look {
  readonly cursor: { readonly u: number };
  readonly fromU: number;
  readonly toU: number;
}

/** Who wants to know what has been drawn. */
export type Drawn = (answer: DrawAnswer, second: DrawAnswer | undefined, state: AppState) => void;

export class Picture {
  readonly first = new Stage('view');
  readonly second = new Stage('second');
  readonly #strip = new Strip();
  theme: Theme;
  readonly #app: PageApp;
  readonly #drawn: Drawn;
  readonly #failed: (error: unknown) => void;
  #scheduled = false;
  #busy = false;
  /** Something has changed since the last drawing began. */
  #stale = true;
  #held = false;
  #waiting: (() => void)[] = [];

  constructor(app: PageApp, theme: Theme, drawn: Drawn, failed: (error: unknown) => void) {
    this.#app = app;
    this.theme = theme;
    this.#drawn = drawn;
    this.#failed = failed;
    for (const pane of [this.first.room, this.second.room, this.#strip.room])
      pane.onChange(() => this.refresh());
  }

  /** Draws soon. */
  refresh(): void {
    this.#stale = true;
    if (this.#scheduled) return;
    this.#scheduled = true;
    // Once for all changes of now, but without waiting for a frame: the answer takes part of one anyway.
    queueMicrotask(() => {
      this.#scheduled = false;
      if (this.#stale) void this.#draw();
    });
  }

  /** Draws nothing until `release`: while another trace takes the place of this one, the state is about neither. */
  hold(): void {
    this.#held = true;
  }

  release(): void {
    this.#held = false;
    this.refresh();
  }

  /** Resolves once the state of now has been drawn. */
  shown(): Promise<void> {
    if (!this.#stale && !this.#busy) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (!this.#busy) this.refresh();
    });
  }

  /**
   * Moves the cursor to a place of the axis and draws what is there, in one question instead of two; `arrive` is told
   * where that is. False, and nothing done, if another question is open.
   */
  async showAt(look: Look, arrive: (cursor: Cursor) => void): Promise<boolean> {
    if (this.#busy || this.#held || this.#stale || this.#app.trace === undefined) return false;
    const before = this.#app.state;
    this.#busy = true;
    try {
      const answers = await this.#ask(before, look);
      const isSame = this.#app.state === before && !this.#stale;
      arrive(answers[0].cursor);
      // What has changed meanwhile is not in this picture: another one follows.
      if (isSame) {
        this.#stale = false;
        this.#paint(...answers, this.#app.state);
      }
    } finally {
      this.#goOn([]);
    }
    return true;
  }

  /** The question about what a slot shows at the moment. */
  request(slot: Slot): DrawRequest {
    const { state } = this.#app;
    const stage = slot === 'a' ? this.first : this.second;
    const { width: overviewWidth, height: overviewHeight } = this.#strip.room.size;
    const { view, timeMode, fromU, toU, cursor, selection, grouping, comparing } = state;
    const compared = this.#app.second !== undefined && comparing !== 'off';
    return {
      slot,
      view,
      timeMode,
      fromU,
      toU,
      cursor: { n: cursor.n, atUs: cursor.atUs },
      selection,
      grouping,
      moments: momentsOf(state),
      scroll: state.scroll[view],
      ...stage.room.size,
      overviewWidth: slot === 'a' ? overviewWidth : 0,
      overviewHeight: slot === 'a' ? overviewHeight : 0,
      ...(this.#strip.version === undefined ? {} : { overviewKnown: this.#strip.version }),
      comparing: compared,
      overlay: compared && comparing === 'overlay',
    };
  }

  async #draw(): Promise<void> {
    if (this.#busy || this.#held) return;
    this.#stale = false;
    const waiting = this.#waiting.splice(0);
    if (this.#app.trace === undefined) return resolveAll(waiting);
    this.#busy = true;
    const { state } = this.#app;
    try {
      this.#paint(...(await this.#ask(state)), state);
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#goOn(waiting);
    }
  }

  #goOn(waiting: readonly (() => void)[]): void {
    this.#busy = false;
    resolveAll(waiting);
    if (this.#stale) this.refresh();
    // Whoever has come since then wanted to see just this.
    else resolveAll(this.#waiting.splice(0));
  }

  async #ask(state: AppState, look: Partial<Look> = {}): Promise<[DrawAnswer, DrawAnswer | undefined]> {
    const beside = this.#app.second !== undefined && state.comparing === 'side' && state.view !== 'threads';
    this.#setBeside(beside);
    const { asking } = this.#app;
    return Promise.all([
      asking.draw({ ...this.request('a'), ...look }),
      beside ? asking.draw({ ...this.request('b'), ...look }) : undefined,
    ]);
  }

  #setBeside(beside: boolean): void {
    if (this.second.pane.hidden !== beside) return;
    setHidden(this.second.pane, !beside);
    for (const { room } of [this.first, this.second]) room.forget();
  }

  #paint(answer: DrawAnswer, other: DrawAnswer | undefined, state: AppState): void {
    this.first.show(answer, this.theme);
    if (other !== undefined) this.second.show(other, this.theme);
    if (answer.overview !== undefined) this.#strip.show(answer.overview, this.theme);
    this.#drawn(answer, other, state);
  }
}

function momentsOf({ markA, markB }: AppState): MarkedMoment[] {
  return [
    ...(markA === undefined ? [] : [{ letter: 'A', u: markA.u } as const]),
    ...(markB === undefined ? [] : [{ letter: 'B', u: markB.u } as const]),
  ];
}

function resolveAll(waiting: readonly (() => void)[]): void {
  for (const resolve of waiting) resolve();
}
