// Fifty names that want to be more than names, as users, tenants, messages, titles and files: each is shown as it
// stands, and none of them does anything, in an exported file and in a served page.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewerPage } from '../../src/cli/viewer-page.ts';
import { plainText } from '../../src/core/plain-text.ts';
import { encodeColumns } from '../../src/trace/columns-file.ts';
import { htmlPieces } from '../../src/trace/html-file.ts';
import { launch, openFile, openServed, twoFrames, type Watched, watchedPage } from './browser.ts';
import { HOSTILE_NAMES } from './hostile-names.ts';
import { expectSilence, hostileColumns, inScenarios, scenarioOf, withCanary } from './hostile-trace.ts';

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'coexsim-injection-'));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** All rows of the list of records, read as somebody does who scrolls from its beginning to its end. */
async function allRows({ page }: Watched): Promise<string> {
  await page.evaluate(() => document.documentElement.style.setProperty('--events-height', '1400px'));
  await twoFrames(page);
  const grid = page.locator('#events-grid');
  const seen = new Set<string>();
  for (let down = 0; ; down += 1200) {
    await grid.evaluate((element, top) => element.scrollTo(0, top), down);
    await twoFrames(page);
    // A row says that it is busy until its record has come from the worker.
    await page.waitForFunction(() => document.querySelector('#events-rows [aria-busy="true"]') === null);
    for (const row of await page.locator('#events-rows [role=row]').allTextContents()) seen.add(row);
    const end = await grid.evaluate(
      (element) => element.scrollTop + element.clientHeight >= element.scrollHeight - 1,
    );
    if (end) return [...seen].join('\n');
  }
}

/** Goes through everything that shows names. */
async function lookAround({ page }: Watched): Promise<void> {
  for (const tab of ['lanes', 'threads', 'map', 'why', 'state', 'notices', 'story', 'ladder']) {
    await page.click(`#tab-${tab}`);
    await twoFrames(page);
  }
  const view = (await page.locator('#view').boundingBox())!;
  for (let x = view.x + 20; x < view.x + view.width; x += 90) {
    await page.mouse.move(x, view.y + 20);
    await page.mouse.click(x, view.y + view.height / 2);
  }
  for (const text of ['user:', 'tenant:', HOSTILE_NAMES[0]!, HOSTILE_NAMES[15]!]) {
    await page.fill('#filter-input', text);
    await page.waitForTimeout(60);
  }
  await page.keyboard.press('Escape');
  await page.fill('#filter-input', '');
  await page.keyboard.press('Enter');
  await twoFrames(page);
}

const TALL = { viewport: { width: 1280, height: 2400 }, before: withCanary };

function expectAllShown(names: readonly string[], text: string): void {
  expect(names.filter((name) => !text.includes(plainText(name).trim()))).toEqual([]);
}

test('there are fifty of them, all different', () => {
  expect(new Set(HOSTILE_NAMES).size).toBe(50);
  expect(inScenarios.length).toBeGreaterThanOrEqual(44);
});

test('in an exported file, as everything that a trace can name', async () => {
  const columns = hostileColumns();
  const bytes = await encodeColumns(columns);
  const [title, story] = [HOSTILE_NAMES.join(' '), HOSTILE_NAMES.join('\n')];
  const file = join(folder, 'hostile.html');
  const carried = { title, story, scenario: story, trace: bytes };
  writeFileSync(file, [...htmlPieces(viewerPage(), carried)].join(''));
  const opened = await openFile(browser, file, TALL);
  expectAllShown(HOSTILE_NAMES, await allRows(opened));
  expect(await opened.page.textContent('#title')).toContain(plainText(HOSTILE_NAMES[15]!));
  await lookAround(opened);
  expect(opened.requests).toHaveLength(1);
  await expectSilence(opened);
  await opened.close();
});

test('in a served page, as everything that a scenario can name, and as the name of its file', async () => {
  const file = join(folder, '<img src=x onerror=canary(51)>.json');
  writeFileSync(file, JSON.stringify(scenarioOf(inScenarios)));
  const opened = await openServed(browser, [file], TALL);
  expectAllShown(inScenarios, await allRows(opened));
  expect(await opened.page.textContent('#title')).toBe(inScenarios[15]);
  await lookAround(opened);
  await expectSilence(opened);
  await opened.close();
});

test('the canary sings if it is let', async () => {
  const trap = await watchedPage(browser, () => false, TALL);
  await trap.page.goto('data:text/html,<p>trap</p>');
  await trap.page.setContent(HOSTILE_NAMES.slice(0, 12).join('\n'));
  await trap.page.waitForFunction(() => (globalThis as unknown as { sung: number[] }).sung.length > 3);
  await trap.close();
});
