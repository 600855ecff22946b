// The fifty names in what the page makes of them besides its list: pictures of every view, every panel, tooltips, and
// files that it saves.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewerPage } from '../../src/cli/viewer-page.ts';
import { encodeColumns } from '../../src/trace/columns-file.ts';
import { htmlPieces } from '../../src/trace/html-file.ts';
import { choose, click, command, idle, noteWork, press } from './acting.ts';
import { launch, openFile, type Watched, watchedPage } from './browser.ts';
import { HOSTILE_NAMES } from './hostile-names.ts';
import { expectSilence, hostileColumns, withCanary } from './hostile-trace.ts';

let browser: Browser;
let folder: string;
let hostile: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'coexsim-injection-'));
  hostile = join(folder, 'hostile.html');
  const carried = { title: HOSTILE_NAMES.join(' '), trace: await encodeColumns(hostileColumns()) };
  writeFileSync(hostile, [...htmlPieces(viewerPage(), carried)].join(''));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const open = (path: string): Promise<Watched> =>
  openFile(browser, path, {
    viewport: { width: 1600, height: 1200 },
    before: async (page) => {
      await withCanary(page);
      await noteWork(page);
    },
  });

/** Saves a file by a command, and says where. */
async function saved(page: Page, title: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), command(page, title)]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

test('as pictures of their own: the file shows them as text, and runs nothing', async () => {
  const { page, close, ...rest } = await open(hostile);
  await idle(page);
  for (const view of ['ladder', 'lanes', 'map']) {
    await click(page, `#tab-${view}`);
    const path = await saved(page, 'Save what is visible as a picture (SVG)');
    const svg = await watchedPage(browser, (url) => url === pathToFileURL(path).href, { before: withCanary });
    await svg.page.goto(pathToFileURL(path).href);
    await svg.page.waitForFunction(() => document.documentElement.tagName === 'svg');
    const content = await svg.page.evaluate(() => ({
      elements: [...new Set([...document.querySelectorAll('*')].map(({ tagName }) => tagName))].sort(),
      handlers: [...document.querySelectorAll('*')].flatMap((element) =>
        element.getAttributeNames().filter((name) => /^on|href|style/.test(name)),
      ),
      title: document.querySelector('title')!.textContent,
      texts: [...document.querySelectorAll('text, title')].map(({ textContent }) => textContent),
    }));
    expect(
      content.elements.filter((name) => !['desc', 'path', 'rect', 'svg', 'text', 'title'].includes(name)),
    ).toEqual([]);
    expect(content.handlers).toEqual([]);
    expect(content.title).toContain('<img src=x onerror=canary(1)>');
    expect(content.texts.some((text) => text?.includes('<'))).toBe(true);
    expect(svg.requests.length).toBe(1);
    await expectSilence(svg);
    await svg.close();
  }
  await expectSilence({ page, close, ...rest });
  await close();
});

test('in every panel, dialog and tooltip', async () => {
  const watched = await open(hostile);
  const { page } = watched;
  await idle(page);
  let shown = '';
  for (const n of [0, 1, 2, 40, 41, 80, 81, 120]) {
    await choose(page, n);
    for (const panel of ['why', 'state', 'story', 'notices']) {
      await click(page, `#tab-${panel}`);
      shown += await page.locator(`#panel-${panel}`).textContent();
    }
  }
  for (const name of HOSTILE_NAMES.slice(0, 5)) expect(shown).toContain(name);
  for (const key of ['p', '?', 'g']) await press(page, key, 'Escape');
  const view = (await page.locator('#view').boundingBox())!;
  const tips = new Set<string>();
  for (const tab of ['ladder', 'lanes', 'map']) {
    await click(page, `#tab-${tab}`);
    for (let x = 4; x < view.width; x += 60) {
      for (const y of [12, 30, 50, 90, 200, 400]) {
        await page.mouse.move(view.x + x, view.y + y);
        if (await page.locator('#view-tip').isVisible()) tips.add((await page.textContent('#view-tip'))!);
      }
    }
  }
  expect([...tips].some((tip) => tip.includes('canary'))).toBe(true);
  await expectSilence(watched);
  await watched.close();
});

test('in the file that the page saves of itself', async () => {
  const first = await open(hostile);
  await idle(first.page);
  const path = await saved(first.page, 'Save one HTML file with the trace and this viewer');
  await expectSilence(first);
  await first.close();
  expect(readFileSync(path, 'utf8')).not.toContain('<img src=x onerror=canary(1)>');
  const second = await open(path);
  await idle(second.page);
  expect(await second.page.textContent('#title')).toContain(HOSTILE_NAMES[0]!);
  await click(second.page, '#tab-map');
  expect(second.requests).toHaveLength(1);
  await expectSilence(second);
  await second.close();
});
