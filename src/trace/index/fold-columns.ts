/** Folds the transitions of columns into a World, without an object per record. */
import { apply } from '../../model/apply.ts';
import type { World } from '../../model/world.ts';
import { type Columns, TRANSITION_OPERANDS } from '../columns.ts';

/** Six operands may be read behind a code: so close to the end there are fewer. */
const MOST_OPERANDS = 6;

/** Does to the World what records `from` to `to` - 1 say was done; they have been checked before. */
export function foldRange(world: World, columns: Columns, from: number, to: number): void {
  const { atUs, didStart } = columns;
  for (let n = from; n < to; n++) {
    world.atUs = atUs[n]!;
    const end = didStart[n + 1]!;
    for (let at = didStart[n]!; at < end; ) at = foldOne(world, columns.dids, at);
  }
}

/** Does the transition that stands at `at`, and says where the next one stands. */
export function foldOne(world: World, dids: Int32Array, at: number): number {
  const code = dids[at]!;
  const next = at + 1 + TRANSITION_OPERANDS[code]!;
  if (at + MOST_OPERANDS < dids.length) {
    apply(
      world,
      code,
      dids[at + 1]!,
      dids[at + 2]!,
      dids[at + 3]!,
      dids[at + 4]!,
      dids[at + 5]!,
      dids[at + 6]!,
    );
  } else applyLast(world, dids, at, next);
  return next;
}

function applyLast(world: World, dids: Int32Array, at: number, next: number): void {
  const operand = (place: number): number => (at + place < next ? dids[at + place]! : 0);
  apply(world, dids[at]!, operand(1), operand(2), operand(3), operand(4), operand(5), operand(6));
}
