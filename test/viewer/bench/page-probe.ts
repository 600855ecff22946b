/** What is measured inside a page of the viewer, with the page's own clock and events: keys, wheel, and its slider. */
import type { Page } from 'playwright-core';

/** Put into the page before its own program; all times in milliseconds. */
interface Probe {
  /** Lets the slider of the cursor say each place in turn: times until the picture of it is painted. */
  seeks(places: readonly number[]): Promise<number[]>;
  /** Presses a key again and again: times until the picture that it led to is painted. */
  presses(key: string, count: number): Promise<number[]>;
  /** Turns the wheel over a picture in every frame: times between one painted picture and the next. */
  wheel(selector: string, turns: number, ctrl: boolean, delta: number): Promise<number[]>;
  /** Drags the ends of the visible stretch through the strip of the whole run. */
  sweep(steps: number): Promise<number[]>;
  /** Scrolls a list in every frame: times between one frame and the next. */
  scroll(selector: string, frames: number, pixels: number): Promise<number[]>;
  /** Sorts the table of threads by a column: time until its first rows are painted. */
  sort(column: number): Promise<number>;
  /** Presses a key and looks on for some time: times between one picture and the next. */
  played(key: string, ms: number): Promise<number[]>;
  /** The longest task of the page's own thread since the last call; 0 if none took 50 ms. */
  longestBusy(): number;
}

export type Probed = typeof globalThis & { probe: Probe };

/** Measures in pages that are opened from now on; for `before` of openFile. */
export async function addProbe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const painted = (): Promise<void> =>
      new Promise((done) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done();
          port2.postMessage(undefined);
        });
      });
    const drawn = (): Promise<void> =>
      new Promise((done) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          done();
        });
        observer.observe(document.body, { attributeFilter: ['data-drawn'] });
      });
    const until = async (act: () => void): Promise<number> => {
      const start = performance.now();
      const picture = drawn();
      act();
      await picture;
      await painted();
      return performance.now() - start;
    };
    const press = (key: string): void => {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    };
    const cursor = (): HTMLInputElement => document.querySelector<HTMLInputElement>('#cursor')!;
    /** Acts in each frame, and notes when each picture came. */
    const intervals = async (turns: number, act: (turn: number) => void): Promise<number[]> => {
      const times: number[] = [];
      let last = performance.now();
      const observer = new MutationObserver(() => {
        const now = performance.now();
        times.push(now - last);
        last = now;
      });
      observer.observe(document.body, { attributeFilter: ['data-drawn'] });
      for (let turn = 0; turn < turns; turn++) {
        act(turn);
        await new Promise(requestAnimationFrame);
      }
      await painted();
      observer.disconnect();
      return times.slice(1);
    };
    let longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    }).observe({ type: 'longtask' });
    (globalThis as Probed).probe = {
      async seeks(places) {
        const times: number[] = [];
        for (const place of places) {
          times.push(
            await until(() => {
              cursor().valueAsNumber = place * Number(cursor().max);
              cursor().dispatchEvent(new Event('input', { bubbles: true }));
            }),
          );
        }
        return times;
      },
      async presses(key, count) {
        const times: number[] = [];
        for (let i = 0; i < count; i++) times.push(await until(() => press(key)));
        return times;
      },
      wheel(selector, turns, ctrlKey, delta) {
        const target = document.querySelector(selector)!;
        const { left, top, width, height } = target.getBoundingClientRect();
        const [clientX, clientY] = [left + width / 2, top + height / 2];
        return intervals(turns, (turn) => {
          const deltaY = turn < turns / 2 ? delta : -delta;
          const options = {
            deltaY,
            deltaX: deltaY,
            ctrlKey,
            clientX,
            clientY,
            bubbles: true,
            cancelable: true,
          };
          target.dispatchEvent(new WheelEvent('wheel', options));
        });
      },
      sweep(steps) {
        const [start, end] = ['start', 'end'].map(
          (name) => document.querySelector<HTMLInputElement>(`#overview-${name}`)!,
        ) as [HTMLInputElement, HTMLInputElement];
        const length = Number(end.max);
        return intervals(steps, (step) => {
          const from = (0.8 * length * step) / steps;
          for (const [input, value] of [
            [end, from + 0.2 * length],
            [start, from],
          ] as const) {
            input.valueAsNumber = value;
            input.dispatchEvent(new Event('input', { bubbles: true }));
          }
        });
      },
      async scroll(selector, frames, pixels) {
        const target = document.querySelector(selector)!;
        const times: number[] = [];
        let last = await new Promise<number>(requestAnimationFrame);
        for (let frame = 0; frame < frames; frame++) {
          target.scrollTop += frame < frames / 2 ? pixels : -pixels;
          const now = await new Promise<number>(requestAnimationFrame);
          times.push(now - last);
          last = now;
        }
        return times;
      },
      async sort(column) {
        const cell = document.querySelector(`#threads-grid [role="columnheader"]:nth-child(${column})`)!;
        const before = cell.getAttribute('aria-sort');
        const start = performance.now();
        cell.querySelector('button')!.click();
        const busy = '#threads-grid [aria-busy="true"]';
        do await painted();
        while (cell.getAttribute('aria-sort') === before || document.querySelector(busy) !== null);
        return performance.now() - start;
      },
      async played(key, ms) {
        const times: number[] = [];
        const observer = new MutationObserver(() => times.push(performance.now()));
        observer.observe(document.body, { attributeFilter: ['data-drawn'] });
        press(key);
        await new Promise((done) => setTimeout(done, ms));
        observer.disconnect();
        return times.slice(1).map((time, i) => time - times[i]!);
      },
      longestBusy() {
        const found = longest;
        longest = 0;
        return found;
      },
    };
  });
}
