// What the page says to those who do not see it: the list of records is the picture in sentences, the cursor a slider
// that says where it is, and steps are announced.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { columnsOfLines } from '../../src/trace/columns-reading.ts';
import { indexTrace } from '../../src/trace/index/index-trace.ts';
import type { IndexedTrace } from '../../src/trace/indexed.ts';
import { sentenceOf } from '../../src/trace/story/sentence.ts';
import { runCli } from '../support/cli.ts';
import { linesOf } from '../support/running.ts';
import { choose, click, command, filter, goTo, idle, type Noted, press } from './acting.ts';
import { openFile, type Watched } from './browser.ts';
import { expectText } from './texts.ts';
import { NOTED, type Stand, stand } from './traces.ts';

/** Where ann-bob-2 is refused, because the thread was disabled. */
const REFUSED = 228;

let at: Stand;
let trace: IndexedTrace;
beforeAll(async () => {
  at = await stand();
  trace = indexTrace(columnsOfLines(linesOf(readFileSync(at.trace, 'utf8'))));
});
afterAll(() => at?.close());

/** The main scenario, with a list that shows many rows at once. */
async function open(): Promise<Watched> {
  const opened = await openFile(at.browser, at.html, { ...NOTED, viewport: { width: 1280, height: 1200 } });
  await opened.page.evaluate(() => document.documentElement.style.setProperty('--events-height', '600px'));
  await idle(opened.page);
  return opened;
}

interface Row {
  readonly index: number;
  readonly n: number;
  readonly text: string;
}

/** All rows of the list, read from its beginning to its end, and how many it says that there are. */
async function listOf(page: Page): Promise<{ readonly said: number; readonly rows: readonly Row[] }> {
  const grid = page.locator('#events-grid');
  const rows = new Map<number, Row>();
  for (let down = 0; ; down += 500) {
    await grid.evaluate((element, top) => element.scrollTo(0, top), down);
    await idle(page);
    const read = await page.locator('#events-rows > [role=row]').evaluateAll((elements) =>
      elements.map((element) => ({
        index: Number(element.getAttribute('aria-rowindex')),
        n: Number(element.children[0]!.textContent),
        text: `${element.children[1]!.textContent}, ${element.children[2]!.textContent}`,
        busy: element.getAttribute('aria-busy'),
      })),
    );
    for (const { busy, ...row } of read) {
      expect(busy).toBe('false');
      rows.set(row.index, row);
    }
    if (await grid.evaluate((e) => e.scrollTop + e.clientHeight >= e.scrollHeight - 1)) break;
  }
  const said = Number(await grid.getAttribute('aria-rowcount')) - 1;
  return { said, rows: [...rows.values()].sort((a, b) => a.index - b.index) };
}

/** The stretch of the axis in the last picture. */
function stretch(page: Page): Promise<{ readonly fromU: number; readonly toU: number }> {
  return page.evaluate(() => {
    const { fromU, toU } = (globalThis as unknown as { noted: Noted }).noted.drawn.a!.request;
    return { fromU, toU };
  });
}

/** The numbers of the records that `coexsim query` finds. */
async function found(query: string): Promise<number[]> {
  const { code, out } = await runCli(['query', at.trace, query, '--json']);
  expect(code).toBe(0);
  return (JSON.parse(out) as { records: { n: number }[] }).records.map(({ n }) => n);
}

async function expectList(page: Page, numbers: readonly number[]): Promise<void> {
  const { said, rows } = await listOf(page);
  expect(said).toBe(numbers.length);
  expect(rows.map(({ n }) => n)).toEqual(numbers);
  expect(rows.map(({ index }) => index)).toEqual(numbers.map((_, i) => i + 2));
  expect(rows.map(({ text }) => text)).toEqual(numbers.map((n) => sentenceOf(trace, n)));
  const count = await page.textContent('#events-summary');
  expect(count).toBe(`${numbers.length} in this stretch`);
}

test('the list of records is the records of the stretch that the filter lets through, as sentences', async () => {
  const { page, close } = await open();
  const all = Array.from({ length: trace.columns.count }, (_, n) => n);
  const { atUs } = trace.columns;
  await expectList(page, all);
  for (const query of ['outcome:refused', 'user:bob kind:message', 'during:upgrade(mei)']) {
    await filter(page, query);
    await expectList(page, await found(query));
  }
  await filter(page, '');
  await command(page, 'Time: true to scale');
  for (const [n, zooms] of [
    [205, 2],
    [304, 4],
    [60, 9],
  ] as const) {
    await goTo(page, n);
    for (let i = 0; i < zooms; i++) await command(page, 'Zoom in');
    const { fromU, toU } = await stretch(page);
    const inside = all.filter((record) => atUs[record]! >= fromU && atUs[record]! <= toU);
    expect(inside).toContain(n);
    expect(inside.length).toBeLessThan(all.length);
    await expectList(page, inside);
    await filter(page, 'kind:message');
    const messages = new Set(await found('kind:message'));
    await expectList(
      page,
      inside.filter((record) => messages.has(record)),
    );
    await filter(page, '');
    await command(page, 'Show the whole trace');
  }
  await close();
});

test('the cursor is a slider that says where it is; a step says where it led', async () => {
  const { page, close } = await open();
  const slider = page.getByRole('slider', { name: 'Cursor' });
  const live = page.locator('#announcement');
  expect(await live.getAttribute('role')).toBe('status');
  await slider.focus();
  for (const n of [1, 2, 3]) {
    await press(page, 'ArrowRight');
    expect(await slider.getAttribute('aria-valuetext')).toBe(`Record ${n}: ${sentenceOf(trace, n)}`);
    expect(await live.textContent()).toBe(`Record ${n}: ${sentenceOf(trace, n)}`);
    expect(await page.textContent('#cursor-text')).toBe(`Record ${n}: ${sentenceOf(trace, n)}`);
  }
  await press(page, 'm');
  const upgrade = (await found('kind:user-moved'))[0]!;
  expect(await slider.getAttribute('aria-valuetext')).toBe(
    `Record ${upgrade}: ${sentenceOf(trace, upgrade)}`,
  );
  await press(page, 'Shift+m');
  expect(await live.textContent()).toContain('There is no');
  // The words, not only the number, and all of them.
  expect(sentenceOf(trace, upgrade)).toMatch(/^\d\d:\d\d:\d\d\.\d{3}, bob@contoso\.com/);
  await close();
});

test('the live region is silent while playing', async () => {
  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    const { page, close } = await openFile(at.browser, at.html, { ...NOTED, reducedMotion });
    await idle(page);
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      for (const region of document.querySelectorAll('[role=status], [role=alert], [aria-live], output')) {
        new MutationObserver(() => heard.push(region.textContent ?? '')).observe(region, {
          childList: true,
          characterData: true,
          subtree: true,
        });
      }
    });
    await page.keyboard.press('Space');
    await page.waitForFunction(() => Number(document.body.dataset.drawn) > 3);
    const heard = () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    expect(await heard()).toEqual([]);
    await page.keyboard.press('Space');
    await idle(page);
    await press(page, 'ArrowRight');
    expect((await heard()).length).toBe(1);
    await close();
  }
});

test('the regions read as they did', async () => {
  const { page, close } = await open();
  await choose(page, REFUSED);
  const snapshot = async (selector: string): Promise<string> => page.locator(selector).ariaSnapshot();
  for (const [region, name] of [
    ['#top', 'top'],
    ['#overview-strip', 'overview'],
    ['#transport', 'transport'],
    ['#stage', 'stage'],
    ['#inspector', 'inspector-why'],
    ['#status', 'status'],
  ] as const) {
    expectText(await snapshot(region), `aria-${name}`);
  }
  await page.locator('#events-grid').evaluate((grid) => grid.scrollTo(0, 0));
  await idle(page);
  expectText(await snapshot('#events'), 'aria-events');
  for (const panel of ['story', 'state', 'notices']) {
    await click(page, `#tab-${panel}`);
    expectText(await snapshot(`#panel-${panel}`), `aria-${panel}`);
  }
  await click(page, '#tab-threads');
  expectText(await snapshot('#stage'), 'aria-threads');
  await close();
});

test('landmarks and headings tell the parts of the page', async () => {
  const { page, close } = await open();
  await choose(page, REFUSED);
  const roles = ['banner', 'search', 'navigation', 'main', 'complementary', 'contentinfo'] as const;
  for (const role of roles) expect(await page.getByRole(role).count(), role).toBe(1);
  const headings = await page
    .locator(':is(h1, h2, h3, h4):visible')
    .evaluateAll((all) =>
      all.map(({ tagName, textContent }) => ({ level: Number(tagName[1]), textContent })),
    );
  expect(headings.filter(({ level }) => level === 1)).toEqual([
    { level: 1, textContent: 'One upgrade day in two clouds' },
  ]);
  expect(headings.length).toBeGreaterThan(6);
  headings.forEach(({ level }, i) => {
    expect(level).toBeLessThanOrEqual((headings[i - 1]?.level ?? 0) + 1);
  });
  await close();
});
