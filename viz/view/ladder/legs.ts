/** Arrows of what goes from place to place besides messages: signals of calls, invitations, mails, free/busy. */

import { plainText } from '../../../src/core/plain-text.ts';
import { formatDuration } from '../../../src/core/time.ts';
import { NONE } from '../../../src/model/words.ts';
import type { FeatureWord } from '../../../src/trace/feature-kinds.ts';
import { NEVER } from '../../../src/trace/index/intervals.ts';
import type { Leg, LegEnd } from '../../../src/trace/index/legs.ts';
import { shortLabel } from '../../../src/trace/story/sentence.ts';
import type { Style } from '../../list/styles.ts';
import { fittedText } from '../../list/text-width.ts';
import { cutToPlane } from './cut.ts';
import { LAYER, type Picture } from './picture.ts';

const STYLES_OF: Readonly<Partial<Record<FeatureWord, Style>>> = {
  mail: 'mail',
  meeting: 'mail',
  freebusy: 'free-busy',
};
/** More arrows than these are counted and not drawn. */
const MOST_LEGS = 1_000;
const LEAST_LABEL = 24;

export function drawLegs(picture: Picture): void {
  const { legs } = picture.frame;
  picture.leftOut.arrows += Math.max(0, legs.length - MOST_LEGS);
  for (const leg of legs.slice(0, MOST_LEGS)) drawLeg(picture, leg);
}

function drawLeg(picture: Picture, leg: Leg): void {
  const { lifelines, plane, marks, input, emphasis, leftOut } = picture;
  const [from, to] = [placeOf(picture, leg.from), placeOf(picture, leg.to)];
  if (from === to) return;
  if (from === NONE || to === NONE) {
    leftOut.arrows += 1;
    return;
  }
  const open = leg.arrives === NEVER;
  const line = {
    x0: lifelines.list[from]!.x,
    y0: plane.ofRecord(leg.leaves),
    x1: lifelines.list[to]!.x,
    y1: open ? plane.ofU(input.axis.length) : plane.ofRecord(leg.arrives),
  };
  const cut = cutToPlane(line, plane);
  if (cut === undefined) return;
  // Clicked, it tells of its end: what came of it.
  const id = open ? leg.leaves : leg.arrives;
  const extras = { subject: 'record', id, weight: emphasis.ofRecord(id) } as const;
  const style = STYLES_OF[leg.of] ?? 'signal';
  const text = legWords(picture, leg);
  marks.layer = LAYER.arrows;
  if (cut.endsInside && !open) marks.arrow(style, cut.x0, cut.y0, cut.x1, cut.y1, { ...extras, text });
  else marks.line(style, cut.x0, cut.y0, cut.x1, cut.y1, { ...extras, text });
  drawLabel(picture, leg, cut, extras);
}

/** A person's first lifeline that is there, or a platform's. */
function placeOf({ lifelines }: Picture, { user, platform }: LegEnd): number {
  if (platform !== NONE) return lifelines.placeOfPlatform(platform);
  const teams = lifelines.placeOf(user, 0);
  return teams === NONE ? lifelines.placeOf(user, 1) : teams;
}

/** `mail from ann to premises, 120ms`. */
function legWords({ input }: Picture, { of, from, to, leaves, arrives }: Leg): string {
  const { atUs, head } = input.trace.columns;
  const name = ({ user, platform }: LegEnd): string =>
    plainText(
      (platform === NONE ? head.names.users[user]?.split('@')[0] : head.names.platforms[platform]) ?? '',
    );
  const took = arrives === NEVER ? 'on its way at the end' : formatDuration(atUs[arrives]! - atUs[leaves]!);
  const what = of === 'freebusy' ? 'free/busy' : of;
  return `${what} from ${name(from)} to ${name(to)}, ${took}`;
}

interface Stands {
  readonly subject: 'record';
  readonly id: number;
  readonly weight: number;
}

function drawLabel(
  { plane, labels, input }: Picture,
  { of, arrives, leaves }: Leg,
  cut: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number },
  stands: Stands,
): void {
  // What is there at once, such as a mail on its own server, is told by the symbol at its end.
  if (of === 'call' || arrives === leaves) return;
  const [left, right] = [Math.min(cut.x0, cut.x1), Math.max(cut.x0, cut.x1)];
  const x = (left + right) / 2;
  const y = (cut.y0 + cut.y1) / 2 - 4;
  const place = { x, y, anchor: 0.5, room: right - left - 14 } as const;
  if (y - 10 < plane.top || !plane.shows(y - 10, y) || !labels.hasRoom(place, LEAST_LABEL)) {
    labels.skipped += 1;
    return;
  }
  const text =
    of === 'meeting' ? 'invitation' : shortLabel(input.trace, arrives === NEVER ? leaves : arrives);
  labels.write([text, fittedText(text, 11, place.room)], place, stands);
}
