/** Charts that are drawn again when their room changes, and for paper. */
import type { Report } from '../../../src/report/report.ts';
import { element } from '../../app/dom.ts';
import { type Child, folded } from '../elements.ts';
import { dayCount } from '../words.ts';
import { swatch } from './fills.ts';

/** The room on a sheet of A4 or Letter, px; on other sheets the chart is made smaller as a whole. */
const PAPER_WIDTH = 690;
const LEAST_WIDTH = 240;

interface Drawn {
  readonly box: HTMLElement;
  readonly draw: (width: number) => readonly Node[];
  width: number;
}

const charts = new Map<Element, Drawn>();
let onPaper = false;

const watching = new ResizeObserver((entries) => {
  if (onPaper) return;
  for (const { target } of entries) {
    const chart = charts.get(target);
    if (chart !== undefined) redraw(chart, target.clientWidth);
  }
});

function redraw(chart: Drawn, room: number): void {
  const width = Math.max(LEAST_WIDTH, Math.floor(room));
  if (room === 0 || width === chart.width) return;
  chart.width = width;
  chart.box.replaceChildren(...chart.draw(width));
}

/** Draws all charts for paper, or for the window again. */
export function drawForPaper(paper: boolean): void {
  onPaper = paper;
  for (const chart of charts.values()) redraw(chart, paper ? PAPER_WIDTH : chart.box.clientWidth);
}

export interface ChartParts {
  readonly caption: string;
  readonly legend?: readonly { readonly name: Child; readonly fill: string }[];
  /** The pictures for a width, px. */
  readonly draw: (width: number) => readonly Node[];
  /** Stands below: the table that says the same. */
  readonly below?: Child;
}

/** Longer tables beside charts are printed only if somebody has unfolded them. */
const ROWS_ON_PAPER = 40;

/** Days as a chart with its table; of a run of one day only the table, since one bar says nothing. */
export function dayChart(
  report: Report,
  asTable: () => HTMLElement,
  rows: number,
  parts: Omit<ChartParts, 'below'>,
): HTMLElement {
  if (dayCount(report) < 2) return asTable();
  const below = folded('The days as a table', asTable, { paper: rows <= ROWS_ON_PAPER });
  return chart({ ...parts, below });
}

export function chart({ caption, legend, draw, below }: ChartParts): HTMLElement {
  const box = element('div', { class: 'chart' });
  charts.set(box, { box, draw, width: 0 });
  watching.observe(box);
  return element(
    'figure',
    {},
    element('figcaption', {}, caption),
    legend === undefined || legend.length === 0 ? undefined : legendOf(legend),
    box,
    below,
  );
}

function legendOf(legend: readonly { readonly name: Child; readonly fill: string }[]): HTMLElement {
  return element(
    'ul',
    { class: 'legend' },
    ...legend.map(({ name, fill }) => element('li', {}, swatch(fill), name)),
  );
}
