/** What an action would do, for a terminal: the facts in sentences, whom it hits, the figures side by side. */
import { counted, grouped } from '../core/counts.ts';
import { plainText } from '../core/plain-text.ts';
import { formatDuration, US_PER_MINUTE } from '../core/time.ts';
import { instantText } from './instant-text.ts';
import type { IfReport } from './report.ts';
import type { CommandOf } from './report-text.ts';
import { commandLines, table } from './text-table.ts';

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
    const when = atUs < 0 ? 'when its message has arrived' : `${instantText(without, atUs)} UTC`;
    return `  ${when}  ${plainText(text)}`;
  });
  return [
    plainText(title),
    `${plainText(source.file)}, seed ${plainText(seed)}, rules ${plainText(rules)}: the run as it is, and with this as well:`,
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

function threads({ threads, lost, without }: IfReport): string[] {
  return table(
    'Conversations that would be disabled',
    ['between', 'and', 'method', 'at (UTC)', 'record', 'refused after'],
    threads.map((each) => [
      ...each.people,
      each.method,
      instantText(without, each.atUs),
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
    const shown = (value: number): string => (isTime ? timeText(value) : grouped(value));
    const difference = changed - without;
    const sign = difference > 0 ? '+' : '';
    const name = isTime ? what.replace('microseconds of ', 'time of ') : what;
    return [name, shown(without), shown(changed), difference === 0 ? '' : `${sign}${shown(difference)}`];
  });
  return table('Side by side', ['', 'without', 'with', 'difference'], rows, rows.length);
}

/** Of a minute or more to the second. */
function timeText(us: number): string {
  return formatDuration(Math.abs(us) < US_PER_MINUTE ? us : us - (us % 1_000_000));
}

function reach({ reach, whyNoReach }: IfReport): string[] {
  if (whyNoReach !== null) return [whyNoReach];
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
  const lines: [string, string][] = [
    [command('report', file, ...options), 'reports on the run as it is'],
    [command('view', file, ...options), 'shows it in the browser'],
  ];
  const place = `To see the run with ${counted(events.length, 'event')} more, write ${events.length === 1 ? 'it' : 'them'} under events.`;
  return ['Next', ...commandLines(lines), `  ${place}`];
}
