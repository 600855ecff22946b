/** What an action would do, for a terminal: the facts in sentences, whom it hits, the figures side by side. */
import { counted, grouped } from '../core/counts.ts';
import { plainText } from '../core/plain-text.ts';
import { formatDuration } from '../core/time.ts';
import type { IfReport } from './report.ts';
import type { CommandOf } from './report-text.ts';
import { table } from './text-table.ts';

/** Rows of a table that are shown; the JSON has more. */
const ROWS = 15;

/** The answer as lines, ended by a line feed. */
export function ifText(found: IfReport, command: CommandOf): string {
  const sections = [
    heading(found),
    found.headlines.map(({ text }) => `* ${plainText(text)}`),
    people(found),
    threads(found),
    figures(found),
    reach(found),
    next(found, command),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function heading({ events, without }: IfReport): string[] {
  const { title, source, seed, rules } = without;
  const added = events.map(({ atUs, text }) => {
    const when = atUs < 0 ? 'when its message has arrived' : `at ${formatDuration(atUs)}`;
    return `  ${when}  ${plainText(text)}`;
  });
  return [
    plainText(title),
    `${plainText(source.file)}, seed ${plainText(seed)}, rules ${plainText(rules)}: run without, and with`,
    ...added,
  ];
}

function people({ people }: IfReport): string[] {
  return table(
    'People who would have to begin conversations anew',
    ['person', 'group', 'conversations'],
    people.map(({ person, group, lost }) => [person, group, lost]),
    ROWS,
  );
}

function threads({ threads, lost }: IfReport): string[] {
  return table(
    'Conversations that would end',
    ['between', 'and', 'method', 'at', 'record', 'asked for again'],
    threads.map((each) => [
      ...each.people,
      each.method,
      formatDuration(each.atUs),
      `#${each.record}`,
      each.refused.count,
    ]),
    ROWS,
    lost,
  );
}

function figures({ changed }: IfReport): string[] {
  const rows = changed.map(({ what, without, with: changed }) => {
    const isTime = what.startsWith('microseconds of ');
    const shown = (value: number): string => (isTime ? formatDuration(value) : grouped(value));
    const difference = changed - without;
    const sign = difference > 0 ? '+' : '';
    const name = isTime ? what.replace('microseconds of ', 'time of ') : what;
    return [name, shown(without), shown(changed), difference === 0 ? '' : `${sign}${shown(difference)}`];
  });
  return table('Side by side', ['', 'without', 'with', 'difference'], rows, rows.length);
}

function reach({ reach }: IfReport): string[] {
  const change = reach?.changes[0];
  if (reach === null || change === undefined || change.where.length === 0) return [];
  return table(
    'Who could reach whom no longer, or again, at the end, in ordered pairs of people',
    ['from', 'to', 'lost', 'gained'],
    change.where.map(({ from, to, lost, gained }) => [reach.groups[from]!, reach.groups[to]!, lost, gained]),
    ROWS,
  );
}

function next({ without, events }: IfReport, command: CommandOf): string[] {
  const { file, options } = without.source;
  const lines = [
    [command('report', file, ...options), 'reports on the run without'],
    [command('view', file, ...options), 'shows it in the browser'],
  ];
  const width = Math.max(...lines.map(([line]) => line!.length));
  const place = `To see the run with ${counted(events.length, 'event')} more, write ${events.length === 1 ? 'it' : 'them'} under events.`;
  return ['Next', ...lines.map(([line, what]) => `  ${line!.padEnd(width)}  ${what}`), `  ${place}`];
}
