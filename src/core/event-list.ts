/**
 * The pending events of a run, in a total order by (time, class, sequence number): a heap (key-heap.ts) for the
 * events, lanes (timer-lane.ts) for the timers of constant delay. It knows numbers only: what a kind or an
 * operand means is the business of whoever pops it.
 */

import { KeyHeap } from './key-heap.ts';
import { must } from './must.ts';
import { TimerLane } from './timer-lane.ts';

/** Class and sequence number share one double: class * 2^50 + seq, exact for classes 0 to 7. */
const CLASS_STEP = 1_125_899_906_842_624;
const LAST_CLASS = 7;
const NO_SLOT = -1;
const NO_LANE = -1;

// One record of 32 bytes per slot, so that an event touches one cache line: Int32 kind, a, b, c, d, then the
// cause as a Float64. The first field of a free slot is the next free one.
const INTS = 8;
const FLOATS = 4;
const CAUSE = 3;

export class EventList {
  /** The event that `pop` took out last; of a timer, `a` is the owner and `b`, `c`, `d` are 0. */
  timeUs = 0;
  klass = 0;
  seq = 0;
  kind = 0;
  a = 0;
  b = 0;
  c = 0;
  d = 0;
  cause = 0;

  #nextSeq = 1;
  readonly #heap: KeyHeap;
  #capacity: number;
  #ints: Int32Array;
  #floats: Float64Array;
  #freeSlot = NO_SLOT;
  #usedSlots = 0;

  readonly #lanes: TimerLane[] = [];
  /** When the first timer of each lane falls due, Infinity if it has none. */
  #laneDueUs = new Float64Array(0);
  #armedTimers = 0;
  #firstLane = NO_LANE;
  #laneTimeUs = Infinity;
  #laneOrder = Infinity;

  /** A list with room for `capacity` events before it has to grow. */
  constructor(capacity = 64) {
    this.#capacity = Math.max(4, Math.ceil(capacity));
    this.#heap = new KeyHeap(this.#capacity);
    const buffer = new ArrayBuffer(this.#capacity * INTS * 4);
    this.#ints = new Int32Array(buffer);
    this.#floats = new Float64Array(buffer);
  }

  /** How many events and timers are pending; timers of infinite delay never become events and do not count. */
  get size(): number {
    return this.#heap.count + this.#armedTimers;
  }

  /** How many events the list can hold without growing; timers have room of their own. */
  get capacity(): number {
    return this.#capacity;
  }

  /** The next sequence number, from 1: ties of time and class are kept in the order of these. */
  reserve(): number {
    return this.#nextSeq++;
  }

  /** Schedules an event, not before the last one popped. `klass` is 0 to 7, `seq` comes from `reserve`. */
  push(
    timeUs: number,
    klass: number,
    seq: number,
    kind: number,
    a: number,
    b: number,
    c: number,
    d: number,
    cause: number,
  ): void {
    must(timeUs >= this.timeUs, 'an event is scheduled for now or later: its cause comes before it');
    must(
      Number.isSafeInteger(timeUs),
      'the time of an event is whole microseconds: round once, with toWholeUs',
    );
    must(klass >= 0 && klass <= LAST_CLASS, 'the class of an event is 0 to 7');
    const slot = this.#takeSlot();
    const ints = this.#ints;
    const at = slot * INTS;
    ints[at] = kind;
    ints[at + 1] = a;
    ints[at + 2] = b;
    ints[at + 3] = c;
    ints[at + 4] = d;
    this.#floats[slot * FLOATS + CAUSE] = cause;
    this.#heap.push(timeUs, klass * CLASS_STEP + seq, slot);
  }

  /** Opens a lane of timers that all wait `delayUs`; with Infinity they are remembered but never fire. */
  addLane(klass: number, kind: number, delayUs: number): number {
    must(klass >= 0 && klass <= LAST_CLASS, 'the class of a timer is 0 to 7');
    this.#lanes.push(new TimerLane(klass * CLASS_STEP, kind, delayUs));
    this.#laneDueUs = Float64Array.from(this.#lanes, (timers) => timers.headDueUs());
    return this.#lanes.length - 1;
  }

  /** Starts the owner's timer, or starts it again. `nowUs` never falls from one call on a lane to the next. */
  arm(lane: number, owner: number, nowUs: number, cause: number): void {
    const timers = this.#lanes[lane]!;
    const headBefore = timers.head;
    const countBefore = timers.count;
    timers.arm(owner, nowUs, timers.classOrder + this.#nextSeq++, cause);
    if (timers.delayUs === Infinity) return;
    this.#armedTimers += timers.count - countBefore;
    if (headBefore === owner || countBefore === 0) this.#findFirstLane(lane);
  }

  /** Stops the owner's timer; nothing happens if it is not armed. */
  disarm(lane: number, owner: number): void {
    const timers = this.#lanes[lane]!;
    if (!timers.armed(owner)) return;
    const wasHead = timers.head === owner;
    timers.disarm(owner);
    if (timers.delayUs === Infinity) return;
    this.#armedTimers--;
    if (wasHead) this.#findFirstLane(lane);
  }

  armed(lane: number, owner: number): boolean {
    return this.#lanes[lane]!.armed(owner);
  }

  /** When the owner's timer falls due; Infinity if it is not armed or never fires. */
  dueUs(lane: number, owner: number): number {
    return this.#lanes[lane]!.dueUs(owner);
  }

  /** The time of the earliest pending event, Infinity when there is none. */
  nextTimeUs(): number {
    const heapTimeUs = this.#heap.firstTimeUs();
    return this.#laneTimeUs < heapTimeUs ? this.#laneTimeUs : heapTimeUs;
  }

  /** Moves the earliest event into the public fields; false, and nothing moves, when none is pending. */
  pop(): boolean {
    const timeUs = this.#heap.firstTimeUs();
    if (this.#laneTimeUs <= timeUs) {
      if (this.#laneTimeUs === Infinity) return false;
      if (this.#laneTimeUs < timeUs || this.#laneOrder < this.#heap.firstOrder()) {
        this.#popTimer();
        return true;
      }
    }
    this.#setKey(timeUs, this.#heap.firstOrder());
    this.#moveOut(this.#heap.removeFirst());
    return true;
  }

  #popTimer(): void {
    const timers = this.#lanes[this.#firstLane]!;
    const owner = timers.head;
    this.#setKey(this.#laneTimeUs, this.#laneOrder);
    this.kind = timers.kind;
    this.a = owner;
    this.b = 0;
    this.c = 0;
    this.d = 0;
    this.cause = timers.headCause();
    timers.disarm(owner);
    this.#armedTimers--;
    this.#findFirstLane(this.#firstLane);
  }

  #setKey(timeUs: number, order: number): void {
    this.timeUs = timeUs;
    const klass = (order / CLASS_STEP) | 0;
    this.klass = klass;
    this.seq = order - klass * CLASS_STEP;
  }

  /** Copies the event out of its slot and frees the slot. */
  #moveOut(slot: number): void {
    const ints = this.#ints;
    const at = slot * INTS;
    this.kind = ints[at]!;
    this.a = ints[at + 1]!;
    this.b = ints[at + 2]!;
    this.c = ints[at + 3]!;
    this.d = ints[at + 4]!;
    this.cause = this.#floats[slot * FLOATS + CAUSE]!;
    ints[at] = this.#freeSlot;
    this.#freeSlot = slot;
  }

  #takeSlot(): number {
    const slot = this.#freeSlot;
    if (slot !== NO_SLOT) {
      this.#freeSlot = this.#ints[slot * INTS]!;
      return slot;
    }
    if (this.#usedSlots === this.#capacity) this.#growSlots();
    return this.#usedSlots++;
  }

  #growSlots(): void {
    this.#capacity *= 2;
    const buffer = new ArrayBuffer(this.#capacity * INTS * 4);
    const ints = new Int32Array(buffer);
    ints.set(this.#ints);
    this.#ints = ints;
    this.#floats = new Float64Array(buffer);
  }

  /** Finds the lane whose first timer comes before those of all others, after that of `changed` is another one. */
  #findFirstLane(changed: number): void {
    const due = this.#laneDueUs;
    due[changed] = this.#lanes[changed]!.headDueUs();
    let first = NO_LANE;
    let firstUs = Infinity;
    for (let lane = 0; lane < due.length; lane++) {
      if (
        due[lane]! < firstUs ||
        (due[lane] === firstUs && first !== NO_LANE && this.#isBefore(lane, first))
      ) {
        first = lane;
        firstUs = due[lane]!;
      }
    }
    this.#firstLane = first;
    this.#laneTimeUs = firstUs;
    this.#laneOrder = first === NO_LANE ? Infinity : this.#lanes[first]!.headOrder();
  }

  #isBefore(lane: number, other: number): boolean {
    return this.#lanes[lane]!.headOrder() < this.#lanes[other]!.headOrder();
  }
}
