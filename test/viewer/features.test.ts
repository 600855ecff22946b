// Calls, meetings and mail in the page: bars and arrows that can be clicked, and what the panels say of them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SUBJECTS } from '../../viz/list/display-list.ts';
import { STYLES } from '../../viz/list/styles.ts';
import { filter, idle, type Noted, noteWork, press } from './acting.ts';
import { axe, openFile, type Watched } from './browser.ts';
import { makeRun, newWorkshop, type Workshop } from './page.ts';

let workshop: Workshop;
let html: string;
let watched: Watched;

beforeAll(async () => {
  workshop = await newWorkshop('features');
  ({ html } = await makeRun(workshop, 'test/viewer/features.yaml'));
  watched = await openFile(workshop.browser, html, { before: noteWork });
  await idle(watched.page);
});
afterAll(async () => {
  await watched?.close();
  await workshop?.close();
});

interface Seen {
  readonly style: string;
  readonly subject: string;
  readonly id: number;
  readonly text: string;
  readonly box: readonly number[];
}

/** The marks of the last picture that say something. */
async function seen(): Promise<Seen[]> {
  const plain = await watched.page.evaluate(() => {
    const { marks } = (globalThis as unknown as { noted: Noted }).noted.drawn.a!.answer;
    return Array.from({ length: marks.count }, (_, i) => ({
      style: marks.styles[i]!,
      subject: marks.subjects[i]!,
      id: marks.ids[i]!,
      text: marks.texts[i]! < 0 ? '' : marks.words[marks.texts[i]!]!,
      box: [...marks.boxes.slice(i * 4, i * 4 + 4)],
    }));
  });
  return plain
    .filter(({ text }) => text !== '')
    .map((mark) => ({ ...mark, style: STYLES[mark.style]!, subject: SUBJECTS[mark.subject]! }));
}

async function clickMiddle({ box }: Seen): Promise<void> {
  const stage = (await watched.page.locator('#stage canvas').first().boundingBox())!;
  await watched.page.mouse.click(stage.x + (box[0]! + box[2]!) / 2, stage.y + (box[1]! + box[3]!) / 2);
  await idle(watched.page);
}

test('the ladder has mail servers, hops of a mail, and bars of calls', async () => {
  await press(watched.page, '1');
  const texts = (await seen()).map(({ text }) => text);
  expect(texts.some((text) => text.startsWith('mail from global to china'))).toBe(true);
  expect(texts.some((text) => text.startsWith('call lost, ringing'))).toBe(true);
});

test('a bar in the lanes leads to the record that began it, and why says what was decided', async () => {
  const { page } = watched;
  await press(page, '2');
  const lobby = (await seen()).find(({ text }) => text.startsWith('meeting review, in the lobby'))!;
  expect(lobby.subject).toBe('record');
  await clickMiddle(lobby);
  expect(await page.getAttribute('#stage', 'data-selected-id')).toBe(`record:${lobby.id}`);
  await press(page, '6');
  const panel = page.locator('#panel-why');
  expect(await panel.locator('section.decision').getAttribute('data-about')).toMatch(/lobby|meeting/);
  expect(await panel.locator('section.decision h3').innerText()).toMatch(/^Decision on /);
  expect(await panel.innerText()).toContain('until somebody admits them');
});

test('a mark is hit where it is seen, also after the window has changed its size and the page was scrolled', async () => {
  const { page } = watched;
  const before = page.viewportSize()!;
  for (const [beginning, width, scrolled] of [
    ['call lost, ringing', 1100, 0],
    // So narrow that the bars above the picture are higher, and the page is scrolled.
    ['call lost, ringing', 800, 0],
    ['meeting review, in the lobby', 800, 120],
  ] as const) {
    await page.setViewportSize({ width, height: 600 });
    await page.evaluate((y) => window.scrollTo(0, y), scrolled);
    await idle(page);
    expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
    await press(page, 'Escape');
    const mark = (await seen()).find(({ text }) => text.startsWith(beginning))!;
    await clickMiddle(mark);
    expect(await page.getAttribute('#stage', 'data-selected-id')).toBe(`${mark.subject}:${mark.id}`);
  }
  await page.setViewportSize(before);
  await idle(page);
});

test('the state at the cursor tells calls, meetings and mail in names and words', async () => {
  const { page } = watched;
  await press(page, '7');
  const attendees = await page.locator('[data-table=attendees] li').allInnerTexts();
  expect(attendees.find((row) => row.includes('eve@fabrikam.com'))).toContain('state: lobby');
  expect(await page.locator('[data-table=calls] li').first().innerText()).toContain('status: ended');
});

test('a filter finds a call by its name, and leaves the rest out', async () => {
  const { page } = watched;
  await filter(page, 'call:lost');
  const rows = await page.locator('#events-rows').innerText();
  expect(rows).toContain('lost');
  expect(rows).not.toContain('review');
  await filter(page, '');
});

test.each(['light', 'dark'] as const)('nothing is wrong with the page in the %s theme', async (scheme) => {
  const { page } = watched;
  await page.emulateMedia({ colorScheme: scheme });
  await idle(page);
  expect(await axe(page)).toEqual([]);
  expect(watched.problems).toEqual([]);
  expect(watched.requests.length).toBe(1);
});
