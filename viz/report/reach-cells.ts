/** The cells of the matrices of who can reach whom, by place, with how they look and what they tell. */
import type { ReachCell, ReachReport, Report } from '../../src/report/report.ts';
import { element } from '../app/dom.ts';
import { stateCommand } from './context.ts';
import { commandBlock } from './details.ts';
import { named } from './elements.ts';
import { table } from './table.ts';
import { numberText, percent } from './words.ts';

export interface Placed {
  readonly moment: number;
  readonly from: number;
  readonly to: number;
}

export class ReachCells {
  readonly reach: ReachReport;
  readonly #cells: (ReachCell | undefined)[];
  readonly #width: number;

  constructor(reach: ReachReport) {
    this.reach = reach;
    this.#width = reach.groups.length;
    this.#cells = new Array<ReachCell | undefined>(reach.moments.length * this.#width * this.#width);
    for (const cell of reach.cells) this.#cells[this.#index(cell)] = cell;
  }

  #index({ moment, from, to }: Placed): number {
    return (moment * this.#width + from) * this.#width + to;
  }

  at(place: Placed): ReachCell | undefined {
    return this.#cells[this.#index(place)];
  }

  /** Over all groups at a moment. */
  sum(moment: number): { readonly pairs: number; readonly read: number } {
    let [pairs, read] = [0, 0];
    for (const cell of this.reach.cells) {
      if (cell.moment !== moment) continue;
      pairs += cell.pairs;
      read += cell.read;
    }
    return { pairs, read };
  }

  /** The word for how much is read, for its colour. */
  level(place: Placed): 'all' | 'most' | 'some' | 'none' | 'empty' {
    const cell = this.at(place);
    if (cell === undefined || cell.pairs === 0) return 'empty';
    if (cell.read === cell.pairs) return 'all';
    if (cell.read === 0) return 'none';
    return cell.read * 2 >= cell.pairs ? 'most' : 'some';
  }

  /** A full circle for all, an empty one for none, else a percentage: never rounded to one of these. */
  text(place: Placed): string {
    const level = this.level(place);
    if (level === 'empty') return '–';
    if (level === 'all') return '●';
    if (level === 'none') return '○';
    const { read, pairs } = this.at(place)!;
    return String(Math.min(99, Math.max(1, Math.round((read / pairs) * 100))));
  }

  /** Whether fewer or more are read than at the moment before. */
  change(place: Placed): '' | '▼' | '▲' {
    if (place.moment === 0) return '';
    const [now, before] = [this.at(place), this.at({ ...place, moment: place.moment - 1 })];
    if (now === undefined || before === undefined) return '';
    const difference = now.read * before.pairs - before.read * now.pairs;
    return difference < 0 ? '▼' : difference > 0 ? '▲' : '';
  }

  /** The groups with most pairs that are not read at any moment, in their own order. */
  mostLost(most: number): number[] {
    const all = this.reach.groups.map((_, i) => i);
    if (all.length <= most) return all;
    const lost = all.map(() => 0);
    for (const { from, to, pairs, read } of this.reach.cells) {
      lost[from]! += pairs - read;
      lost[to]! += pairs - read;
    }
    const chosen = new Set([...all].sort((a, b) => lost[b]! - lost[a]! || a - b).slice(0, most));
    return all.filter((i) => chosen.has(i));
  }

  /** The first, the last, and those with most pairs that are not read between them. */
  worstMoments(most: number): number[] {
    const all = this.reach.moments.map((_, i) => i);
    if (all.length <= most) return all;
    const lost = all.map((moment) => {
      const { pairs, read } = this.sum(moment);
      return pairs - read;
    });
    const between = all.slice(1, -1).sort((a, b) => lost[b]! - lost[a]! || a - b);
    return [0, ...between.slice(0, most - 2).sort((a, b) => a - b), all.length - 1];
  }
}

/** What a cell counts at each of the moments, and what decided at its own. */
export function cellDetails(report: Report, cells: ReachCells, place: Placed): Node[] {
  const { reach } = cells;
  const cell = cells.at(place);
  const moments = reach.moments.flatMap(({ label }, moment) => {
    const at = cells.at({ ...place, moment });
    return at === undefined ? [] : [{ label, ...at }];
  });
  const because = (cell?.because ?? []).filter(({ pairs }) => pairs > 0);
  const { record } = reach.moments[place.moment]!;
  return [
    table({
      caption: 'Ordered pairs of people at each moment',
      shown: 12,
      rows: moments,
      columns: [
        { head: 'When', row: true, cell: ({ label }) => named(label) },
        { head: 'Pairs', figure: true, cell: ({ pairs }) => numberText(pairs) },
        {
          head: 'Read',
          figure: true,
          cell: ({ read, pairs }) => `${numberText(read)} (${percent(read, pairs)})`,
        },
        { head: 'Of those text only', figure: true, cell: ({ textOnly }) => numberText(textOnly) },
        { head: 'Unseen', figure: true, cell: ({ unseen }) => numberText(unseen) },
        { head: 'Refused', figure: true, cell: ({ refused }) => numberText(refused) },
      ],
    }),
    element('h3', {}, 'What decided'),
    because.length === 0
      ? element('p', { class: 'hint' }, 'Nothing is told of it.')
      : element(
          'ul',
          { class: 'because' },
          ...because.map(({ what, pairs }) =>
            element('li', {}, element('code', {}, what), ` ${numberText(pairs)} pairs`),
          ),
        ),
    ...(record < 0
      ? []
      : [element('h3', {}, 'The state at that moment'), commandBlock(stateCommand(report, record))]),
  ];
}
