/** What somebody at the page waits for: opening, seeking, panning, zooming, lists, playing. */
import { writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { htmlPieces } from '../../../src/trace/html-file.ts';
import { newRandom } from '../../bench/viewer/random.ts';
import { launch, openFile, type Watched } from '../browser.ts';
import { addProbe, type Probed } from './page-probe.ts';

/** Writes the page with a trace in it; gives its size in megabytes. */
export function writePage(path: string, page: string, title: string, trace: Uint8Array): number {
  const text = [...htmlPieces(page, { title, trace })].join('');
  writeFileSync(path, text);
  return Buffer.byteLength(text) / 1e6;
}

export function openProbed(browser: Browser, path: string): Promise<Watched> {
  return openFile(browser, path, { before: addProbe });
}

/** How long a browser is left alone until it has done what it does after its start. */
const SETTLED_MS = 1_000;

/**
 * Milliseconds from the start of the navigation, by the page's own clock, to the first picture, and on to the answer
 * to a key. Making a window for the page is the browser's business and not in it; the browser is a new one, because
 * a page of this size takes its time to go away, which the next one would be measured with.
 */
export async function openingTime(path: string): Promise<{ shown: number; usable: number }> {
  const browser = await launch();
  try {
    await new Promise((done) => setTimeout(done, SETTLED_MS));
    return await openingTimeIn(browser, path);
  } finally {
    await browser.close();
  }
}

async function openingTimeIn(browser: Browser, path: string): Promise<{ shown: number; usable: number }> {
  const opened = await openProbed(browser, path);
  await opened.page.waitForFunction(() => document.body.dataset.drawn !== undefined);
  const shown = await opened.page.evaluate(() => performance.now());
  const usable = await opened.page.evaluate(async () => {
    await (globalThis as Probed).probe.presses('ArrowRight', 1);
    return performance.now();
  });
  if (opened.problems.length > 0) throw new Error(opened.problems.join('\n'));
  await opened.close();
  return { shown, usable };
}

/** Times from a place of the cursor's slider until the picture there is painted. */
export function seekTimes(page: Page, count: number): Promise<number[]> {
  const random = newRandom(3);
  const places = Array.from({ length: count }, () => random());
  return page.evaluate((list) => (globalThis as Probed).probe.seeks(list), places);
}

export function pressTimes(page: Page, key: string, count: number): Promise<number[]> {
  return page.evaluate(([name, times]) => (globalThis as Probed).probe.presses(name, times), [
    key,
    count,
  ] as const);
}

/** Times between pictures while the wheel pans and zooms. */
export async function wheelTimes(page: Page, turns: number): Promise<{ pan: number[]; zoom: number[] }> {
  const wheel = (ctrl: boolean, delta: number): Promise<number[]> =>
    page.evaluate(
      ([count, withCtrl, by]) => (globalThis as Probed).probe.wheel('#view', count, withCtrl, by),
      [turns, ctrl, delta] as const,
    );
  return { pan: await wheel(false, 24), zoom: await wheel(true, -30) };
}

export function sweepTimes(page: Page, steps: number): Promise<number[]> {
  return page.evaluate((count) => (globalThis as Probed).probe.sweep(count), steps);
}

/** Shows a view by its key, the first time, and again: how long it takes. */
export async function viewTime(page: Page, view: 'ladder' | 'lanes' | 'threads' | 'map'): Promise<number> {
  const key = String(['ladder', 'lanes', 'threads', 'map'].indexOf(view) + 1);
  return (await pressTimes(page, key, 1))[0]!;
}

export interface ListTimes {
  readonly scroll: number[];
  readonly sort: number[];
  readonly rows: number;
}

/** The table of threads scrolled, and sorted by one column after the other. */
export async function threadTimes(page: Page, frames: number): Promise<ListTimes> {
  // The key of a view that is shown already leads to no picture.
  if (!(await page.locator('#threads-grid').isVisible())) await viewTime(page, 'threads');
  // Over the whole run: at the cursor there are fewer.
  await page.locator('#threads-follow').uncheck();
  await page.waitForFunction(
    () => Number(document.querySelector('#threads-grid')!.getAttribute('aria-rowcount')) > 10_000,
  );
  await page.waitForSelector('#threads-grid [role="row"][data-id]');
  const rows = Number(await page.getAttribute('#threads-grid', 'aria-rowcount')) - 1;
  const scroll = await page.evaluate(
    (count) => (globalThis as Probed).probe.scroll('#threads-grid', count, 700),
    frames,
  );
  await page.evaluate(() => {
    document.querySelector('#threads-grid')!.scrollTop = 0;
  });
  const columns = await page.locator('#threads-grid [role="columnheader"]').count();
  const sort: number[] = [];
  for (let column = 1; column <= columns; column++) {
    sort.push(await page.evaluate((place) => (globalThis as Probed).probe.sort(place), column));
  }
  return { scroll, sort, rows };
}

/** Times between pictures while playing at a speed from the beginning. */
export async function playTimes(page: Page, speed: number, ms: number): Promise<number[]> {
  await page.selectOption('#transport-play select', String(speed));
  await page.evaluate(() => (globalThis as Probed).probe.seeks([0.5, 0]));
  const times = await page.evaluate((long) => (globalThis as Probed).probe.played(' ', long), ms);
  const playing = await page.locator('[data-command="play.toggle"][data-shows="pause"]').count();
  if (playing > 0) await page.evaluate(() => (globalThis as Probed).probe.played(' ', 50));
  return times;
}
