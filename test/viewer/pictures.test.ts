// The page without a trace, in each dress, looks as it did; and the comparison tells pictures apart.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewerPage } from '../../src/cli/viewer-page.ts';
import { launch, openFile } from './browser.ts';
import { compare, expectPicture, type PictureEnvironment, toleranceOf } from './pictures.ts';

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'coexsim-pictures-'));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

test.each([
  ['empty-light', { colorScheme: 'light' }],
  ['empty-dark', { colorScheme: 'dark' }],
  ['empty-forced', { forcedColors: 'active' }],
] as const)('%s', async (name, dress) => {
  const file = join(folder, 'empty.html');
  writeFileSync(file, viewerPage());
  const opened = await openFile(browser, file, { ...dress, viewport: { width: 1024, height: 640 } });
  await expectPicture(opened.page, name);
  await opened.close();
});

/** 100 × 100, with so many pixels of another grey. */
function picture(others: number, grey = 0): Buffer {
  const png = new PNG({ width: 100, height: 100 });
  png.data.fill(255);
  for (let i = 0; i < others; i++) png.data.fill(grey, i * 4, i * 4 + 3);
  return PNG.sync.write(png);
}

const HERE: PictureEnvironment = {
  chromium: '1',
  platform: 'linux x64',
  fonts: { serif: 'A 1' },
  flags: ['--x'],
};

test('with the same browser and fonts not one pixel may differ, by more than a hair', () => {
  const same = toleranceOf(HERE, { ...HERE });
  expect(compare(picture(0), picture(0), same).same).toBe(true);
  expect(compare(picture(0), picture(1, 253), same).same).toBe(true);
  expect(compare(picture(0), picture(1, 245), same)).toMatchObject({
    same: false,
    how: '1 pixels differ (by more than 0.02), 0 may',
  });
});

test('with another browser or other fonts letters may differ, but no more', () => {
  for (const there of [{ chromium: '2' }, { fonts: { serif: 'A 2' } }, { platform: 'darwin arm64' }]) {
    const other = toleranceOf(HERE, { ...HERE, ...there });
    expect(compare(picture(0), picture(500), other).same).toBe(true);
    expect(compare(picture(0), picture(700), other).same).toBe(false);
    expect(compare(picture(0), picture(10_000, 230), other).same).toBe(true);
  }
});

test('another size is another picture', () => {
  const large = PNG.sync.write(new PNG({ width: 101, height: 100 }));
  expect(compare(picture(0), large, { threshold: 1, share: 1 }).how).toBe(
    '101 × 100 pixels instead of 100 × 100',
  );
});
