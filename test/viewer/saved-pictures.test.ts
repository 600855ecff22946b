// Saved pictures: the marks of the view with its header, of the stretch that was asked for, in a file of its own.
import { readFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mark, marksOf } from '../../viz/list/display-list.ts';
import { choose, click, command, goTo, idle, type Noted } from './acting.ts';
import { openFile, type Watched, watchedPage } from './browser.ts';
import { NOTED, type Stand, stand } from './traces.ts';

let at: Stand;
let page: Page;
let close: () => Promise<void>;
/** A page without a policy, to read and to draw files in. */
let plain: Watched;
beforeAll(async () => {
  at = await stand();
  const viewport = { width: 1100, height: 800 };
  ({ page, close } = await openFile(at.browser, at.html, { ...NOTED, viewport, acceptDownloads: true }));
  await idle(page);
  plain = await watchedPage(at.browser, () => false);
});
afterAll(async () => {
  await plain?.close();
  await close?.();
  await at?.close();
});

/** What the command writes to the disk. */
async function saved(title: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), command(page, title)]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

interface Asked {
  readonly fromU: number;
  readonly toU: number;
  readonly width: number;
  readonly height: number;
  /** In the order in which they are painted: those of the view, then those of its header. */
  readonly marks: readonly Mark[];
}

/** The picture that the page asked its worker for last. */
async function asked(): Promise<Asked> {
  const plain = await page.evaluate(() => {
    const { request, answer } = (globalThis as unknown as { noted: Noted }).noted.drawn.a!;
    const lists = [answer.marks, ...(answer.header === undefined ? [] : [answer.header])];
    return {
      request,
      lists: lists.map((list) => ({
        ...list,
        kinds: [...list.kinds],
        styles: [...list.styles],
        subjects: [...list.subjects],
        ids: [...list.ids],
        boxes: [...list.boxes],
        texts: [...list.texts],
        weights: [...list.weights],
      })),
    };
  });
  const { fromU, toU, width, height } = plain.request;
  const marks = plain.lists.flatMap((list) =>
    marksOf({
      ...list,
      kinds: Uint8Array.from(list.kinds),
      styles: Uint8Array.from(list.styles),
      subjects: Uint8Array.from(list.subjects),
      ids: Int32Array.from(list.ids),
      boxes: Float32Array.from(list.boxes),
      texts: Int32Array.from(list.texts),
      weights: Uint8Array.from(list.weights),
    }),
  );
  return { fromU, toU, width, height, marks };
}

interface Drawn {
  readonly kind: string;
  readonly subject: string;
  readonly text: string;
}

/** The elements that stand for marks, as the browser reads the file, with its title and description. */
function elementsOf(
  svg: string,
): Promise<{ readonly title: string; readonly description: string; readonly drawn: readonly Drawn[] }> {
  return plain.page.evaluate((text) => {
    const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
    const drawn = [...root.querySelectorAll('[data-kind]')].map((element) => ({
      kind: element.getAttribute('data-kind')!,
      subject: `${element.getAttribute('data-subject') ?? 'none'} ${element.getAttribute('data-id') ?? -1}`,
      text: element.tagName === 'text' ? (element.textContent ?? '') : '',
    }));
    return {
      title: root.querySelector('title')?.textContent ?? '',
      description: root.querySelector('desc')?.textContent ?? '',
      drawn,
    };
  }, svg);
}

/** What a mark is to those who read the file: a text is as much of its words as has room. */
function expected({ kind, subject, id, text, box }: Mark, shown: string): Drawn {
  const beginning = shown === '' || (shown.endsWith('…') && text.startsWith(shown.slice(0, -1)));
  const words = kind !== 'text' ? '' : box[2] > 0 && beginning ? shown : text;
  return { kind, subject: `${subject} ${id}`, text: words };
}

async function expectSame(svg: string): Promise<void> {
  const { marks } = await asked();
  const { drawn } = await elementsOf(svg);
  expect(drawn.length).toBe(marks.length);
  expect(drawn).toEqual(marks.map((mark, i) => expected(mark, drawn[i]?.text ?? '')));
  expect(drawn.filter(({ text }) => text !== '').length).toBeGreaterThan(5);
}

test('the SVG of each view has the marks of the view and of its header, and its text is text', async () => {
  await goTo(page, 205);
  for (const view of ['ladder', 'lanes', 'map']) {
    await click(page, `#tab-${view}`);
    const { name, bytes } = await saved('Save what is visible as a picture (SVG)');
    expect(name).toBe(`one-upgrade-day-in-two-clouds-${view}.svg`);
    await expectSame(bytes.toString());
  }
  await click(page, '#tab-ladder');
  const { bytes } = await saved('Save what is visible as a picture (SVG)');
  const { drawn, title, description } = await elementsOf(bytes.toString());
  const texts = drawn.map(({ text }) => text);
  for (const header of ['worldwide cloud', '21Vianet cloud', 'contoso', 'fabrikam']) {
    expect(texts).toContain(header);
  }
  expect(title).toMatch(/^One upgrade day in two clouds: ladder, 2023-09-11T0\S+Z to 2023-09-11T1\S+Z$/);
  expect(description).toContain('seed 1, trace ');
});

test('between the marks, and around what is selected', async () => {
  await click(page, '#tab-ladder');
  await goTo(page, 205);
  await command(page, 'Set mark A at the cursor');
  await goTo(page, 305);
  await command(page, 'Set mark B at the cursor');
  const between = (await saved('Save what is between the marks as a picture (SVG)')).bytes.toString();
  const { fromU, toU } = await asked();
  await expectSame(between);
  const { title } = await elementsOf(between);
  expect(title).toBe('One upgrade day in two clouds: ladder, 2023-09-11T10:00:00Z to 2023-09-11T12:00:00Z');
  await choose(page, 228);
  const around = (await saved('Save what is selected as a picture (SVG)')).bytes.toString();
  const selected = await asked();
  await expectSame(around);
  expect(selected.fromU).toBeGreaterThanOrEqual(fromU);
  expect(selected.toU).toBeLessThanOrEqual(toU);
  expect((await elementsOf(around)).title).toContain('2023-09-11T10:1');
});

/** What stands on the canvases of the view. */
async function onCanvas(): Promise<PNG> {
  const url = await page.evaluate(() => {
    const [marks, header] = ['view-marks', 'view-header'].map(
      (id) => document.getElementById(id) as HTMLCanvasElement,
    );
    const both = document.createElement('canvas');
    [both.width, both.height] = [marks!.width, marks!.height];
    const context = both.getContext('2d')!;
    context.drawImage(marks!, 0, 0);
    if (!header!.hidden) context.drawImage(header!, 0, 0);
    return both.toDataURL();
  });
  return PNG.sync.read(Buffer.from(url.split(',')[1]!, 'base64'));
}

/** The share of the pixels that differ. */
function difference(one: PNG, other: PNG): number {
  const { width, height } = one;
  expect([other.width, other.height]).toEqual([width, height]);
  return pixelmatch(one.data, other.data, undefined, width, height, { threshold: 0.1 }) / (width * height);
}

test('a browser draws the SVG as the view is drawn, but for a thousandth of the pixels', async () => {
  await goTo(page, 205);
  await command(page, 'Select nothing');
  for (const view of ['ladder', 'lanes', 'map']) {
    await click(page, `#tab-${view}`);
    const svg = (await saved('Save what is visible as a picture (SVG)')).bytes.toString();
    const { width, height } = await asked();
    await plain.page.setViewportSize({ width, height });
    await plain.page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    const drawn = PNG.sync.read(await plain.page.screenshot());
    expect(difference(await onCanvas(), drawn), view).toBeLessThanOrEqual(0.001);
    // And not because both are empty.
    expect(difference(drawn, new PNG({ width, height }))).toBeGreaterThan(0.1);
  }
});

test('a PNG has two pixels for each of the view, for paper', async () => {
  await click(page, '#tab-ladder');
  const { name, bytes } = await saved('Save what is visible as a picture (PNG)');
  expect(name).toBe('one-upgrade-day-in-two-clouds-ladder.png');
  const { width, height } = await asked();
  const png = PNG.sync.read(bytes);
  expect([png.width, png.height]).toEqual([2 * width, 2 * height]);
  // Every other pixel of every other row, which is what the view shows but for the edges of letters.
  const half = new PNG({ width, height });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (2 * y * png.width + 2 * x) * 4;
      png.data.copy(half.data, (y * width + x) * 4, from, from + 4);
    }
  }
  expect(difference(await onCanvas(), half)).toBeLessThan(0.05);
});
