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
 * the first operand stands in `columns.dids`. It goes from transition to transition, not from record to record: most
 * records have none.
 */
export function eachDid(
  columns: Columns,
  to: number,
  codes: Uint8Array,
  take: (n: number, code: number, at: number) => void,
  from = 0,
): void {
  const { dids, didStart } = columns;
  const end = didStart[to]!;
  let n = from;
  for (let at = didStart[from]!; at < end; ) {
    const code = dids[at]!;
    if (codes[code] === 1) {
      while (didStart[n + 1]! <= at) n++;
      take(n, code, at + 1);
    }
    at += 1 + TRANSITION_OPERANDS[code]!;
  }
}
