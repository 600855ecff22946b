// What an upgrade did to others, and what breaks an invariant: both shown with links to where it happened.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkTrace } from '../../src/check/check-trace.ts';
import { viewerPage } from '../../src/cli/viewer-page.ts';
import { RECORD_KINDS } from '../../src/model/event.ts';
import { CLIENT } from '../../src/model/words.ts';
import type { Columns } from '../../src/trace/columns.ts';
import { encodeColumns } from '../../src/trace/columns-file.ts';
import { columnsOfLines } from '../../src/trace/columns-reading.ts';
import { htmlPieces } from '../../src/trace/html-file.ts';
import { indexTrace } from '../../src/trace/index/index-trace.ts';
import type { IndexedTrace } from '../../src/trace/indexed.ts';
import { splitLines } from '../../src/trace/line-splitter.ts';
import { blastRadius } from '../../src/trace/story/blast-radius.ts';
import { type MadeRun, makeRun, newWorkshop, openPage, type Viewer, type Workshop } from './page.ts';

let workshop: Workshop;
let run: MadeRun;
let trace: IndexedTrace;

beforeAll(async () => {
  workshop = await newWorkshop('upgrade');
  run = await makeRun(workshop, 'scenarios/main.yaml');
  trace = indexTrace(columns());
});
afterAll(() => workshop?.close());

function columns(): Columns {
  return columnsOfLines(splitLines(readFileSync(run.trace)));
}

/** The numbers in the links of a list of what an upgrade hit. */
async function numbersIn({ page }: Viewer, list: string): Promise<number[]> {
  const texts = await page.locator(`#panel-why [data-hit="${list}"] > li`).allInnerTexts();
  return texts.map((text) => Number(/^\w+ (\d+)/.exec(text)?.[1] ?? Number.NaN));
}

test('every upgrade shows whom it hit: the sets of the blast radius, each a link', async () => {
  const viewer = await openPage(workshop.browser, run.html);
  await viewer.press('6');
  const found = { threads: 0, sessions: 0, refused: 0, losers: 0 };
  for (const upgrade of trace.upgrades) {
    await viewer.press('m');
    expect(await viewer.at()).toBe(upgrade);
    const { threads, sessions, refused, failed, losers } = blastRadius(trace, upgrade);
    expect([upgrade, await numbersIn(viewer, 'disabled')]).toEqual([
      upgrade,
      threads.map(({ thread }) => thread),
    ]);
    expect([upgrade, await numbersIn(viewer, 'cut')]).toEqual([upgrade, sessions]);
    for (const [list, messages] of [
      ['refused', refused],
      ['failed', failed],
    ] as const) {
      const links = viewer.page.locator(`#panel-why [data-hit="${list}"] [data-record]`);
      const records = await links.evaluateAll((all) =>
        all.map((each) => Number((each as HTMLElement).dataset.record)),
      );
      expect([upgrade, list, records]).toEqual([
        upgrade,
        list,
        messages.map((id) => trace.messages.ended[id]),
      ]);
    }
    const people = await viewer.texts('#panel-why [data-hit="losers"] > li > button');
    expect(people).toEqual(losers.map((user) => trace.columns.head.names.users[user]));
    found.threads += threads.length;
    found.sessions += sessions.length;
    found.refused += refused.length;
    found.losers += losers.length;
  }
  expect(found.threads).toBeGreaterThan(5);
  expect(found.refused).toBeGreaterThan(1);
  expect(found.losers).toBeGreaterThan(5);
  expect(viewer.watched.problems).toEqual([]);
  await viewer.close();
});

test('its links lead to the conversation and to the message', async () => {
  const viewer = await openPage(workshop.browser, run.html);
  await viewer.press('m', '6');
  const item = viewer.page.locator('#panel-why [data-hit="disabled"] > li').first();
  const record = await item.locator('[data-record]').getAttribute('data-record');
  await item.locator('[data-record]').focus();
  await viewer.press('Enter');
  expect(await viewer.at()).toBe(Number(record));
  await viewer.press('z');
  await viewer.goTo(trace.upgrades[0]!);
  await viewer.press('Escape');
  await item.locator('button').first().focus();
  await viewer.press('Enter');
  expect(await viewer.selected()).toEqual(Array(3).fill('thread:1'));
  await viewer.close();
});

test('the headlines name every conversation that was disabled, and a record of each', async () => {
  const viewer = await openPage(workshop.browser, run.html);
  const all = new Set(
    Array.from(trace.upgrades, (n) => blastRadius(trace, n).threads.map(({ thread }) => thread)).flat(),
  );
  const story = await viewer.text('#panel-story');
  for (const thread of all) expect(story).toContain(`thread ${thread}`);
  await viewer.close();
});

/** The trace with some messages delivered in the client in which they did not arrive. */
async function planted(): Promise<{
  readonly html: string;
  readonly records: readonly number[];
  readonly doctored: Columns;
}> {
  const made = columns();
  const doctored = { ...made, values: made.values.slice() };
  const delivered = [...made.kind.keys()].filter(
    (n) => RECORD_KINDS[made.kind[n]!]!.name === 'message-delivered',
  );
  const records = [2, 11, 17].map((place) => delivered[place]!);
  for (const n of records) {
    const place = made.valueStart[n]! + 1;
    doctored.values[place] = made.values[place] === CLIENT.Teams ? CLIENT.SfB : CLIENT.Teams;
  }
  const html = join(workshop.folder, 'planted.html');
  const carried = { title: 'planted', trace: await encodeColumns(doctored) };
  writeFileSync(html, [...htmlPieces(viewerPage(), carried)].join(''));
  return { html, records, doctored };
}

test('planted violations are all found, none else, listed, stepped through and drawn', async () => {
  const { html, records, doctored } = await planted();
  const check = checkTrace(doctored);
  expect([...new Set(check.violations().map(({ record }) => record))]).toEqual(records);

  const viewer = await openPage(workshop.browser, html);
  await viewer.page.waitForSelector('#badge[data-state="bad"]');
  await viewer.press('8');
  await viewer.page.waitForFunction(
    (count) => document.querySelectorAll('#panel-notices [data-invariant]').length === count,
    check.count,
  );
  const listed = await viewer.page.locator('#panel-notices [data-invariant]').evaluateAll((all) =>
    all.map((item) => ({
      invariant: (item as HTMLElement).dataset.invariant,
      record: Number(item.querySelector<HTMLElement>('[data-record]')?.dataset.record),
    })),
  );
  expect(listed).toEqual(check.violations().map(({ invariant, record }) => ({ invariant, record })));

  const places: number[] = [];
  await viewer.press('Home');
  for (const _ of records) {
    await viewer.press('v');
    places.push(await viewer.at());
  }
  expect(places).toEqual(records);
  await viewer.press('Shift+v', 'Shift+v');
  expect(await viewer.at()).toBe(records[0]);
  await viewer.press('v', 'v', 'v');
  expect(await viewer.at()).toBe(records[2]);
  expect(await viewer.announcement()).toBe('There is no violation of an invariant after this moment.');

  await viewer.press('5', 'f');
  for (const view of ['1', '2']) {
    await viewer.press(view);
    const svg = (await viewer.saved(() => viewer.press('Shift+p'))).bytes.toString('utf8');
    const { sentence } = check.violations()[0]!;
    expect(svg).toContain(sentence.slice(0, 40));
  }
  await viewer.filter('violation:*');
  expect(await viewer.text('#filter-summary')).toMatch(/^3 of 419 shown/);
  expect(viewer.watched.problems).toEqual([]);
  await viewer.close();
});
