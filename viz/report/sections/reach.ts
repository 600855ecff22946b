/** Who can reach whom: a small matrix of groups for each moment, and what changed between them. */
import type { ReachReport } from '../../../src/report/report.ts';
import { button, element } from '../../app/dom.ts';
import type { Context } from '../context.ts';
import { type Child, linked, named, paragraph, part, section } from '../elements.ts';
import { cellDetails, type Placed, ReachCells } from '../reach-cells.ts';
import { roving } from '../roving.ts';
import { table, watchScrolling } from '../table.ts';
import { minuteText, numberText, percent, plural } from '../words.ts';

/** More groups than these are folded to those where most is lost. */
const GROUPS_SHOWN = 12;
/** Of more moments than these the first, the last and the worst between are shown. */
const MOMENTS_TOGETHER = 4;

export function reachSection(context: Context): HTMLElement {
  const { reach, whyNoReach } = context.report;
  const title = 'Who can reach whom';
  if (reach === null) {
    return section('reach', title, paragraph('peace', whyNoReach ?? ''));
  }
  return section('reach', title, ...reachParts(context, reach));
}

/** The matrices with everything that belongs to them. */
export function reachParts(context: Context, reach: ReachReport): Child[] {
  return [
    paragraph(
      'lead',
      'What would become of a new chat from everybody in a row to everybody in a column, at each of these moments. It is read if it lands in a client that the reader runs.',
    ),
    legend(),
    matrices(context, reach),
    changes(context, reach),
    lostTable(context, reach),
  ];
}

function legend(): HTMLElement {
  const entries = [
    ['all', '●', 'all pairs are read'],
    ['most', '80', 'this percentage is read'],
    ['some', '20', 'less than half is read'],
    ['none', '○', 'nobody is read'],
    ['text', '●', 'underlined: partly or wholly as plain text'],
    ['change', '▼ ▲', 'fewer, more than at the moment before'],
  ] as const;
  return element(
    'ul',
    { class: 'legend reach-legend' },
    ...entries.map(([level, sign, text]) =>
      element('li', {}, element('span', { class: `sign level-${level}`, 'aria-hidden': 'true' }, sign), text),
    ),
  );
}

/** All matrices that are shown together, and what shows more of them. */
function matrices(context: Context, reach: ReachReport): HTMLElement {
  const cells = new ReachCells(reach);
  const box = element('div', { class: 'matrices' });
  const few = { groups: cells.mostLost(GROUPS_SHOWN), moments: cells.worstMoments(MOMENTS_TOGETHER) };
  const all = { groups: reach.groups.map((_, i) => i), moments: reach.moments.map((_, i) => i) };
  const shown = { ...few };
  const draw = (): void => {
    box.classList.toggle('many', shown.groups.length > 10);
    box.replaceChildren(...shown.moments.map((moment) => matrix(context, cells, moment, shown.groups)));
  };
  draw();
  const toggle = (which: 'groups' | 'moments', what: string): Child => {
    const left = all[which].length - few[which].length;
    if (left === 0) return undefined;
    const more = `Show all ${numberText(all[which].length)} ${what}`;
    const less =
      which === 'groups' ? `Show the ${GROUPS_SHOWN} groups that lose most` : `Show the worst moments only`;
    const made = button(
      more,
      () => {
        const open = made.getAttribute('aria-expanded') !== 'true';
        shown[which] = open ? all[which] : few[which];
        made.setAttribute('aria-expanded', String(open));
        made.textContent = open ? less : more;
        draw();
      },
      { class: 'fold all', 'aria-expanded': 'false' },
    );
    return made;
  };
  return element(
    'div',
    {},
    box,
    element('p', { class: 'more' }, toggle('groups', 'groups'), toggle('moments', 'moments')),
  );
}

export function matrix(
  context: Context,
  cells: ReachCells,
  moment: number,
  groups: readonly number[],
): HTMLElement {
  const { reach } = cells;
  const { label, atUs } = reach.moments[moment]!;
  const { pairs, read } = cells.sum(moment);
  const buttons: HTMLElement[] = [];
  const rows = groups.map((from) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row', title: reach.groups[from] }, named(reach.groups[from]!)),
      ...groups.map((to) => {
        const made = cellButton(context, cells, { moment, from, to });
        buttons.push(made);
        return element('td', {}, made);
      }),
    ),
  );
  const grid = element(
    'table',
    { class: 'matrix' },
    element(
      'caption',
      {},
      element('b', {}, named(label)),
      element(
        'span',
        {},
        ` ${minuteText(context.report, atUs)}: ${percent(read, pairs)} of all pairs are read`,
      ),
    ),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('td', {}, 'from \\ to'),
        ...groups.map((to) =>
          element(
            'th',
            { scope: 'col', title: reach.groups[to] },
            element('span', {}, named(reach.groups[to]!)),
          ),
        ),
      ),
    ),
    element('tbody', {}, ...rows),
  );
  roving(grid, buttons, { columns: groups.length });
  const box = element(
    'div',
    { class: 'scroll', role: 'group', 'aria-label': `Who can reach whom ${label}` },
    grid,
  );
  watchScrolling(box);
  return box;
}

function cellButton(context: Context, cells: ReachCells, place: Placed): HTMLElement {
  const { reach } = cells;
  const cell = cells.at(place);
  const [from, to] = [reach.groups[place.from]!, reach.groups[place.to]!];
  const label = reach.moments[place.moment]!.label;
  const text = cells.text(place);
  const change = cells.change(place);
  const title = `${label}, from ${from} to ${to}`;
  const said =
    cell === undefined || cell.pairs === 0
      ? 'no pairs'
      : `${percent(cell.read, cell.pairs)} of ${plural(cell.pairs, 'pair')} are read`;
  const made = linked(
    context,
    text,
    `${said}${change === '' ? '' : change === '▼' ? ', fewer than before' : ', more than before'}: ${title}`,
    { title, more: () => cellDetails(context.report, cells, place) },
    `cell level-${cells.level(place)}${cell !== undefined && cell.textOnly > 0 ? ' text-only' : ''}`,
  );
  if (change !== '') made.prepend(element('span', { class: 'change', 'aria-hidden': 'true' }, change));
  return made;
}

function changes({ report }: Context, reach: ReachReport): Child {
  if (reach.changes.length === 0) return undefined;
  return part(
    'What changes',
    element(
      'ul',
      { class: 'changes' },
      ...reach.changes.map(({ from, to, lost, gained, where }) =>
        element(
          'li',
          {},
          'From ',
          named(reach.moments[from]!.label),
          ' to ',
          named(reach.moments[to]!.label),
          ` (${minuteText(report, reach.moments[to]!.atUs)}): `,
          ...(lost + gained === 0 ? ['nothing changes'] : lostAndGained(reach, { lost, gained, where })),
          '.',
        ),
      ),
    ),
  );
}

/** How many places are named where most was lost. */
const PLACES_NAMED = 3;

type Change = Pick<ReachReport['changes'][number], 'lost' | 'gained' | 'where'>;

function lostAndGained({ groups }: ReachReport, { lost, gained, where }: Change): Child[] {
  const places = where.filter((each) => each.lost > 0).slice(0, PLACES_NAMED);
  return [
    element('b', {}, `${plural(lost, 'pair')} lost`),
    ` and ${numberText(gained)} gained`,
    places.length === 0 ? undefined : ', most lost from ',
    ...places.flatMap((each, i) => [
      i === 0 ? undefined : '; ',
      named(groups[each.from]!),
      ' to ',
      named(groups[each.to]!),
      ` (${numberText(each.lost)})`,
    ]),
  ];
}

/** The table that says what the matrices show: on paper, and for whoever sees no matrix. */
function lostTable(context: Context, reach: ReachReport): Child {
  const cells = new ReachCells(reach);
  const rows = reach.cells
    .filter(({ unseen, refused }) => unseen + refused > 0)
    .sort((a, b) => b.unseen + b.refused - (a.unseen + a.refused) || a.moment - b.moment);
  if (rows.length === 0) return paragraph('peace', 'At each of these moments everybody reaches everybody.');
  return part(
    'Where somebody is not reached',
    table({
      caption: 'Ordered pairs of people, from those who write to those who should read; most lost first',
      rows,
      columns: [
        {
          head: 'From',
          row: true,
          cell: ({ from }) => named(reach.groups[from]!),
        },
        { head: 'To', cell: ({ to }) => named(reach.groups[to]!) },
        { head: 'When', cell: ({ moment }) => named(reach.moments[moment]!.label) },
        { head: 'Pairs', figure: true, cell: ({ pairs }) => numberText(pairs) },
        {
          head: 'Read',
          figure: true,
          cell: (cell) =>
            linked(
              context,
              numberText(cell.read),
              `pairs are read, ${reach.moments[cell.moment]!.label}, from ${reach.groups[cell.from]} to ${reach.groups[cell.to]}`,
              {
                title: `${reach.moments[cell.moment]!.label}, from ${reach.groups[cell.from]} to ${reach.groups[cell.to]}`,
                more: () => cellDetails(context.report, cells, cell),
              },
            ),
        },
        { head: 'Text only', figure: true, cell: ({ textOnly }) => numberText(textOnly) },
        { head: 'Unseen', figure: true, cell: ({ unseen }) => numberText(unseen) },
        { head: 'Refused', figure: true, cell: ({ refused }) => numberText(refused) },
        {
          head: 'Because of',
          cell: ({ because }) =>
            because
              .filter(({ pairs }) => pairs > 0)
              .slice(0, 2)
              .flatMap(({ what, pairs }, i) => [
                i === 0 ? undefined : ', ',
                element('span', { class: 'whole' }, element('code', {}, what), ` (${numberText(pairs)})`),
              ]),
        },
      ],
    }),
  );
}
