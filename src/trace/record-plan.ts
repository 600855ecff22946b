/**
 * How records are spelled: for every kind of record and of transition the bytes of its keys and words, encoded once
 * into one pool, so that writing a record is copying pieces of it and formatting numbers.
 */
import { madeOnce } from '../core/made-once.ts';
import { RECORD_KINDS } from '../model/event.ts';
import { type Operand, TRANSITIONS } from '../model/transition.ts';
import { NUMBER_BYTES } from './byte-writer.ts';
import type { TraceWords } from './format.ts';
import { codesOf, wordsOf } from './operand-words.ts';

/** The spelling of a kind. Pieces are pairs of places in the pool: where one begins and where it ends. */
export interface KindPlan {
  /** `"message-sent"` of a record, `{"do":"open-session"` of a transition. */
  readonly headFrom: number;
  readonly headTo: number;
  readonly operandCount: number;
  /** `,"thread":` of each operand. */
  readonly keys: Int32Array;
  /** For each operand, for each of its codes, `,"method":"native"`. */
  readonly words: readonly Int32Array[];
}

export interface RecordPlan {
  readonly pool: Uint8Array;
  readonly kinds: readonly KindPlan[];
  readonly transitions: readonly KindPlan[];
  /** More bytes than any kind takes with its head and operands, be it of a record or of a transition. */
  readonly kindBytes: number;
}

/** How records are spelled with these words. Throws if a word stands for two codes. */
export const makeRecordPlan: (words: TraceWords) => RecordPlan = madeOnce((words) => {
  const pool = new PoolBuilder();
  const plan = (head: string, operands: readonly Operand[]): KindPlan => {
    const lists = operands.map((operand) => wordsOf(operand, words));
    for (const list of lists) codesOf(list);
    const [headFrom, headTo] = pool.add(head);
    return {
      headFrom,
      headTo,
      operandCount: operands.length,
      keys: Int32Array.from(operands.flatMap((operand) => pool.add(`,"${operand.name}":`))),
      words: lists.map((list, i) =>
        Int32Array.from(list.flatMap((word) => pool.add(`,"${operands[i]!.name}":${JSON.stringify(word)}`))),
      ),
    };
  };
  const kinds = RECORD_KINDS.map((kind) => plan(`"${kind.name}"`, kind.operands));
  const transitions = TRANSITIONS.map((kind) => plan(`{"do":"${kind.name}"`, kind.operands));
  const kindBytes = Math.max(...[...kinds, ...transitions].map(longest));
  return { pool: pool.bytes(), kinds, transitions, kindBytes };
});

function longest(plan: KindPlan): number {
  let bytes = plan.headTo - plan.headFrom;
  for (let i = 0; i < plan.operandCount; i++) {
    let most = plan.keys[2 * i + 1]! - plan.keys[2 * i]! + NUMBER_BYTES;
    const pieces = plan.words[i]!;
    for (let p = 0; p < pieces.length; p += 2) most = Math.max(most, pieces[p + 1]! - pieces[p]!);
    bytes += most;
  }
  return bytes;
}

class PoolBuilder {
  readonly #places = new Map<string, [number, number]>();
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  add(text: string): [number, number] {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    const bytes = new TextEncoder().encode(text);
    const place: [number, number] = [this.#length, this.#length + bytes.length];
    this.#parts.push(bytes);
    this.#length += bytes.length;
    this.#places.set(text, place);
    return place;
  }

  bytes(): Uint8Array {
    const all = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}
