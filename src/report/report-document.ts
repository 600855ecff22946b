/** The document of a report, from what has been folded. */
import { formatInstant } from '../core/time.ts';
import { Sentences } from './fold/evidence.ts';
import * as filters from './fold/filters.ts';
import { NamedRecords } from './fold/named-records.ts';
import type { ReportFold } from './fold/report-fold.ts';
import { headlinesOf } from './headlines.ts';
import { REPORT_FORMAT, type ReachReport, type Report, type Totals } from './report.ts';
import { disabledReport, waveReports } from './sections/disabled.ts';
import { lossReport } from './sections/losses.ts';
import { latencies, presenceReport, splitReport } from './sections/rest.ts';
import { peopleHit, rowCounts, worstHit } from './sections/worst.ts';

/** What the fold does not know. */
export interface ReportSource {
  readonly source: Report['source'];
  readonly reach: ReachReport | null;
  readonly whyNoReach: string | null;
}

/** The fold has been finished. */
export function reportOf(fold: ReportFold, { source, reach, whyNoReach }: ReportSource): Report {
  const { header } = fold.head;
  const records = new NamedRecords(fold.facts, new Sentences(fold.head, fold.world));
  const facts = {
    coexsimReport: REPORT_FORMAT,
    program: header.program,
    title: header.title,
    scenario: header.scenario,
    seed: header.seed,
    rules: header.rules,
    start: formatInstant(header.startUs),
    untilUs: header.untilUs,
    source,
    groupsAre: fold.grouping.are,
    groups: fold.grouping.groups,
    totals: totalsOf(fold, records),
    waves: waveReports(fold, records),
    disabled: disabledReport(fold, records),
    losses: lossReport(fold, records),
    reach,
    whyNoReach,
    split: splitReport(fold, records),
    presence: presenceReport(fold, records),
    latency: latencies(fold, records),
    worst: worstHit(fold, records),
    rows: rowCounts(fold, records),
  } as const;
  for (const { record, atUs, label } of reach?.moments ?? []) {
    if (record >= 0) records.told(record, atUs, `the last record before ${label}`);
  }
  return { ...facts, headlines: headlinesOf(facts), evidence: records.evidence() };
}

function totalsOf(fold: ReportFold, records: NamedRecords): Totals {
  const { messages, disabled, world } = fold;
  const { total } = messages;
  return {
    people: world.users.count,
    tenants: world.tenants.count,
    records: fold.records,
    attempted: messages.attempted,
    refused: records.counted(total.refused, filters.ofLoss('refused')),
    sent: messages.sent,
    delivered: messages.delivered,
    missed: records.counted(total.missed, filters.ofLoss('missed')),
    failed: records.counted(total.failed, filters.ofLoss('failed')),
    inFlight: messages.inFlight,
    degraded: records.counted(total.degraded, filters.ofLoss('degraded')),
    requestsRefused: records.counted(fold.requests, filters.named('kind', 'request-refused')),
    threads: world.threads.count,
    disabled: records.counted(disabled.total, filters.DISABLES, disabled.records),
    hit: peopleHit(fold),
  };
}
