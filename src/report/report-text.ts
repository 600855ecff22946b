/** A report as an administrator reads it in a terminal: the facts in sentences, then tables, then what to type. */
import { grouped } from '../core/counts.ts';
import { plainText } from '../core/plain-text.ts';
import { formatDuration } from '../core/time.ts';
import { instantText } from './instant-text.ts';
import type { Counted, Report } from './report.ts';
import { latency, presence, reach, split } from './report-tables.ts';
import { type Cell, commandLines, ROWS, recordsText, table } from './text-table.ts';

/** Makes the command line of some words, safe to copy. */
export type CommandOf = (...words: readonly string[]) => string;

/** The report as lines, ended by a line feed. */
export function reportText(report: Report, command: CommandOf): string {
  const sections = [
    heading(report),
    headlines(report),
    figures(report),
    waves(report),
    days(report),
    losers(report),
    threads(report),
    ...losses(report),
    reasons(report),
    reach(report),
    split(report),
    presence(report),
    latency(report),
    ...worst(report),
    rows(report),
    next(report, command),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function heading({
  title,
  source,
  seed,
  rules,
  untilUs,
  start,
  totals,
  groups,
  groupsAre,
}: Report): string[] {
  const lines = [
    plainText(title),
    `${plainText(source.file)}, seed ${plainText(seed)}, rules ${plainText(rules)}, ${formatDuration(untilUs)} from ${start}`,
    `${some(totals.people, 'person', 'people')} of ${some(totals.tenants, 'tenant')}, summed up by ${groupsAre === 'tenants' ? 'tenant' : some(groups.length, 'group')}`,
  ];
  if (source.incomplete) {
    lines.push('It was cut short or interrupted: what follows is about that part of it.');
  }
  return lines;
}

/** `1 group`, `2,500 groups`. */
function some(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

function headlines({ headlines }: Report): string[] {
  return headlines.map(({ text, records }) => {
    const where = recordsText({ count: records.length, records }, 1);
    return `* ${plainText(text)}${where === '' ? '' : ` ${where}`}`;
  });
}

function figures({ totals: t }: Report): string[] {
  return [
    `Messages       ${grouped(t.attempted)} attempted: ${grouped(t.refused.count)} refused, ${grouped(t.sent)} sent`,
    `               of those sent ${grouped(t.delivered)} delivered, ${grouped(t.missed.count)} missed, ${grouped(t.failed.count)} failed, ${grouped(t.inFlight)} on their way at the end`,
    `               ${grouped(t.degraded.count)} delivered as plain text only, although written in Teams`,
    `Conversations  ${grouped(t.threads)}, of which ${grouped(t.disabled.count)} disabled for good`,
    `Requests       ${grouped(t.requestsRefused.count)} refused, of grants, sign-ins and moves`,
    `People hit     ${grouped(t.hit)} of ${grouped(t.people)} lost a conversation, missed a message, or were refused one`,
  ];
}

function counts({ count }: Counted): string {
  return count === 0 ? '-' : grouped(count);
}

function waves(report: Report): string[] {
  const { waves } = report;
  if (waves.length === 0) return [];
  return table(
    `${waves[0]!.planned ? 'Waves' : 'Days on which modes changed'}: the conversations they disabled, the messages missed and refused after`,
    ['name', 'from (UTC)', 'people', 'changes', 'disabled', 'missed', 'refused', 'records'],
    waves.map((wave) => [
      wave.name,
      instantText(report, wave.fromUs),
      wave.people,
      counts(wave.changes),
      counts(wave.disabled),
      counts(wave.missed),
      counts(wave.refused),
      recordsText(wave.disabled.count > 0 ? wave.disabled : wave.changes),
    ]),
    ROWS * 2,
  );
}

const DAYS = 2 * ROWS;

/** Of many days the worst, in their order; what only lost its format weighs less than any loss. */
function days({ disabled, losses }: Report): string[] {
  const dates = [...new Set([...disabled.days, ...losses.days].map(({ date }) => date))].sort();
  if (dates.length < 2) return [];
  const days = dates.map((date) => {
    const broken = disabled.days.find((day) => day.date === date)?.count;
    const lost = losses.days.find((day) => day.date === date);
    const cells = [broken, lost?.missed, lost?.refused, lost?.failed, lost?.degraded].map(
      (each) => each?.count ?? 0,
    );
    return { date, cells, harm: sum(cells.slice(0, -1)), textOnly: cells.at(-1)! };
  });
  const worst = [...days].sort((a, b) => b.harm - a.harm || b.textOnly - a.textOnly).slice(0, DAYS);
  return table(
    days.length > DAYS ? `The ${DAYS} worst days, by date` : 'By day',
    ['date', 'conversations disabled', 'missed', 'refused', 'failed', 'plain text'],
    days
      .filter((day) => worst.includes(day))
      .map(({ date, cells }) => [date, ...cells.map((count) => (count === 0 ? '-' : grouped(count)))]),
    DAYS,
    days.length,
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function losers({ disabled }: Report): string[] {
  return table(
    'People who must begin conversations anew',
    ['person', 'group', 'conversations', 'records'],
    disabled.people.map(({ person, group, threads }) => [person, group, threads.count, recordsText(threads)]),
    ROWS,
  );
}

function threads(report: Report): string[] {
  const { disabled } = report;
  return table(
    'Conversations that were disabled',
    ['thread', 'between', 'and', 'method', 'at (UTC)', 'wave', 'record', 'refused after'],
    disabled.threads.map((each) => [
      each.thread,
      ...each.people,
      each.method,
      instantText(report, each.atUs),
      each.wave ?? '-',
      `#${each.record}`,
      counts(each.refused),
    ]),
    ROWS,
    disabled.total.count,
  );
}

function losses({ losses }: Report): string[][] {
  const kinds = ['missed', 'refused', 'failed', 'degraded'] as const;
  const rowsOf = (
    list: readonly ({ readonly group: string } & Readonly<Record<(typeof kinds)[number], Counted>>)[],
  ): Cell[][] =>
    list
      .filter((row) => kinds.some((kind) => row[kind].count > 0))
      .map((row) => [row.group, ...kinds.map((kind) => counts(row[kind]))]);
  const head = (who: string): string[] => [who, 'missed', 'refused', 'failed', 'plain text'];
  return [
    table(
      'Messages lost, or shown as plain text only, by the group of who should have read them',
      head('group'),
      rowsOf(losses.byRecipient),
      ROWS,
    ),
    table('The same, by the group of who wrote them', head('group'), rowsOf(losses.bySender), ROWS),
    table(
      'The same, between groups and other tenants, both directions',
      ['group', 'partner', 'missed', 'refused', 'failed', 'plain text'],
      losses.byPartner.map((row) => [row.group, row.partner, ...kinds.map((kind) => counts(row[kind]))]),
      ROWS,
    ),
  ];
}

function reasons({ losses }: Report): string[] {
  return losses.byReason.flatMap(({ loss, reason, sentence, count, rows }, place) => {
    const what = reason === '' ? 'plain text only' : `${loss}, ${reason}`;
    const said = rows.slice(0, 3).map((each) => `${each.row} (${grouped(each.count)})`);
    return [
      ...(place === 0 ? ['Why'] : []),
      `  ${grouped(count.count)} ${plainText(what)}: ${plainText(sentence)} ${recordsText(count)}`.trimEnd(),
      ...(said.length === 0 ? [] : [`    decided by row ${plainText(said.join(', '))}`]),
    ];
  });
}

function worst({ worst }: Report): string[][] {
  const rowsOf = (hits: Report['worst']['people'], isGroup: boolean): Cell[][] =>
    hits.map((hit) => [
      hit.name,
      ...(isGroup ? [] : [hit.group]),
      counts(hit.lostThreads),
      counts(hit.missed),
      counts(hit.refused),
      String(hit.score),
    ]);
  const what = ['conversations', 'missed', 'refused'];
  return [
    table('Worst hit', ['person', 'group', ...what, 'sum'], rowsOf(worst.people, false), ROWS),
    table('Worst hit groups', ['group', ...what, 'per person'], rowsOf(worst.groups, true), ROWS),
  ];
}

function rows({ rows }: Report): string[] {
  return table(
    'Rows of the routing tables, by the messages they decided',
    ['row', 'as printed', 'messages', 'records'],
    rows.map(({ row, says, outcome, count }) => [row, says || outcome, count.count, recordsText(count)]),
    ROWS,
  );
}

function next(report: Report, command: CommandOf): string[] {
  const { file, options } = report.source;
  const lines: [string, string][] = [];
  const first = report.headlines.find(({ records }) => records.length > 0)?.records[0];
  if (first !== undefined)
    lines.push([
      command('view', file, ...options, '--at', `#${first}`),
      'shows the first record named above',
    ]);
  const { disabled, missed, refused } = report.totals;
  const most = [disabled, missed, refused].find(({ count, query }) => count > 0 && query !== undefined);
  if (most?.query !== undefined)
    lines.push([
      command('query', file, most.query, ...options),
      `lists all that ${most === disabled ? 'disabled conversations' : most === missed ? 'was missed' : 'was refused'}`,
    ]);
  lines.push([command('report', file, ...options, '--html', 'report.html'), 'draws it, for the browser']);
  lines.push([command('report', file, ...options, '--json'), 'gives it as data, with longer tables']);
  return ['Next', ...commandLines(lines)];
}
