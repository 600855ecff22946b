// What the page says to whatever it is given: traces of any length, cut, damaged, newer ones, and what is no trace.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { decodeColumns, encodeColumns } from '../../src/trace/columns-file.ts';
import { columnsOfLines } from '../../src/trace/columns-reading.ts';
import { TRACE_FORMAT } from '../../src/trace/format.ts';
import { twoFrames } from './browser.ts';
import { type Given, given, type Loading, newLoading, TITLE } from './loading.ts';
import { makeRun, openPage } from './page.ts';

let loading: Loading;
let page: Page;
let lines: string[];
let other: Buffer;
let columns: Uint8Array;

beforeAll(async () => {
  loading = await newLoading();
  ({ page, lines } = loading);
  const options = { name: 'other', options: ['--seed', '2'] };
  other = readFileSync((await makeRun(loading.workshop, 'scenarios/main.yaml', options)).trace);
  columns = await encodeColumns(columnsOfLines(lines));
});
afterEach(() => {
  // Whatever the page was given, it has no mistake of its own.
  expect(loading.watched.problems).toEqual([]);
});
afterAll(() => loading?.close());

const give = (...files: Given[]): Promise<void> => loading.give(...files);

/** Lines before the first record. */
const headLines = (): number => lines.findIndex((line) => line.startsWith('{"n":0,'));

test('a whole trace is shown and verified, as lines, gzip and columns', async () => {
  const text = lines.join('');
  for (const file of [given('a.jsonl', text), given('a.gz', gzipSync(text)), given('a.columns', columns)]) {
    await give(file);
    expect(await loading.shown()).toEqual({ title: TITLE, error: undefined });
    expect(await loading.fact('records')).toBe('419');
    expect((await loading.badge()).label).toBe('verified');
  }
});

test('a trace without records says so and can be looked at in every view', async () => {
  const none = columnsOfLines(lines.slice(0, headLines()), { tolerant: true });
  await give(given('none.columns', await encodeColumns(none)));
  expect((await loading.shown()).title).toBe(TITLE);
  expect(await loading.fact('records')).toBe('0');
  for (const view of ['2', '3', '4', '1']) {
    await page.keyboard.press(view);
    await twoFrames(page);
  }
  expect(await page.getAttribute('body', 'data-drawn')).toBe('-1');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.getElementById('announcement')!.textContent !== '');
  expect(await page.textContent('#announcement')).toMatch(/^There is no /);
});

test('a trace of one record', async () => {
  await give(given('one.jsonl', lines.slice(0, headLines() + 1).join('')));
  expect((await loading.shown()).title).toBe(TITLE);
  expect(await loading.fact('records')).toBe('1');
  expect((await loading.badge()).text).toMatch(/^This trace was cut short: its last whole record is 0\./);
});

test('a trace that was cut shows what is whole of it, as lines and as gzip', async () => {
  const text = lines.join('');
  const cut = text.slice(0, text.indexOf('{"n":205,') + 40);
  await give(given('cut.jsonl', cut));
  expect(await loading.fact('records')).toBe('205');
  expect(await loading.badge()).toEqual({
    state: 'part',
    label: 'incomplete',
    text: expect.stringMatching(
      /^This trace was cut short: its last whole record is 204\. It has no digest by which it could be verified\.$/,
    ),
  });
  const packed = gzipSync(text);
  await give(given('cut.gz', packed.subarray(0, Math.floor(packed.length * 0.8))));
  expect((await loading.shown()).title).toBe(TITLE);
  expect(Number(await loading.fact('records'))).toBeLessThan(419);
  expect((await loading.badge()).label).toBe('incomplete');
  expect(() => gunzipSync(packed.subarray(0, Math.floor(packed.length * 0.8)))).toThrow();
});

test('a damaged line ends what is shown, and is named with its number', async () => {
  const at = headLines() + 100;
  const damaged = [...lines.slice(0, at), '{"n":100,"at":oops}\n', ...lines.slice(at + 1)];
  await give(given('damaged.jsonl', damaged.join('')));
  expect(await loading.fact('records')).toBe('100');
  const { state, text } = await loading.badge();
  expect(state).toBe('bad');
  expect(text).toContain(`line ${at + 1}`);
  expect(text).toContain('record 100');
});

test('one flipped byte of an event turns the badge red, which names the record', async () => {
  const at = headLines() + 205;
  const line = lines[at]!;
  const mode = line.replace('"mode":"TeamsOnly"', '"mode":"SfBOnly"');
  const time = lines[headLines() + 100]!.replace(/"at":(\d+)\d,/, '"at":$17,');
  expect([mode === line, time === lines[headLines() + 100]]).toEqual([false, false]);
  for (const [n, changed] of [
    [205, mode],
    [100, time],
  ] as const) {
    await give(given('flipped.jsonl', lines.with(headLines() + n, changed).join('')));
    expect((await loading.shown()).title).toBe(TITLE);
    const { state, label, text } = await loading.badge();
    expect(state).toBe('bad');
    expect(text).toMatch(/^Something was changed in record/);
    // Digests stand far apart, so that a stretch of records may be in question: the changed one is in it.
    const named = Number(/^damaged (?:at record|in records?) (\d+)(?: to \d+)?$/.exec(label)?.[1]);
    const [, first, last = first] = (/in records? (\d+)(?: to (\d+))?/.exec(text) ?? []).map(Number);
    expect([first! <= n, n <= last!, first! <= named, named <= n]).toEqual([true, true, true, true]);
    await page.click('#badge');
    await page.waitForFunction((record) => document.body.dataset.drawn === String(record), named);
  }
});

test('a newer format is refused with both versions, as lines and as columns', async () => {
  const newer = lines[0]!
    .replace(`"coexsimTrace":${TRACE_FORMAT}`, '"coexsimTrace":99')
    .replace('"program":"0.1.0"', '"program":"9.1.0"');
  await give(given('newer.jsonl', [newer, ...lines.slice(1)].join('')));
  expect((await loading.shown()).error).toMatch(
    /^newer\.jsonl cannot be shown: line 1: this trace has format 99, written by coexsim 9\.1\.0; this program reads formats up to 2\. A newer coexsim reads it$/,
  );
  const bytes = columns.slice();
  bytes[8] = 99;
  await give(given('newer.columns', bytes));
  expect((await loading.shown()).error).toMatch(
    /written by a newer version of coexsim \(format 99\); this one reads format 2/,
  );
});

const NO_TRACES: readonly (readonly [what: string, content: string | Uint8Array, message: RegExp])[] = [
  ['nothing', '', /this is empty$/],
  ['a page', '<!doctype html><title>x</title>', /this is an HTML page or XML, not a trace$/],
  [
    'a scenario',
    readFileSync('scenarios/main.yaml'),
    /this is a scenario, not a trace: the name of one that is to be run ends in \.yaml, \.yml or \.json$/,
  ],
  [
    'UTF-16',
    Buffer.from('\ufeff{"coexsimTrace":1}', 'utf16le'),
    /this is UTF-16 text; a trace is UTF-8, as coexsim writes it$/,
  ],
  ['random bytes', Uint8Array.from({ length: 5_000 }, (_, i) => (i * i * 7919 + 200) % 251), /./],
  ['gzip of nothing useful', gzipSync('hello'), /./],
  ['damaged gzip', Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8), /this is damaged gzip$/],
];

test.each(NO_TRACES)('%s is refused, and the page waits for another file', async (_, content, message) => {
  await give(given('what.bin', content));
  const { error } = await loading.shown();
  expect(error).toMatch(/^what\.bin cannot be shown: ./);
  expect(error).toMatch(message);
  expect(await page.locator('#load-choose').isVisible()).toBe(true);
});

test('from what cannot be shown a button leads back to the trace that is open', async () => {
  await give(given('a.jsonl', lines.join('')));
  await give(given('no.html', '<p>'));
  await page.getByRole('button', { name: 'Back to the trace' }).click();
  expect((await loading.shown()).title).toBe(TITLE);
  await page.keyboard.press('End');
  await page.waitForFunction(() => document.body.dataset.drawn === '418');
});

test('two files that are dropped are compared, and one that is opened then stands alone', async () => {
  const dropped = await page.evaluateHandle(
    (texts) => {
      const transfer = new DataTransfer();
      texts.forEach((text, i) => {
        transfer.items.add(new File([text], `${i}.jsonl`));
      });
      return transfer;
    },
    [lines.join(''), other.toString()],
  );
  await page.dispatchEvent('#view', 'drop', { dataTransfer: dropped });
  await page.waitForFunction(() => document.getElementById('title')!.textContent!.includes('compared with'));
  await loading.loaded();
  expect((await loading.shown()).title).toBe(`${TITLE}, compared with seed 2`);
  expect(await page.locator('#second-view').isVisible()).toBe(true);
  await give(given('a.jsonl', lines.join('')));
  expect((await loading.shown()).title).toBe(TITLE);
  expect(await page.locator('#second-view').isVisible()).toBe(false);
});

test('what is saved can be opened again, and says the same', async () => {
  const file = join(loading.workshop.folder, 'run.html');
  const viewer = await openPage(loading.workshop.browser, file);
  const end = columnsOfLines(lines).end!;
  const save = (title: string) => viewer.saved(() => viewer.palette(title));
  const jsonl = await save('Save the trace as JSON lines');
  expect(jsonl.bytes.toString()).toBe(lines.join(''));
  const compact = await save('Save the trace in compact columns');
  expect((await decodeColumns(compact.bytes)).end).toEqual(end);
  const html = await save('Save one HTML file with the trace and this viewer');
  const csv = await save('Save the records as a table (CSV)');
  expect(csv.bytes.toString().split('\n').length).toBeGreaterThan(20);
  await viewer.press('End');
  const digest = await viewer.digest();
  expect(digest).toContain(end.state);
  await viewer.close();
  const again = join(loading.workshop.folder, html.name);
  writeFileSync(again, html.bytes);
  const copy = await openPage(loading.workshop.browser, again);
  await copy.press('End');
  expect(await copy.digest()).toBe(digest);
  await copy.close();
  for (const { name, bytes } of [jsonl, compact]) {
    await give(given(name, bytes));
    expect((await loading.badge()).text).toContain(end.state);
  }
});
