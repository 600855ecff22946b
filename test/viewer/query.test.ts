// The filter: the same answers as on the command line, its mistakes shown, and nothing hidden without a word.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import golden from '../trace/query/golden.json' with { type: 'json' };
import { type MadeRun, makeRun, newWorkshop, openPage, type Viewer, type Workshop } from './page.ts';

let workshop: Workshop;
let run: MadeRun;
let viewer: Viewer;

beforeAll(async () => {
  workshop = await newWorkshop('query');
  run = await makeRun(workshop, `scenarios/${golden.scenario}`);
  expect(golden.seed).toBe('1');
  viewer = await openPage(workshop.browser, run.html);
});
afterAll(() => workshop?.close());

/** The numbers of the first records in the list. */
async function firstRows(): Promise<number[]> {
  await viewer.page.locator('#events-grid').focus();
  await viewer.press('Home');
  const ids = await viewer.page
    .locator('#events-rows > [role=row][aria-busy=false]')
    .evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset.id)));
  return ids.slice(0, 5);
}

test('the golden queries have the same counts and the same first rows as `coexsim query`', async () => {
  expect(golden.queries.length).toBeGreaterThanOrEqual(30);
  for (const { query, count } of golden.queries) {
    await viewer.filter(query);
    const { out } = await runCli(['query', run.trace, query, '--json']);
    const told = JSON.parse(out) as { shown: number; records: readonly { readonly n: number }[] };
    expect([query, told.shown]).toEqual([query, count]);
    const text = await viewer.text('#filter-summary');
    expect([query, text.split(';')[0]]).toEqual([query, `${count} of 419 shown`]);
    expect(text).toContain(`${419 - count} hidden by filter`);
    expect(await viewer.page.getAttribute('#events-grid', 'aria-rowcount')).toBe(String(count + 1));
    expect([query, await firstRows()]).toEqual([query, told.records.slice(0, 5).map(({ n }) => n)]);
  }
});

test('the count stands there from the beginning, and after the filter is gone', async () => {
  const other = await openPage(workshop.browser, run.html);
  expect(await other.text('#filter-summary')).toBe('419 of 419 shown; 0 hidden by filter');
  await other.filter('kind:message-refused');
  expect(await other.text('#filter-summary')).toMatch(/^9 of 419 shown; 410 hidden by filter \(.+\)$/);
  await other.page.locator('#view').focus();
  await other.press('Delete');
  expect(await other.text('#filter-summary')).toBe('419 of 419 shown; 0 hidden by filter');
  expect(await other.page.inputValue('#filter-input')).toBe('');
  await other.close();
});

test('a mistake is shown with a caret below its place, and the filter before stays in force', async () => {
  await viewer.filter('kind:message-refused');
  await viewer.filter('from:ann and (kind:message');
  const error = viewer.page.locator('#filter-error');
  const lines = (await error.innerText()).split('\n');
  const at = lines.findIndex((line) => /^\s*\^+$/.test(line));
  expect(at).toBeGreaterThan(0);
  expect(lines[at - 1]).toContain('from:ann and (kind:message');
  expect(await viewer.page.getAttribute('#filter-input', 'aria-invalid')).toBe('true');
  expect(await viewer.text('#filter-summary')).toMatch(/^9 of 419 shown/);
  await viewer.filter('');
  expect(await error.isHidden()).toBe(true);
  expect(await viewer.page.getAttribute('#filter-input', 'aria-invalid')).toBe('false');
});

test('suggestions come from the trace and are taken by keyboard', async () => {
  await viewer.page.locator('#view').focus();
  await viewer.press('/');
  await viewer.type('from:an');
  const options = viewer.page.locator('#filter-options [role=option]');
  expect(await options.first().innerText()).toContain('ann@contoso.com');
  expect(await viewer.page.getAttribute('#filter-input', 'aria-expanded')).toBe('true');
  await viewer.press('ArrowDown');
  const active = await viewer.page.getAttribute('#filter-input', 'aria-activedescendant');
  expect(await viewer.page.getAttribute(`#${active}`, 'aria-selected')).toBe('true');
  await viewer.press('Enter');
  expect((await viewer.page.inputValue('#filter-input')).trim()).toBe('from:ann@contoso.com');
  await viewer.press('Enter');
  expect(await viewer.text('#filter-summary')).not.toContain('; 0 hidden');
  // Escape closes the list, and the next one leaves the filter.
  await viewer.type(' ki');
  await viewer.press('Escape');
  expect(await viewer.page.getAttribute('#filter-input', 'aria-expanded')).toBe('false');
  await viewer.press('Escape', 'End');
  expect(await viewer.page.evaluate(() => document.activeElement?.id)).toBe('view');
  expect(await viewer.at()).toBe(418);
  await viewer.filter('');
});

/** Many people of many tenants who all write at once. */
function crowd(users: number, messages: number): object {
  const name = (i: number): string => `person${i}@t${i % 20}.example`;
  const tenants = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [
      `tenant${i}`,
      { topology: 'pureOnline', domains: [`t${i}.example`], mode: 'TeamsOnly' },
    ]),
  );
  return {
    coexsim: 1,
    title: 'A crowd',
    start: '2022-06-03T09:00:00Z',
    until: '3h',
    rules: '2021-11',
    tenants,
    users: Object.fromEntries(
      Array.from({ length: users }, (_, i) => [name(i), i % 2 === 0 ? {} : { clients: ['Teams'] }]),
    ),
    events: Array.from({ length: messages }, (_, i) => ({
      at: `${i}s`,
      // The last ten write to nobody.
      chat: { from: name(i % (users - 10)), to: name((i * 7 + 1) % (users - 10)), via: 'Teams', id: `m${i}` },
    })),
  };
}

test('whatever a picture leaves out has a notice with its number and a remedy', async () => {
  const file = join(workshop.folder, 'crowd.json');
  writeFileSync(file, JSON.stringify(crowd(200, 5_400)));
  const { html } = await makeRun(workshop, file, { name: 'crowd' });
  const full = await openPage(workshop.browser, html);
  const notices = async (...keys: string[]): Promise<string[]> => {
    await full.press(...keys, '8');
    const list = await full.texts('#panel-notices h2:first-of-type + ul > li');
    // What is first stands above the picture, too.
    if (list.length > 0) expect(await full.text('#view-notice')).toBe(list[0]);
    expect(Number((await full.text('#notice-count')) || '0')).toBe(list.length);
    return list;
  };
  const dense = await notices('1');
  expect(dense).toContainEqual(
    expect.stringMatching(
      /^[\d,]+ records are drawn as density: no more than 1,000 messages are drawn one by one\. Zoom in or filter to see each\.$/,
    ) as string,
  );
  await full.palette('Lifelines: one for each user');
  // Three times nearer there are few enough to be drawn one by one: with more labels than there is room for.
  const near = await notices('+', '+', '+');
  expect(near.join('\n')).not.toContain('density');
  expect(near).toContainEqual(
    expect.stringMatching(/^[\d,]+ messages run beside the picture\. Scroll sideways\.$/) as string,
  );
  expect(near).toContainEqual(expect.stringMatching(/^[\d,]+ labels have no room\. Zoom in/) as string);
  expect(near).toContainEqual(
    expect.stringMatching(/^[\d,]+ of [\d,]+ lifelines have nothing here.*\. Select a user/) as string,
  );
  await full.filter('from:person1@t1.example');
  expect(await notices()).toContainEqual(
    expect.stringMatching(
      /^[\d,]+ records of this stretch are hidden by the filter\. Clear the filter to see them\.$/,
    ) as string,
  );
  await full.filter('');
  await full.page.locator('#view').focus();
  const lanes = await notices('2', 'f');
  expect(lanes).toContainEqual(
    '10 of 200 people take no part in this stretch and have no lane. Zoom out, or select somebody to see their lane.',
  );
  await full.palette('Lifelines: one for each cloud');
  expect(await notices()).toContainEqual(
    expect.stringMatching(
      /^[\d,]+ records are shown as density, a lane for each tenant or cloud\. Group by user to see them one by one\.$/,
    ) as string,
  );
  await full.palette('Lifelines: one for each user');
  const map = await notices('4');
  expect(map).toContainEqual(
    expect.stringMatching(/^\d+ people are (nodes without a name|counted)/) as string,
  );
  expect(full.watched.problems).toEqual([]);
  await full.close();
});
