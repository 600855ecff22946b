/** The bench's part in a browser: a file opened from the disk with nothing else in reach. */
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { decodeColumns, encodeColumns } from '../../../src/trace/columns-file.ts';
import { lineSlices } from '../../../src/trace/columns-lines.ts';
import { runMillion } from '../../bench/viewer/million.ts';
import { millionFile } from '../../bench/viewer/million-file.ts';
import { launch, openFile } from '../browser.ts';
import type { Tell } from './bench-engine.ts';
import { type Figure, median, p95, worst } from './figures.ts';
import {
  openingTime,
  openProbed,
  playTimes,
  seekTimes,
  sweepTimes,
  threadTimes,
  viewTime,
  wheelTimes,
  writePage,
} from './page-figures.ts';
import { addProbe, type Probed } from './page-probe.ts';

const FRAME = 33;

export async function pageFigures(tell: Tell, folder: string, page: string): Promise<void> {
  const path = join(folder, 'million.html');
  const { bytes } = await millionFile();
  const size = writePage(path, page, 'A million records', bytes);
  const browser = await launch();
  try {
    tell('The single file', [
      { what: 'size', value: size, unit: 'MB', most: 24 },
      ...(await openingFigures(path)),
    ]);
    const opened = await openProbed(browser, path);
    tell('Painting', await paintFigures(opened.page));
    tell('Playing', await playFigures(opened.page));
    await opened.close();
    tell('The table of threads', await threadFigures(browser, folder, page));
    tell('200 MB of JSON lines', await longFigures(browser, folder, page));
  } finally {
    await browser.close();
  }
}

async function openingFigures(path: string): Promise<Figure[]> {
  const times: { shown: number; usable: number }[] = [];
  for (let round = 0; round < 5; round++) times.push(await openingTime(path));
  const shown = times.map((time) => time.shown);
  const usable = times.map((time) => time.usable);
  return [
    { what: 'opened to first picture, median of 5', value: median(shown), unit: 'ms' },
    { what: 'opened to a key answered, median of 5', value: median(usable), unit: 'ms', most: 2_000 },
    { what: 'opened to a key answered, worst of 5', value: worst(usable), unit: 'ms' },
  ];
}

async function paintFigures(page: Page): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const view of ['lanes', 'map', 'ladder'] as const) {
    figures.push({
      what: `${view}: shown for the first time`,
      value: await viewTime(page, view),
      unit: 'ms',
    });
  }
  for (const view of ['lanes', 'map', 'ladder'] as const) {
    await viewTime(page, view);
    const seeks = await seekTimes(page, 200);
    figures.push(
      { what: `${view}: painted after a seek, median of 200`, value: median(seeks), unit: 'ms' },
      { what: `${view}: painted after a seek, worst of 200`, value: worst(seeks), unit: 'ms', most: 100 },
    );
  }
  for (const view of ['lanes', 'ladder'] as const) {
    await viewTime(page, view);
    const { pan, zoom } = await wheelTimes(page, 240);
    const strip = await sweepTimes(page, 120);
    figures.push(
      { what: `${view}: pan by wheel, picture to picture, p95`, value: p95(pan), unit: 'ms', most: FRAME },
      { what: `${view}: zoom by wheel, picture to picture, p95`, value: p95(zoom), unit: 'ms', most: FRAME },
      { what: `${view}: window moved in the overview, p95`, value: p95(strip), unit: 'ms', most: FRAME },
    );
  }
  return figures;
}

async function playFigures(page: Page): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [speed, ms] of [
    [60, 3_000],
    [3_600, 3_000],
    [100_000, 1_000],
  ] as const) {
    const times = await playTimes(page, speed, ms);
    figures.push({
      what: `ladder at ${speed} times, ${times.length} pictures`,
      value: 1_000 / median(times),
      unit: 'fps',
      least: 30,
    });
  }
  return figures;
}

/** Forty thousand people, so that there are as many conversations as the bound is about. */
async function threadFigures(browser: Browser, folder: string, page: string): Promise<Figure[]> {
  const path = join(folder, 'threads.html');
  const { columns } = runMillion({ records: 1_200_000, users: 40_000, whole: true });
  writePage(path, page, 'Many threads', await encodeColumns(columns));
  const opened = await openProbed(browser, path);
  const { rows, scroll, sort } = await threadTimes(opened.page, 200);
  await opened.close();
  return [
    { what: 'threads', value: rows, unit: '', least: 100_000 },
    { what: 'scrolled, frame to frame, p95', value: p95(scroll), unit: 'ms', most: FRAME },
    { what: `sorted by each of ${sort.length} columns, worst`, value: worst(sort), unit: 'ms', most: 150 },
    { what: 'sorted, median', value: median(sort), unit: 'ms' },
  ];
}

const LONG_BYTES = 200e6;

/** A file as long as that, which ends within a record, given to a page without a trace. */
async function longFigures(browser: Browser, folder: string, page: string): Promise<Figure[]> {
  const lines = join(folder, 'long.jsonl');
  const file = openSync(lines, 'w');
  let written = 0;
  const sink = (chunk: Uint8Array): void => {
    written += writeSync(file, chunk);
  };
  for (const _ of lineSlices(await decodeColumns((await millionFile()).bytes), sink)) {
    if (written >= LONG_BYTES) break;
  }
  closeSync(file);
  const empty = join(folder, 'empty.html');
  writeFileSync(empty, page);
  const opened = await openFile(browser, empty, { before: addProbe });
  const start = performance.now();
  await opened.page.setInputFiles('#load-file', lines);
  await opened.page.waitForFunction(() => document.body.dataset.drawn !== undefined, undefined, {
    timeout: 300_000,
  });
  const took = performance.now() - start;
  const longest = await opened.page.evaluate(() => (globalThis as Probed).probe.longestBusy());
  await opened.close();
  return [
    { what: 'written', value: written / 1e6, unit: 'MB', least: LONG_BYTES / 1e6 },
    { what: 'chosen to first picture', value: took, unit: 'ms' },
    { what: 'longest time for which the page does not answer', value: longest, unit: 'ms', most: 100 },
  ];
}
