/**
 * Calls and meetings in a person's lane: hatched while it rings or somebody waits in the lobby, solid while people are
 * connected or inside, thin while somebody is only invited; a symbol says how it ended, a triangle that media are poor.
 */
import { NEVER } from '../../../src/trace/index/intervals.ts';
import type { Incident, Participation, Stretch } from '../../../src/trace/index/participations.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import type { DisplayListBuilder } from '../../list/display-list.ts';
import { textWidth } from '../../list/text-width.ts';
import { drawHatch } from '../hatch.ts';
import {
  BAR_LOOKS,
  incidentWords,
  lookOfIncident,
  nameOfThing,
  stretchWords,
} from '../participation-words.ts';
import type { ViewInput } from '../view.ts';
import { PART_ROW, partRowsShown } from './layout.ts';
import { participationRows } from './participation-rows.ts';
import type { Plane } from './plane.ts';

const BAR = 12;
const THIN = 3;
const LABEL = 11;
/** A label narrower than this says nothing. */
const LEAST_LABEL = 18;

/** Draws those that touch the stretch; the number of those that find no row is the answer. */
export function drawParticipations(
  marks: DisplayListBuilder,
  input: ViewInput,
  plane: Plane,
  user: number,
  top: number,
): number {
  const { trace } = input;
  const shown = partRowsShown(trace, user, input.selection);
  let leftOut = 0;
  for (const { part, row } of participationRows(trace, user).placed) {
    if (part.first >= plane.end || part.last < plane.first) continue;
    if (row >= shown) leftOut += 1;
    else drawPart(marks, trace, plane, part, top + row * PART_ROW);
  }
  return leftOut;
}

function drawPart(
  marks: DisplayListBuilder,
  trace: IndexedTrace,
  plane: Plane,
  part: Participation,
  top: number,
): void {
  for (const stretch of part.stretches) drawStretch(marks, trace, plane, part, stretch, top);
  drawLabel(marks, trace, plane, part, top);
  marks.layer = 2;
  for (const incident of part.incidents) drawIncident(marks, trace, plane, part, incident, top);
  marks.layer = 1;
}

/** Where a stretch lies across the plot; undefined if nothing of it does. */
function spanOf(plane: Plane, { from, to }: Stretch): readonly [from: number, to: number] | undefined {
  const left = plane.ofRecord(from);
  const right = to === NEVER ? plane.right + 1 : plane.ofRecord(to);
  return plane.shows(left, right)
    ? [plane.clamp(left), Math.max(plane.clamp(right), plane.clamp(left) + 1)]
    : undefined;
}

function drawStretch(
  marks: DisplayListBuilder,
  trace: IndexedTrace,
  plane: Plane,
  part: Participation,
  stretch: Stretch,
  top: number,
): void {
  const span = spanOf(plane, stretch);
  if (span === undefined) return;
  const { style, hatched, thin } = BAR_LOOKS[stretch.doing];
  const [from, to] = span;
  const height = thin ? THIN : BAR;
  const above = top + (BAR - height) / 2;
  // What began before the run has no record of its own: its end is as telling.
  const id = stretch.from >= 0 ? stretch.from : stretch.to === NEVER ? -1 : stretch.to;
  const stands = id < 0 ? {} : ({ subject: 'record', id } as const);
  marks.rect(style, from, above, to, above + height, { ...stands, text: stretchWords(trace, part, stretch) });
  if (hatched) drawHatch(marks, from, above, to, above + height);
}

/** The name at the beginning of what is seen of the first broad stretch, with what is done if there is room. */
function drawLabel(
  marks: DisplayListBuilder,
  trace: IndexedTrace,
  plane: Plane,
  part: Participation,
  top: number,
): void {
  const name = nameOfThing(trace, part);
  for (const stretch of part.stretches) {
    const { thin, hatched, words, style } = BAR_LOOKS[stretch.doing];
    const span = thin ? undefined : spanOf(plane, stretch);
    if (span === undefined) continue;
    const left = Math.max(span[0], plane.left) + 3;
    const room = Math.min(span[1], plane.right) - left - 2;
    if (room < LEAST_LABEL) continue;
    const long = `${name} ${words}`;
    const text = textWidth(long, LABEL) <= room ? long : name;
    // On a hatch letters need a ground of their own.
    if (hatched)
      marks.area(style, left - 2, top + 1, left + Math.min(room, textWidth(text, LABEL)), top + BAR - 1);
    marks.text('label', left, top + BAR - 3, text, { width: room });
  }
}

function drawIncident(
  marks: DisplayListBuilder,
  trace: IndexedTrace,
  plane: Plane,
  part: Participation,
  incident: Incident,
  top: number,
): void {
  const x = plane.ofRecord(incident.n);
  if (!plane.shows(x, x)) return;
  const { style, shape } = lookOfIncident(incident);
  marks.symbol(style, shape, x, top + BAR / 2, 5, {
    subject: 'record',
    id: incident.n,
    text: incidentWords(trace, part, incident),
  });
}
