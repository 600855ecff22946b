// The table of threads takes the mouse as any table does, although a picture that is dragged lies below it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { click, goTo, idle } from './acting.ts';
import { openFile } from './browser.ts';
import { NOTED, type Stand, stand } from './traces.ts';

let at: Stand;
beforeAll(async () => {
  at = await stand();
});
afterAll(() => at?.close());

test('a click chooses a thread or an order, the wheel scrolls, the box changes what is counted', async () => {
  const { page, close } = await openFile(at.browser, at.html, {
    ...NOTED,
    viewport: { width: 1280, height: 640 },
  });
  await goTo(page, 205);
  await click(page, '#tab-threads');
  await click(page, '#threads-grid [data-id="1"]');
  expect(await page.getAttribute('#stage', 'data-selected-id')).toBe('thread:1');
  expect(await page.getAttribute('#threads-grid [data-id="1"]', 'aria-selected')).toBe('true');
  await click(page, '#threads-grid .list-head button:text-is("Sent")');
  await click(page, '#threads-grid .list-head button:text-is("Sent")');
  const sent = await page
    .locator('#threads-grid .list-rows > [role=row]')
    .evaluateAll((rows) => rows.map((row) => Number(row.children[6]!.textContent)));
  expect(sent.length).toBeGreaterThan(5);
  expect(sent).toEqual([...sent].sort((a, b) => b - a));
  expect(await page.textContent('#threads-count')).toBe('13 threads.');
  await click(page, '#threads-follow');
  expect(await page.textContent('#threads-count')).toBe('21 threads.');
  const grid = page.locator('#threads-grid');
  await grid.evaluate((element) => element.scrollTo(0, 0));
  await grid.hover();
  await page.mouse.wheel(0, 96);
  await page.waitForFunction(() => document.getElementById('threads-grid')!.scrollTop > 0);
  await idle(page);
  await close();
});

test('however a list is scrolled, its rows stand in order and each has its own content', async () => {
  const { page, close } = await openFile(at.browser, at.html, NOTED);
  const grid = page.locator('#events-grid');
  const lengths = await grid.evaluate(({ scrollHeight, clientHeight }) => [scrollHeight, clientHeight]);
  expect(lengths[0]).toBeGreaterThan(10 * lengths[1]!);
  // Steps that keep some rows, jumps that keep none, both ways.
  for (const top of [40, 60, 2_000, 2_030, 1_990, 5_000, 0, 1_000_000, 700]) {
    await grid.evaluate((element, to) => element.scrollTo(0, to), top);
    await idle(page);
    const rows = await page.locator('#events-rows > [role=row]').evaluateAll((list) =>
      list.map((row) => ({
        place: Number(row.getAttribute('aria-rowindex')) - 2,
        id: row.id.replace(/\D+\d+\D+/, ''),
        top: row.getBoundingClientRect().top,
        record: row.children[0]!.textContent,
        shown: row.getAttribute('data-id'),
      })),
    );
    const first = rows[0]!.place;
    expect(rows.map(({ place }) => place)).toEqual(rows.map((_, i) => first + i));
    expect(rows.map(({ id }) => Number(id))).toEqual(rows.map((_, i) => first + i));
    // The list is that of the whole run: a row's place is its record's number.
    expect(rows.map(({ record }) => Number(record))).toEqual(rows.map((_, i) => first + i));
    expect(rows.map(({ shown }) => Number(shown))).toEqual(rows.map((_, i) => first + i));
    expect(rows.every(({ top: y }, i) => i === 0 || y > rows[i - 1]!.top)).toBe(true);
  }
  await close();
});
