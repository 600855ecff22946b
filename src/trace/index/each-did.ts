/** Goes through the transitions of a trace that somebody wants to know about. */
import { TRANSITIONS } from '../../model/transition.ts';
import { type Columns, TRANSITION_OPERANDS } from '../columns.ts';

/** Says which codes are wanted, for `eachDid`. */
export function wanted(codes: readonly number[]): Uint8Array {
  const flags = new Uint8Array(TRANSITIONS.length);
  for (const code of codes) flags[code] = 1;
  return flags;
}

/**
 * Calls `take` for each transition with a wanted code in records `from` to `to` - 1: the record, the code, and where
 * the first operand stands in `columns.dids`.
 */
export function eachDid(
  columns: Columns,
  to: number,
  codes: Uint8Array,
  take: (n: number, code: number, at: number) => void,
  from = 0,
): void {
  const { dids, didStart } = columns;
  for (let n = from; n < to; n++) {
    const end = didStart[n + 1]!;
    for (let at = didStart[n]!; at < end; ) {
      const code = dids[at]!;
      if (codes[code] === 1) take(n, code, at + 1);
      at += 1 + TRANSITION_OPERANDS[code]!;
    }
  }
}
