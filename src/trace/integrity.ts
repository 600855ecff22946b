/**
 * Whether a trace is as it was written: takes its digests and fingerprint again, in slices, and looks for what no
 * run can have told. Names the narrowest part in which something was changed.
 *
 * The digest of the content covers the bytes of the head and all that a record says; how a record's line spells it is
 * for the reader, which refuses nearly all that the writer would not have written (not the case of the digits in an
 * escape such as \u001f). Of the trailer, which messages are in flight is under no digest.
 */
import { copyWorld, type World } from '../model/world.ts';
import { type Columns, recordAt, type StatedDigest } from './columns.ts';
import type { Damage } from './columns-reading.ts';
import { ContentDigest } from './content-digest.ts';
import { FINGERPRINT_FAMILIES, type Fingerprint, Fingerprinter } from './fingerprint.ts';
import { type NewHasher, newPlainHasher } from './hasher.ts';
import { newRecordBuffer } from './record.ts';
import { RecordSense } from './record-sense.ts';
import { foldInto } from './replay.ts';
import { stateDigest } from './state-digest.ts';
import { DamageError } from './trace-error.ts';
import { TransitionDigest } from './transition-digest.ts';

export type Integrity =
  | { readonly state: 'checking'; readonly checked: number }
  /** All digests are right; `digest` is that of the state after the last record. */
  | { readonly state: 'whole'; readonly checked: number; readonly digest: string }
  /** The trace has no end; `verified` is the last record up to which digests say that all is right, -1 if none do. */
  | { readonly state: 'cut'; readonly checked: number; readonly verified: number }
  | Damaged;

export interface Damaged {
  readonly state: 'damaged';
  readonly checked: number;
  /**
   * Something was changed in a record after the first and up to the second of these: -2 and -1 if it is what stands
   * before the first record; the second is the number of records if it is what stands after the last one.
   */
  readonly firstBad: readonly [after: number, upTo: number];
  /** The first record that contradicts itself or those before it, if it shows in one. */
  readonly record?: number;
  /** What does not fit, in a sentence. */
  readonly what: string;
}

export interface IntegrityCheck {
  readonly result: Integrity;
  /** Checks at least one and about `budget` further records; true while there is more to do. */
  step(budget: number): boolean;
}

export interface IntegrityOptions {
  readonly newHasher?: NewHasher;
  /** Where the reading ended, if the trace was read although it is damaged. */
  readonly damage?: Damage | undefined;
}

/** A check that has not begun; the columns are only read. */
export function newIntegrityCheck(columns: Columns, options: IntegrityOptions = {}): IntegrityCheck {
  return new Check(columns, options);
}

/** The whole check at once. */
export function checkIntegrity(columns: Columns, options: IntegrityOptions = {}): Integrity {
  const check = newIntegrityCheck(columns, options);
  while (check.step(100_000));
  return check.result;
}

/** The head counts as record -1. */
const BEFORE_HEAD = -2;

class Check implements IntegrityCheck {
  result: Integrity = { state: 'checking', checked: 0 };
  readonly #columns: Columns;
  readonly #newHasher: NewHasher;
  readonly #damage: Damage | undefined;
  readonly #world: World;
  readonly #sense: RecordSense;
  readonly #content: ContentDigest;
  readonly #transitions: TransitionDigest;
  readonly #fingerprinter: Fingerprinter;
  readonly #record = newRecordBuffer();
  /** The next record, and the next digest that is stated. */
  #n = 0;
  #next = 0;
  /** Up to this record all is known to be right; BEFORE_HEAD if nothing is. */
  #verified = BEFORE_HEAD;

  constructor(columns: Columns, { newHasher = newPlainHasher, damage }: IntegrityOptions) {
    this.#columns = columns;
    this.#newHasher = newHasher;
    this.#damage = damage;
    this.#world = copyWorld(columns.head.world, 'typed');
    this.#sense = new RecordSense(columns);
    this.#content = new ContentDigest(columns.headDigest, newHasher);
    this.#transitions = new TransitionDigest(newHasher);
    this.#fingerprinter = new Fingerprinter(columns.head.header.words, newHasher);
  }

  step(budget: number): boolean {
    if (this.result.state !== 'checking') return false;
    const { count } = this.#columns;
    const end = Math.min(count, this.#n + Math.max(1, budget));
    if (this.#n === 0) this.#digests(-1);
    while (this.#n < end && this.#going()) this.#checkRecord(this.#n++);
    if (this.#going()) this.result = { state: 'checking', checked: this.#n };
    if (this.#going() && this.#n === count) this.#finish();
    return this.#going();
  }

  #going(): boolean {
    return this.result.state === 'checking';
  }

  #checkRecord(n: number): void {
    const record = recordAt(this.#columns, n, this.#record);
    try {
      foldInto(this.#world, record);
    } catch (error) {
      if (!(error instanceof DamageError)) throw error;
      return this.#refuse(this.#verified, n, `record ${n} cannot have happened: ${error.message}`, n);
    }
    const wrong = this.#sense.contradiction(n, this.#world);
    if (wrong !== undefined) {
      return this.#refuse(Math.max(this.#verified, wrong.since - 1), n, `record ${n} ${wrong.what}`, n);
    }
    this.#content.add(record);
    this.#transitions.add(record);
    this.#fingerprinter.record(record);
    this.#digests(n);
  }

  /** Takes the digests again that the trace states about record n. */
  #digests(n: number): void {
    const { stated } = this.#columns;
    for (; this.#going() && stated[this.#next]?.n === n; this.#next++) this.#compare(stated[this.#next]!);
  }

  #compare({ n, of, hex }: StatedDigest): void {
    if (this.#taken(of) === hex) {
      if (of === 'content') this.#verified = n;
      return;
    }
    const verified = this.#verified;
    if (verified >= n) {
      this.#refuse(n, n + 1, `the digest of the ${of} was changed: the records are as they were written`);
    } else {
      const whose = n === -1 ? 'what stands before the first record' : 'the records';
      this.#refuse(verified, n, `the digest of the ${of} is not that of ${whose}`);
    }
  }

  #taken(of: StatedDigest['of']): string {
    if (of === 'content') return this.#content.hex();
    return of === 'transitions' ? this.#transitions.hex() : stateDigest(this.#world, this.#newHasher);
  }

  #finish(): void {
    const { count, end } = this.#columns;
    const damage = this.#damage;
    if (damage !== undefined) {
      const place = damage.line > 0 ? `line ${damage.line}: ` : '';
      return this.#refuse(count - 1, damage.record, `${place}${damage.message}`, damage.record);
    }
    if (end === undefined) {
      this.result = { state: 'cut', checked: count, verified: Math.max(-1, this.#verified) };
      return;
    }
    // Columns of a run that nobody told its digests have those of the trailer all the same.
    if (this.#verified < count - 1) this.#compare({ n: count - 1, of: 'content', hex: end.content });
    if (!this.#going()) return;
    const wrong = this.#wrongFamilies(end.fingerprint);
    if (wrong.length > 0) {
      const what = `the fingerprint of ${wrong.join(', ')} was changed: the records are as they were written`;
      return this.#refuse(count - 1, count, what);
    }
    this.result = { state: 'whole', checked: count, digest: end.state };
  }

  #wrongFamilies(stated: Fingerprint): string[] {
    const found = this.#fingerprinter.fingerprint();
    return FINGERPRINT_FAMILIES.filter((family) => found[family] !== stated[family]);
  }

  #refuse(after: number, upTo: number, what: string, record?: number): void {
    const shown = record === undefined ? {} : { record };
    this.result = { state: 'damaged', checked: this.#n, firstBad: [after, upTo], ...shown, what };
  }
}
