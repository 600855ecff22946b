/** The strip with the whole run: two sliders for the ends of what is visible, and a click that moves the cursor. */
import { byId, setAttribute } from './dom.ts';
import type { PageApp } from './page-app.ts';
import type { AppState } from './state.ts';

/** The sliders step in shares of the axis. */
const STEPS = 1_000;

export class Overview {
  readonly #app: PageApp;
  readonly #start = byId<HTMLInputElement>('overview-start');
  readonly #end = byId<HTMLInputElement>('overview-end');

  constructor(app: PageApp) {
    this.#app = app;
    this.#start.addEventListener('input', () =>
      app.change((draft) => {
        draft.fromU = Math.min(Number(this.#start.value), draft.toU);
      }),
    );
    this.#end.addEventListener('input', () =>
      app.change((draft) => {
        draft.toU = Math.max(Number(this.#end.value), draft.fromU);
      }),
    );
    byId('overview-strip').addEventListener('pointerdown', (event) => this.#press(event));
  }

  show({ fromU, toU }: AppState, times: readonly [string, string]): void {
    const length = this.#app.trace?.axisLength ?? 1;
    for (const [input, value, time] of [
      [this.#start, fromU, times[0]],
      [this.#end, toU, times[1]],
    ] as const) {
      setAttribute(input, 'max', String(length));
      setAttribute(input, 'step', String(length / STEPS));
      input.value = String(value);
      setAttribute(input, 'aria-valuetext', time);
    }
  }

  /** A press on the strip itself, not on a slider's handle, brings that moment into view. */
  #press(event: PointerEvent): void {
    if (event.target instanceof HTMLInputElement || this.#app.trace === undefined) return;
    const box = byId('overview-strip').getBoundingClientRect();
    void this.#app.moveTo(((event.clientX - box.left) / box.width) * this.#app.trace.axisLength);
  }
}
