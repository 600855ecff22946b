/** Conversations in two clients, presence, latency. */
import { CLIENT, CLIENTS, CLOUDS, METHODS, NONE, PRESENCES } from '../../model/words.ts';
import { clientName } from '../fold/evidence.ts';
import * as filters from '../fold/filters.ts';
import type { Path } from '../fold/latency.ts';
import type { NamedRecords } from '../fold/named-records.ts';
import type { ReportFold } from '../fold/report-fold.ts';
import { type PathLatency, type PresenceReport, ROWS_SHOWN, type SplitReport } from '../report.ts';

export function splitReport({ split, days, head, world }: ReportFold, records: NamedRecords): SplitReport {
  const { pairs } = world;
  const found: number[] = [];
  for (let pair = 0; pair < split.days.length; pair++) if (split.days.count(pair) > 0) found.push(pair);
  found.sort((a, b) => split.days.count(b) - split.days.count(a) || a - b);
  return {
    total: records.counted(split.total),
    days: split.byDay.flatMap((tally, day) =>
      tally.count === 0 ? [] : [{ day, date: days.date(day), count: records.counted(tally) }],
    ),
    pairs: found.slice(0, ROWS_SHOWN).map((pair) => {
      const people = [pairs.lo[pair]!, pairs.hi[pair]!].map((user) => head.names.users[user]!);
      return {
        people: people as [string, string],
        for: people.filter((_, side) => split.splitFor(pair, side)),
        days: split.days.count(pair),
        inTeams: split.liesIn(pair, CLIENT.Teams),
        inSfB: split.liesIn(pair, CLIENT.SfB),
        records: records.records(split.days.factsOf(pair)),
      };
    }),
  };
}

export function presenceReport({ presence, head }: ReportFold, records: NamedRecords): PresenceReport | null {
  if (presence === undefined) return null;
  const { users } = head.names;
  const kinds = [...presence.wrongUs]
    .map((us, key) => ({
      true: PRESENCES[Math.floor(key / PRESENCES.length)]!,
      shown: PRESENCES[key % PRESENCES.length]!,
      us,
    }))
    .filter(({ us }) => us > 0)
    .sort((a, b) => b.us - a.us);
  return {
    watched: presence.watched,
    wrongUs: presence.wrongUs.reduce((sum, us) => sum + us, 0),
    totalUs: presence.totalUs,
    kinds,
    longest: presence.longest.map((each) => {
      const [watcher, person] = [users[each.watcher]!, users[each.person]!];
      const [truth, shown] = [PRESENCES[each.true]!, PRESENCES[each.shown]!];
      const text = `${clientName(each.client)} of ${watcher} shows ${person} as ${shown}, who is ${truth}`;
      const record = each.record === NONE ? NONE : records.told(each.record, each.fromUs, text);
      const { fromUs, us } = each;
      return { watcher, person, client: CLIENTS[each.client]!, fromUs, us, true: truth, shown, record };
    }),
  };
}

/** The most travelled paths first. */
export function latencies({ latency, head, world }: ReportFold, records: NamedRecords): PathLatency[] {
  const nameOf = (end: number): string => (latency.byCloud ? CLOUDS[end]! : head.names.tenants[end]!);
  const ordered = [...latency.paths].sort(
    ([a, one], [b, other]) => other.times.count - one.times.count || a - b,
  );
  return ordered.map(([, path]) => {
    const { times, slowest } = path;
    return {
      from: nameOf(path.from),
      via: CLIENTS[path.via]!,
      to: nameOf(path.to),
      lands: CLIENTS[path.lands]!,
      method: METHODS[path.method]!,
      count: times.count,
      ...queryOf(path, latency.byCloud || world.tenants.count === 0 ? undefined : nameOf(path.from)),
      p50Us: times.percentile(50),
      p95Us: times.percentile(95),
      p99Us: times.percentile(99),
      maxUs: times.max,
      records: slowest.map(({ fact }) => records.record(fact)),
    };
  });
}

/** Within an organisation a filter says which messages these are; between two none says in which direction. */
function queryOf(path: Path, tenant: string | undefined): { query?: string } {
  if (tenant === undefined || path.from !== path.to) return {};
  const ends = filters.any(['delivered', 'missed'].map((end) => filters.named('kind', `message-${end}`)))!;
  const filter = filters.all(
    ends,
    filters.named('via', CLIENTS[path.via]!),
    filters.named('lands', CLIENTS[path.lands]!),
    filters.named('method', METHODS[path.method]!),
    filters.named('tenancy', 'in-tenant'),
    filters.named('tenant', tenant),
  );
  return { query: filters.printed(filter) };
}
