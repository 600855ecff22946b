// The page of a report: it says what the document says, and leads from each number to its records.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grouped } from '../../src/core/counts.ts';
import type { Counted, LossCounts } from '../../src/report/report.ts';
import { peacefulReport, sampleIfReport, sampleReport } from '../report/sample-report.ts';
import { hostileShape, LARGE, REALISTIC } from '../report/sample-shape.ts';
import { axe, twoFrames } from './browser.ts';
import { HOSTILE_NAMES } from './hostile-names.ts';
import { expectSilence, withCanary } from './hostile-trace.ts';
import { clipped, focused, type ReportStand, reportStand, tableOf, textOf } from './report-page.ts';

let at: ReportStand;
beforeAll(async () => {
  at = await reportStand();
});
afterAll(() => at?.close());

const REPORT = sampleReport();
/** Every part of a report, and few rows: axe looks at each of them. */
const SMALL = { ...REALISTIC, groups: REALISTIC.groups.slice(0, 2), rows: 14, days: 8 };
const text = ({ count }: Counted): string => grouped(count);
const losses = (row: LossCounts): string[] => [row.missed, row.refused, row.failed, row.degraded].map(text);
const UNFOLD = 'button:has-text("Unfold everything")';

test('every table says what the document says, with all of its rows', async () => {
  const { page, problems, requests, close } = await at.open(REPORT);
  const cards = await page.locator('.card .value').allTextContents();
  const t = REPORT.totals;
  expect(cards).toEqual([
    ...[grouped(t.hit)],
    ...[t.disabled, t.missed, t.refused, t.failed, t.degraded].map(text),
    text(t.requestsRefused),
    grouped(t.delivered),
  ]);
  const sentences = await page.locator('.headlines li').allTextContents();
  expect(sentences).toEqual(REPORT.headlines.map((headline) => `${headline.text} Look`));
  await page.click(UNFOLD);
  const { disabled, waves, worst, rows, split, presence } = REPORT;
  expect((await tableOf(page, 'The waves of the plan')).map((row) => [row[0], ...row.slice(3)])).toEqual(
    waves.map(({ name, people, changes, ...broken }) => [
      name,
      grouped(people),
      ...[changes, broken.disabled, broken.missed, broken.refused].map(text),
    ]),
  );
  expect(
    (await tableOf(page, 'Conversations disabled a day, by wave')).map((row) => row.slice(0, 2)),
  ).toEqual(disabled.days.map(({ date, count }) => [date, text(count)]));
  expect(await tableOf(page, 'People by the conversations they lose, most first')).toEqual(
    disabled.people.map(({ person, group, threads }) => [person, group, text(threads)]),
  );
  const threads = await tableOf(page, 'Conversations that are disabled, with what asked for them afterwards');
  expect(threads.map((row) => [row[0], row[3], row[5]])).toEqual(
    disabled.threads.map(({ people, record, refused }) => [
      people.join(' and '),
      `#${record}`,
      text(refused),
    ]),
  );
  expect(await tableOf(page, 'Messages a day')).toEqual(
    REPORT.losses.days
      .filter((day) => losses(day).some((n) => n !== '0'))
      .map((day) => [day.date, ...losses(day)]),
  );
  for (const [caption, groups] of [
    ['By the group that should have read them', REPORT.losses.byRecipient],
    ['By the group that wrote them', REPORT.losses.bySender],
  ] as const) {
    expect(await tableOf(page, caption)).toEqual(groups.map((row) => [row.group, ...losses(row)]));
  }
  expect(await tableOf(page, 'Between a group and another tenant, both directions')).toEqual(
    REPORT.losses.byPartner.map((row) => [row.partner, row.group, ...losses(row)]),
  );
  expect((await tableOf(page, 'The pairs, most days first')).map((row) => row.slice(0, 5))).toEqual(
    split.pairs.map((pair) => [
      pair.people.join(' and '),
      pair.for.join(' and '),
      ...[pair.days, pair.inTeams, pair.inSfB].map(String),
    ]),
  );
  expect((await tableOf(page, 'Stretches of wrong presence, the longest first')).length).toBe(
    presence!.longest.length,
  );
  expect((await tableOf(page, 'People hit the most')).map((row) => row.slice(1))).toEqual(
    worst.people.map((hit) =>
      [hit.lostThreads, hit.missed, hit.refused].map(text).concat(grouped(hit.score)),
    ),
  );
  expect(await tableOf(page, 'Rows of the tables')).toEqual(
    rows.map(({ row, says, table, outcome, count }) => [
      row,
      says === '' ? outcome : says + table,
      text(count),
    ]),
  );
  const why = await textOf(page, 'losses');
  for (const { sentence } of REPORT.losses.byReason) expect(why).toContain(sentence);
  expect(requests).toHaveLength(1);
  expect(problems).toEqual([]);
  await close();
});

test('names of those hit the most stand in one line on a usual screen', async () => {
  const people = REALISTIC.people.map((name) => `contoso-upgraded-${name}`);
  const { page, close } = await at.open(sampleReport({ ...REALISTIC, people }));
  const heights = await page
    .locator('#worst tbody th > bdi')
    .evaluateAll((names) => names.map((name) => name.getBoundingClientRect().height));
  expect(heights.length).toBeGreaterThan(10);
  // A line of small text is less than 24 pixels high, two are more.
  expect(Math.max(...heights)).toBeLessThan(24);
  await close();
});

test('charts and matrices show the numbers of the document', async () => {
  const { page, close } = await at.open(REPORT);
  const days = await page
    .locator('#disabled .day')
    .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
  expect(days).toEqual(
    REPORT.disabled.days.map(({ date, count }) => `${date}: ${count.count} conversations disabled`),
  );
  // The heights of a day's bars are its waves' shares of it.
  const heights = await page
    .locator('#disabled .day')
    .evaluateAll((all) =>
      all.map((each) => [...each.querySelectorAll('.bar')].map((bar) => Number(bar.getAttribute('height')))),
    );
  const [unit] = [heights[0]![0]! / REPORT.disabled.days[0]!.waves[0]!.count];
  heights.forEach((bars, i) => {
    const sum = bars.reduce((total, height) => total + height, 0);
    expect(sum / unit).toBeCloseTo(REPORT.disabled.days[i]!.count.count, 6);
  });
  const cells = await page.locator('.matrix .cell').allTextContents();
  const reach = REPORT.reach!;
  const before = (i: number): number | undefined => reach.cells[i - reach.groups.length ** 2]?.read;
  expect(cells).toEqual(
    reach.cells.map(({ pairs, read }, i) => {
      const sign = before(i) === undefined || before(i) === read ? '' : before(i)! > read ? '▼' : '▲';
      return sign + (read === pairs ? '●' : read === 0 ? '○' : String(Math.round((read / pairs) * 100)));
    }),
  );
  expect(await page.locator('#latency .path').count()).toBe(REPORT.latency.length);
  await close();
});

test('a number leads to its records by mouse and by keys, and back', async () => {
  const { page, problems, close } = await at.open(REPORT, { viewport: { width: 1440, height: 900 } });
  const details = page.locator('#details');
  expect(await details.isVisible()).toBe(false);
  await page.locator('#figures .card:nth-child(3) button').click();
  const { missed } = REPORT.totals;
  expect(await page.textContent('#details-title')).toBe('1,289 messages missed');
  const said = (await details.textContent())!;
  for (const n of missed.records) expect(said).toContain(REPORT.evidence[n]!.text);
  const commands = await details.locator('code').allTextContents();
  expect(commands).toEqual([
    'coexsim query contoso-upgrade.yaml outcome:missed --seed 7 --switch sessionTimeout=15m',
    ...missed.records.map(
      (n) => `coexsim view contoso-upgrade.yaml --at '#${n}' --seed 7 --switch sessionTimeout=15m`,
    ),
  ]);
  expect(await focused(page)).toBe('1,289 messages missed');
  // A click selects all of a command, and nothing else.
  await details.locator('code').nth(1).click();
  expect(await page.evaluate(() => getSelection()!.toString().trim())).toBe(commands[1]);
  await page.keyboard.press('Escape');
  expect(await details.isVisible()).toBe(false);
  expect(await focused(page)).toContain('messages missed');
  await page.keyboard.press('Enter');
  expect(await details.isVisible()).toBe(true);
  await page.click('#details-close');

  // One stop for a chart; the arrows go from day to day.
  await page.locator('#disabled .day[tabindex="0"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const { date, count } = REPORT.disabled.days[1]!;
  expect(await page.textContent('#details-title')).toBe(`${count.count} conversations disabled on ${date}`);
  await page.keyboard.press('Escape');
  expect(await focused(page)).toContain(date);

  // A matrix: down one row, right one column, and what the cell counts.
  await page.locator('.matrix').nth(1).locator('.cell[tabindex="0"]').focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  expect(await page.textContent('#details-title')).toBe('during pilot, from engineering to engineering');
  const cell = REPORT.reach!.cells.find(({ moment, from, to }) => moment === 1 && from === 1 && to === 1)!;
  const body = (await page.textContent('#details-body'))!;
  for (const figure of [cell.pairs, cell.read, cell.unseen, cell.refused])
    expect(body).toContain(grouped(figure));
  for (const { what, pairs } of cell.because) expect(body).toContain(`${what} ${grouped(pairs)} pairs`);
  await page.locator('#latency .path').first().click();
  expect(await page.textContent('#details-title')).toContain('messages, the slowest first');
  expect(problems).toEqual([]);
  await close();
});

test('a number without records is text, and every button of a number says what it counts', async () => {
  const { page, close } = await at.open(REPORT);
  await page.click(UNFOLD);
  const labels = await page
    .locator('button.number')
    .evaluateAll((all) => all.map((each) => [each.textContent!, each.getAttribute('aria-label')!]));
  expect(labels.length).toBeGreaterThan(300);
  expect(labels.filter(([shown, label]) => !label!.startsWith(shown!) || label === shown)).toEqual([]);
  expect(labels.filter(([shown]) => shown === '0' || shown === grouped(REPORT.totals.hit))).toEqual([
    // Pairs of a cell, which are no records, have its details.
    ...labels.filter(([shown, label]) => shown === '0' && label!.includes('pairs are read')),
  ]);
  await close();
});

test('axe finds nothing wrong, in light, dark and forced colours, with details and everything unfolded', async () => {
  const { page, close } = await at.open(sampleReport(SMALL));
  await page.click(UNFOLD);
  await page.locator('.matrix .cell').first().click();
  for (const dress of [
    { colorScheme: 'light', forcedColors: 'none' },
    { colorScheme: 'dark', forcedColors: 'none' },
    { colorScheme: 'light', forcedColors: 'active' },
  ] as const) {
    await page.emulateMedia(dress);
    await twoFrames(page);
    expect(await axe(page), JSON.stringify(dress)).toEqual([]);
  }
  await close();
  const whatIf = await at.open(sampleIfReport(SMALL), { colorScheme: 'dark' });
  await whatIf.page.locator('#events button.number').click();
  expect(await axe(whatIf.page)).toEqual([]);
  await whatIf.close();
});

test('on paper nothing is cut off and nothing is to be pressed; numbers have notes with their records', async () => {
  const { page, close } = await at.open(REPORT, { colorScheme: 'dark' });
  const pdf = (await page.pdf({ format: 'Letter' })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(5);
  // The room between the margins of a sheet of A4.
  await page.setViewportSize({ width: 703, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  await twoFrames(page);
  expect(await clipped(page)).toEqual([]);
  for (const hidden of ['#actions', '#contents', '.fold >> nth=0', '#details']) {
    expect(await page.locator(hidden).isVisible(), hidden).toBe(false);
  }
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );
  const missed = page.locator('#figures .card:nth-child(3) button');
  const note = page.locator('.notes li').nth(Number(await missed.getAttribute('data-note')) - 1);
  const said = (await note.textContent())!;
  expect(said).toContain('1,289 messages missed');
  for (const n of REPORT.totals.missed.records.slice(0, 4)) expect(said).toContain(`#${n}`);
  expect(said).toContain('outcome:missed');
  // The tables beside the charts are there although nobody unfolded them.
  expect(await page.locator('#disabled figure table').isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  await twoFrames(page);
  expect(await page.locator('#notes').count()).toBe(0);
  await close();
});

test.each([
  [360, 740],
  [768, 900],
  [1920, 1080],
])('at a width of %d nothing is out of sight', async (width, height) => {
  const { page, close } = await at.open(REPORT, { viewport: { width, height } });
  expect(await clipped(page)).toEqual([]);
  await page.locator('#waves button.number').first().click();
  expect(await clipped(page)).toEqual([]);
  await close();
});

test('names that want to be more than names are names', async () => {
  const report = sampleReport(hostileShape(HOSTILE_NAMES));
  const watched = await at.open(report, { before: withCanary });
  const { page, requests } = watched;
  await page.click(UNFOLD);
  for (const selector of [
    '#disabled .day',
    '.matrix .cell',
    '#latency .path',
    '#worst button.number',
    '.look',
  ]) {
    await page.locator(selector).nth(1).click();
    expect(await page.locator('#details').isVisible()).toBe(true);
  }
  const shown = await page.evaluate(() => document.body.textContent!.replace(/[\ud800-\udfff]/g, '\ufffd'));
  // Half a pair of surrogates does not come through the line to the browser.
  for (const name of HOSTILE_NAMES) expect(shown).toContain(name.replace(/[\ud800-\udfff]/g, '\ufffd'));
  expect(await page.evaluate(() => document.title)).toContain(HOSTILE_NAMES[0]!);
  const strange = await page.evaluate(
    () =>
      document.querySelectorAll('#report :is(img, iframe, script, style, form, input, object, video, a)')
        .length,
  );
  expect(strange).toBe(0);
  await page.emulateMedia({ media: 'print' });
  await twoFrames(page);
  expect(requests).toHaveLength(1);
  await expectSilence(watched);
  await watched.close();
});

test('a large report is drawn in a second of processor time, and folds what is long', async () => {
  const report = sampleReport(LARGE);
  let session: { send(method: string, params?: object): Promise<unknown> } | undefined;
  const { page, close } = await at.open(report, {
    before: async (page) => {
      session = (await page.context().newCDPSession(page)) as typeof session;
      await session!.send('Performance.enable', { timeDomain: 'threadTicks' });
    },
  });
  const { metrics } = (await session!.send('Performance.getMetrics')) as {
    readonly metrics: readonly { readonly name: string; readonly value: number }[];
  };
  expect(metrics.find(({ name }) => name === 'TaskDuration')!.value).toBeLessThan(1);
  expect(await page.locator('.matrix').first().locator('tbody tr').count()).toBe(12);
  await page.click('button:has-text("Show all 40 groups")');
  expect(await page.locator('.matrix').first().locator('tbody tr').count()).toBe(40);
  expect(await page.locator('#disabled .table >> nth=1').locator('tbody tr').count()).toBe(10);
  expect(await clipped(page)).toEqual([]);
  await close();
});

test('what would change is told without against with, and a run in which nothing breaks says so', async () => {
  const report = sampleIfReport();
  const { page, problems, close } = await at.open(report);
  const changed = await tableOf(page, 'Without it and with it');
  expect(changed.slice(0, -1)).toEqual(
    report.changed
      .slice(0, -1)
      .map(({ what, without, with: added }) => [
        what,
        grouped(without),
        grouped(added),
        added > without ? `▲ +${grouped(added - without)}` : `▼ −${grouped(without - added)}`,
      ]),
  );
  expect(changed.at(-1)).toEqual(['wrong presence', '1\u00a0d', '12\u00a0h', '▼ −12\u00a0h']);
  expect(await page.locator('#reach-if .matrix').count()).toBe(2);
  const events = await textOf(page, 'events');
  for (const event of report.events) expect(events).toContain(event.text);
  expect(await page.locator('#lost .chart svg').count()).toBe(2);
  // No file has the run with the events: what is added has sentences, but no command that would find nothing.
  await page.locator('#figures .card:nth-child(3) button').click();
  expect(await page.locator('#details .command').count()).toBe(0);
  expect(await page.locator('#details .records li').count()).toBe(12);
  expect(problems).toEqual([]);
  await close();
  const peaceful = await at.open(peacefulReport());
  const said = (await peaceful.page.textContent('#report'))!;
  expect(said).toContain('No conversation is disabled.');
  expect(said).toContain('No message is missed');
  expect(said).toContain('Nobody is hit.');
  expect(await peaceful.page.locator('#report').textContent()).not.toMatch(/NaN|undefined|Infinity/);
  expect(peaceful.problems).toEqual([]);
  await peaceful.close();
});
