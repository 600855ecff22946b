/** When a picture holds so many arrows that their dashes are left out: painting them takes several times as long. */
import { type DisplayList, MARK_KINDS } from './display-list.ts';

/** With more arrows than this messages are painted without dashes: colour, head and symbol are left. */
export const MOST_DASHED = 600;
const ARROW = MARK_KINDS.indexOf('arrow');

export function isCrowded({ kinds, count }: DisplayList): boolean {
  let arrows = 0;
  for (let i = 0; i < count; i++) if (kinds[i] === ARROW) arrows += 1;
  return arrows > MOST_DASHED;
}
