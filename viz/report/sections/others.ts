/** Conversations over two clients, presence shown wrongly, and latency. */
import type { PathLatency, PresenceReport } from '../../../src/report/report.ts';
import { element } from '../../app/dom.ts';
import { type DayBars, dayBars } from '../charts/day-bars.ts';
import { seriesFill } from '../charts/fills.ts';
import { chart, dayChart } from '../charts/frame.ts';
import { countedOf, rangePlot } from '../charts/range-plot.ts';
import type { Context } from '../context.ts';
import {
  folded,
  moment,
  named,
  namedList,
  numberOf,
  paragraph,
  part,
  recordOf,
  recordsOf,
  section,
} from '../elements.ts';
import { table } from '../table.ts';
import { clientText, durationText, numberText, percent, plural } from '../words.ts';

export function splitSection(context: Context): HTMLElement {
  const { split } = context.report;
  const title = 'Conversations over two clients';
  if (split.total.count === 0) {
    return section('split', title, paragraph('peace', 'Nobody has one conversation in two clients.'));
  }
  const what = 'conversations over two clients';
  return section(
    'split',
    title,
    paragraph(
      'lead',
      numberOf(context, split.total, what),
      ` ${split.total.count === 1 ? 'pair' : 'pairs'} of people had one conversation in two places on the same day: a part of it lay in Teams, a part in Skype for Business, and neither shows the whole.`,
    ),
    splitByDay(context, what),
    table({
      caption: 'The pairs, most days first',
      rows: split.pairs,
      rest:
        split.pairs.length < split.total.count
          ? `Only ${numberText(split.pairs.length)} of ${numberText(split.total.count)} are listed.`
          : undefined,
      columns: [
        { head: 'Between', row: true, cell: ({ people }) => namedList(people) },
        { head: 'In two clients for', cell: (pair) => namedList(pair.for) },
        { head: 'Days', figure: true, cell: ({ days }) => numberText(days) },
        { head: 'Messages in Teams', figure: true, cell: ({ inTeams }) => numberText(inTeams) },
        { head: 'Messages in Skype for Business', figure: true, cell: ({ inSfB }) => numberText(inSfB) },
        {
          head: 'Look at',
          cell: ({ records, people }) =>
            recordsOf(context, records, `records of the conversation of ${people.join(' and ')}`),
        },
      ],
    }),
  );
}

function splitByDay(context: Context, what: string): HTMLElement {
  const { days } = context.report.split;
  const bars: DayBars = {
    what,
    days: days.map(({ day, date, count }) => ({ day, date, counted: count, values: [count.count] })),
    fills: [seriesFill(3)],
    height: 110,
    dates: true,
  };
  const asTable = (): HTMLElement =>
    table({
      caption: 'Conversations over two clients a day',
      rows: days,
      shown: 40,
      columns: [
        { head: 'Day', row: true, cell: ({ date }) => date },
        {
          head: 'Conversations',
          figure: true,
          cell: ({ date, count }) => numberOf(context, count, `${what} on ${date}`),
        },
      ],
    });
  return dayChart(context.report, asTable, days.length, {
    caption: 'Such conversations a day',
    draw: (width) => [dayBars(context, bars, width)],
  });
}

export function presenceSection(context: Context): HTMLElement {
  const { presence } = context.report;
  const title = 'Presence shown wrongly';
  if (presence === null) {
    return section(
      'presence',
      title,
      paragraph(
        'peace',
        'The rules of this trace are not known to this program: what clients showed it cannot say.',
      ),
    );
  }
  if (presence.watched === 0) {
    return section('presence', title, paragraph('peace', "Nobody watches anybody's presence in this run."));
  }
  return section(
    'presence',
    title,
    paragraph(
      'lead',
      element('b', {}, percent(presence.wrongUs, presence.totalUs)),
      ` of the time that somebody's presence was watched, it was shown wrongly: ${durationText(presence.wrongUs)} of ${durationText(presence.totalUs)}, over ${plural(presence.watched, 'pair')} of a watcher and a person.`,
    ),
    presence.kinds.length === 0 ? undefined : kinds(presence),
    presence.longest.length === 0 ? undefined : longest(context, presence),
  );
}

function kinds({ kinds: rows, wrongUs }: PresenceReport): HTMLElement {
  const most = Math.max(1, ...rows.map(({ us }) => us));
  return table({
    caption: 'What was true, and what was shown',
    rows,
    columns: [
      { head: 'True', row: true, cell: (kind) => kind.true },
      { head: 'Shown', cell: ({ shown }) => shown },
      { head: 'For', figure: true, cell: ({ us }) => durationText(us) },
      {
        head: 'Of all that was wrong',
        figure: true,
        bar: ({ us }) => us / most,
        cell: ({ us }) => percent(us, wrongUs),
      },
    ],
  });
}

function longest(context: Context, { longest: rows }: PresenceReport): HTMLElement {
  return part(
    'The longest',
    table({
      caption: 'Stretches of wrong presence, the longest first',
      rows,
      columns: [
        { head: 'Person', row: true, cell: ({ person }) => named(person) },
        { head: 'Seen by', cell: ({ watcher }) => named(watcher) },
        { head: 'In', cell: ({ client }) => clientText(client) },
        { head: 'True', cell: (stretch) => stretch.true },
        { head: 'Shown', cell: ({ shown }) => shown },
        { head: 'From', cell: ({ fromUs }) => moment(context, fromUs) },
        { head: 'For', figure: true, cell: ({ us }) => durationText(us) },
        {
          head: 'By record',
          figure: true,
          cell: ({ record, person, watcher }) =>
            recordOf(context, record, `since when ${watcher} sees ${person} wrongly`),
        },
      ],
    }),
  );
}

/** More paths than these are not drawn; the table has them all. */
const PATHS_DRAWN = 16;

export function latencySection(context: Context): HTMLElement {
  const { latency } = context.report;
  const title = 'Latency';
  if (latency.length === 0) {
    return section('latency', title, paragraph('peace', 'No message landed.'));
  }
  const paths = [...latency].sort((a, b) => b.p95Us - a.p95Us);
  const drawn = paths.slice(0, PATHS_DRAWN);
  const caption = `From sending to landing, by path; the slowest first${drawn.length < paths.length ? `, ${drawn.length} of ${paths.length}` : ''}`;
  return section(
    'latency',
    title,
    chart({
      caption,
      draw: (width) => [plotKey(), rangePlot(context, drawn, pathName, width)],
      below: folded('The paths as a table', () => latencyTable(context, paths), {
        paper: paths.length <= 40,
      }),
    }),
  );
}

function plotKey(): HTMLElement {
  return element(
    'p',
    { class: 'plot-key' },
    ...[
      ['●', 'half'],
      ['◆', '95 of 100'],
      ['▮', '99 of 100'],
      ['○', 'the slowest'],
    ].map(([sign, text]) => element('span', {}, element('b', { 'aria-hidden': 'true' }, sign), ` ${text}`)),
  );
}

function pathName({ from, via, to, lands, method }: PathLatency): string {
  return `${from}, ${clientText(via)} → ${to}, ${clientText(lands)} (${method})`;
}

function latencyTable(context: Context, rows: readonly PathLatency[]): HTMLElement {
  return table({
    caption: 'Latency by path, percentiles within 0.8 %',
    rows,
    shown: 16,
    columns: [
      { head: 'From', row: true, cell: ({ from, via }) => [named(from), `, ${clientText(via)}`] },
      { head: 'To', cell: ({ to, lands }) => [named(to), `, ${clientText(lands)}`] },
      { head: 'Method', cell: ({ method }) => method },
      {
        head: 'Messages',
        figure: true,
        cell: (path) => numberOf(context, countedOf(path), `messages, the slowest first: ${pathName(path)}`),
      },
      { head: 'p50', figure: true, cell: ({ p50Us }) => durationText(p50Us) },
      { head: 'p95', figure: true, cell: ({ p95Us }) => durationText(p95Us) },
      { head: 'p99', figure: true, cell: ({ p99Us }) => durationText(p99Us) },
      { head: 'Slowest', figure: true, cell: ({ maxUs }) => durationText(maxUs) },
    ],
  });
}
