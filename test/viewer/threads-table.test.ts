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
