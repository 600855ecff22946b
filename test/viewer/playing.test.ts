// Playing: what is shown is the state of that moment, however many frames are skipped on the way.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { columnsOfLines } from '../../src/trace/columns-reading.ts';
import { indexTrace } from '../../src/trace/index/index-trace.ts';
import type { IndexedTrace } from '../../src/trace/indexed.ts';
import { splitLines } from '../../src/trace/line-splitter.ts';
import { newTimeAxis } from '../../viz/view/time-axes.ts';
import { type MadeRun, makeRun, newWorkshop, openPage, type Viewer, type Workshop } from './page.ts';

let workshop: Workshop;
let run: MadeRun;
let trace: IndexedTrace;

beforeAll(async () => {
  workshop = await newWorkshop('playing');
  run = await makeRun(workshop, 'scenarios/main.yaml');
  trace = indexTrace(columnsOfLines(splitLines(readFileSync(run.trace))));
});
afterAll(() => workshop?.close());

type Counting = typeof globalThis & { unanswered: number };

/** Lets so many milliseconds of the page's clock go by, in frames of 50: a slow machine. */
async function runFor({ page }: Viewer, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 50) {
    await page.clock.runFor(50);
    await page.waitForFunction(() => (globalThis as Counting).unanswered === 0, undefined, { polling: 5 });
  }
}

function place({ page }: Viewer): Promise<{ u: number; n: number; playing: boolean; said: string }> {
  return page.evaluate(() => ({
    u: document.querySelector<HTMLInputElement>('#cursor')!.valueAsNumber,
    n: Number(document.body.dataset.drawn),
    playing: document.querySelector('[data-command="play.toggle"]')!.getAttribute('aria-label') === 'Pause',
    said: document.getElementById('announcement')!.textContent ?? '',
  }));
}

test('at any speed the cursor is where the clock says, and the record is that of this moment', async () => {
  const axis = newTimeAxis('linear', trace);
  const viewer = await openPage(workshop.browser, run.html);
  await viewer.palette('Time: true to scale');
  await viewer.page.clock.install();
  // Each round stops the page's clock an hour further on: it never runs backwards.
  for (const [round, speed] of [60, 3_600, 36_000].entries()) {
    await viewer.page.selectOption('#transport select[aria-label="Speed"]', String(speed));
    await viewer.page.locator('#view').focus();
    await viewer.page.clock.pauseAt(new Date(Date.now() + (round + 1) * 3_600_000));
    await viewer.page.keyboard.press('Home');
    await runFor(viewer, 200);
    const start = await place(viewer);
    await viewer.page.keyboard.press('Space');
    await runFor(viewer, 700);
    const there = await place(viewer);
    expect(there.playing).toBe(true);
    // The picture is a frame or two behind the clock, never ahead of it.
    const passed = (there.u - start.u) / (speed * 1_000);
    expect(passed).toBeGreaterThan(400);
    expect(passed).toBeLessThanOrEqual(720);
    await viewer.page.keyboard.press('Space');
    await runFor(viewer, 200);
    const { u, n, playing, said } = await place(viewer);
    expect(playing).toBe(false);
    expect(n).toBe(axis.momentAt(u).n);
    expect(said).toBe('');
    await viewer.page.clock.resume();
  }
  expect(viewer.watched.problems).toEqual([]);
  await viewer.close();
});

test('it stops at the end and says so; played or jumped to, the state is the same', async () => {
  const viewer = await openPage(workshop.browser, run.html, { hash: 'at=9h' });
  await viewer.palette('Time: true to scale');
  await viewer.press('7');
  await viewer.page.selectOption('#transport select[aria-label="Speed"]', '36000');
  await viewer.page.locator('#view').focus();
  await viewer.hit('Space');
  await viewer.page.waitForFunction(
    () => document.getElementById('announcement')!.textContent === 'Playing stopped at the end of the trace.',
  );
  await viewer.settled();
  expect(await viewer.at()).toBe(trace.columns.count - 1);
  const digest = await viewer.text('#state-digest');
  await viewer.press('Home', 'End');
  expect(await viewer.text('#state-digest')).toBe(digest);
  expect(digest).toBe(trace.states.digestAt(trace.columns.count - 1));
  await viewer.close();
});

test('the state panel at a moment of the way is the state of the record before it', async () => {
  const viewer = await openPage(workshop.browser, run.html);
  await viewer.press('7');
  await viewer.hit('Space');
  await viewer.page.waitForFunction(() => Number(document.body.dataset.drawn) > 5);
  await viewer.press('Space');
  const n = await viewer.at();
  expect(await viewer.text('#state-digest')).toBe(trace.states.digestAt(n));
  await viewer.close();
});

test('with reduced motion it goes record by record, and shows each', async () => {
  const viewer = await openPage(workshop.browser, run.html, { reducedMotion: 'reduce' });
  await viewer.page.evaluate(() => {
    const here = globalThis as typeof globalThis & { drawn: number[] };
    here.drawn = [];
    new MutationObserver(() => here.drawn.push(Number(document.body.dataset.drawn))).observe(document.body, {
      attributeFilter: ['data-drawn'],
    });
  });
  await viewer.hit('Space');
  await viewer.page.waitForFunction(() => Number(document.body.dataset.drawn) >= 3);
  await viewer.hit('Space');
  const drawn = await viewer.page.evaluate(
    () => (globalThis as typeof globalThis & { drawn: number[] }).drawn,
  );
  const different = drawn.filter((n, i) => n !== drawn[i - 1] && n > 0);
  expect(different.slice(0, 3)).toEqual([1, 2, 3]);
  await viewer.close();
});

test('the pictures follow the cursor, and come back with it', async () => {
  const viewer = await openPage(workshop.browser, run.html);
  const picture = (): Promise<string> =>
    viewer.page.evaluate(() => document.querySelector<HTMLCanvasElement>('#view-marks')!.toDataURL());
  for (const view of ['1', '2', '4']) {
    await viewer.press(view);
    await viewer.goTo(60);
    const first = await picture();
    await viewer.goTo(240);
    expect(await picture()).not.toBe(first);
    await viewer.goTo(60);
    expect(await picture()).toBe(first);
  }
  await viewer.close();
});
