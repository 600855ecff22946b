/** What decisions say of the row that decided; a run takes the same few again and again, so each text is read once. */
import { isObject } from '../../trace/record-decoder.ts';

/** Undefined where no row decided. */
export interface DecidingRow {
  readonly row: string;
  readonly outcome: string;
}

/** Decisions about the content of a message differ without end only in a trace that is meant to do harm. */
const MOST_TEXTS = 100_000;

export class DecidingRows {
  readonly #rows = new Map<string, DecidingRow | undefined>();

  of(decision: string): DecidingRow | undefined {
    if (decision === '') return undefined;
    if (this.#rows.has(decision)) return this.#rows.get(decision);
    const row = rowOf(decision);
    if (this.#rows.size < MOST_TEXTS) this.#rows.set(decision, row);
    return row;
  }
}

function rowOf(text: string): DecidingRow | undefined {
  let decision: unknown;
  try {
    decision = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { row, outcome } = isObject(decision) ? decision : {};
  return typeof row === 'string' && typeof outcome === 'string' ? { row, outcome } : undefined;
}
