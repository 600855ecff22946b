// axe finds nothing wrong with any view, panel or dialog, in light, dark and forced colours.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewerPage } from '../../src/cli/viewer-page.ts';
import { choose, click, command, filter, idle, press } from './acting.ts';
import { axe, openFile, openServed } from './browser.ts';
import { NOTED, type Stand, stand } from './traces.ts';

let at: Stand;
beforeAll(async () => {
  at = await stand();
});
afterAll(() => at?.close());

const DRESSES = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
] as const;

/** What is wrong with the page as it stands, in each dress, with the name of what is looked at. */
async function wrongs(page: Page, what: string): Promise<string[]> {
  const found: string[] = [];
  for (const dress of DRESSES) {
    await page.emulateMedia(dress);
    await idle(page);
    const name = dress.forcedColors === 'active' ? 'forced' : dress.colorScheme;
    found.push(...(await axe(page)).map((wrong) => `${what}, ${name}: ${wrong}`));
  }
  return found;
}

test('every view, with something selected and something filtered', async () => {
  const { page, problems, close } = await openFile(at.browser, at.html, NOTED);
  await choose(page, 228);
  for (const view of ['ladder', 'lanes', 'threads', 'map']) {
    await click(page, `#tab-${view}`);
    expect(await wrongs(page, view)).toEqual([]);
  }
  await filter(page, 'outcome:refused');
  expect(await wrongs(page, 'filtered')).toEqual([]);
  await page.fill('#filter-input', 'user:');
  await page.waitForSelector('#filter-options [role=option]');
  expect(await wrongs(page, 'suggestions')).toEqual([]);
  await filter(page, 'user:(');
  await page.waitForSelector('#filter-error:not([hidden])');
  expect(await wrongs(page, 'a filter that cannot be read')).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});

test('every panel of the inspector', async () => {
  const { page, close } = await openFile(at.browser, at.html, NOTED);
  await choose(page, 228);
  for (const panel of ['why', 'state', 'notices', 'story']) {
    await click(page, `#tab-${panel}`);
    expect(await page.locator(`#panel-${panel} h2`).count()).toBeGreaterThan(0);
    expect(await wrongs(page, panel)).toEqual([]);
  }
  await close();
});

test('every dialog', async () => {
  const { page, close } = await openFile(at.browser, at.html, NOTED);
  for (const [key, id] of [
    ['p', 'palette'],
    ['?', 'help'],
    ['g', 'goto'],
  ] as const) {
    await press(page, key);
    expect(await page.locator(`#${id}`).isVisible()).toBe(true);
    expect(await wrongs(page, id)).toEqual([]);
    await press(page, 'Escape');
  }
  await command(page, 'Change keys');
  expect(await page.locator('#keys').isVisible()).toBe(true);
  expect(await wrongs(page, 'keys')).toEqual([]);
  await close();
});

test('two traces side by side, and one over the other', async () => {
  const { page, close } = await openServed(at.browser, [at.trace, at.other], NOTED);
  await idle(page);
  expect(await page.locator('#second-view').isVisible()).toBe(true);
  expect(await wrongs(page, 'side by side')).toEqual([]);
  await click(page, '#tab-story');
  expect(await wrongs(page, 'what differs')).toEqual([]);
  await command(page, 'Show the second trace over the first');
  expect(await page.locator('#second-view').isVisible()).toBe(false);
  expect(await wrongs(page, 'overlaid')).toEqual([]);
  await close();
});

test('the page that says why it cannot show a file', async () => {
  const empty = join(at.folder, 'empty.html');
  const broken = join(at.folder, 'broken.jsonl');
  writeFileSync(empty, viewerPage());
  writeFileSync(broken, '{"no":"trace"}\n');
  const { page, close } = await openFile(at.browser, empty, NOTED);
  await page.setInputFiles('#load-file', broken);
  await page.waitForSelector('#load-error:not([hidden])');
  expect(await page.textContent('#load-title')).toBe('broken.jsonl cannot be shown');
  expect(await wrongs(page, 'an error')).toEqual([]);
  await close();
});
