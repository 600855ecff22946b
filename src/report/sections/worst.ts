/** Whom it hit hardest, and what the tables said. */
import { printedRow } from '../../experiment/printed-row.ts';
import * as filters from '../fold/filters.ts';
import type { NamedRecords } from '../fold/named-records.ts';
import type { ReportFold } from '../fold/report-fold.ts';
import { Tally } from '../fold/tallies.ts';
import type { Hit, Report, RowCount } from '../report.ts';
import { eachDisabled, lostThreads } from './disabled.ts';

/** How many people and groups are listed. */
export const WORST_SHOWN = 10;

/** Ids by falling score; those that score the same in the order of their ids, which is that of their names. */
function worst(count: number, scoreOf: (id: number) => number): number[] {
  const hit: number[] = [];
  for (let id = 0; id < count; id++) if (scoreOf(id) > 0) hit.push(id);
  return hit.sort((a, b) => scoreOf(b) - scoreOf(a) || a - b).slice(0, WORST_SHOWN);
}

export function worstHit(fold: ReportFold, records: NamedRecords): Report['worst'] {
  return { people: worstPeople(fold, records), groups: worstGroups(fold, records) };
}

/** How many people lost a conversation, missed a message, or were refused one. */
export function peopleHit(fold: ReportFold): number {
  let hit = 0;
  const scoreOf = scoreOfPerson(fold);
  for (let user = 0; user < fold.world.users.count; user++) if (scoreOf(user) > 0) hit += 1;
  return hit;
}

function scoreOfPerson({ disabled, messages }: ReportFold): (user: number) => number {
  return (user) =>
    disabled.lostBy.count(user) + messages.missedBy.count(user) + messages.refusedTo.count(user);
}

function worstPeople(fold: ReportFold, records: NamedRecords): Hit[] {
  const { disabled, grouping, head, messages, world } = fold;
  const scoreOf = scoreOfPerson(fold);
  const shown = worst(world.users.count, scoreOf);
  const threadsOf = lostThreads(fold, shown);
  return shown.map((user) => {
    const name = head.names.users[user]!;
    const lost = threadsOf.get(user) ?? [];
    const ended = filters.any(lost.map(({ thread }) => filters.numbered('disables', thread)));
    const found = new Set(lost.map(({ fact }) => fact)).size;
    return {
      name,
      group: grouping.groups[grouping.of[user]!]!.name,
      lostThreads: records.countedOf(disabled.lostBy, user, ended, found),
      missed: records.countedOf(
        messages.missedBy,
        user,
        filters.all(filters.ofLoss('missed'), filters.named('to', name)),
      ),
      refused: records.countedOf(
        messages.refusedTo,
        user,
        filters.all(filters.ofLoss('refused'), filters.named('from', name)),
      ),
      score: scoreOf(user),
    };
  });
}

function worstGroups(fold: ReportFold, records: NamedRecords): Hit[] {
  const { grouping, messages } = fold;
  const lost = grouping.groups.map(() => new Tally());
  eachDisabled(fold, (_, fact, lo, hi) => {
    const [one, other] = [grouping.of[lo]!, grouping.of[hi]!];
    lost[one]!.addFact(fact);
    if (other !== one) lost[other]!.addFact(fact);
  });
  const sumOf = (group: number): number =>
    lost[group]!.count + messages.byRecipient[group]!.missed.count + messages.bySender[group]!.refused.count;
  const scoreOf = (group: number): number =>
    Math.round((1000 * sumOf(group)) / Math.max(1, grouping.groups[group]!.people)) / 1000;
  return worst(grouping.groups.length, scoreOf).map((group) => ({
    name: grouping.groups[group]!.name,
    group: grouping.groups[group]!.name,
    lostThreads: records.counted(lost[group]!),
    missed: records.counted(messages.byRecipient[group]!.missed),
    refused: records.counted(messages.bySender[group]!.refused),
    score: scoreOf(group),
  }));
}

/** The most frequent first. */
export function rowCounts({ messages }: ReportFold, records: NamedRecords): RowCount[] {
  const byCount = [...messages.rows].sort(
    (a, b) => b.tally.count - a.tally.count || (a.row < b.row ? -1 : a.row > b.row ? 1 : 0),
  );
  return byCount.map(({ row, outcome, tally }) => {
    const filter = filters.all(
      filters.named('kind', 'message-attempted'),
      filters.named('row', row),
      filters.named('decision', outcome),
    );
    return { row, ...printedRow(row), outcome, count: records.counted(tally, filter) };
  });
}
