/** The numbers of reports against counts made from the lines of traces, and against what queries find. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Counted, Report } from '../../src/report/report.ts';
import { runQuery } from '../../src/trace/query/run.ts';
import { scenarios } from '../support/arbitraries.ts';
import { compile } from '../support/running.ts';
import { compiledScenario, countsIn, reportOf, SCENARIO_NAMES, type Traced, traced } from './reports.ts';

type Line = Traced['lines'][number];

const sum = (counts: readonly Counted[]): number => counts.reduce((total, { count }) => total + count, 0);
const LOSSES = ['missed', 'refused', 'failed', 'degraded'] as const;

/** What the lines say, by counting them one by one. */
function counted(lines: readonly Line[]): Record<string, number> {
  const events = (name: string): Line[] => lines.filter(({ event }) => event === name);
  const written = new Map(events('message-attempted').map((line) => [line.message, line.via]));
  const asText = new Set(
    events('message-sent').flatMap((line) => (line.textOnly === 1 ? [line.message] : [])),
  );
  const did = (line: Line): Record<string, unknown>[] => (line.did ?? []) as Record<string, unknown>[];
  const ends = (line: Line): number =>
    did(line).filter((each) => each.do === 'set-thread-status' && each.status === 'disabled').length;
  return {
    attempted: events('message-attempted').length,
    sent: events('message-sent').length,
    delivered: events('message-delivered').length,
    refused: events('message-refused').length,
    missed: events('message-missed').length,
    failed: events('message-failed').length,
    degraded: events('message-delivered').filter(
      ({ message }) => asText.has(message) && written.get(message) === 'Teams',
    ).length,
    disabled: lines.reduce((total, line) => total + ends(line), 0),
    changes: lines.flatMap(did).filter((each) => each.do === 'set-mode').length,
    requestsRefused: events('request-refused').length,
  };
}

function told(report: Report): Record<string, number> {
  const { totals, waves } = report;
  return {
    attempted: totals.attempted,
    sent: totals.sent,
    delivered: totals.delivered,
    refused: totals.refused.count,
    missed: totals.missed.count,
    failed: totals.failed.count,
    degraded: totals.degraded.count,
    disabled: totals.disabled.count,
    changes: sum(waves.map(({ changes }) => changes)),
    requestsRefused: totals.requestsRefused.count,
  };
}

/** What has to add up within a report of people who are all summed up and listed. */
function expectConserved({
  totals,
  losses,
  disabled,
  rows,
  latency,
  split,
  evidence,
  ...rest
}: Report): void {
  expect(totals.attempted).toBe(totals.refused.count + totals.sent);
  expect(totals.sent).toBe(totals.delivered + totals.missed.count + totals.failed.count + totals.inFlight);
  for (const loss of LOSSES) {
    const total = totals[loss].count;
    expect(sum(losses.days.map((day) => day[loss]))).toBe(total);
    expect(sum(losses.byRecipient.map((group) => group[loss]))).toBe(total);
    expect(sum(losses.bySender.map((group) => group[loss]))).toBe(total);
    const ofReasons = losses.byReason.filter((reason) => reason.loss === loss);
    expect(sum(ofReasons.map(({ count }) => count))).toBe(total);
  }
  expect(sum(disabled.days.map(({ count }) => count))).toBe(totals.disabled.count);
  for (const { count, waves } of disabled.days) {
    expect(waves.reduce((total, wave) => total + wave.count, 0)).toBe(count.count);
  }
  expect(sum(disabled.people.map(({ threads }) => threads))).toBe(2 * totals.disabled.count);
  expect(disabled.threads).toHaveLength(totals.disabled.count);
  expect(latency.reduce((total, { count }) => total + count, 0)).toBe(totals.delivered + totals.missed.count);
  expect(sum(split.days.map(({ count }) => count))).toBe(
    split.pairs.reduce((days, pair) => days + pair.days, 0),
  );
  expect(split.pairs).toHaveLength(split.total.count);
  expect(sum(rows.map(({ count }) => count))).toBeLessThanOrEqual(totals.attempted);
  const named = new Set(
    countsIn({ totals, losses, disabled, rows, split, ...rest }).flatMap(([, each]) => each.records),
  );
  expect([...named].filter((n) => evidence[String(n)] === undefined)).toEqual([]);
}

/** Each number with a filter is what the filter finds, and names the first records of those. */
function expectQueriesToFindIt(report: Report, { trace }: Traced): void {
  const wrong = countsIn(report).flatMap(([path, { count, found = count, query, records }]) => {
    if (query === undefined) return [];
    const answer = runQuery(trace, query);
    if ('error' in answer) return [`${path}: ${query}: ${answer.error.message}`];
    const first: number[] = [];
    for (let n = 0; n < answer.passes.length && first.length < 12; n++)
      if (answer.passes[n] === 1) first.push(n);
    const same = answer.shown === found && JSON.stringify(first) === JSON.stringify(records);
    return same ? [] : [`${path}: ${query} finds ${answer.shown} (${first}), not ${found} (${records})`];
  });
  expect(wrong).toEqual([]);
  for (const { count, query } of report.latency) {
    if (query === undefined) continue;
    const answer = runQuery(trace, query);
    expect('error' in answer ? answer.error : [query, answer.shown]).toEqual([query, count]);
  }
}

/** Every fourth, because time is dear; all of them hold. */
const SOME = SCENARIO_NAMES.filter(
  (name, place) => name === 'main.yaml' || (place % 4 === 0 && !name.startsWith('traffic-')),
);

describe('in scenarios of the project', () => {
  test.each(SOME)('%s', async (name) => {
    const compiled = compiledScenario(name);
    const it = await traced(compiled);
    expect(told(it.report)).toEqual(counted(it.lines));
    expectConserved(it.report);
    expectQueriesToFindIt(it.report, it);
    expect(reportOf(compiled)).toEqual(it.report);
  });
});

test('in any scenario a report says what the lines say, adds up, and is the same of a run and of its trace', async () => {
  await fc.assert(
    fc.asyncProperty(scenarios(), async (file) => {
      const compiled = compile(file);
      const it = await traced(compiled);
      expect(told(it.report)).toEqual(counted(it.lines));
      expectConserved(it.report);
      expectQueriesToFindIt(it.report, it);
      expect(reportOf(compiled)).toEqual(it.report);
    }),
    { numRuns: 25 },
  );
});
