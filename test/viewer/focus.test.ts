// The focus: where Tab leads, that it is seen, and that nothing takes it away.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choose, click, command, goTo, idle, press } from './acting.ts';
import { openFile } from './browser.ts';
import { expectText } from './texts.ts';
import { NOTED, type Stand, stand } from './traces.ts';

let at: Stand;
beforeAll(async () => {
  at = await stand();
});
afterAll(() => at?.close());

interface Focused {
  readonly name: string;
  /** The parts of the page that it lies in, outermost first. */
  readonly region: string;
  readonly ring: boolean;
  readonly inSight: boolean;
}

/** What has the focus, and whether one sees it. */
function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const label = element.getAttribute('aria-label') ?? element.textContent ?? '';
    const seen = element.closest<HTMLElement>('label.button') ?? element;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(seen);
    const { top, left, bottom, right } = seen.getBoundingClientRect();
    const transparent = /, 0\)$|transparent/.test(outlineColor);
    return {
      name: element === document.body ? 'nothing' : element.id || label.replace(/\s+/g, ' ').slice(0, 60),
      region: element.closest('header, section, nav, main, aside, footer, dialog')?.id ?? '',
      ring: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && !transparent,
      inSight: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth && bottom > top,
    };
  });
}

/** Everything that Tab comes to, from the beginning of the page to its end. */
async function tabStops(page: Page): Promise<Focused[]> {
  await page.locator('a, button, input').first().focus();
  const stops = [await focused(page)];
  for (let i = 0; i < 150; i++) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    if (here.name === 'nothing' || here.name === stops[0]?.name) return stops;
    stops.push(here);
  }
  throw new Error('Tab never comes to an end');
}

for (const dress of ['light', 'dark', 'forced'] as const) {
  test(`Tab goes through the page as it is read, and one sees where it is: ${dress}`, async () => {
    const { page, close } = await openFile(at.browser, at.html, {
      ...NOTED,
      colorScheme: dress === 'dark' ? 'dark' : 'light',
      forcedColors: dress === 'forced' ? 'active' : 'none',
    });
    await goTo(page, 205);
    const stops = await tabStops(page);
    expect(stops.filter(({ ring }) => !ring).map(({ name }) => name)).toEqual([]);
    expect(stops.filter(({ inSight }) => !inSight).map(({ name }) => name)).toEqual([]);
    const regions = stops.map(({ region }) => region).filter((region, i, all) => region !== all[i - 1]);
    expect(regions).toEqual(['', 'top', 'overview-strip', 'transport', 'stage', 'inspector', 'events']);
    expectText(stops.map(({ region, name }) => `${region}: ${name}`).join('\n'), 'focus-order');
    await close();
  });
}

test('the focus stays where it is when the page shows something else', async () => {
  const { page, close } = await openFile(at.browser, at.html, NOTED);
  await goTo(page, 205);
  for (const place of ['#view', '#cursor', '#tab-lanes', '#inspector-tabs [tabindex="0"]', '#panel-story']) {
    await page.locator(place).first().focus();
    const before = await focused(page);
    for (const title of ['t', 'x', 'm']) {
      await page.keyboard.press(title);
      await idle(page);
      expect(await focused(page), `${place} ${title}`).toEqual(before);
    }
  }
  const button = page.getByRole('button', { name: 'Next record', exact: true });
  await button.focus();
  await press(page, 'Enter', 'Enter', ' ');
  expect((await focused(page)).name).toBe('Next record');
  // Play becomes pause under the finger that pressed it.
  await page.getByRole('button', { name: 'Play', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('button[aria-label="Pause"]');
  expect((await focused(page)).name).toBe('Pause');
  await page.keyboard.press('Enter');
  await idle(page);
  expect((await focused(page)).name).toBe('Play');
  await close();
});

test('links in the panels, rows of lists and tabs keep the focus within their part', async () => {
  const { page, close } = await openFile(at.browser, at.html, NOTED);
  await choose(page, 228);
  const within = (region: string): Promise<boolean> =>
    page.evaluate((id) => document.getElementById(id)!.contains(document.activeElement), region);
  await page.locator('#panel-why [data-record]').first().focus();
  await press(page, 'Enter');
  expect(await within('inspector')).toBe(true);
  await page.locator('#events-grid').focus();
  await press(page, 'ArrowUp', 'ArrowUp', 'Enter', 'Home', 'Enter', 'End', 'Enter');
  expect((await focused(page)).name).toBe('events-grid');
  expect(await page.getAttribute('#events-grid', 'aria-activedescendant')).toMatch(/^list-/);
  await page.locator('#tab-ladder').focus();
  await press(page, 'ArrowRight', 'ArrowRight');
  expect((await focused(page)).name).toBe('tab-threads');
  await page.locator('#threads-grid').focus();
  await press(page, 'ArrowDown', 'Enter', 'ArrowDown', 'Enter');
  expect((await focused(page)).name).toBe('threads-grid');
  await page.getByRole('button', { name: 'Delivered', exact: true }).focus();
  await press(page, 'Enter', 'Enter');
  expect((await focused(page)).name).toBe('Delivered');
  await close();
});

test('a dialog keeps the focus, and gives it back', async () => {
  const { page, close } = await openFile(at.browser, at.html, NOTED);
  await goTo(page, 205);
  for (const [open, id] of [
    ['p', 'palette'],
    ['?', 'help'],
    ['g', 'goto'],
  ] as const) {
    await page.locator('#tab-ladder').focus();
    await press(page, open);
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press('Tab');
      const inside = await page.evaluate(
        (dialog) =>
          document.activeElement === document.body ||
          document.getElementById(dialog)!.contains(document.activeElement),
        id,
      );
      expect(inside, id).toBe(true);
    }
    await press(page, 'Escape');
    expect((await focused(page)).name).toBe('tab-ladder');
  }
  await command(page, 'Change keys');
  await click(page, '#keys [data-close]');
  expect((await focused(page)).name).toBe('view');
  await close();
});
