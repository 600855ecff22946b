/**
 * The whole trace in one strip: how much happens when, how many SIP sessions are open, what is rare on top of it, the stretch that the other views
 * show, and the cursor. Every pixel column in which a record stands has paint, whatever the length of the trace.
 */
import { countsIn, countsOfPassing } from '../../../src/trace/index/density.ts';
import { sessionLevels } from '../../../src/trace/index/levels.ts';
import { type DisplayList, DisplayListBuilder } from '../../list/display-list.ts';
import { joinLists } from '../../list/join.ts';
import { eachRun, pixelEdges, RARE, type Rare, rareRecords } from '../density.ts';
import type { TimeAxis } from '../time-axis.ts';
import type { View, ViewInput } from '../view.ts';

/** Room at the bottom for the rare ones, px; the rest is density. */
const RARE_ROOM = 15;
const RARE_HEIGHT = 3;
const LEAST_BAR = 2;

export const overview: View = (input) => {
  return {
    marks: joinLists([overviewGround(input), overviewWindow(input)]),
    header: undefined,
    extent: input.height,
    notices: [],
    time: { along: 'x', from: xOf(input, input.fromU), to: xOf(input, input.toU) },
    records: new Int32Array(0),
  };
};

/** What stays while the stretch and the cursor move: it follows from the trace, its axis, the filter and the size. */
export function overviewGround(input: ViewInput): DisplayList {
  const { axis, width, height } = input;
  const marks = new DisplayListBuilder(width, height);
  const edges = edgesOf(axis, Math.max(1, Math.floor(width)));
  drawGaps(marks, input);
  drawBars(marks, input, edges);
  drawSessions(marks, input, edges);
  drawRare(marks, input, edges);
  return marks.done();
}

/** The stretch that the other views show, and the cursor, to be painted over the ground. */
export function overviewWindow(input: ViewInput): DisplayList {
  const marks = new DisplayListBuilder(input.width, input.height);
  drawWindow(marks, input);
  return marks.done();
}

const EDGES = new WeakMap<TimeAxis, Int32Array>();

/** The strip is always that of the whole axis: it is measured again only if its width changes. */
function edgesOf(axis: TimeAxis, columns: number): Int32Array {
  let edges = EDGES.get(axis);
  if (edges?.length !== columns + 1) {
    edges = pixelEdges(axis, 0, axis.length, columns);
    EDGES.set(axis, edges);
  }
  return edges;
}

function xOf({ axis, width }: ViewInput, u: number): number {
  return (u / axis.length) * Math.max(1, Math.floor(width));
}

function drawGaps(marks: DisplayListBuilder, input: ViewInput): void {
  marks.layer = 0;
  for (const { fromU, toU, label } of input.axis.gaps) {
    const [left, right] = [xOf(input, fromU), xOf(input, toU)];
    if (right - left >= 1) marks.area('gap', left, 0, right, input.height, { text: label });
  }
}

/** Heights grow with the logarithm, so that one record among columns of thousands is still a bar. */
function drawBars(marks: DisplayListBuilder, { matches, height }: ViewInput, edges: Int32Array): void {
  marks.layer = 1;
  const counts = countsOfPassing(matches.passes, edges);
  let most = 1;
  for (const count of counts) most = Math.max(most, count);
  const room = Math.max(LEAST_BAR, height - RARE_ROOM);
  const heightOf = (count: number) =>
    count === 0 ? 0 : Math.round(LEAST_BAR + ((room - LEAST_BAR) * Math.log1p(count)) / Math.log1p(most));
  for (let from = 0; from < counts.length; ) {
    const bar = heightOf(counts[from]!);
    let to = from + 1;
    while (to < counts.length && heightOf(counts[to]!) === bar) to++;
    if (bar > 0) marks.area('density', from, room - bar, to, room, { weight: 200 });
    from = to;
  }
  if (matches.passes !== undefined) drawHidden(marks, edges, room);
}

/** Where a filter hides records there is still a line at the foot. */
function drawHidden(marks: DisplayListBuilder, edges: Int32Array, room: number): void {
  eachRun(countsOfPassing(undefined, edges), 1, (from, to) => {
    marks.area('density', from, room - 1, to, room, { weight: 70 });
  });
}

/** How many SIP sessions are open at once, as a line; its top is the most that ever are. */
function drawSessions(marks: DisplayListBuilder, { trace, height }: ViewInput, edges: Int32Array): void {
  marks.layer = 2;
  const most = sessionLevels(trace).maxima(edges);
  let highest = 0;
  for (const level of most) highest = Math.max(highest, level);
  if (highest === 0) return;
  const room = Math.max(LEAST_BAR, height - RARE_ROOM);
  const yOf = (level: number): number => Math.round(room - ((room - LEAST_BAR) * level) / highest) + 0.5;
  for (let from = 0; from < most.length; ) {
    const y = yOf(most[from]!);
    let to = from + 1;
    while (to < most.length && yOf(most[to]!) === y) to++;
    if (from > 0) marks.line('session', from, yOf(most[from - 1]!), from, y);
    marks.line('session', from, y, to, y, { text: `${most[from]} SIP sessions open at once` });
    from = to;
  }
}

function drawRare(
  marks: DisplayListBuilder,
  { trace, violations, height }: ViewInput,
  edges: Int32Array,
): void {
  marks.layer = 2;
  const rare = rareRecords(trace, violations);
  RARE.forEach((kind: Rare, place) => {
    const top = height - RARE_ROOM + place * RARE_HEIGHT;
    eachRun(countsIn(rare[kind], edges), 2, (from, to, count) => {
      marks.area(kind, from, top, to, top + RARE_HEIGHT, { text: `${count} ${kind}` });
    });
  });
}

function drawWindow(marks: DisplayListBuilder, input: ViewInput): void {
  const { axis, cursor, fromU, toU, width, height } = input;
  const [left, right] = [Math.max(0, xOf(input, fromU)), Math.min(width, xOf(input, toU))];
  marks.layer = 3;
  // What lies outside is set back; the window itself stays clear.
  if (left > 0) marks.area('panel', 0, 0, left, height, { weight: 120 });
  if (right < width) marks.area('panel', right, 0, width, height, { weight: 120 });
  marks.layer = 4;
  marks.line('lifeline', left + 0.5, 0, left + 0.5, height);
  marks.line('lifeline', right - 0.5, 0, right - 0.5, height);
  const x = xOf(input, axis.mode === 'order' ? cursor.n + 0.5 : axis.uOfTime(cursor.atUs));
  marks.layer = 5;
  marks.line('cursor', x, 0, x, height);
}
