/** What stands behind and beside the messages: clouds, gaps, times, lifelines, the cursor. */
import { MODE, NONE } from '../../../src/model/words.ts';
import { countsOfPassing } from '../../../src/trace/index/density.ts';
import { textWidth } from '../../list/text-width.ts';
import { shadeOf } from '../density.ts';
import { groupStyle } from '../people.ts';
import { wallTime } from '../time-labels.ts';
import type { Lifeline } from './lifelines.ts';
import { LAYER, type Picture } from './picture.ts';

const TICK_SPACING = 64;
const TEXT_SPACING = 14;
/** The strip at the gutter's edge in which every record has paint. */
const STRIP = 6;

export function drawFurniture(picture: Picture): void {
  drawGrounds(picture);
  drawGaps(picture);
  drawLifelines(picture);
  drawGutter(picture);
  drawCursor(picture);
}

function drawGrounds({ lifelines, plane, marks }: Picture): void {
  marks.layer = LAYER.ground;
  const { list, step } = lifelines;
  for (let from = 0; from < list.length; ) {
    const { cloud } = list[from]!;
    let to = from;
    while (list[to + 1]?.cloud === cloud) to++;
    const left = Math.max(plane.left, list[from]!.x - step / 2);
    const right = Math.min(plane.right, list[to]!.x + step / 2);
    if (right > left) marks.area(groupStyle(cloud), left, plane.top, right, plane.bottom, { weight: 110 });
    from = to + 1;
  }
}

function drawGaps({ input, plane, marks }: Picture): void {
  for (const { fromU, toU, label } of input.axis.gaps) {
    const [top, bottom] = [plane.ofU(fromU), plane.ofU(toU)];
    if (!plane.shows(top, bottom)) continue;
    marks.layer = LAYER.bands;
    const [from, to] = [Math.max(plane.top, top), Math.min(plane.bottom, bottom)];
    marks.area('gap', plane.left, from, plane.right, to, { text: label });
  }
  if (input.axis.mode === 'order') drawTies({ input, plane, marks });
}

/** Records of one instant share a band, so that their order is not taken for time. */
function drawTies({ input, plane, marks }: Pick<Picture, 'input' | 'plane' | 'marks'>): void {
  const { atUs } = input.trace.columns;
  if (plane.ofRecord(plane.first + 1) - plane.ofRecord(plane.first) < 4) return;
  marks.layer = LAYER.bands;
  for (let from = plane.first; from < plane.end; ) {
    let to = from;
    while (to + 1 < plane.end && atUs[to + 1] === atUs[from]) to++;
    if (to > from) {
      const half = (plane.ofRecord(from + 1) - plane.ofRecord(from)) / 2;
      const [top, bottom] = [plane.ofRecord(from) - half, plane.ofRecord(to) + half];
      const text = `${to - from + 1} records at the same time`;
      marks.rect(
        'same-time',
        plane.left,
        Math.max(plane.top, top),
        plane.right,
        Math.min(plane.bottom, bottom),
        { text },
      );
    }
    from = to + 1;
  }
}

function drawLifelines(picture: Picture): void {
  const { lifelines, plane, marks } = picture;
  marks.layer = LAYER.lifelines;
  for (const lifeline of lifelines.list) {
    const { x, user, tenant } = lifeline;
    if (x < plane.left || x > plane.right) continue;
    const stands =
      user !== NONE ? ({ subject: 'user', id: user } as const) : ({ subject: 'tenant', id: tenant } as const);
    eachUse(picture, lifeline, (from, to, used) => {
      marks.line(used ? 'lifeline' : 'lifeline-off', x, from, x, to, tenant === NONE ? {} : stands);
    });
  }
}

/** Stretches of a lifeline in which its client runs and may be used, and those between. */
function eachUse(
  { input, plane }: Picture,
  { user, client }: Lifeline,
  take: (fromY: number, toY: number, used: boolean) => void,
): void {
  if (user === NONE) return take(plane.top, plane.bottom, true);
  const { changes } = input.trace;
  const usedAt = (n: number) =>
    isUsed(changes.valueAt('users.running', user, n), changes.valueAt('users.mode', user, n), client);
  let [fromY, used] = [plane.top, usedAt(plane.first - 1)];
  for (let n = plane.first - 1; ; ) {
    const next = [changes.nextSet('users.running', user, n), changes.nextSet('users.mode', user, n)].filter(
      (m) => m >= 0,
    );
    n = Math.min(...next);
    if (!(n < plane.end)) break;
    if (usedAt(n) === used) continue;
    const y = Math.min(plane.bottom, plane.ofRecord(n));
    if (y > fromY) take(fromY, y, used);
    [fromY, used] = [y, !used];
  }
  if (plane.bottom > fromY) take(fromY, plane.bottom, used);
}

/** A mode other than Islands leaves one client for messages: Teams in TeamsOnly, else Skype for Business. */
function isUsed(running: number, mode: number, client: number): boolean {
  if (client === NONE) return running > 0;
  if (((running >> client) & 1) === 0) return false;
  return mode === MODE.Islands || (client === 0) === (mode === MODE.TeamsOnly);
}

/** Times, lengths of gaps, and a strip in which each pixel row with a record has paint, whatever is left out elsewhere. */
function drawGutter({ input, plane, marks }: Picture): void {
  const { matches } = input;
  marks.layer = LAYER.gutter;
  marks.rect('background', 0, plane.top, plane.left, plane.bottom);
  const counts = countsOfPassing(matches.passes, plane.edges);
  let most = 1;
  for (const count of counts) most = Math.max(most, count);
  marks.layer = LAYER.gutterMarks;
  const shades = counts.map((count) => shadeOf(count, most));
  eachShade(shades, (from, to, weight) => {
    marks.area('density', plane.left - STRIP, plane.top + from, plane.left, plane.top + to, { weight });
  });
  drawTimes({ input, plane, marks });
}

/** Calls for each stretch of pixels of one shade. */
export function eachShade(
  shades: Uint32Array,
  take: (from: number, to: number, shade: number) => void,
): void {
  for (let from = 0; from < shades.length; ) {
    let to = from + 1;
    while (to < shades.length && shades[to] === shades[from]) to++;
    if (shades[from]! > 0) take(from, to, shades[from]!);
    from = to;
  }
}

function drawTimes({ input, plane, marks }: Pick<Picture, 'input' | 'plane' | 'marks'>): void {
  const { axis, fromU, toU } = input;
  const right = plane.left - STRIP - 5;
  const taken: number[] = [plane.cursorY];
  const free = (y: number) =>
    y - 8 >= plane.top &&
    y + 6 <= plane.bottom &&
    taken.every((other) => Math.abs(other - y) >= TEXT_SPACING);
  const ticks = axis.ticks(fromU, toU, Math.max(2, (plane.bottom - plane.top) / TICK_SPACING));
  for (const { u, label } of ticks) {
    const y = plane.ofU(u);
    if (y < plane.top || y > plane.bottom) continue;
    marks.layer = LAYER.rules;
    marks.line('rule', plane.left, y, plane.right, y);
    if (!free(y)) continue;
    taken.push(y);
    marks.layer = LAYER.gutterMarks;
    marks.text('label', right, y + 4, label, { anchor: 1 });
  }
  marks.layer = LAYER.gutterMarks;
  for (const { fromU: begin, toU: end, label } of axis.gaps) {
    const y = (plane.ofU(begin) + plane.ofU(end)) / 2;
    if (y < plane.top || y > plane.bottom || !free(y)) continue;
    taken.push(y);
    marks.text('label-faint', right, y + 3, `⋮ ${label}`, { anchor: 1 });
  }
}

function drawCursor({ input, plane, marks }: Picture): void {
  const { cursor, trace } = input;
  const y = plane.cursorY;
  if (y < plane.top || y > plane.bottom) return;
  marks.layer = LAYER.cursor;
  marks.line('cursor', plane.left - STRIP, y, plane.right, y);
  const label = wallTime(trace.columns.head.header.startUs, cursor.atUs, 1_000);
  marks.layer = LAYER.cursorLabel;
  const [right, middle] = [plane.left - STRIP - 3, Math.min(plane.bottom - 8, Math.max(plane.top + 8, y))];
  const width = Math.min(right, textWidth(label, 12, true) + 12);
  marks.rect('selection', right - width, middle - 8, right, middle + 8);
  marks.text('label-strong', right - 4, middle + 4, label, { anchor: 1, width: width - 6 });
}
