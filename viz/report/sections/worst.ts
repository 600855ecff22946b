/** Those who are hit most, and what the tables said. */
import type { Hit, RowCount } from '../../../src/report/report.ts';
import { element } from '../../app/dom.ts';
import type { Context } from '../context.ts';
import { named, numberOf, paragraph, section } from '../elements.ts';
import { table } from '../table.ts';
import { numberText } from '../words.ts';

export function worstSection(context: Context): HTMLElement {
  const { people, groups } = context.report.worst;
  const { groupsAre } = context.report;
  const title = 'Hit the most';
  if (people.length + groups.length === 0) {
    return section('worst', title, paragraph('peace', 'Nobody is hit.'));
  }
  return section(
    'worst',
    title,
    element(
      'div',
      { class: 'stack' },
      hits(context, 'People', people, 'All'),
      hits(context, groupsAre === 'tenants' ? 'Tenants' : 'Groups', groups, 'A person'),
    ),
  );
}

function hits(context: Context, caption: string, rows: readonly Hit[], sum: string): HTMLElement {
  const most = Math.max(Number.MIN_VALUE, ...rows.map(({ score }) => score));
  const groups = rows.some(({ group, name }) => group !== name && group !== '');
  return table<Hit>({
    caption: `${caption} hit the most`,
    rows,
    columns: [
      {
        head: caption === 'People' ? 'Person' : 'Name',
        row: true,
        cell: ({ name, group }) =>
          groups && group !== name
            ? [named(name), element('br'), element('small', {}, named(group))]
            : named(name),
      },
      {
        head: 'Conversations lost',
        figure: true,
        cell: ({ lostThreads, name }) => numberOf(context, lostThreads, `conversations that ${name} loses`),
      },
      {
        head: 'Missed',
        figure: true,
        cell: ({ missed, name }) => numberOf(context, missed, `messages that ${name} missed`),
      },
      {
        head: 'Refused',
        figure: true,
        cell: ({ refused, name }) => numberOf(context, refused, `messages of ${name} refused`),
      },
      { head: sum, figure: true, bar: ({ score }) => score / most, cell: ({ score }) => numberText(score) },
    ],
  });
}

const OUTCOMES: Readonly<Record<string, string>> = {
  lands: 'the message can go',
  notPossible: 'Not Possible',
};

export function rowsSection(context: Context): HTMLElement | undefined {
  const { rows } = context.report;
  if (rows.length === 0) return undefined;
  const most = Math.max(1, ...rows.map(({ count }) => count.count));
  return section(
    'rows',
    'What the tables said',
    paragraph('lead', 'Every row of the published tables that decided a message, the most frequent first.'),
    table<RowCount>({
      caption: 'Rows of the tables',
      quiet: true,
      rows,
      columns: [
        { head: 'Row', row: true, cell: ({ row }) => element('code', {}, row) },
        {
          head: 'What it says',
          cell: ({ says, table, outcome }) =>
            says === '' ? (OUTCOMES[outcome] ?? outcome) : [says, element('br'), element('small', {}, table)],
        },
        {
          head: 'Messages',
          figure: true,
          bar: ({ count }) => count.count / most,
          cell: ({ count, row }) => numberOf(context, count, `messages decided by ${row}`),
        },
      ],
    }),
  );
}
