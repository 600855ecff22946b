/**
 * The swimlanes: time goes to the right, a lane for each user below tenant and cloud. A lane shows the mode, what each
 * client shows of the presence, calls and meetings, the messages, the threads with their SIP sessions. With many people, or if asked for, a
 * lane is a whole tenant or cloud and shows how much happens in it.
 */
import { CLIENTS } from '../../../src/model/words.ts';
import { DisplayListBuilder } from '../../list/display-list.ts';
import type { Notice, View, ViewInput } from '../view.ts';
import { drawAggregate } from './aggregate.ts';
import { edgesOf } from './density.ts';
import { cloudStyle, drawHeader } from './header.ts';
import {
  type Lane,
  type Layout,
  layOut,
  MODE_STRIP,
  PART_ROW,
  PRESENCE_STRIP,
  partRowsShown,
  TICKS,
} from './layout.ts';
import { drawParticipations } from './participation-bars.ts';
import { Plane, RULER } from './plane.ts';
import { drawModeStrip, drawPresenceStrip } from './strips.ts';
import { drawThreads } from './thread-bars.ts';
import { drawTicks, type TickTally } from './ticks.ts';
import { factsOf } from './trace-facts.ts';

/** Messages that are drawn one by one, in all lanes together. */
const TICKS_DRAWN = 5_000;

interface Tally extends TickTally {
  threadsLeftOut: number;
  /** Calls and meetings. */
  partsLeftOut: number;
  aggregated: number;
}

export const lanes: View = (input) => {
  const plane = new Plane(input);
  const layout = layOut(input, plane);
  const offset = RULER - input.scroll;
  const visible = layout.lanes.filter(
    ({ top, height }) => offset + top + height > RULER && offset + top < input.height,
  );
  const marks = new DisplayListBuilder(input.width, input.height);
  const tally: Tally = {
    drawn: [],
    dense: 0,
    denseLanes: 0,
    threadsLeftOut: 0,
    partsLeftOut: 0,
    aggregated: 0,
  };
  drawGround(marks, input, plane, visible, offset);
  drawLanes(marks, input, plane, visible, offset, tally);
  drawOver(marks, input, plane);
  return {
    marks: marks.done(),
    header: drawHeader(input, plane, visible, offset),
    extent: layout.extent + RULER,
    notices: noticesOf(layout, tally),
    time: { along: 'x', from: plane.left, to: plane.right },
    records: Int32Array.from(new Set(tally.drawn)).sort(),
  };
};

function drawGround(
  marks: DisplayListBuilder,
  { axis, height, selection }: ViewInput,
  plane: Plane,
  visible: readonly Lane[],
  offset: number,
): void {
  for (const { fromU, toU, label } of axis.gaps) {
    const [from, to] = [plane.ofU(fromU), plane.ofU(toU)];
    if (!plane.shows(from, to)) continue;
    marks.rect('gap', plane.clamp(from), RULER, plane.clamp(to), height, { text: label });
    marks.text('label-faint', from + 2, height - 6, label, { width: Math.max(1, to - from - 4) });
  }
  for (const { kind, id, cloud, top, height: high } of visible) {
    const y = offset + top;
    if (kind === 'cloud') marks.rect(cloudStyle(cloud), plane.left, y, plane.right, y + high);
    else marks.line('rule', plane.left, y, plane.right, y);
    if (kind === 'user' && selection.subject === 'user' && selection.id === id)
      marks.rect('selection', plane.left, y, plane.right, y + high, { subject: 'user', id });
  }
}

function drawLanes(
  marks: DisplayListBuilder,
  input: ViewInput,
  plane: Plane,
  visible: readonly Lane[],
  offset: number,
  tally: Tally,
): void {
  const edges = edgesOf(input.axis, plane);
  const users = visible.filter(({ kind }) => kind === 'user').length;
  const most = Math.floor(TICKS_DRAWN / Math.max(1, users));
  marks.layer = 1;
  for (const lane of visible) {
    const top = offset + lane.top;
    if (lane.kind === 'user') drawUser(marks, input, plane, lane.id, top, most, edges, tally);
    else if (lane.kind !== 'cloud' && lane.kind !== 'tenant')
      tally.aggregated += drawAggregate(marks, input, plane, lane, top, edges);
  }
}

function drawUser(
  marks: DisplayListBuilder,
  input: ViewInput,
  plane: Plane,
  user: number,
  top: number,
  most: number,
  edges: Int32Array,
  tally: Tally,
): void {
  const { trace, cursor } = input;
  let y = top + 3;
  drawModeStrip(marks, trace, plane, cursor.n, { top: y, height: MODE_STRIP, user });
  y += MODE_STRIP;
  CLIENTS.forEach((_, client) => {
    if (((factsOf(trace).everRuns[user]! >> client) & 1) === 0) return;
    drawPresenceStrip(marks, trace, plane, cursor.n, client, { top: y, height: PRESENCE_STRIP, user });
    y += PRESENCE_STRIP;
  });
  tally.partsLeftOut += drawParticipations(marks, input, plane, user, y + 1);
  y += partRowsShown(trace, user, input.selection) * PART_ROW;
  drawTicks(marks, input, plane, { user, top: y + 1, most, edges }, tally);
  y += TICKS;
  tally.threadsLeftOut += drawThreads(marks, input, plane, user, y);
}

/** What stands over all lanes: violations, the selected record, the cursor. */
function drawOver(
  marks: DisplayListBuilder,
  { trace, violations, selection, height }: ViewInput,
  plane: Plane,
): void {
  marks.layer = 5;
  let lastX = Number.NEGATIVE_INFINITY;
  for (const { record, sentence } of violations) {
    if (record < plane.first || record >= plane.end) continue;
    const x = plane.ofRecord(record);
    if (Math.abs(x - lastX) < 1) continue;
    lastX = x;
    const mark = { subject: 'record', id: record, text: sentence } as const;
    marks.line('violation', x, RULER, x, height, mark);
    marks.symbol('violation', 'diamond', x, RULER + 6, 5, mark);
  }
  if (selection.subject === 'record' && selection.id >= 0 && selection.id < trace.columns.count) {
    const x = plane.ofRecord(selection.id);
    if (plane.shows(x, x))
      marks.line('selection', x, RULER, x, height, { subject: 'record', id: selection.id });
  }
  if (plane.shows(plane.cursorX, plane.cursorX))
    marks.line('cursor', plane.cursorX, RULER, plane.cursorX, height);
}

function noticesOf({ quiet, people }: Layout, tally: Tally): Notice[] {
  const notices: Notice[] = [];
  if (quiet > 0)
    notices.push({
      text: `${quiet} of ${people} people take no part in this stretch and have no lane.`,
      remedy: 'Zoom out, or select somebody to see their lane.',
    });
  if (tally.dense > 0)
    notices.push({
      text: `${tally.dense} records in ${tally.denseLanes} lanes are shown as density.`,
      remedy: 'Zoom in to see each.',
    });
  if (tally.threadsLeftOut > 0)
    notices.push({
      text: `${tally.threadsLeftOut} threads are not drawn, as their lanes have no more rows.`,
      remedy: 'Select a user to see all of their threads.',
    });
  if (tally.partsLeftOut > 0)
    notices.push({
      text: `${tally.partsLeftOut} bars of calls and meetings are not drawn, as their lanes have no more rows.`,
      remedy: 'Select a user to see all of theirs.',
    });
  if (tally.aggregated > 0)
    notices.push({
      text: `${tally.aggregated} records are shown as density, a lane for each tenant or cloud.`,
      remedy: 'Group by user to see them one by one.',
    });
  return notices;
}
