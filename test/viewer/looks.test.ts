// What the page looks like: pictures that were looked at and found right.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { choose, click, command, goTo, idle, press } from './acting.ts';
import { openFile, openServed } from './browser.ts';
import { expectPicture } from './pictures.ts';
import { NOTED, type Stand, stand } from './traces.ts';

/** Where ann-bob-2 is refused; where Bob is moved; where ann-wei-2 is on its way over the border. */
const [REFUSED, MOVED, UNDER_WAY] = [228, 205, 305];

const WIDE = { width: 1440, height: 900 };
const SMALL = { width: 1024, height: 640 };
const DRESSES = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
} as const;
type Dress = keyof typeof DRESSES;

let at: Stand;
beforeAll(async () => {
  at = await stand();
});
afterAll(() => at?.close());

interface Look {
  readonly name: string;
  readonly dresses: readonly Dress[];
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Whether two traces are open. */
  readonly compared?: boolean;
  /** What is done before the picture is taken. */
  readonly act: (page: Page) => Promise<void>;
  /** The part of the page that the picture shows. */
  readonly part: (page: Page) => Page | Locator;
}

const all = (page: Page): Page => page;
const stage = (page: Page): Locator => page.locator('#stage');
const panel = (page: Page): Locator => page.locator('#inspector');

const LOOKS: readonly Look[] = [
  {
    name: 'ladder-why',
    dresses: ['light'],
    act: (page) => choose(page, REFUSED),
    part: all,
  },
  {
    name: 'ladder',
    dresses: ['dark', 'forced'],
    act: (page) => choose(page, REFUSED),
    part: stage,
  },
  { name: 'small', dresses: ['dark'], viewport: SMALL, act: (page) => goTo(page, MOVED), part: all },
  {
    name: 'lanes',
    dresses: ['light', 'dark'],
    act: async (page) => {
      await goTo(page, MOVED);
      await click(page, '#tab-lanes');
      for (let i = 0; i < 4; i++) await command(page, 'Zoom in');
    },
    part: stage,
  },
  {
    name: 'threads',
    dresses: ['light'],
    act: async (page) => {
      await goTo(page, 410);
      await click(page, '#tab-threads');
      await click(page, '#threads-grid [data-id="1"]');
    },
    part: stage,
  },
  {
    name: 'state',
    dresses: ['dark'],
    act: async (page) => {
      await goTo(page, UNDER_WAY);
      await click(page, '#tab-state');
    },
    part: panel,
  },
  {
    name: 'map',
    dresses: ['light', 'dark'],
    act: async (page) => {
      await goTo(page, UNDER_WAY);
      await click(page, '#tab-map');
    },
    part: stage,
  },
  { name: 'side', dresses: ['light'], compared: true, act: async () => {}, part: stage },
  {
    name: 'overlay',
    dresses: ['light', 'forced'],
    compared: true,
    act: (page) => command(page, 'Show the second trace over the first'),
    part: stage,
  },
  {
    name: 'help',
    dresses: ['light'],
    act: (page) => press(page, '?'),
    part: (page) => page.locator('#help'),
  },
];

test.each(LOOKS)('$name', async ({ name, dresses, viewport = WIDE, compared, act, part }) => {
  const options = { ...NOTED, viewport };
  const opened = await (compared === true
    ? openServed(at.browser, [at.trace, at.other], options)
    : openFile(at.browser, at.html, options));
  const { page } = opened;
  await idle(page);
  await act(page);
  // Nothing is pointed at.
  await page.mouse.move(0, 0);
  for (const dress of dresses) {
    await page.emulateMedia(DRESSES[dress]);
    await idle(page);
    await expectPicture(part(page), `${name}-${dress}`);
  }
  await opened.close();
});
