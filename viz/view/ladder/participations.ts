/** Calls and meetings: bars at the left of a person's lifeline, hatched while it rings or they wait in the lobby. */
import { NEVER } from '../../../src/trace/index/intervals.ts';
import {
  type Participation,
  participationsOf,
  type Stretch,
} from '../../../src/trace/index/participations.ts';
import { drawHatch } from '../hatch.ts';
import { BAR_LOOKS, incidentWords, lookOfIncident, stretchWords } from '../participation-words.ts';
import type { Lifeline } from './lifelines.ts';
import { LAYER, type Picture } from './picture.ts';

const OFFSET = 6;
const WIDTH = 8;
const THIN = 3;
/** Bars at the same time stand side by side, so many at most. */
const ABREAST = 3;

export function drawParticipations(picture: Picture): void {
  const { frame, lifelines, input } = picture;
  if (frame.dense || lifelines.level === 'tenant' || lifelines.level === 'cloud') return;
  const parts = participationsOf(input.trace);
  if (parts.size === 0) return;
  const drawn = new Set<number>();
  for (const lifeline of lifelines.list) {
    const own = parts.get(lifeline.user);
    // A person has one bar, at the first of their lifelines.
    if (own === undefined || drawn.has(lifeline.user)) continue;
    drawn.add(lifeline.user);
    drawOf(picture, lifeline, own);
  }
}

function drawOf(picture: Picture, { x }: Lifeline, own: readonly Participation[]): void {
  const { plane, marks } = picture;
  if (x - OFFSET - WIDTH < plane.left || x > plane.right) return;
  const freeFrom: number[] = [];
  for (const part of own) {
    const free = freeFrom.findIndex((n) => n < part.first);
    const nth = free < 0 ? freeFrom.length : free;
    freeFrom[nth] = part.last;
    if (part.first >= plane.end || part.last < plane.first) continue;
    const right = x - OFFSET - (nth % ABREAST) * (WIDTH + 2);
    for (const stretch of part.stretches) drawStretch(picture, part, stretch, right);
    marks.layer = LAYER.symbols;
    for (const incident of part.incidents) {
      const y = plane.ofRecord(incident.n);
      if (!plane.shows(y, y)) continue;
      const { style, shape } = lookOfIncident(incident);
      const text = incidentWords(picture.input.trace, part, incident);
      marks.symbol(style, shape, right - WIDTH / 2, y, 4.5, { subject: 'record', id: incident.n, text });
    }
  }
}

function drawStretch(
  { plane, marks, input, emphasis }: Picture,
  part: Participation,
  stretch: Stretch,
  right: number,
): void {
  const { from, to, doing } = stretch;
  const top = plane.ofRecord(from);
  const bottom = to === NEVER ? plane.ofU(input.axis.length) : plane.ofRecord(to);
  if (!plane.shows(top, bottom)) return;
  const { style, thin, hatched } = BAR_LOOKS[doing];
  const left = right - (thin ? THIN : WIDTH);
  const [y0, y1] = [plane.clamp(top), Math.max(plane.clamp(bottom), plane.clamp(top) + 1)];
  const id = from >= 0 ? from : to === NEVER ? -1 : to;
  const stands = id < 0 ? {} : ({ subject: 'record', id, weight: emphasis.ofRecord(id) } as const);
  marks.layer = LAYER.sessions;
  marks.rect(style, left, y0, right, y1, { ...stands, text: stretchWords(input.trace, part, stretch) });
  if (hatched) drawHatch(marks, left, y0, right, y1);
}
