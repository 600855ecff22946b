// A long trace takes a while: the page says how far it is, can be told to stop, and listens meanwhile.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeLines } from '../../src/trace/columns-lines.ts';
import { millionColumns } from '../bench/viewer/million.ts';
import { slowness } from './bench/figures.ts';
import type { Probed } from './bench/page-probe.ts';
import { given, type Loading, newLoading, TITLE } from './loading.ts';

let loading: Loading;

beforeAll(async () => {
  loading = await newLoading();
});
afterAll(() => loading?.close());

/** How many records make about 40 MB of lines; `npm run bench:viewer` has 200 MB. */
const LONG = 100_000;

test('a long trace shows progress, can be cancelled, and leaves the page free meanwhile', async () => {
  const { page, workshop } = loading;
  await loading.give(given('a.jsonl', loading.lines.join('')));
  const path = join(workshop.folder, 'long.jsonl');
  const pieces: Uint8Array[] = [];
  writeLines(millionColumns(LONG), (chunk) => void pieces.push(chunk.slice()));
  writeFileSync(path, Buffer.concat(pieces));
  const progress = (): Promise<number> =>
    page.evaluate(() => document.querySelector<HTMLProgressElement>('#load-progress')!.value);
  await page.setInputFiles('#load-file', path);
  await page.waitForFunction(
    () => document.querySelector<HTMLProgressElement>('#load-progress')!.value > 0.05,
  );
  expect(await progress()).toBeLessThan(1);
  await page.click('#load-cancel');
  await loading.loaded();
  // The trace that was open is still there.
  expect((await loading.shown()).title).toBe(TITLE);
  await page.evaluate(() => (globalThis as Probed).probe.longestBusy());
  await page.setInputFiles('#load-file', path);
  await page.locator('#facts', { hasText: 'records 100,00' }).waitFor();
  await loading.loaded();
  // Three times what a machine of its own may take, on the part of it that others leave.
  const longest = await page.evaluate(() => (globalThis as Probed).probe.longestBusy());
  expect(longest).toBeLessThan(300 * slowness());
  expect(loading.watched.problems).toEqual([]);
});
