/** Messages that were missed, refused, failed, or came as plain text: by day, group, partner and reason. */
import type { Loss, LossCounts, LossReport } from '../../../src/report/report.ts';
import { element } from '../../app/dom.ts';
import { dayBars } from '../charts/day-bars.ts';
import { fillOf, swatch } from '../charts/fills.ts';
import { dayChart } from '../charts/frame.ts';
import type { Context } from '../context.ts';
import { named, numberOf, paragraph, part, section } from '../elements.ts';
import { type Column, table } from '../table.ts';
import { numberText, plural } from '../words.ts';

export const LOSSES: readonly Loss[] = ['missed', 'refused', 'failed', 'degraded'];

/** What each loss is called, as a head and as an end of `12 messages …`. */
const HEADS: Readonly<Record<Loss, string>> = {
  missed: 'Missed',
  refused: 'Refused',
  failed: 'Failed',
  degraded: 'Text only',
};
const WHAT: Readonly<Record<Loss, string>> = {
  missed: 'messages missed',
  refused: 'messages refused',
  failed: 'messages failed',
  degraded: 'messages delivered as plain text only',
};
const MEANING: Readonly<Record<Loss, string>> = {
  missed: 'They landed in a client that the reader does not run: nobody saw them.',
  refused: 'They never left: whoever wrote them was told so.',
  failed: 'They left and were lost on their way.',
  degraded: 'They arrived, without formatting, pictures or reactions.',
};

export function lossesSection(context: Context): HTMLElement {
  const { totals, losses } = context.report;
  const some = LOSSES.filter((loss) => totals[loss].count > 0);
  if (some.length === 0) {
    return section(
      'losses',
      'Messages',
      paragraph('peace', 'No message is missed, refused, failed or degraded.'),
    );
  }
  return section(
    'losses',
    'Messages that do not arrive as they should',
    lossesByDay(context, losses, some),
    reasons(context, losses),
    losses.byRecipient.length === 0
      ? undefined
      : part(
          'Whose messages they are',
          element(
            'div',
            { class: 'pair' },
            lossTable(context, 'By the group that should have read them', 'to', losses.byRecipient),
            lossTable(context, 'By the group that wrote them', 'from', losses.bySender),
          ),
        ),
    part('Partners', partners(context, losses)),
  );
}

function lossesByDay(context: Context, { days }: LossReport, some: readonly Loss[]): HTMLElement | undefined {
  if (days.length === 0) return undefined;
  const caption = 'Messages a day; each row has a scale of its own';
  const draw = (width: number): Node[] =>
    some.flatMap((loss, i) => {
      const last = i === some.length - 1;
      const bars = days.map((day) => ({
        day: day.day,
        date: day.date,
        counted: day[loss],
        values: [day[loss].count],
      }));
      return [
        element('p', { class: 'row-name' }, swatch(fillOf(loss)), HEADS[loss]),
        dayBars(
          context,
          { what: WHAT[loss], days: bars, fills: [fillOf(loss)], height: last ? 98 : 76, dates: last },
          width,
        ),
      ];
    });
  const worst = days.filter((day) => LOSSES.some((loss) => day[loss].count > 0));
  const asTable = (): HTMLElement =>
    table({
      caption: 'Messages a day',
      rows: worst,
      shown: 40,
      columns: [
        { head: 'Day', row: true, cell: ({ date }) => date },
        ...lossColumns(context, (day: LossReport['days'][number]) => `on ${day.date}`),
      ],
    });
  return dayChart(context.report, asTable, worst.length, { caption, draw });
}

function lossColumns<Row extends LossCounts>(context: Context, where: (row: Row) => string): Column<Row>[] {
  return LOSSES.map((loss) => ({
    head: HEADS[loss],
    figure: true,
    cell: (row) => numberOf(context, row[loss], `${WHAT[loss]} ${where(row)}`),
  }));
}

function lossTable(
  context: Context,
  caption: string,
  direction: 'to' | 'from',
  rows: LossReport['byRecipient'],
): HTMLElement {
  return table({
    caption,
    rows,
    columns: [
      { head: 'Group', row: true, cell: ({ group }) => named(group) },
      ...lossColumns(context, ({ group }: (typeof rows)[number]) => `${direction} ${group}`),
    ],
  });
}

function partners(context: Context, { byPartner }: LossReport): HTMLElement {
  if (byPartner.length === 0) {
    return paragraph('peace', 'No message between a group and another tenant is lost or degraded.');
  }
  return table({
    caption: 'Between a group and another tenant, both directions',
    rows: byPartner,
    columns: [
      { head: 'Partner', row: true, cell: ({ partner }) => named(partner) },
      { head: 'Group', cell: ({ group }) => named(group) },
      ...lossColumns(
        context,
        ({ group, partner }: LossReport['byPartner'][number]) => `between ${group} and ${partner}`,
      ),
    ],
  });
}

function reasons(context: Context, { byReason }: LossReport): HTMLElement | undefined {
  if (byReason.length === 0) return undefined;
  return part(
    'Why',
    element(
      'ul',
      { class: 'reasons' },
      ...byReason.map(({ loss, reason, sentence, count, rows }) =>
        element(
          'li',
          { 'data-loss': loss },
          element(
            'p',
            { class: 'reason' },
            swatch(fillOf(loss)),
            numberOf(context, count, `${WHAT[loss]}${reason === '' ? '' : `, because of ${reason}`}`),
            ` ${HEADS[loss].toLowerCase()}`,
            reason === '' ? undefined : element('code', { class: 'word' }, reason),
          ),
          element('p', { class: 'sentence' }, sentence === '' ? MEANING[loss] : sentence),
          rows.length === 0 ? undefined : decidedBy(rows),
        ),
      ),
    ),
  );
}

/** How many rows of the tables are named for a reason; the others are counted. */
const ROWS_NAMED = 6;

function decidedBy(rows: LossReport['byReason'][number]['rows']): HTMLElement {
  const left = rows.length - ROWS_NAMED;
  return element(
    'p',
    { class: 'rows' },
    'Decided by ',
    ...rows
      .slice(0, ROWS_NAMED)
      .flatMap(({ row, count }, i) => [
        i === 0 ? undefined : ', ',
        element('span', { class: 'whole' }, element('code', {}, row), ` (${numberText(count)})`),
      ]),
    left > 0 ? ` and ${plural(left, 'other row')}` : undefined,
  );
}
