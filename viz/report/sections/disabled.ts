/** The waves, and the conversations that were disabled: by day and wave, by person, one by one. */
import type { DisabledReport, WaveReport } from '../../../src/report/report.ts';
import { ROWS_SHOWN } from '../../../src/report/report.ts';
import { element } from '../../app/dom.ts';
import { type DayBars, dayBars } from '../charts/day-bars.ts';
import { fillOf, seriesFill, swatch } from '../charts/fills.ts';
import { dayChart } from '../charts/frame.ts';
import type { Context } from '../context.ts';
import {
  type Child,
  moment,
  named,
  namedList,
  numberOf,
  paragraph,
  part,
  recordOf,
  section,
} from '../elements.ts';
import { type Column, table } from '../table.ts';
import { numberText, plural } from '../words.ts';

export function wavesSection(context: Context): HTMLElement | undefined {
  const { waves } = context.report;
  if (waves.length === 0) return undefined;
  const planned = waves.some((wave) => wave.planned);
  const counted = (
    head: string,
    over: string | undefined,
    label: string,
    of: (wave: WaveReport) => WaveReport['changes'],
  ): Column<WaveReport> => ({
    head,
    ...(over === undefined ? {} : { over }),
    figure: true,
    cell: (wave) => numberOf(context, of(wave), `${label}: ${wave.name}`),
  });
  return section(
    'waves',
    'Waves',
    paragraph(
      'lead',
      planned
        ? 'What each wave of the plan changed and broke. Messages are counted for a wave if they ask for a conversation that it disabled, or, until the next one begins, come from or go to somebody whom it changed; whether they would have arrived without it, only a comparison tells.'
        : 'The run has no plan: the changes of mode of one day are taken for a wave.',
    ),
    table<WaveReport>({
      caption: planned ? 'The waves of the plan' : 'The days with changes of mode',
      quiet: true,
      shown: 20,
      rows: waves,
      columns: [
        {
          head: 'Wave',
          row: true,
          cell: (wave) => [swatch(waveFill(waves, wave.name)), waveName(wave.name)],
        },
        { head: 'From', cell: (wave) => moment(context, wave.fromUs) },
        { head: 'Until', cell: (wave) => moment(context, wave.untilUs) },
        { head: 'People', figure: true, cell: (wave) => numberText(wave.people) },
        counted('Changes', undefined, 'changes of mode', (wave) => wave.changes),
        counted('Conversations disabled', 'Broken', 'conversations disabled', (wave) => wave.disabled),
        counted('Messages missed', 'Broken', 'messages missed', (wave) => wave.missed),
        counted('Messages refused', 'Broken', 'messages refused', (wave) => wave.refused),
      ],
    }),
  );
}

function waveFill(waves: readonly WaveReport[], name: string | null): string {
  const at = waves.findIndex((wave) => wave.name === name);
  return at < 0 ? fillOf('other') : seriesFill(at);
}

export function disabledSection(context: Context): HTMLElement {
  const { disabled } = context.report;
  if (disabled.total.count === 0) {
    return section(
      'disabled',
      'Conversations that are disabled',
      paragraph('peace', 'No conversation is disabled.'),
    );
  }
  return section(
    'disabled',
    'Conversations that are disabled',
    paragraph(
      'lead',
      numberOf(context, disabled.total, 'conversations disabled'),
      ` ${disabled.total.count === 1 ? 'conversation is' : 'conversations are'} disabled: the way it was routed is gone, and its people have to begin a new one. What was said in it stays where it was.`,
    ),
    disabledByDay(context, disabled),
    part('Who must begin anew', peopleTable(context, disabled.people)),
    part('The conversations', threadsTable(context, disabled.threads, disabled.total.count)),
  );
}

/** The chart of days and waves, with its table. `most` is the largest number of its scale. */
export function disabledByDay(
  context: Context,
  disabled: DisabledReport,
  {
    caption = 'Conversations disabled a day, by wave',
    most,
  }: { readonly caption?: string; readonly most?: number } = {},
): HTMLElement {
  const { waves } = context.report;
  const seen = new Set(disabled.days.flatMap((day) => day.waves.map(({ wave }) => wave)));
  const names = [
    ...waves.map(({ name }) => name).filter((name) => seen.has(name)),
    ...[...seen].filter((name) => name === null || !waves.some((wave) => wave.name === name)),
  ];
  const fills = names.map((name) => waveFill(waves, name));
  const days = disabled.days.map(({ day, date, count, waves: parts }) => ({
    day,
    date,
    counted: count,
    values: names.map((name) => parts.find(({ wave }) => wave === name)?.count ?? 0),
  }));
  type Day = DisabledReport['days'][number];
  const asTable = (): HTMLElement =>
    table<Day>({
      caption,
      rows: disabled.days,
      shown: 40,
      columns: [
        { head: 'Day', row: true, cell: ({ date }) => date },
        {
          head: 'Disabled',
          figure: true,
          cell: ({ count, date }) => numberOf(context, count, `conversations disabled on ${date}`),
        },
        ...names.map(
          (name): Column<Day> => ({
            head: name ?? 'No wave',
            figure: true,
            cell: (day) => numberText(day.waves.find(({ wave }) => wave === name)?.count ?? 0),
          }),
        ),
      ],
    });
  const spans = waves.map(({ name, fromUs, untilUs }) => ({
    name,
    fromUs,
    untilUs,
    fill: waveFill(waves, name),
  }));
  const bars: DayBars = {
    what: 'conversations disabled',
    days,
    fills,
    height: 220,
    dates: true,
    spans,
    ...(most === undefined ? {} : { most }),
  };
  const legend = names.map((name, i) => ({ name: waveName(name), fill: fills[i]! }));
  return dayChart(context.report, asTable, days.length, {
    caption,
    legend,
    draw: (width) => [dayBars(context, bars, width)],
  });
}

function waveName(name: string | null): Child {
  if (name === null) return 'no wave';
  // A day stands for a wave of a run without a plan, and is not broken.
  return /^[\d-]{10}$/.test(name) ? element('span', { class: 'whole' }, name) : named(name);
}

function peopleTable(context: Context, people: DisabledReport['people']): HTMLElement {
  const most = Math.max(1, ...people.map(({ threads }) => threads.count));
  return table({
    caption: 'People by the conversations they lose, most first',
    rows: people,
    rest:
      people.length >= ROWS_SHOWN
        ? `Only the first ${plural(ROWS_SHOWN, 'person', 'people')} are listed.`
        : undefined,
    columns: [
      { head: 'Person', row: true, cell: ({ person }) => named(person) },
      { head: 'Group', cell: ({ group }) => named(group) },
      {
        head: 'Conversations',
        figure: true,
        bar: ({ threads }) => threads.count / most,
        cell: ({ threads, person }) => numberOf(context, threads, `conversations that ${person} loses`),
      },
    ],
  });
}

export function threadsTable(
  context: Context,
  threads: DisabledReport['threads'],
  total: number,
): HTMLElement {
  const waves = threads.some(({ wave }) => wave !== null);
  type Row = DisabledReport['threads'][number];
  const wave: Column<Row>[] = waves ? [{ head: 'Wave', cell: (row) => waveName(row.wave) }] : [];
  return table<Row>({
    caption: 'Conversations that are disabled, with what asked for them afterwards',
    rows: threads,
    rest:
      threads.length < total
        ? `Only ${numberText(threads.length)} of ${numberText(total)} are listed.`
        : undefined,
    columns: [
      { head: 'Between', row: true, cell: ({ people }) => namedList(people) },
      { head: 'Method', cell: ({ method }) => method },
      { head: 'Disabled', cell: ({ atUs }) => moment(context, atUs) },
      {
        head: 'By record',
        figure: true,
        cell: ({ record, people }) =>
          recordOf(context, record, `what disabled the conversation of ${people.join(' and ')}`),
      },
      ...wave,
      {
        head: 'Messages refused afterwards',
        figure: true,
        cell: ({ refused, people }) =>
          numberOf(
            context,
            refused,
            `messages refused in the disabled conversation of ${people.join(' and ')}`,
          ),
      },
    ],
  });
}
