/** Reports made by hand for tests of the page: as large as wanted, with whatever names, and always the same. */
import { formatInstant, US_PER_DAY } from '../../src/core/time.ts';
import type { Counted, IfReport, ReachReport, Report, ReportGroup } from '../../src/report/report.ts';
import { REPORT_FORMAT } from '../../src/report/report.ts';
import {
  disabledOf,
  headlinesOf,
  hits,
  lossesOf,
  METHODS,
  presenceOf,
  reachOf,
  START,
  splitOf,
  wavesOf,
} from './sample-parts.ts';
import { Pen } from './sample-pen.ts';
import { REALISTIC, type SampleShape, several } from './sample-shape.ts';

/** The run was made with a switch. */
const REPEATED = ['--seed', '7', '--switch', 'sessionTimeout=15m'];

export function sampleReport(shape: SampleShape = REALISTIC): Report {
  const pen = new Pen(shape);
  const waves = wavesOf(shape, pen);
  const groups: ReportGroup[] = [
    ...shape.groups.map((name) => ({ name, tenant: 'contoso', people: 20 + pen.below(300) })),
    ...shape.partners.map((name) => ({ name, tenant: name, people: 12 })),
  ];
  const people = groups.reduce((sum, group) => sum + group.people, 0);
  const disabled = disabledOf(shape, pen);
  return {
    coexsimReport: REPORT_FORMAT,
    program: 'coexsim 0.1.0',
    title: shape.title,
    scenario: 'a'.repeat(64),
    seed: '7',
    rules: '2023-08',
    start: formatInstant(START),
    untilUs: shape.days * US_PER_DAY,
    source: shape.file.endsWith('.jsonl')
      ? { kind: 'trace', file: shape.file, options: [], incomplete: false }
      : { kind: 'run', file: shape.file, options: [...REPEATED], incomplete: false },
    groupsAre: 'groups',
    groups,
    headlines: headlinesOf(shape, pen),
    totals: {
      people,
      tenants: 1 + shape.partners.length,
      records: 1_234_567,
      attempted: 61_240,
      refused: pen.counted(734, 'refused', 'outcome:refused'),
      sent: 60_506,
      delivered: 59_120,
      missed: pen.counted(1_289, 'missed', 'outcome:missed'),
      failed: pen.counted(3, 'failed', 'outcome:failed'),
      inFlight: 94,
      degraded: pen.counted(9_812, 'plain text', 'outcome:delivered textOnly:yes'),
      requestsRefused: pen.counted(2, 'request refused', 'kind:request-refused'),
      threads: 4_310,
      disabled: disabled.total,
      hit: Math.floor(people / 3),
    },
    waves,
    disabled,
    losses: lossesOf(shape, groups, pen),
    reach: reachOf(shape, groups, pen),
    whyNoReach: null,
    split: splitOf(shape, pen),
    presence: presenceOf(shape, pen),
    latency: ['worldwide', '21Vianet'].flatMap((from) =>
      ['worldwide', '21Vianet'].flatMap((to) =>
        METHODS.slice(0, 2 + pen.below(3)).map((method) => {
          const p50Us = (20 + pen.below(200)) * 1_000;
          const p95Us = p50Us * (2 + pen.below(4));
          const p99Us = p95Us * (1 + pen.below(3));
          const records = pen.counted(5, 'slow').records;
          return {
            from,
            via: 'Teams',
            to,
            lands: method === 'native' ? 'Teams' : 'SfB',
            method,
            count: 100 + pen.below(9_000),
            p50Us,
            p95Us,
            p99Us,
            maxUs: p99Us * 3,
            records,
          };
        }),
      ),
    ),
    worst: {
      people: hits(shape.people, shape, pen).slice(0, 10),
      groups: hits(shape.groups, shape, pen).slice(0, 10),
    },
    rows: several(Math.min(40, shape.rows), (i) => `[COEX] ${1 + (i >> 3)}${'abc'[i % 3]}.${i}`).map(
      (row, i) => ({
        row,
        says: i % 3 === 0 ? '' : `${pen.of(['Islands', 'TeamsOnly'])} | Teams | Online | Teams`,
        table: i % 3 === 0 ? '' : 'in-tenant new chat or call routing to an Islands mode recipient',
        outcome: pen.of(['native in Teams', 'interop in Skype for Business', 'Not Possible']),
        count: pen.counted(Math.floor(20_000 / (i + 1)), 'decided', `row:"${row}"`),
      }),
    ),
    evidence: pen.evidence,
  };
}

/** A report of which nothing is to be told: nothing breaks. */
export function peacefulReport(): Report {
  const none: Counted = { count: 0, records: [] };
  const whole = sampleReport({ ...REALISTIC, days: 1 });
  return {
    ...whole,
    totals: {
      ...whole.totals,
      refused: none,
      missed: none,
      failed: none,
      requestsRefused: none,
      degraded: none,
      disabled: none,
      hit: 0,
    },
    waves: [],
    disabled: { total: none, days: [], people: [], threads: [] },
    losses: { days: [], byRecipient: [], bySender: [], byPartner: [], byReason: [] },
    reach: null,
    whyNoReach: null,
    split: { total: none, days: [], pairs: [] },
    presence: { watched: 0, wrongUs: 0, totalUs: 0, kinds: [], longest: [] },
    worst: { people: [], groups: [] },
  };
}

/** The first and the last moment. */
function withoutAndWith(reach: ReachReport): ReachReport {
  const moments = ['without', 'with'].map((label) => ({ ...reach.moments.at(-1)!, label }));
  const cells = reach.cells
    .filter(({ moment }) => moment !== 1)
    .map((cell) => ({ ...cell, moment: Math.min(cell.moment, 1) }));
  return { ...reach, moments, cells, changes: reach.changes.slice(0, 1) };
}

export function sampleIfReport(shape: SampleShape = REALISTIC): IfReport {
  const without = sampleReport(shape);
  const added = sampleReport({ ...shape, rows: Math.min(shape.rows, 12) });
  const more = <T extends Counted>(counted: T, by: number): T => ({ ...counted, count: counted.count + by });
  const totals = {
    ...added.totals,
    missed: more(added.totals.missed, 212),
    refused: more(added.totals.refused, 40),
    disabled: more(added.totals.disabled, 31),
  };
  return {
    coexsimIf: REPORT_FORMAT,
    events: shape.people.slice(0, 2).map((person, i) => ({
      atUs: (3 + i) * US_PER_DAY,
      text: `setMode { user: ${person}, to: TeamsOnly }`,
    })),
    headlines: [
      {
        text: `31 more conversations are disabled for good, most of them of ${shape.people[0]}.`,
        records: added.disabled.total.records,
      },
    ],
    without,
    with: { ...added, totals },
    threads: added.disabled.threads,
    lost: 31,
    spared: 4,
    people: added.disabled.people.map(({ person, group, threads }) => ({
      person,
      group,
      lost: threads.count,
    })),
    changed: [
      { what: 'conversations disabled', without: without.totals.disabled.count, with: totals.disabled.count },
      { what: 'messages missed', without: without.totals.missed.count, with: totals.missed.count },
      { what: 'messages refused', without: without.totals.refused.count, with: totals.refused.count },
      { what: 'messages delivered', without: without.totals.delivered, with: without.totals.delivered - 252 },
      { what: 'microseconds of wrong presence', without: US_PER_DAY, with: US_PER_DAY / 2 },
    ],
    reach: withoutAndWith(added.reach!),
    whyNoReach: null,
    evidence: added.evidence,
  };
}
