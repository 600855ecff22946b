/**
 * The running digest of what was done to the World. Numbers hashed, for every record with transitions: its n, its
 * time, how many they are, and for each the number of its name and the operands that its kind has.
 */
import { TRANSITIONS } from '../model/transition.ts';
import { type NewHasher, NumberHasher, nameNumbers } from './hasher.ts';
import { DID_STRIDE, type RecordBuffer } from './record.ts';

const NUMBERS = nameNumbers(TRANSITIONS.map((kind) => kind.name));
const OPERANDS = Uint8Array.from(TRANSITIONS, (kind) => kind.operands.length);

export class TransitionDigest {
  readonly #hash: NumberHasher;

  constructor(newHasher: NewHasher) {
    this.#hash = new NumberHasher(newHasher);
  }

  add(record: RecordBuffer): void {
    const count = record.didCount;
    if (count === 0) return;
    const hash = this.#hash;
    hash.put(record.n);
    hash.put(record.atUs);
    hash.put(count);
    const dids = record.dids;
    for (let i = 0, at = 0; i < count; i++, at += DID_STRIDE) {
      const code = dids[at]!;
      hash.put(NUMBERS[code]!);
      const end = at + OPERANDS[code]!;
      for (let operand = at + 1; operand <= end; operand++) hash.put(dids[operand]!);
    }
  }

  /** The digest of all records so far. */
  hex(): string {
    return this.#hash.hex();
  }
}
