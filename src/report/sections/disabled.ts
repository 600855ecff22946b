/** The conversations that ended: by day and wave, whose they were, and what asked for them afterwards. */
import { must } from '../../core/must.ts';
import { METHODS, NONE } from '../../model/words.ts';
import * as filters from '../fold/filters.ts';
import type { NamedRecords } from '../fold/named-records.ts';
import type { ReportFold } from '../fold/report-fold.ts';
import { type DisabledReport, ROWS_SHOWN, type WaveReport } from '../report.ts';

type ThreadRow = DisabledReport['threads'][number];

export function disabledReport(fold: ReportFold, records: NamedRecords): DisabledReport {
  const { disabled, days, waves } = fold;
  const nameOf = (wave: number): string | null => waves.all[wave]?.name ?? null;
  return {
    total: records.counted(disabled.total, filters.DISABLES, disabled.records),
    days: disabled.byDay.flatMap((day, place) => {
      if (day.tally.count === 0) return [];
      const filter = filters.all(filters.DISABLES, filters.between(days.instants(place)));
      const byWave = [...day.waves].sort(([a], [b]) => a - b);
      return [
        {
          day: place,
          date: days.date(place),
          count: records.counted(day.tally, filter, day.records),
          waves: byWave.map(([wave, count]) => ({ wave: nameOf(wave), count })),
        },
      ];
    }),
    people: peopleWhoLost(fold, records),
    threads: threadRows(fold, records),
  };
}

/** The most conversations first; of those who lost as many in the order of their names. */
function peopleWhoLost(fold: ReportFold, records: NamedRecords): DisabledReport['people'] {
  const { disabled, grouping, head } = fold;
  const { lostBy } = disabled;
  const losers: number[] = [];
  for (let user = 0; user < lostBy.length; user++) if (lostBy.count(user) > 0) losers.push(user);
  losers.sort((a, b) => lostBy.count(b) - lostBy.count(a) || a - b);
  const shown = losers.slice(0, ROWS_SHOWN);
  const threadsOf = lostThreads(fold, shown);
  return shown.map((user) => {
    const lost = threadsOf.get(user) ?? [];
    const filter = filters.any(lost.map(({ thread }) => filters.numbered('disables', thread)));
    const found = new Set(lost.map(({ fact }) => fact)).size;
    return {
      person: head.names.users[user]!,
      group: grouping.groups[grouping.of[user]!]!.name,
      threads: records.countedOf(lostBy, user, filter, found),
    };
  });
}

export interface LostThread {
  readonly thread: number;
  readonly fact: number;
}

/** The threads that each of some people lost. */
export function lostThreads(fold: ReportFold, people: readonly number[]): Map<number, LostThread[]> {
  const found = new Map<number, LostThread[]>(people.map((user) => [user, []]));
  eachDisabled(fold, (thread, fact, lo, hi) => {
    found.get(lo)?.push({ thread, fact });
    found.get(hi)?.push({ thread, fact });
  });
  return found;
}

/** Every thread that was disabled, in the order of the records, with its two people. */
export function eachDisabled(
  { disabled, world }: ReportFold,
  take: (thread: number, fact: number, lo: number, hi: number) => void,
): void {
  const threads = disabled.threads.done();
  const facts = disabled.facts.done();
  const { pairs } = world;
  threads.forEach((thread, place) => {
    const pair = world.threads.pair[thread]!;
    take(thread, facts[place]!, pairs.lo[pair]!, pairs.hi[pair]!);
  });
}

function threadRows(fold: ReportFold, records: NamedRecords): ThreadRow[] {
  const rows: ThreadRow[] = [];
  eachDisabled(fold, (thread, fact) => {
    if (rows.length < ROWS_SHOWN) rows.push(threadRow(fold, thread, fact, records));
  });
  return rows;
}

/** A thread that was disabled by the record of a fact. */
export function threadRow(fold: ReportFold, thread: number, at: number, records: NamedRecords): ThreadRow {
  const { disabled, facts, head, messages, waves, world } = fold;
  const { lo, hi } = world.pairs;
  const pair = world.threads.pair[thread]!;
  const fact = facts.at(at);
  const asked = filters.all(
    filters.ofLoss('refused'),
    filters.named('because', 'thread-disabled'),
    filters.numbered('thread', thread),
  );
  return {
    thread,
    people: [head.names.users[lo[pair]!]!, head.names.users[hi[pair]!]!],
    method: METHODS[world.threads.method[thread]!]!,
    atUs: fact.atUs,
    record: records.record(fact),
    wave: waves.all[disabled.waveOf(thread)]?.name ?? null,
    refused: records.countedOf(messages.refusedIn, thread, asked),
  };
}

export function waveReports(fold: ReportFold, records: NamedRecords): WaveReport[] {
  const { waves, days, disabled } = fold;
  return waves.all.map((wave) => {
    const onTheDay = wave.day === NONE ? undefined : filters.between(days.instants(wave.day));
    const changes = onTheDay && filters.all(filters.named('does', 'set-mode'), onTheDay);
    const day = wave.day === NONE ? undefined : disabled.byDay[wave.day];
    const didAll = day !== undefined && day.tally.count === wave.disabled.count;
    const disables = onTheDay && didAll ? filters.all(filters.DISABLES, onTheDay) : undefined;
    must(wave.records <= wave.changes.count, 'a record that changes modes changes one at least');
    return {
      name: wave.name,
      planned: waves.planned,
      fromUs: wave.fromUs,
      untilUs: wave.untilUs,
      people: wave.people,
      changes: records.counted(wave.changes, changes, wave.records),
      disabled: records.counted(wave.disabled, disables, day?.records),
      missed: records.counted(wave.missed),
      refused: records.counted(wave.refused),
    };
  });
}
