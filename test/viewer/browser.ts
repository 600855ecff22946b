/** Opening pages of the viewer in tests, with everything noticed that a page should not do. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Viewing } from '../support/viewing.ts';

export { findChromium, launch } from './chromium.ts';

export interface Watched {
  readonly page: Page;
  /** The addresses that were asked for, but for blobs and data, which are part of the page. */
  readonly requests: readonly string[];
  /** Errors and warnings on the console, errors that nobody caught, and dialogs that a script opened. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  /** What follows # in the address. */
  readonly hash?: string;
  /** Which other addresses are not blocked; default: none. */
  readonly mayAsk?: (url: string) => boolean;
  /** Run in the page before anything of its own. */
  readonly before?: (page: Page) => Promise<void>;
}

const SIZE = { width: 1280, height: 800 };
const INSIDE = /^(?:blob|data):/;

/** An empty page of its own, watched; `mayAsk` says which addresses are not blocked. */
export async function watchedPage(
  browser: Browser,
  mayAsk: (url: string) => boolean,
  options: OpenOptions = {},
): Promise<Watched> {
  const { hash: _, mayAsk: alsoMayAsk = () => false, before, ...context } = options;
  const own = await browser.newContext({ viewport: SIZE, locale: 'en-GB', timezoneId: 'UTC', ...context });
  const page = await own.newPage();
  const requests: string[] = [];
  const problems: string[] = [];
  page.on('request', (request) => {
    if (!INSIDE.test(request.url())) requests.push(request.url());
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.route('**/*', (route) => {
    const url = route.request().url();
    return INSIDE.test(url) || mayAsk(url) || alsoMayAsk(url) ? route.continue() : route.abort();
  });
  await before?.(page);
  return { page, requests, problems, close: () => own.close() };
}

/** A file opened from the disk, with every other address blocked; waits until its trace is shown or refused. */
export async function openFile(browser: Browser, path: string, options: OpenOptions = {}): Promise<Watched> {
  const url = pathToFileURL(path).href;
  const watched = await watchedPage(browser, (asked) => asked.split('#')[0] === url, options);
  await watched.page.goto(url + (options.hash === undefined ? '' : `#${options.hash}`));
  await settled(watched.page);
  return watched;
}

export interface WatchedServer extends Watched {
  readonly viewing: Viewing;
}

/** `coexsim view ARGV` opened, with every other address blocked; waits until its trace is shown or refused. */
export async function openServed(
  browser: Browser,
  argv: readonly string[],
  options: OpenOptions = {},
): Promise<WatchedServer> {
  // Not for those who open files only: benches have no program to serve with.
  const { view } = await import('../support/viewing.ts');
  const viewing = await view(argv);
  const { origin } = new URL(viewing.url);
  const watched = await watchedPage(browser, (asked) => new URL(asked).origin === origin, options);
  await watched.page.goto(viewing.url + (options.hash === undefined ? '' : `#${options.hash}`));
  await settled(watched.page);
  return {
    ...watched,
    viewing,
    async close() {
      await watched.close();
      await viewing.end();
    },
  };
}

/** Waits until the page shows its trace, says why it cannot, or asks for one. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const load = document.getElementById('load')!;
    return load.hidden || document.getElementById('load-busy')!.hidden;
  });
  await twoFrames(page);
}

/** Waits until what has been decided is painted. */
export async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
  );
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with the page as it stands: a line each, with the element. Hidden parts are not looked at. */
export async function axe(page: Page): Promise<string[]> {
  // Colours halfway from one to the other are nobody's choice.
  await page.evaluate(async () => {
    const changing = document.getAnimations().filter((each) => each instanceof CSSTransition);
    await Promise.allSettled(changing.map(({ finished }) => finished));
  });
  // Half a megabyte: once a page is enough.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async (tags) => {
    interface Found {
      readonly id: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
    }
    const { axe: found } = globalThis as unknown as {
      axe: { run(root: Document, options: unknown): Promise<{ violations: readonly Found[] }> };
    };
    const { violations } = await found.run(document, {
      runOnly: { type: 'tag', values: tags },
      // All rules are asked; of those that hold nothing is told.
      resultTypes: ['violations'],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
    );
  }, TAGS);
}
