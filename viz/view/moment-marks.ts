/** The two moments that a person has marked, A and B, as lines with their letters across any picture of time. */
import { type DisplayList, DisplayListBuilder } from '../list/display-list.ts';
import { joinLists } from '../list/join.ts';
import type { TimePlane } from './view.ts';

export interface MarkedMoment {
  readonly letter: 'A' | 'B';
  /** Where it is on the axis. */
  readonly u: number;
}

const LETTER_GAP = 3;
const LETTER_HEIGHT = 11;

/** The list with a line and a letter for each mark that lies in the stretch from `fromU` to `toU`. */
export function withMoments(
  list: DisplayList,
  time: TimePlane | undefined,
  stretch: { readonly fromU: number; readonly toU: number },
  moments: readonly MarkedMoment[],
): DisplayList {
  if (time === undefined || moments.length === 0) return list;
  const added = new DisplayListBuilder(list.width, list.height);
  for (const { letter, u } of moments) {
    const share = (u - stretch.fromU) / (stretch.toU - stretch.fromU);
    if (share < 0 || share > 1) continue;
    const at = Math.round(time.from + share * (time.to - time.from)) + 0.5;
    const extras = { text: `Mark ${letter}` };
    if (time.along === 'x') added.line('selection', at, 0, at, list.height, extras);
    else added.line('selection', 0, at, list.width, at, extras);
    const [x, y] = time.along === 'x' ? [at + LETTER_GAP, LETTER_HEIGHT] : [list.width - 14, at - LETTER_GAP];
    added.text('label-strong', x, y, letter);
  }
  return joinLists([list, added.done()]);
}
