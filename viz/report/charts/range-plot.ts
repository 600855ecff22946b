/** Half, 95 and 99 of a hundred messages of each path, and the slowest one, on an axis by powers of ten. */
import { create, max, min, scaleLog } from 'd3';
import type { Counted, PathLatency } from '../../../src/report/report.ts';
import type { Context } from '../context.ts';
import { roving } from '../roving.ts';
import { durationText } from '../words.ts';

const ROW = 40;
const AXIS = 22;
const SIDE = 12;
/** Where the line of a row lies, px below its top; its name stands above. */
const LINE = 27;

/** Times that people know, one every power of ten or so, in microseconds. */
const TICKS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 6e7, 6e8, 3.6e9, 3.6e10, 8.64e10, 8.64e11];

export function rangePlot(
  context: Context,
  paths: readonly PathLatency[],
  nameOf: (path: PathLatency) => string,
  width: number,
): SVGSVGElement {
  const height = paths.length * ROW + AXIS;
  const least = Math.max(1, min(paths, ({ p50Us }) => p50Us) ?? 1);
  const most = Math.max(least * 10, max(paths, ({ maxUs }) => maxUs) ?? 1);
  const x = scaleLog([least / 1.3, most * 1.15], [SIDE, width - SIDE]);
  const svg = create('svg')
    .attr('viewBox', `0 0 ${width} ${height}`)
    .attr('width', width)
    .attr('height', height)
    .attr('role', 'group')
    .attr('aria-label', 'Latency by path. The arrow keys go from path to path.');
  const [from, to] = x.domain();
  for (const tick of ticksBetween(from!, to!)) {
    svg
      .append('line')
      .attr('class', 'grid')
      .attr('x1', x(tick))
      .attr('x2', x(tick))
      .attr('y1', 0)
      .attr('y2', height - AXIS);
    svg
      .append('text')
      .attr('class', 'tick')
      .attr('x', Math.min(width - 22, Math.max(22, x(tick))))
      .attr('y', height - 6)
      .attr('text-anchor', 'middle')
      .text(durationText(tick));
  }
  const items = paths.map((path, i) => {
    const name = nameOf(path);
    const figures = figuresOf(path);
    const label = `${name} ${figures}`;
    const group = svg
      .append('g')
      .attr('class', 'path')
      .attr('role', 'button')
      .attr('aria-label', label)
      .attr('aria-expanded', 'false')
      .attr('transform', `translate(0 ${i * ROW})`);
    group.append('rect').attr('class', 'touch').attr('width', width).attr('height', ROW);
    // The figures stand beside the name where there is room for all of both.
    const beside = (name.length + figures.length) * LETTER + 4 * SIDE <= width;
    group.append('text').attr('class', 'name').attr('x', SIDE).attr('y', 14).text(shortened(name, width));
    if (beside) {
      // A space between the two for whoever reads them together.
      group.node()!.append(' ');
      group
        .append('text')
        .attr('class', 'tick')
        .attr('x', width - SIDE)
        .attr('y', 14)
        .attr('text-anchor', 'end')
        .text(figures);
    }
    const at = (us: number): number => x(Math.max(1, us));
    line(at(path.p99Us), at(path.maxUs), 'tail');
    line(at(path.p50Us), at(path.p99Us), 'body');
    group
      .append('path')
      .attr('class', 'mark')
      .attr('d', `M${at(path.p95Us)} ${LINE - 6}l6 6l-6 6l-6 -6z`);
    group
      .append('path')
      .attr('class', 'mark')
      .attr('d', `M${at(path.p99Us) - 1.5} ${LINE - 8}h3v16h-3z`);
    group.append('circle').attr('class', 'mark').attr('cx', at(path.p50Us)).attr('cy', LINE).attr('r', 6);
    group.append('circle').attr('class', 'hollow').attr('cx', at(path.maxUs)).attr('cy', LINE).attr('r', 4);
    const node = group.node()!;
    group.on('click', () => {
      const { report, commands } = context;
      const title = `messages, the slowest first: ${name}`;
      context.show({ title, report, commands, counted: countedOf(path) }, node);
    });
    return node;

    function line(one: number, other: number, className: string): void {
      group
        .append('line')
        .attr('class', className)
        .attr('x1', one)
        .attr('x2', other)
        .attr('y1', LINE)
        .attr('y2', LINE);
    }
  });
  roving(svg.node()!, items, { columns: 1 });
  return svg.node()!;
}

/** A path's messages as a number with records. */
export function countedOf({ count, records, query }: PathLatency): Counted {
  return { count, records, ...(query === undefined ? {} : { query }) };
}

function figuresOf({ p50Us, p95Us, p99Us, maxUs }: PathLatency): string {
  const [half, most, nearly, all] = [p50Us, p95Us, p99Us, maxUs].map(durationText);
  return `half within ${half}, 95 of 100 ${most}, 99 of 100 ${nearly}, the slowest ${all}`;
}

/** Powers of ten and what people count in above a minute; of short axes the times between them, too. */
function ticksBetween(from: number, to: number): number[] {
  const within = (times: readonly number[]): number[] => times.filter((us) => us >= from && us <= to);
  const few = within(TICKS);
  return few.length >= 4 ? few : within(TICKS.flatMap((us) => (us < 6e7 ? [us, us * 2, us * 5] : [us])));
}

/** So much of a name as has room, by what a letter takes on average, px. */
const LETTER = 6.8;
export function shortened(name: string, width: number): string {
  const letters = [...name];
  const room = Math.max(8, Math.floor((width - 2 * SIDE) / LETTER));
  return letters.length <= room ? name : `${letters.slice(0, room - 1).join('')}…`;
}
