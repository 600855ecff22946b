/** What events would do: two reports of one scenario and seed compared, without and with them. */
import { grouped } from '../core/counts.ts';
import { listed } from '../trace/story/naming.ts';
import { Sentences } from './fold/evidence.ts';
import { NamedRecords } from './fold/named-records.ts';
import type { ReportFold } from './fold/report-fold.ts';
import {
  type Headline,
  type IfReport,
  REPORT_FORMAT,
  type ReachReport,
  type Report,
  ROWS_SHOWN,
} from './report.ts';
import { eachDisabled, threadRow } from './sections/disabled.ts';

export interface Told {
  readonly fold: ReportFold;
  readonly report: Report;
}

export function ifReport(
  events: IfReport['events'],
  without: Told,
  changed: Told,
  { reach, whyNoReach }: Pick<IfReport, 'reach' | 'whyNoReach'>,
): IfReport {
  const lost = onlyIn(changed.fold, without.fold);
  const spared = onlyIn(without.fold, changed.fold).length;
  const people = peopleOf(changed.fold, lost);
  const figures = figuresOf(without.report, changed.report);
  const sentences = new Sentences(changed.fold.head, changed.fold.world);
  const records = new NamedRecords(changed.fold.facts, sentences);
  return {
    coexsimIf: REPORT_FORMAT,
    events,
    headlines: [
      ...refusedActions(without.report, changed.report),
      ...headlinesOf(lost.length, spared, people, figures, reach, () =>
        whyNothing(events, without.fold, changed.fold),
      ),
    ],
    without: without.report,
    with: changed.report,
    threads: lost
      .slice(0, ROWS_SHOWN)
      .map(({ thread, fact }) => threadRow(changed.fold, thread, fact, records)),
    lost: lost.length,
    spared,
    people: people.slice(0, ROWS_SHOWN),
    changed: figures,
    reach,
    whyNoReach,
    evidence: records.evidence(),
  };
}

interface Ended {
  readonly thread: number;
  readonly fact: number;
  readonly lo: number;
  readonly hi: number;
}

/** Threads that were disabled in one run and not in the other. The same two may lose several of one routing: as many are the same. */
function onlyIn(fold: ReportFold, other: ReportFold): Ended[] {
  const known = new Map<string, number>();
  eachDisabled(other, (thread, _, lo, hi) => {
    const key = keyOf(other, thread, lo, hi);
    known.set(key, (known.get(key) ?? 0) + 1);
  });
  const found: Ended[] = [];
  eachDisabled(fold, (thread, fact, lo, hi) => {
    const key = keyOf(fold, thread, lo, hi);
    const left = known.get(key) ?? 0;
    if (left > 0) known.set(key, left - 1);
    else found.push({ thread, fact, lo, hi });
  });
  return found;
}

function keyOf({ world }: ReportFold, thread: number, lo: number, hi: number): string {
  const { threads } = world;
  return `${lo} ${hi} ${threads.method[thread]} ${threads.clientLo[thread]} ${threads.clientHi[thread]}`;
}

function peopleOf({ grouping, head }: ReportFold, lost: readonly Ended[]): IfReport['people'] {
  const counts = new Map<number, number>();
  for (const { lo, hi } of lost) {
    for (const user of [lo, hi]) counts.set(user, (counts.get(user) ?? 0) + 1);
  }
  const ordered = [...counts].sort(([a, one], [b, other]) => other - one || a - b);
  return ordered.map(([user, count]) => ({
    person: head.names.users[user]!,
    group: grouping.groups[grouping.of[user]!]!.name,
    lost: count,
  }));
}

const REQUESTS = 'grants, sign-ins and moves refused';

function figuresOf(without: Report, changed: Report): IfReport['changed'] {
  const figures: [string, (report: Report) => number][] = [
    ['messages attempted', ({ totals }) => totals.attempted],
    ['messages delivered', ({ totals }) => totals.delivered],
    ['messages missed', ({ totals }) => totals.missed.count],
    ['messages refused', ({ totals }) => totals.refused.count],
    ['messages failed', ({ totals }) => totals.failed.count],
    ['messages delivered as plain text only', ({ totals }) => totals.degraded.count],
    ['conversations disabled', ({ totals }) => totals.disabled.count],
    [REQUESTS, ({ totals }) => totals.requestsRefused.count],
    ['people hit', ({ totals }) => totals.hit],
    ['conversations in both clients', ({ split }) => split.total.count],
    ['microseconds of wrong presence', ({ presence }) => presence?.wrongUs ?? 0],
  ];
  return figures.map(([what, of]) => ({ what, without: of(without), with: of(changed) }));
}

/** An action that was refused changes nothing, and whoever asks has to know why. */
function refusedActions(without: Report, changed: Report): Headline[] {
  const more = changed.totals.requestsRefused.count - without.totals.requestsRefused.count;
  if (more <= 0) return [];
  const texts = (report: Report): string[] =>
    report.totals.requestsRefused.records.map((n) => report.evidence[String(n)]?.text ?? '');
  const known = texts(without);
  const first = texts(changed).find((text) => {
    const place = known.indexOf(text);
    if (place >= 0) known.splice(place, 1);
    return place < 0;
  });
  const also = first === undefined ? '' : `: ${first}`;
  const what =
    more === 1 ? '1 grant, sign-in or move more is' : `${grouped(more)} grants, sign-ins or moves more are`;
  return [{ text: `${what} refused${also}.`, records: [] }];
}

/** So many people are named; of more one less, so that the others are never one. */
const MOST_NAMED = 4;

function headlinesOf(
  lost: number,
  spared: number,
  people: IfReport['people'],
  figures: IfReport['changed'],
  reach: ReachReport | null,
  whyNothing: () => string,
): Headline[] {
  const found: string[] = [];
  if (lost > 0) {
    const named = people.length <= MOST_NAMED ? people : people.slice(0, MOST_NAMED - 1);
    const most = named.map((each) => `${each.person} (${each.lost})`);
    if (named.length < people.length) most.push(`${grouped(people.length - named.length)} others`);
    const more = lost === 1 ? '1 more conversation is' : `${grouped(lost)} more conversations are`;
    const anew = people.length === 1 ? '1 person has' : `${grouped(people.length)} people have`;
    found.push(`${more} disabled for good, and ${anew} to begin anew: ${listed(most)}.`);
  }
  if (spared > 0) {
    const live = spared === 1 ? '1 conversation lives' : `${grouped(spared)} conversations live`;
    found.push(`${live} on that would be disabled otherwise.`);
  }
  for (const name of ['missed', 'refused', 'failed', 'delivered']) {
    const { without, with: changed } = figures.find(({ what }) => what === `messages ${name}`)!;
    if (without === changed) continue;
    const [count, how] = [Math.abs(changed - without), changed > without ? 'more' : 'fewer'];
    found.push(
      `${grouped(count)} ${how} message${count === 1 ? ' is' : 's are'} ${name === 'failed' ? 'lost on the way' : name}.`,
    );
  }
  const change = reach?.changes[0];
  if (change !== undefined && change.lost > 0) {
    found.push(`At the end ${grouped(change.lost)} ordered pairs of people can no longer reach each other.`);
  }
  if (change !== undefined && change.gained > 0) {
    found.push(
      `At the end ${grouped(change.gained)} ordered pairs of people can reach each other who could not.`,
    );
  }
  if (found.length === 0) {
    const isRefused = figures.some(
      ({ what, without, with: changed }) => what === REQUESTS && changed > without,
    );
    found.push(
      `Nothing ${isRefused ? 'else ' : ''}that is counted here changes${isRefused ? '' : whyNothing()}.`,
    );
  }
  return found.map((text) => ({ text, records: [] }));
}

/** The end of a sentence about events that are to change modes; '' if they do something else as well. */
function whyNothing(events: IfReport['events'], without: ReportFold, changed: ReportFold): string {
  if (!events.every(({ text }) => /^\{?\s*(setMode|grantPolicy)\b/.test(text))) return '';
  const more = changed.waves.changes - without.waves.changes;
  if (more < 0) return '';
  if (more === 0)
    return ': no more modes change than without it, as when everybody has that mode already, or gets it later anyway';
  return more === 1
    ? ', although one mode changes that does not otherwise'
    : `, although ${grouped(more)} modes change that do not otherwise`;
}
