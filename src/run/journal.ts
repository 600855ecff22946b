/**
 * Puts one event and what it brings about into records, in the order of a trace: the event first, then its
 * follow-ons, each naming the event as its cause. Buffers are reused; nobody listening costs one comparison.
 */
import { FIRST_FOLLOW_ON } from '../model/event.ts';
import type { World } from '../model/world.ts';
import {
  DID_STRIDE,
  newRecordBuffer,
  type Observer,
  type RecordBuffer,
  SCHEDULED_STRIDE,
} from '../trace/record.ts';

export class Journal {
  /** Number of the record that the event at hand has. */
  n = 0;
  readonly observed: boolean;
  readonly #observers: readonly Observer[];
  readonly #event: RecordBuffer = newRecordBuffer();
  readonly #followOns: RecordBuffer[] = [];
  #followOnCount = 0;

  constructor(observers: readonly Observer[]) {
    this.#observers = observers;
    this.observed = observers.length > 0;
  }

  /** The number of the last follow-on, that of the event if there is none yet. */
  get lastFollowOn(): number {
    return this.n + this.#followOnCount;
  }

  begin(kind: number, cause: number, atUs: number, a: number, b: number, c: number, d: number): RecordBuffer {
    const record = this.#event;
    this.#clear(record, kind, cause, atUs);
    record.values[0] = a;
    record.values[1] = b;
    record.values[2] = c;
    record.values[3] = d;
    return record;
  }

  /** A record for what the event brings about; `followOn` is a value of F. */
  followOn(followOn: number): RecordBuffer {
    let record = this.#followOns[this.#followOnCount];
    if (record === undefined) {
      record = newRecordBuffer();
      this.#followOns.push(record);
    }
    this.#followOnCount += 1;
    this.#clear(record, FIRST_FOLLOW_ON + followOn, this.n, this.#event.atUs);
    return record;
  }

  /** Counts a follow-on of an unobserved run. */
  skipFollowOn(): void {
    this.#followOnCount += 1;
  }

  did(code: number, a: number, b: number, c: number, d: number, e: number, f: number): void {
    const record = this.#event;
    const at = record.didCount * DID_STRIDE;
    if (at + DID_STRIDE > record.dids.length) record.dids = doubled(record.dids);
    const { dids } = record;
    dids[at] = code;
    dids[at + 1] = a;
    dids[at + 2] = b;
    dids[at + 3] = c;
    dids[at + 4] = d;
    dids[at + 5] = e;
    dids[at + 6] = f;
    record.didCount += 1;
  }

  /** What was scheduled belongs to the event itself, or to the follow-on given. */
  scheduled(kind: number, atUs: number, owner: number, by: RecordBuffer = this.#event): void {
    const at = by.scheduledCount * SCHEDULED_STRIDE;
    if (at + SCHEDULED_STRIDE > by.scheduled.length) by.scheduled = doubled(by.scheduled);
    by.scheduled[at] = kind;
    by.scheduled[at + 1] = atUs;
    by.scheduled[at + 2] = owner;
    by.scheduledCount += 1;
  }

  decided(decision: string): void {
    this.#event.decision = decision;
  }

  /** Tells the observers the event and its follow-ons, and makes ready for the next; returns how many records there were. */
  end(world: World): number {
    const records = 1 + this.#followOnCount;
    if (this.#observers.length > 0) {
      this.#tell(this.#event, this.n);
      for (let i = 0; i < this.#followOnCount; i++) this.#tell(this.#followOns[i]!, this.n + 1 + i);
      for (const observer of this.#observers) observer.settled?.(world);
    }
    this.n += records;
    this.#followOnCount = 0;
    return records;
  }

  #tell(record: RecordBuffer, n: number): void {
    record.n = n;
    for (const observer of this.#observers) observer.record(record);
  }

  #clear(record: RecordBuffer, kind: number, cause: number, atUs: number): void {
    record.kind = kind;
    record.cause = cause;
    record.atUs = atUs;
    record.didCount = 0;
    record.scheduledCount = 0;
    record.decision = '';
  }
}

function doubled(numbers: Float64Array): Float64Array {
  const bigger = new Float64Array(numbers.length * 2);
  bigger.set(numbers);
  return bigger;
}
