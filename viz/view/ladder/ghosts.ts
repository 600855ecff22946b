/** Messages of the other trace over this one's ladder: what would have been there instead. */
import { NONE, OUTCOME } from '../../../src/model/words.ts';
import type { Ghost, Notice } from '../view.ts';
import { LAYER, type Picture } from './picture.ts';

const RADIUS = 5;
const STUB = 22;
const LABEL_GAP = 7;

/** Draws them; how many have no lifeline in this picture is what is returned. */
export function drawGhosts(picture: Picture): number {
  const { input, plane, marks } = picture;
  let homeless = 0;
  for (const ghost of input.ghosts ?? []) {
    const [y0, y1] = [plane.ofU(ghost.fromU), plane.ofU(ghost.toU)];
    if (!plane.shows(y0, y1)) continue;
    marks.layer = LAYER.rare;
    if (!drawGhost(picture, ghost, y0, y1)) homeless += 1;
  }
  return homeless;
}

export function ghostNotices(homeless: number): Notice[] {
  if (homeless === 0) return [];
  const text = `${homeless} messages of the second trace have no lifeline in this picture.`;
  return [{ text, remedy: 'Show both traces side by side.' }];
}

function drawGhost({ lifelines, marks }: Picture, ghost: Ghost, y0: number, y1: number): boolean {
  const { from, via, to, lands, outcome, text } = ghost;
  const start = lifelines.placeOf(from, via);
  if (start === NONE) return false;
  const x0 = lifelines.list[start]!.x;
  const extras = { text: `only in the second trace, or otherwise there: ${text}` };
  marks.text('only-right', x0 + LABEL_GAP, y0 - LABEL_GAP, 'R', extras);
  if (outcome === OUTCOME.refused) {
    marks.line('only-right', x0, y0, x0 + STUB, y0, extras);
    marks.symbol('only-right', 'barred', x0 + STUB + RADIUS, y0, RADIUS, extras);
    return true;
  }
  const end = lifelines.placeOf(to, lands);
  if (end === NONE) return false;
  const x1 = lifelines.list[end]!.x;
  if (outcome === OUTCOME.delivered) marks.arrow('only-right', x0, y0, x1, y1, extras);
  else {
    marks.line('only-right', x0, y0, x1, y1, extras);
    marks.symbol('only-right', outcome === OUTCOME.inFlight ? 'ring' : 'cross', x1, y1, RADIUS, extras);
  }
  return true;
}
