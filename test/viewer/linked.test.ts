// One cursor and one selection in all views, and in a link that brings both back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeRun, makeRun, newWorkshop, openPage, type Viewer, type Workshop } from './page.ts';

let workshop: Workshop;
let run: MadeRun;
let viewer: Viewer;

beforeAll(async () => {
  workshop = await newWorkshop('linked');
  run = await makeRun(workshop, 'scenarios/main.yaml');
  viewer = await openPage(workshop.browser, run.html);
  await watchFrames(viewer);
});
afterAll(() => workshop?.close());

type Watching = typeof globalThis & { chosen: string[][] };

/** Notes what the regions have selected in every frame from now on. */
async function watchFrames({ page }: Viewer): Promise<void> {
  await page.evaluate(() => {
    const here = globalThis as Watching;
    here.chosen = [];
    const look = (): void => {
      here.chosen.push(
        ['stage', 'events', 'inspector'].map((id) => document.getElementById(id)!.dataset.selectedId ?? ''),
      );
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** What is selected, after making sure that no frame showed two regions with different selections. */
async function selection(): Promise<string> {
  const [stage, events, inspector] = await viewer.selected();
  expect([events, inspector]).toEqual([stage, stage]);
  const torn = await viewer.page.evaluate(() =>
    (globalThis as Watching).chosen.splice(0).filter((ids) => new Set(ids).size > 1),
  );
  expect(torn).toEqual([]);
  return stage!;
}

/** Clicks on marks of the picture until one of them selects something; where nothing is, nothing is clicked. */
async function clickOnMark(): Promise<string> {
  const box = (await viewer.page.locator('#view').boundingBox())!;
  for (let y = box.y + 90; y < box.y + box.height - 10; y += 17) {
    for (let x = box.x + 130; x < box.x + box.width - 10; x += 23) {
      await viewer.page.mouse.move(x, y);
      const isMark = await viewer.page.evaluate(
        () => document.getElementById('view')!.style.getPropertyValue('cursor') === 'pointer',
      );
      if (!isMark) continue;
      const tip = await viewer.page.locator('#view-tip').isVisible();
      await viewer.page.mouse.click(x, y);
      await viewer.settled();
      const found = await selection();
      if (found !== '' && tip) return found;
    }
  }
  throw new Error('there is no mark in the picture');
}

test.each([
  ['ladder', '1'],
  ['lanes', '2'],
  ['map', '4'],
])('a mark of the %s, once clicked, is selected everywhere', async (_, key) => {
  await viewer.goTo(30);
  await viewer.press(key);
  await viewer.press('Escape');
  expect(await selection()).toBe('');
  expect(await clickOnMark()).toMatch(/^(record|user|thread|tenant|link|session|message):\d+$/);
  expect(await viewer.page.getAttribute('#tab-why', 'aria-selected')).toBe('true');
  await viewer.press('Escape');
  expect(await selection()).toBe('');
});

test('a row of threads, a record of the list and a link of the panel are selected everywhere', async () => {
  await viewer.goTo(200);
  await viewer.press('3');
  await viewer.page.locator('#threads-grid').focus();
  await viewer.press('ArrowDown', 'ArrowDown', 'Enter');
  const thread = await selection();
  expect(thread).toMatch(/^thread:\d+$/);
  const row = viewer.page.locator('#threads-grid [role=row][aria-selected="true"]');
  expect(`thread:${await row.getAttribute('data-selected-id')}`).toBe(thread);

  await viewer.press('1');
  await viewer.page.locator('#events-grid').focus();
  await viewer.press('Home', 'ArrowDown', 'ArrowDown', 'Enter');
  expect(await selection()).toBe('record:2');
  expect(await viewer.at()).toBe(2);
  expect(
    await viewer.page.locator('#events-rows [aria-selected="true"]').getAttribute('data-selected-id'),
  ).toBe('2');
  expect(await viewer.page.locator('#events-rows [aria-current="true"]').getAttribute('data-id')).toBe('2');

  await viewer.press('5');
  const link = viewer.page.locator('#panel-story [data-record]').nth(1);
  const record = await link.getAttribute('data-record');
  await link.focus();
  await viewer.press('Enter');
  expect(await selection()).toBe(`record:${record}`);
  expect(await viewer.at()).toBe(Number(record));
});

test('whoever scrolls the list of records is left alone until the cursor moves', async () => {
  await viewer.press('Escape');
  await viewer.goTo(10);
  const grid = viewer.page.locator('#events-grid');
  await grid.evaluate((element) => element.scrollTo(0, 4_000));
  await viewer.press('2', '1', 'l');
  expect(await grid.evaluate((element) => element.scrollTop)).toBe(4_000);
  await viewer.press('ArrowRight');
  expect(await grid.evaluate((element) => element.scrollTop)).toBeLessThan(500);
});

/** What of the page a link has to bring back. */
function shown({ page }: Viewer): Promise<unknown> {
  return page.evaluate(() => {
    const value = (selector: string): string[] =>
      [...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>(selector)].map(
        (each) => each.value,
      );
    return {
      drawn: document.body.dataset.drawn,
      selected: document.getElementById('stage')!.dataset.selectedId,
      tabs: [...document.querySelectorAll('[role=tab][aria-selected=true]')].map(({ id }) => id),
      selects: value('#transport select'),
      ranges: value('#overview-strip input, #cursor'),
      filter: value('#filter-input'),
      count: document.getElementById('filter-summary')!.textContent,
      picture: document.querySelector<HTMLCanvasElement>('#view-marks')!.toDataURL(),
    };
  });
}

test('a link brings everything back, in another page', async () => {
  await viewer.goTo(150);
  await viewer.filter('from:ann or kind:session');
  await viewer.page.locator('#view').focus();
  await viewer.press('a', '2', 'o', 'l', '+', '+', '>', 'Shift+PageDown', 'ArrowRight', 'b');
  await viewer.page.locator('#events-grid').focus();
  await viewer.press('ArrowDown', 'Enter');
  await viewer.page.locator('#view').focus();
  await viewer.press('7', 'k');
  const hash = await viewer.hash();
  expect(hash.length).toBeLessThan(2_000);
  const other = await openPage(workshop.browser, run.html, { hash: hash.slice(1) });
  await other.settled();
  expect(await shown(other)).toEqual(await shown(viewer));
  await other.press('k');
  expect(await other.hash()).toBe(hash);
  // A page that has just been opened has nothing to undo.
  await other.press('z');
  expect(await other.announcement()).toBe('There is nothing to undo.');
  expect(other.watched.problems).toEqual([]);
  await other.close();
});

test('a link into another trace, of a newer viewer or beyond the end says so and harms nothing', async () => {
  await viewer.press('k');
  const fields = new URLSearchParams((await viewer.hash()).slice(1));
  const opened = async (name: string, value: string): Promise<Viewer> => {
    const changed = new URLSearchParams(fields);
    changed.set(name, value);
    return openPage(workshop.browser, run.html, { hash: changed.toString() });
  };
  const wrong = await opened('d', 'feedfeedfeedfeed');
  expect(await wrong.announcement()).toMatch(/^The link leads into another trace/);
  expect(await wrong.at()).toBe(0);
  await wrong.close();
  const newer = await opened('v', '9');
  expect(await newer.announcement()).toContain('newer viewer (version 9');
  await newer.close();
  for (const beyond of [
    'thread~999999',
    'record~419',
    'session~77777',
    'user~10',
    'link~4444',
    'message~9999',
  ]) {
    const far = await opened('sel', beyond);
    await far.settled();
    expect([beyond, ...(await far.selected())]).toEqual([beyond, '', '', '']);
    expect(far.watched.problems).toEqual([]);
    await far.close();
  }
  const end = await opened('at', '99999999999999~77777~88888888888');
  await end.settled();
  expect(await end.at()).toBe(418);
  expect(end.watched.problems).toEqual([]);
  await end.close();
});
