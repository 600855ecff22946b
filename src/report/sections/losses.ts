/** The messages that did not arrive as they were meant: by day, group, partner and reason. */
import { NONE } from '../../model/words.ts';
import * as filters from '../fold/filters.ts';
import type { LossTallies } from '../fold/messages.ts';
import type { NamedRecords } from '../fold/named-records.ts';
import type { ReportFold } from '../fold/report-fold.ts';
import type { Loss, LossCounts, LossReport } from '../report.ts';

export const LOSSES = ['missed', 'refused', 'failed', 'degraded'] as const satisfies readonly Loss[];

export function lossReport(fold: ReportFold, records: NamedRecords): LossReport {
  const { days, grouping, messages } = fold;
  const groupNames = grouping.groups.map(({ name }) => name);
  const whose = (field: 'from' | 'to', group: number): filters.Filter | undefined =>
    filters.any(peopleOf(fold, group).map((name) => filters.named(field, name)));
  return {
    days: messages.byDay.flatMap((losses, day) => {
      if (isNothing(losses)) return [];
      const counts = countsOf(records, losses, filters.between(days.instants(day)));
      return [{ day, date: days.date(day), ...counts }];
    }),
    byRecipient: messages.byRecipient.map((losses, group) => ({
      group: groupNames[group]!,
      ...countsOf(records, losses, whose('to', group)),
    })),
    bySender: messages.bySender.map((losses, group) => ({
      group: groupNames[group]!,
      ...countsOf(records, losses, whose('from', group)),
    })),
    byPartner: partners(fold, records),
    byReason: reasons(fold, records),
  };
}

function isNothing(losses: LossTallies): boolean {
  return LOSSES.every((loss) => losses[loss].count === 0);
}

/** With a filter for each count if there is one that says whose the messages are. */
function countsOf(records: NamedRecords, losses: LossTallies, whose: filters.Filter | undefined): LossCounts {
  const counted = (loss: Loss): LossCounts[Loss] =>
    records.counted(losses[loss], whose && filters.all(filters.ofLoss(loss), whose));
  return {
    missed: counted('missed'),
    refused: counted('refused'),
    failed: counted('failed'),
    degraded: counted('degraded'),
  };
}

/** The names of those in a group; too many for a filter if there are more than the first hundred. */
function peopleOf({ grouping, head }: ReportFold, group: number): string[] {
  const found: string[] = [];
  if (grouping.groups[group]!.people > 100) return found;
  grouping.of.forEach((of, user) => {
    if (of === group) found.push(head.names.users[user]!);
  });
  return found;
}

function partners(
  { grouping, head, messages, world }: ReportFold,
  records: NamedRecords,
): LossReport['byPartner'] {
  const { count } = world.tenants;
  const ordered = [...messages.byPartner].sort(([a], [b]) => a - b);
  return ordered.map(([key, losses]) => {
    const group = grouping.groups[Math.floor(key / count)]!;
    const partner = head.names.tenants[key % count]!;
    const between =
      grouping.are === 'tenants'
        ? filters.all(filters.named('tenant', group.name), filters.named('tenant', partner))
        : undefined;
    return { group: group.name, partner, ...countsOf(records, losses, between) };
  });
}

const TEXT_ONLY = 'The message was written in Teams and arrived as plain text only.';

function reasons({ head, messages }: ReportFold, records: NamedRecords): LossReport['byReason'] {
  const { words } = head.header;
  const ordered = [...messages.byReason.values()].sort(
    (a, b) =>
      LOSSES.indexOf(a.loss) - LOSSES.indexOf(b.loss) || b.tally.count - a.tally.count || a.reason - b.reason,
  );
  return ordered.map(({ loss, reason, tally, rows }) => {
    const name = reason === NONE ? '' : (words.reasons[reason] ?? '');
    const why = name === '' ? undefined : filters.named('because', name);
    const of = filters.ofLoss(loss);
    const byCount = [...rows].sort(([a, one], [b, other]) => other - one || a - b);
    return {
      loss,
      reason: name,
      sentence: loss === 'degraded' ? TEXT_ONLY : (words.sentences?.[reason] ?? ''),
      count: records.counted(tally, why === undefined ? of : filters.all(of, why)),
      rows: mergedRows(
        byCount
          .map(([row, count]) => ({ ...messages.rows[row]!, count }))
          // A row that let a message go did not refuse it: that was the client, the conversation, a feature.
          .filter(({ outcome }) => loss !== 'refused' || outcome !== 'lands'),
      ),
    };
  });
}

/** A row that decided in two ways is one row here. */
function mergedRows(
  rows: readonly { readonly row: string; readonly count: number }[],
): { row: string; count: number }[] {
  const merged = new Map<string, number>();
  for (const { row, count } of rows) merged.set(row, (merged.get(row) ?? 0) + count);
  return [...merged].map(([row, count]) => ({ row, count })).sort((a, b) => b.count - a.count);
}
