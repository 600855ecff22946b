// The page for those who want no motion, see colours otherwise, print, or enlarge everything.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MARK_KINDS, SYMBOLS } from '../../viz/list/display-list.ts';
import { STYLES } from '../../viz/list/styles.ts';
import { choose, click, idle, type Noted, press } from './acting.ts';
import { openFile, openServed } from './browser.ts';
import { expectPicture } from './pictures.ts';
import { NOTED, type Stand, stand } from './traces.ts';

let at: Stand;
beforeAll(async () => {
  at = await stand();
});
afterAll(() => at?.close());

const frames = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { noted: Noted }).noted.frames);
const drawnRecord = (page: Page): Promise<number> => page.evaluate(() => Number(document.body.dataset.drawn));

/** How many frames the page asks for while the browser paints sixty of its own. */
async function framesAtRest(page: Page): Promise<number> {
  const before = await frames(page);
  await page.evaluate(async () => {
    for (let i = 0; i < 60; i++) await new Promise((done) => setTimeout(done, 5));
  });
  return (await frames(page)) - before;
}

test('whoever wants no motion gets none: no frame is asked for at rest, and playing steps', async () => {
  const { page, close } = await openFile(at.browser, at.html, { ...NOTED, reducedMotion: 'reduce' });
  await idle(page);
  expect(await framesAtRest(page)).toBe(0);
  await press(page, 'ArrowRight');
  expect(await framesAtRest(page)).toBe(0);
  const transitions = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return transitionDuration !== '0s' || animationName !== 'none';
      }).length,
  );
  expect(transitions).toBe(0);
  // Every place that playing comes to is a record, one after the other.
  await page.evaluate(() => {
    const places: string[] = [];
    Object.assign(globalThis, { places });
    new MutationObserver(() => {
      const { drawn } = document.body.dataset;
      if (drawn !== places.at(-1)) places.push(drawn!);
    }).observe(document.body, { attributes: true, attributeFilter: ['data-drawn'] });
  });
  await page.keyboard.press('Space');
  await page.waitForFunction(() => Number(document.body.dataset.drawn) >= 5);
  await page.keyboard.press('Space');
  const places = await page.evaluate(() =>
    (globalThis as unknown as { places: string[] }).places.map(Number),
  );
  const first = places[0]!;
  expect(places.slice(-4).length).toBe(4);
  expect(places.filter((n) => n > 1)).toEqual(
    places.filter((n) => n > 1).map((_, i) => Math.max(2, first) + i),
  );
  await idle(page);
  expect(await framesAtRest(page)).toBe(0);
  await close();
});

test('at rest no frame is asked for in any case; playing asks for them', async () => {
  const { page, close } = await openFile(at.browser, at.html, NOTED);
  await idle(page);
  expect(await framesAtRest(page)).toBe(0);
  const before = await frames(page);
  const start = await drawnRecord(page);
  await page.keyboard.press('Space');
  await page.waitForFunction((n) => Number(document.body.dataset.drawn) > n, start);
  expect(await frames(page)).toBeGreaterThan(before);
  await page.keyboard.press('Space');
  await close();
});

test('a comparison does without colour: every kind of difference has its shape or letter', async () => {
  const { page, close } = await openServed(at.browser, [at.trace, at.other], {
    ...NOTED,
    viewport: { width: 1024, height: 640 },
  });
  await idle(page);
  const marked = await page.evaluate(() => {
    const { drawn } = (globalThis as unknown as { noted: Noted }).noted;
    return Object.values(drawn).map(({ answer: { marks } }) =>
      Array.from({ length: marks.count }, (_, i) => ({
        style: marks.styles[i]!,
        kind: marks.kinds[i]!,
        symbol: marks.boxes[i * 4 + 3]!,
      })),
    );
  });
  const shapes = new Map<string, Set<string>>();
  for (const { style, kind, symbol } of marked.flat()) {
    if (MARK_KINDS[kind] !== 'symbol') continue;
    const name = STYLES[style]!;
    if (!/^(?:only-|changed)/.test(name)) continue;
    shapes.set(name, (shapes.get(name) ?? new Set()).add(SYMBOLS[symbol]!));
  }
  expect(shapes.size).toBeGreaterThanOrEqual(2);
  const all = [...shapes.values()].flatMap((set) => [...set]);
  expect(new Set(all).size).toBe(all.length);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setEmulatedVisionDeficiency', { type: 'deuteranopia' });
  await idle(page);
  await expectPicture(page.locator('#stage'), 'side-deuteranopia');
  await close();
});

test('print shows the picture, the panel and the list, without what cannot be pressed on paper', async () => {
  const { page, close } = await openFile(at.browser, at.html, NOTED);
  await choose(page, 228);
  await page.emulateMedia({ media: 'print' });
  for (const shown of ['#title', '#view', '#panel-why', '#events-grid']) {
    expect(await page.locator(shown).isVisible(), shown).toBe(true);
  }
  for (const hidden of ['#transport', '#filter-field', '#view-tabs', '#inspector-tabs', '#status']) {
    expect(await page.locator(hidden).isVisible(), hidden).toBe(false);
  }
  // Nothing lies on anything else, and all of the panel is there.
  const boxes = await page.evaluate(() =>
    ['top', 'stage', 'inspector', 'events'].map((id) => {
      const { top, bottom } = document.getElementById(id)!.getBoundingClientRect();
      return { id, top, bottom };
    }),
  );
  boxes.slice(1).forEach(({ id, top }, i) => {
    expect(top, id).toBeGreaterThanOrEqual(boxes[i]!.bottom - 1);
  });
  expect(
    await page.locator('#panel-why').evaluate((panel) => panel.scrollHeight - panel.clientHeight),
  ).toBeLessThanOrEqual(1);
  await close();
});

/** The ids or names of what can be pressed and cannot be brought wholly into sight. */
function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const width = document.documentElement.clientWidth;
    for (const element of document.querySelectorAll<HTMLElement>('button, input, select, [tabindex="0"]')) {
      if (!element.checkVisibility() || element.closest('dialog') !== null) continue;
      element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const tall = bottom - top > innerHeight;
      const inside = left >= -1 && right <= width + 1 && (tall || (top >= -1 && bottom <= innerHeight + 1));
      if (!inside && element.closest('#threads-grid, .splitter') === null) {
        found.push(`${element.id || element.getAttribute('aria-label') || element.textContent}`);
      }
    }
    return found;
  });
}

test('enlarged to 200 % and more everything is reached without scrolling sideways', async () => {
  for (const viewport of [
    { width: 640, height: 400 },
    { width: 320, height: 512 },
  ]) {
    const { page, close } = await openFile(at.browser, at.html, { ...NOTED, viewport });
    await choose(page, 228);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${viewport.width}`).toBeLessThanOrEqual(0);
    expect(await outOfReach(page), `${viewport.width}`).toEqual([]);
    for (const view of ['lanes', 'threads', 'map']) {
      await click(page, `#tab-${view}`);
      expect(await outOfReach(page), `${viewport.width} ${view}`).toEqual([]);
    }
    await close();
  }
});
