/** Tables of a report about reach, conversations in two clients, presence and latency. */
import { grouped } from '../core/counts.ts';
import { formatDuration } from '../core/time.ts';
import { instantText } from './instant-text.ts';
import type { Report } from './report.ts';
import { ROWS, recordsText, table } from './text-table.ts';

export function reach({ reach, whyNoReach }: Report): string[] {
  if (reach === null) return whyNoReach === null ? [] : [whyNoReach];
  const shown = reach.moments.map((moment, place) => {
    const cells = reach.cells.filter((cell) => cell.moment === place);
    const sum = (key: 'pairs' | 'read' | 'textOnly' | 'unseen' | 'refused'): string =>
      grouped(cells.reduce((total, cell) => total + cell[key], 0));
    const change = reach.changes[place - 1];
    return [
      moment.label,
      sum('pairs'),
      sum('read'),
      sum('textOnly'),
      sum('unseen'),
      sum('refused'),
      change === undefined ? '' : grouped(change.lost),
      change === undefined ? '' : grouped(change.gained),
    ];
  });
  const columns = ['when', 'pairs', 'read', 'of these as plain text', 'unseen', 'refused', 'lost', 'gained'];
  return table(
    'Who can reach whom, in ordered pairs of people (one writes, the other reads)',
    columns,
    shown,
    shown.length,
  );
}

export function split({ split }: Report): string[] {
  return table(
    'Conversations of which one person has a part in Teams and a part in Skype for Business on one day',
    ['between', 'and', 'in two parts for', 'days', 'messages in Teams', 'in SfB', 'records'],
    split.pairs.map((pair) => [
      ...pair.people,
      pair.for.length === 2 ? 'both' : (pair.for[0] ?? ''),
      pair.days,
      pair.inTeams,
      pair.inSfB,
      recordsText({ count: pair.days, records: pair.records }),
    ]),
    ROWS,
    split.total.count,
  );
}

export function presence(report: Report): string[] {
  const { presence } = report;
  if (presence === null || presence.longest.length === 0) return [];
  return table(
    'Presence shown wrongly, the longest: what somebody saw of whom',
    ['who saw', 'whom', 'in', 'shown', 'true', 'for', 'from (UTC)', 'record'],
    presence.longest.map((each) => [
      each.watcher,
      each.person,
      each.client,
      each.shown,
      each.true,
      formatDuration(each.us),
      instantText(report, each.fromUs),
      each.record < 0 ? '-' : `#${each.record}`,
    ]),
    ROWS,
  );
}

export function latency({ latency }: Report): string[] {
  return table(
    'Latency (percentiles within 0.8 %)',
    ['from', 'written in', 'to', 'lands in', 'method', 'messages', 'p50', 'p95', 'p99', 'max', 'slowest'],
    latency.map((path) => [
      path.from,
      path.via,
      path.to,
      path.lands,
      path.method,
      path.count,
      ...[path.p50Us, path.p95Us, path.p99Us, path.maxUs].map(formatDuration),
      recordsText({ count: 0, records: path.records }, 1),
    ]),
    ROWS,
  );
}
