/**
 * Shows in a picture which of its records differ from the other trace's: a symbol and a letter over each, so that
 * nobody has to tell colours apart.
 */
import { DIFFERENCE } from '../../../src/trace/diff/difference.ts';
import {
  type DisplayList,
  DisplayListBuilder,
  MARK_KINDS,
  type Symbol as Shape,
  SUBJECTS,
} from '../../list/display-list.ts';
import { joinLists } from '../../list/join.ts';
import type { Style } from '../../list/styles.ts';

/** The side of the trace that the picture shows. */
export type Side = 'left' | 'right';

interface Look {
  readonly style: Style;
  readonly symbol: Shape;
  readonly letter: string;
}

const TEXT = MARK_KINDS.indexOf('text');
const RADIUS = 5;

function lookOf(difference: number, side: Side): Look | undefined {
  if (difference === DIFFERENCE.only) {
    return side === 'left'
      ? { style: 'only-left', symbol: 'triangle', letter: 'L' }
      : { style: 'only-right', symbol: 'square', letter: 'R' };
  }
  if (difference === DIFFERENCE.what) return { style: 'changed', symbol: 'diamond', letter: '≠' };
  if (difference === DIFFERENCE.why) return { style: 'changed', symbol: 'ring', letter: '?' };
  return undefined;
}

/** How much each record, and each message, differs from its counterpart: values of DIFFERENCE. */
export interface Differences {
  readonly ofRecord: Uint8Array;
  ofMessage(message: number): number;
}

/** The list with a symbol over the first mark of each record and message that differs. */
export function withDifferences(list: DisplayList, differences: Differences, side: Side): DisplayList {
  const added = new DisplayListBuilder(list.width, list.height);
  const seen = new Set<string>();
  for (let i = 0; i < list.count; i++) {
    const subject = SUBJECTS[list.subjects[i]!]!;
    if (subject !== 'record' && subject !== 'message') continue;
    const id = list.ids[i]!;
    const key = `${subject} ${id}`;
    if (list.kinds[i] === TEXT || seen.has(key)) continue;
    const difference = subject === 'record' ? differences.ofRecord[id] : differences.ofMessage(id);
    const look = lookOf(difference ?? DIFFERENCE.none, side);
    if (look === undefined) continue;
    seen.add(key);
    const { x, y } = middleOf(list, i);
    added.symbol(look.style, look.symbol, x, y, RADIUS, { subject, id, text: WORDS[look.style] ?? '' });
    added.text('label-strong', x + RADIUS + 3, y + 4, look.letter, { subject, id });
  }
  return joinLists([list, added.done()]);
}

const WORDS: Partial<Record<Style, string>> = {
  'only-left': 'only in the first trace',
  'only-right': 'only in the second trace',
  changed: 'differs from the other trace',
};

function middleOf({ kinds, boxes }: DisplayList, i: number): { readonly x: number; readonly y: number } {
  const [a, b, c, d] = boxes.subarray(i * 4, i * 4 + 4) as unknown as [number, number, number, number];
  return MARK_KINDS[kinds[i]!] === 'symbol' ? { x: a, y: b } : { x: (a + c) / 2, y: (b + d) / 2 };
}
