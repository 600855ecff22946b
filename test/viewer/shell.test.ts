// The page as such: one file that opens from the disk, asks for nothing, and runs nothing but its own program.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewerPage } from '../../src/cli/viewer-page.ts';
import { runCli } from '../support/cli.ts';
import { axe, launch, openFile, openServed, type Watched, watchedPage } from './browser.ts';

let browser: Browser;
let folder: string;
let html: string;
let trace: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'coexsim-shell-'));
  html = join(folder, 'run.html');
  trace = join(folder, 'run.trace.jsonl');
  const { code } = await runCli(['run', 'scenarios/main.yaml', '--html', html, '--trace', trace]);
  expect(code).toBe(0);
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

function isShown({ page }: Watched): Promise<boolean> {
  return page.evaluate(() => document.getElementById('load')!.hidden === true);
}

test('an exported file opens from the disk with nothing else in reach, and asks for nothing else', async () => {
  const opened = await openFile(browser, html);
  expect(await isShown(opened)).toBe(true);
  expect(await opened.page.textContent('#title')).toBe('One upgrade day in two clouds');
  expect(await opened.page.title()).toContain('One upgrade day in two clouds');
  expect(opened.requests).toEqual([pathToFileURL(html).href]);
  expect(opened.problems).toEqual([]);
  await opened.close();
});

test('a served trace opens, and the page asks only the server for it', async () => {
  const opened = await openServed(browser, [trace]);
  expect(await isShown(opened)).toBe(true);
  expect(opened.problems).toEqual([]);
  const paths = opened.requests.map((url) => url.replace(opened.viewing.url, ''));
  expect(paths).toEqual(['', 'trace']);
  await opened.close();
});

/** What `port` is asked for, if anybody gets through to it. */
const intruders = (port: number): string[] => [
  '<script>globalThis.ran = 1</script>',
  '<script type="module">globalThis.ran = 2</script>',
  '<script src="data:text/javascript,globalThis.ran=3"></script>',
  `<script src="http://127.0.0.1:${port}/x.js"></script>`,
  '<img src="data:," onerror="globalThis.ran = 4">',
  '<svg onload="globalThis.ran = 5"></svg>',
  '<body onload="globalThis.ran = 6">',
  '<iframe srcdoc="<script>parent.ran = 7</script>"></iframe>',
  '<object data="data:text/html,<script>parent.ran=8</script>"></object>',
  `<link rel="stylesheet" href="http://127.0.0.1:${port}/x.css">`,
  `<img src="http://127.0.0.1:${port}/x.png">`,
  '<style>body { outline: 7px solid red }</style>',
  '<p id="styled" style="outline: 7px solid red"></p>',
];

test('whatever gets into the page does not run, and reaches nobody', async () => {
  let reached = 0;
  const server = createServer((_, response) => {
    reached += 1;
    response.end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const text = intruders((server.address() as AddressInfo).port);
  const broken = join(folder, 'broken.html');
  writeFileSync(
    broken,
    readFileSync(html, 'utf8').replace('<!--data-->', () => `${text.join('\n')}<!--data-->`),
  );
  // Nothing but the page's own policy is in the way.
  const opened = await openFile(browser, broken, { mayAsk: () => true });
  expect(await opened.page.evaluate(() => (globalThis as { ran?: number }).ran)).toBeUndefined();
  const outlines = await opened.page.evaluate(() =>
    ['body', '#styled'].map((place) => getComputedStyle(document.querySelector(place)!).outlineWidth),
  );
  expect(outlines).not.toContain('7px');
  // Each of them was refused, not overlooked.
  const refused = opened.problems.filter((problem) => problem.includes('Content Security Policy'));
  expect(refused.length).toBeGreaterThanOrEqual(text.length - 1);
  expect(await isShown(opened)).toBe(true);
  await opened.close();
  await new Promise((closed) => server.close(closed));
  expect(reached).toBe(0);
});

test('not even its own program may connect, evaluate text or write HTML', async () => {
  const opened = await openFile(browser, html);
  const tried = await opened.page.evaluate(async () => {
    const failing = async (what: () => unknown): Promise<string> => {
      try {
        await what();
        return 'done';
      } catch (error) {
        return (error as Error).name;
      }
    };
    return {
      fetch: await failing(() => fetch('http://127.0.0.1:9/')),
      socket: await failing(
        () =>
          new Promise((_, reject) => {
            new WebSocket('ws://127.0.0.1:9/').onerror = () => reject(new TypeError('refused'));
          }),
      ),
      evaluate: await failing(() => new Function('return 1')()),
      html: await failing(() => {
        document.createElement('p').innerHTML = '<b>x</b>';
      }),
      worker: await failing(() => new Worker('data:text/javascript,0')),
      policy: await failing(() =>
        (
          globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
        ).trustedTypes.createPolicy('default', {}),
      ),
    };
  });
  expect(tried).toEqual({
    fetch: 'TypeError',
    socket: 'TypeError',
    evaluate: 'EvalError',
    html: 'TypeError',
    worker: 'TypeError',
    policy: 'TypeError',
  });
  expect(opened.requests).toEqual([pathToFileURL(html).href]);
  await opened.close();
});

test('without a trace the page asks for one, in every dress, and axe finds nothing wrong', async () => {
  const empty = join(folder, 'empty.html');
  writeFileSync(empty, viewerPage());
  for (const dress of [
    { colorScheme: 'light' },
    { colorScheme: 'dark' },
    { forcedColors: 'active' },
  ] as const) {
    const opened = await openFile(browser, empty, dress);
    expect(await opened.page.locator('#load-choose').isVisible()).toBe(true);
    expect(await axe(opened.page)).toEqual([]);
    expect(opened.problems).toEqual([]);
    await opened.close();
  }
});

test('the page fits from 1024 × 640 to 3840 × 2160 without a scroll bar of its own', async () => {
  for (const viewport of [
    { width: 1024, height: 640 },
    { width: 3840, height: 2160 },
  ]) {
    const opened = await openFile(browser, html, { viewport });
    const overflow = await opened.page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      const view = document.getElementById('view')!.getBoundingClientRect();
      return {
        scrollWidth,
        scrollHeight,
        roomy: view.width > 0.4 * innerWidth && view.height > 0.25 * innerHeight,
      };
    });
    expect(overflow).toEqual({ scrollWidth: viewport.width, scrollHeight: viewport.height, roomy: true });
    await opened.close();
  }
});

test('the splitters move by key and by pointer, and say where they are', async () => {
  const opened = await openFile(browser, html);
  const { page } = opened;
  const width = (): Promise<number> => page.evaluate(() => document.getElementById('inspector')!.clientWidth);
  const line = page.locator('#split-inspector');
  const first = await width();
  const value = Number(await line.getAttribute('aria-valuenow'));
  await line.focus();
  await page.keyboard.press('ArrowLeft');
  expect(await width()).toBe(first + 16);
  expect(Number(await line.getAttribute('aria-valuenow'))).toBeGreaterThan(value);
  await page.keyboard.press('Home');
  expect(await line.getAttribute('aria-valuenow')).toBe('0');
  await page.keyboard.press('Enter');
  expect(await width()).toBe(first);
  const box = (await line.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 100, box.y + 40, { steps: 4 });
  await page.mouse.up();
  expect(Math.abs((await width()) - first - 100)).toBeLessThanOrEqual(1);
  await opened.close();
});

test('the watch over a page sees what it is to see', async () => {
  const watched = await watchedPage(browser, () => false);
  await watched.page.setContent(
    '<img src="http://127.0.0.1:9/x.png"><script>console.error("said"); alert("hello"); throw new Error("thrown")</script>',
  );
  expect(watched.requests).toEqual(['http://127.0.0.1:9/x.png']);
  expect(watched.problems).toEqual(
    expect.arrayContaining(['error: said', 'dialog: hello', 'uncaught: thrown']),
  );
  await watched.close();
});
