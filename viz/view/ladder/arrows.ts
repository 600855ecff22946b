/**
 * Messages: from the sender's client when it is sent to the landing client when it arrives, so that an arrow's slope
 * is its latency. What did not arrive is drawn as well: a cross where it was missed or failed, a barred circle where
 * it was refused, an open ring where the trace ends first.
 */

import { plainText } from '../../../src/core/plain-text.ts';
import { E } from '../../../src/model/event.ts';
import { METHODS, NONE, OUTCOME } from '../../../src/model/words.ts';
import { operandOf } from '../../../src/trace/columns.ts';
import { shortLabel } from '../../../src/trace/story/sentence.ts';
import type { Style } from '../../list/styles.ts';
import { fittedText } from '../../list/text-width.ts';
import { cutToPlane } from './cut.ts';
import { travelOf } from './frame.ts';
import { LAYER, type Picture } from './picture.ts';

const SYMBOL_RADIUS = 5;
const REFUSED_STUB = 22;
/** How far an arrow between two clients of one lifeline goes out, px. */
const LOOP = 26;
const LEAST_HOP_ROOM = 9;
const STEEP = 0.3;
/** A label narrower than this says nothing. */
const LEAST_LABEL = 30;

interface Way {
  readonly message: number;
  readonly style: Style;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly extras: Stands;
}

/** What all marks of a message share. */
interface Stands {
  readonly subject: 'message';
  readonly id: number;
  readonly weight: number;
}

export function drawMessages(picture: Picture): void {
  for (const message of picture.frame.messages) drawMessage(picture, message);
}

function drawMessage(picture: Picture, message: number): void {
  const { lifelines, plane, input, emphasis } = picture;
  const { messages } = input.trace;
  const from = lifelines.placeOf(messages.from[message]!, messages.via[message]!);
  if (from === NONE) return;
  const { from: start, to: end } = travelOf(input.trace, message);
  const outcome = messages.outcome[message]!;
  const extras = { subject: 'message', id: message, weight: emphasis.ofMessage(message) } as const;
  const x0 = lifelines.list[from]!.x;
  const y0 = plane.ofRecord(start);
  if (outcome === OUTCOME.refused) return drawRefused(picture, extras, x0, y0);
  const to = lifelines.placeOf(messages.to[message]!, messages.lands[message]!);
  if (to === NONE) return;
  const target = lifelines.list[to]!.x;
  const style = styleOf(picture, message, outcome);
  if (end === NONE) {
    const x1 = x0 + (target - x0) * 0.6;
    return drawOpen(picture, { message, style, x0, y0, x1, y1: plane.ofU(input.axis.length), extras });
  }
  drawWay(picture, { message, style, x0, y0, x1: target, y1: plane.ofRecord(end), extras }, outcome);
}

function styleOf({ input }: Picture, message: number, outcome: number): Style {
  if (outcome === OUTCOME.missed) return 'missed';
  if (outcome === OUTCOME.failed) return 'failed';
  if (outcome === OUTCOME.inFlight) return 'in-flight';
  const thread = input.trace.messages.thread[message]!;
  return METHODS[input.trace.threads.world.threads.method[thread]!] ?? 'native';
}

function drawWay(picture: Picture, way: Way, outcome: number): void {
  const { marks, plane, leftOut } = picture;
  const { message, style, x0, y0, x1, y1, extras } = way;
  if (Math.max(x0, x1) < plane.left || Math.min(x0, x1) > plane.right) {
    leftOut.arrows += 1;
    return;
  }
  const loop = x0 === x1;
  const line = loop ? { message, style, x0: x0 + LOOP, y0, x1, y1, extras } : way;
  if (loop) drawLoopStart(picture, way);
  const arrives = drawLine(picture, line, outcome === OUTCOME.delivered);
  if (arrives && outcome !== OUTCOME.delivered) {
    marks.layer = LAYER.symbols;
    marks.symbol(style, 'cross', x1, y1, SYMBOL_RADIUS, { ...extras, text: style });
  }
  drawHops(picture, line);
  drawLabel(picture, line);
}

/** The line, cut at the edges of the picture; true if its end is in it. */
function drawLine(picture: Picture, way: Way, head: boolean): boolean {
  const { marks, plane } = picture;
  const cut = cutToPlane(way, plane);
  if (cut === undefined) return false;
  const { extras } = way;
  marks.layer = LAYER.arrows;
  if (head && cut.endsInside) marks.arrow(way.style, cut.x0, cut.y0, cut.x1, cut.y1, extras);
  else marks.line(way.style, cut.x0, cut.y0, cut.x1, cut.y1, extras);
  if (!cut.beginsInside && cut.beyondX0) drawFarName(picture, way, cut.x0, cut.y0, 'from');
  if (!cut.endsInside && cut.beyondX1) drawFarName(picture, way, cut.x1, cut.y1, 'to');
  return cut.endsInside;
}

/** Where the line leaves the picture sideways stands whom it goes to, or comes from. */
function drawFarName(picture: Picture, way: Way, x: number, y: number, side: 'from' | 'to'): void {
  const { messages, columns } = picture.input.trace;
  const name = plainText(columns.head.names.users[messages[side][way.message]!] ?? '').split('@')[0]!;
  const atRight = x > picture.plane.left + 1;
  const place = { x: atRight ? x - 8 : x + 8, y: y - 3, anchor: atRight ? 1 : 0, room: 90 } as const;
  const text = atRight ? `${fittedText(name, 11, 76)} →` : `← ${fittedText(name, 11, 76)}`;
  picture.labels.write([text], place, way.extras);
}

/** Between two clients that stand in one lifeline: out to the side first, then back as the arrow. */
function drawLoopStart({ marks, plane }: Picture, { style, x0, y0, extras }: Way): void {
  if (!plane.shows(y0, y0)) return;
  marks.layer = LAYER.arrows;
  marks.line(style, x0, y0, x0 + LOOP, y0, extras);
}

function drawRefused(picture: Picture, extras: Stands, x: number, y: number): void {
  const { marks, plane, leftOut, input, labels } = picture;
  if (x < plane.left || x > plane.right) {
    leftOut.arrows += 1;
    return;
  }
  if (!plane.shows(y, y)) return;
  const reason =
    input.trace.columns.head.header.words.reasons[input.trace.messages.because[extras.id]!] ?? '';
  marks.layer = LAYER.arrows;
  marks.line('refused', x, y, x + REFUSED_STUB - SYMBOL_RADIUS, y, extras);
  marks.layer = LAYER.symbols;
  marks.symbol('refused', 'barred', x + REFUSED_STUB, y, SYMBOL_RADIUS, {
    ...extras,
    text: `refused: ${reason}`,
  });
  const room = Math.min(180, plane.right - x - REFUSED_STUB - 12);
  const place = { x: x + REFUSED_STUB + 9, y: y + 4, anchor: 0, room } as const;
  labels.write([reason, fittedText(reason, 11, picture.lifelines.step - REFUSED_STUB - 14)], place, extras);
}

/** On its way when the trace ends: as far as an open ring, because nobody knows when it would have arrived. */
function drawOpen(picture: Picture, way: Way): void {
  const { marks, plane } = picture;
  if (!drawLine(picture, way, false) || !plane.shows(way.y1, way.y1)) return;
  marks.layer = LAYER.symbols;
  const extras = { ...way.extras, text: 'on its way at the end' };
  marks.symbol('in-flight', 'ring', way.x1, way.y1, SYMBOL_RADIUS, extras);
}

/** Dots where the message passed a node, if they have room on the line. */
function drawHops(picture: Picture, { message, x0, y0, x1, y1, extras }: Way): void {
  const { input, marks, plane } = picture;
  const { trace } = input;
  const long = y1 - y0 >= LEAST_HOP_ROOM * 3 && picture.frame.messages.length <= 300;
  if (!long) return;
  marks.layer = LAYER.hops;
  let lastY = y0;
  for (const n of trace.records.of('message', message)) {
    if (trace.columns.kind[n] !== E.messageHopped) continue;
    const y = plane.ofRecord(n);
    if (y - lastY < LEAST_HOP_ROOM || y > y1 || !plane.shows(y, y)) continue;
    lastY = y;
    const x = x0 + ((y - y0) / (y1 - y0)) * (x1 - x0);
    if (x < plane.left || x > plane.right) continue;
    const link = plainText(trace.columns.head.names.links[operandOf(trace.columns, n, 1)] ?? '');
    marks.symbol('hop', 'dot', x, y, 2.5, { subject: 'record', id: n, weight: extras.weight, text: link });
  }
}

/** In the middle of the arrow, above it: name and row if there is room, else the name. */
function drawLabel(picture: Picture, way: Way): void {
  const { plane, labels, input } = picture;
  const { message } = way;
  const [left, right] = [
    Math.max(plane.left, Math.min(way.x0, way.x1)),
    Math.min(plane.right, Math.max(way.x0, way.x1)),
  ];
  const x = (left + right) / 2;
  const slope = (way.y1 - way.y0) / (way.x1 - way.x0);
  const y = way.y0 + (x - way.x0) * slope - 4;
  const room = right - left - 14;
  // Beside a steep arrow, on the side from which it comes down: over it would hide it.
  const steep = Math.abs(slope) > STEEP;
  const place = steep
    ? ({ x: x + Math.sign(slope) * 6, y, anchor: slope > 0 ? 0 : 1, room } as const)
    : ({ x, y, anchor: 0.5, room } as const);
  if (!plane.shows(y - 10, y) || y - 10 < plane.top || !labels.hasRoom(place, LEAST_LABEL)) {
    labels.skipped += 1;
    return;
  }
  const label = shortLabel(input.trace, input.trace.messages.attempted[message]!);
  const name = label.split(' ')[0]!;
  labels.write([label, name, fittedText(name, 11, place.room)], place, way.extras);
}
