/**
 * Makes the pictures of the README from the built program: the ladder with the why panel open, the lanes over an
 * upgrade, two runs compared, the report of a recording. `npm run pictures` runs it.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { htmlPieces } from '../../../src/trace/html-file.ts';
import { launch } from '../../viewer/chromium.ts';

const SIZE = { width: 1440, height: 900 };
/** So high that charts, reasons and groups are in sight. */
const REPORT_SIZE = { width: 1600, height: 1200 };
const SCENARIO = 'scenarios/main.yaml';
const RECORDED = 'scenarios/recorded/college.yaml';
const PICTURES = resolve('docs/pictures');
const WAIT_MS = 20_000;

function coexsim(...words: readonly string[]): void {
  execFileSync(process.execPath, ['dist/cli/main.js', ...words], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** A run of the scenario as a columns file. */
function columnsOf(folder: string, name: string, ...options: readonly string[]): Uint8Array {
  const trace = join(folder, `${name}.jsonl`);
  const columns = join(folder, `${name}.columns`);
  coexsim('run', SCENARIO, '--seed', '1', '--trace', trace, ...options);
  coexsim('export', trace, '--to', 'columns', '--out', columns);
  return readFileSync(columns);
}

function pageWith(folder: string, name: string, trace: Uint8Array, second?: Uint8Array): string {
  const viewer = readFileSync('dist/viz/viewer.html', 'utf8');
  const carried = { title: 'coexsim', trace, ...(second === undefined ? {} : { second }) };
  const file = join(folder, `${name}.html`);
  writeFileSync(file, [...htmlPieces(viewer, carried)].join(''));
  return pathToFileURL(file).href;
}

/** Opens a page, types the keys one after the other, and takes the picture. */
async function picture(browser: Browser, url: string, name: string, keys: readonly string[]): Promise<void> {
  const context = await browser.newContext({ viewport: SIZE, colorScheme: 'light', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForSelector('body[data-drawn]', { timeout: WAIT_MS });
  await page.waitForSelector('#badge[data-state="good"]', { timeout: WAIT_MS });
  for (const key of keys) await press(page, key);
  await settled(page);
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled', caret: 'hide' });
  await context.close();
  process.stdout.write(`docs/pictures/${name}.png\n`);
}

/** A report where its charts are, with the records behind one of its numbers. */
async function reportPicture(
  browser: Browser,
  folder: string,
  name: string,
  scenario: string,
): Promise<void> {
  const file = join(folder, `${name}.html`);
  coexsim('report', scenario, '--html', file);
  const context = await browser.newContext({
    viewport: REPORT_SIZE,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector('body[data-drawn]', { timeout: WAIT_MS });
  await page.click('#losses .reasons button.number');
  await page.evaluate("document.getElementById('losses').scrollIntoView()");
  await settled(page);
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled', caret: 'hide' });
  await context.close();
  process.stdout.write(`docs/pictures/${name}.png\n`);
}

async function press(page: Page, key: string): Promise<void> {
  if (key.startsWith('goto ')) {
    await page.keyboard.press('g');
    await page.fill('#goto-input', key.slice('goto '.length));
    await page.keyboard.press('Enter');
  } else if (key.startsWith('click ')) await page.click(key.slice('click '.length));
  else await page.keyboard.press(key);
  await settled(page);
}

/** Two frames and a little: the worker has answered and the page has painted. */
async function settled(page: Page): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  await page.waitForTimeout(300);
}

const folder = mkdtempSync(join(tmpdir(), 'coexsim-pictures-'));
const browser = await launch();
try {
  mkdirSync(PICTURES, { recursive: true });
  const run = columnsOf(folder, 'main');
  const one = pageWith(folder, 'main', run);
  const two = pageWith(folder, 'two', run, columnsOf(folder, 'older', '--rules', '2021-11'));
  await picture(browser, one, 'ladder', ['x', 'x', 'click #tab-why']);
  await picture(browser, one, 'lanes', ['2', 'm', 'm', 'click #tab-why']);
  await picture(browser, two, 'comparison', ['click #tab-story']);
  await reportPicture(browser, folder, 'report', RECORDED);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
