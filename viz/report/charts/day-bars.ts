/** Bars of each day of the run, one on the other by series; each day leads to its records. */
import { create, max, range, type ScaleLinear, type Selection, scaleLinear, stack } from 'd3';
import type { Counted } from '../../../src/report/report.ts';
import type { Context } from '../context.ts';
import { roving } from '../roving.ts';
import { dateOf, dayCount, dayOf, numberText, shortDate } from '../words.ts';

export interface DayBar {
  readonly day: number;
  readonly date: string;
  /** A number for each series. */
  readonly values: readonly number[];
  readonly counted: Counted;
}

export interface DayBars {
  /** What is counted, as `conversations disabled`. */
  readonly what: string;
  readonly days: readonly DayBar[];
  /** The fill of each series. */
  readonly fills: readonly string[];
  /** Px, with the axis. */
  readonly height: number;
  /** The largest number of the scale, if another chart has the same. */
  readonly most?: number;
  /** Whether dates stand below. */
  readonly dates: boolean;
  /** Bars over the days, from when to when. */
  readonly spans?: readonly {
    readonly name: string;
    readonly fill: string;
    readonly fromUs: number;
    readonly untilUs: number;
  }[];
}

type Svg = Selection<SVGSVGElement, undefined, null, undefined>;

const MARGIN = { right: 8, top: 8, left: 44 };
const DATES_HEIGHT = 24;
const SPAN_HEIGHT = 12;
const WIDEST_BAR = 48;
/** Room for a date on the axis, px. */
const DATE_WIDTH = 58;

export function dayBars(context: Context, bars: DayBars, width: number): SVGSVGElement {
  const { report } = context;
  const { what, height, days, spans = [] } = bars;
  const bottom = height - (bars.dates ? DATES_HEIGHT : 2);
  const top = MARGIN.top + (spans.length > 0 ? SPAN_HEIGHT : 0);
  const count = Math.max(dayCount(report), (max(days, ({ day }) => day) ?? 0) + 1);
  const x = scaleLinear([0, count], [MARGIN.left, width - MARGIN.right]);
  const most = Math.max(1, bars.most ?? max(days, ({ counted }) => counted.count) ?? 0);
  const y = scaleLinear([0, most], [bottom, top]).nice(3);
  const svg: Svg = create('svg')
    .attr('viewBox', `0 0 ${width} ${height}`)
    .attr('width', width)
    .attr('height', height)
    .attr('role', 'group')
    .attr('aria-label', `${what}, by day. The arrow keys go from day to day.`);
  counts(svg, y, width);
  if (bars.dates) dates(svg, context, x, bottom, count);
  for (const { name, fill, fromUs, untilUs } of spans) {
    const from = x(dayOf(report, fromUs));
    const to = Math.min(width - MARGIN.right, x(dayOf(report, untilUs)));
    svg
      .append('rect')
      .attr('class', 'bar span')
      .attr('x', from)
      .attr('y', 2)
      .attr('width', Math.max(3, to - from))
      .attr('height', SPAN_HEIGHT - 4)
      .attr('fill', fill)
      .append('title')
      .text(name);
  }
  drawDays(svg, context, bars, x, y);
  svg
    .append('line')
    .attr('class', 'axis')
    .attr('x1', MARGIN.left)
    .attr('x2', width - MARGIN.right)
    .attr('y1', bottom)
    .attr('y2', bottom);
  return svg.node()!;
}

function drawDays(
  svg: Svg,
  context: Context,
  { what, days, fills }: DayBars,
  x: ScaleLinear<number, number>,
  y: ScaleLinear<number, number>,
): void {
  const room = x(1) - x(0);
  const wide = Math.max(1, Math.min(WIDEST_BAR, room * 0.8));
  const shown = days.filter(({ counted }) => counted.count > 0);
  const layers = stack<DayBar, number>()
    .keys(range(fills.length))
    .value(({ values }, key) => values[key] ?? 0)(shown);
  const items = shown.map((day, i) => {
    const label = `${day.date}: ${numberText(day.counted.count)} ${what}`;
    const group = svg
      .append('g')
      .attr('class', 'day')
      .attr('role', 'button')
      .attr('aria-label', label)
      .attr('aria-expanded', 'false');
    const left = x(day.day + 0.5) - wide / 2;
    // All of the day's height can be pressed, be its bar ever so small.
    group
      .append('rect')
      .attr('class', 'touch')
      .attr('x', x(day.day))
      .attr('y', y.range()[1]!)
      .attr('width', room)
      .attr('height', y.range()[0]! - y.range()[1]!);
    for (const layer of layers) {
      const [from, to] = layer[i]!;
      if (to === from) continue;
      group
        .append('rect')
        .attr('class', 'bar')
        .attr('x', left)
        .attr('y', y(to))
        .attr('width', wide)
        .attr('height', y(from) - y(to))
        .attr('fill', fills[layer.key]!);
    }
    group.append('title').text(label);
    const node = group.node()!;
    group.on('click', () => {
      const title = `${what} on ${day.date}`;
      context.show({ title, report: context.report, commands: context.commands, counted: day.counted }, node);
    });
    return node;
  });
  roving(svg.node()!, items);
}

function counts(svg: Svg, y: ScaleLinear<number, number>, width: number): void {
  for (const tick of y.ticks(3).filter(Number.isInteger)) {
    svg
      .append('line')
      .attr('class', 'grid')
      .attr('x1', MARGIN.left)
      .attr('x2', width - MARGIN.right)
      .attr('y1', y(tick))
      .attr('y2', y(tick));
    svg
      .append('text')
      .attr('class', 'tick')
      .attr('x', MARGIN.left - 6)
      .attr('y', y(tick))
      .attr('dy', '0.32em')
      .attr('text-anchor', 'end')
      .text(numberText(tick));
  }
}

const STEPS = [1, 2, 7, 14, 28, 56, 91, 182, 364, 728];

function dates(
  svg: Svg,
  { report }: Context,
  x: ScaleLinear<number, number>,
  bottom: number,
  count: number,
): void {
  const room = x(1) - x(0);
  const step = STEPS.find((days) => days * room >= DATE_WIDTH) ?? STEPS.at(-1)!;
  for (let day = 0; day < count; day += step) {
    const middle = x(day + 0.5);
    svg
      .append('line')
      .attr('class', 'axis')
      .attr('x1', middle)
      .attr('x2', middle)
      .attr('y1', bottom)
      .attr('y2', bottom + 4);
    svg
      .append('text')
      .attr('class', 'tick')
      .attr('x', middle)
      .attr('y', bottom + 17)
      .attr('text-anchor', 'middle')
      .text(shortDate(dateOf(report, day)));
  }
}
