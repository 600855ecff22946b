/** The page of a report as somebody meets it: opened from a disk, read, clicked. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { IfReport, Report } from '../../src/report/report.ts';
import { reportHtml } from '../../src/report/report-html.ts';
import { launch, type OpenOptions, twoFrames, type Watched, watchedPage } from './browser.ts';

export interface ReportStand {
  readonly browser: Browser;
  /** Opens a report with every address blocked but that of its own file. */
  open(report: Report | IfReport, options?: OpenOptions): Promise<Watched>;
  close(): Promise<void>;
}

export async function reportStand(): Promise<ReportStand> {
  const folder = mkdtempSync(join(tmpdir(), 'coexsim-report-'));
  const browser = await launch();
  let made = 0;
  return {
    browser,
    async open(report, options = {}) {
      const path = join(folder, `${++made}.html`);
      writeFileSync(path, reportHtml(report));
      const url = pathToFileURL(path).href;
      const watched = await watchedPage(browser, (asked) => asked.split('#')[0] === url, options);
      await watched.page.goto(url);
      await watched.page.waitForSelector('body[data-drawn]');
      await twoFrames(watched.page);
      return watched;
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The rows of the first table with this caption, a text for each cell. */
export async function tableOf(page: Page, caption: string): Promise<string[][]> {
  return page.evaluate((wanted) => {
    const found = [...document.querySelectorAll('#report table')].find(
      (table) => table.querySelector('caption')?.textContent === wanted,
    );
    if (found === undefined) throw new Error(`no table is called ${wanted}`);
    return [...found.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent!),
    );
  }, caption);
}

/** Everything that the section with this id says. */
export async function textOf(page: Page, id: string): Promise<string> {
  return (await page.locator(`#${id}`).textContent())!;
}

/** What has the focus, by its label or its text. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
  );
}

/** What stands out of the window to the right, and is in no box that scrolls by itself. */
export async function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    return [...document.querySelectorAll('#top *, #columns *')]
      .filter((each) => each.checkVisibility() && each.closest('.sr-only, defs, svg *') === null)
      .filter((each) => {
        const box = each.closest('.scroll');
        const scrolls = box !== null && getComputedStyle(box).overflowX === 'auto';
        return !scrolls && each.getBoundingClientRect().right > width + 1;
      })
      .map((each) => `${each.tagName} ${each.className} ${each.textContent!.slice(0, 40)}`);
  });
}
