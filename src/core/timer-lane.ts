/**
 * Timers that all wait the same delay, at most one per owner. Because time never runs backwards and the delay
 * is constant, the order of arming is the order of falling due: a linked list through the owners is enough,
 * and arming, re-arming and disarming cost O(1) and leave nothing dead behind. Only EventList uses it.
 */

import { must } from './must.ts';

const NOBODY = -1;
const INITIAL_OWNERS = 16;

// One record of 32 bytes per owner, so that a timer touches one cache line: Int32 previous and next, then
// Float64 due time, order and cause. The order of an owner whose timer is not armed is 0.
const INTS = 8;
const FLOATS = 4;
const PREVIOUS = 0;
const NEXT = 1;
const DUE = 1;
const ORDER = 2;
const CAUSE = 3;

export class TimerLane {
  readonly kind: number;
  readonly delayUs: number;
  /** The class of the timers times 2^50: with a sequence number added it is the order of an event. */
  readonly classOrder: number;
  /** The owner whose timer falls due first, or -1. */
  head: number = NOBODY;
  /** How many timers are armed. */
  count = 0;
  #tail: number = NOBODY;
  #lastArmedUs = -Infinity;
  #owners = INITIAL_OWNERS;
  #ints: Int32Array;
  #floats: Float64Array;

  constructor(classOrder: number, kind: number, delayUs: number) {
    must(delayUs >= 0, 'a timer waits a delay of at least zero');
    this.classOrder = classOrder;
    this.kind = kind;
    this.delayUs = delayUs;
    const buffer = new ArrayBuffer(INITIAL_OWNERS * INTS * 4);
    this.#ints = new Int32Array(buffer);
    this.#floats = new Float64Array(buffer);
  }

  headDueUs(): number {
    return this.head === NOBODY ? Infinity : this.#floats[this.head * FLOATS + DUE]!;
  }

  headOrder(): number {
    return this.head === NOBODY ? Infinity : this.#floats[this.head * FLOATS + ORDER]!;
  }

  headCause(): number {
    return this.#floats[this.head * FLOATS + CAUSE]!;
  }

  armed(owner: number): boolean {
    return owner < this.#owners && this.#floats[owner * FLOATS + ORDER] !== 0;
  }

  /** When the owner's timer falls due; Infinity if it is not armed. */
  dueUs(owner: number): number {
    return this.armed(owner) ? this.#floats[owner * FLOATS + DUE]! : Infinity;
  }

  /** Arms or re-arms. The order given must exceed every earlier one, and `nowUs` must not fall. */
  arm(owner: number, nowUs: number, order: number, cause: number): void {
    must(
      nowUs >= this.#lastArmedUs,
      'timers are armed in the order of time: an earlier one would break the list',
    );
    must(owner >= 0, 'the owner of a timer is an id from 0');
    this.#lastArmedUs = nowUs;
    if (owner >= this.#owners) this.#grow(owner);
    const floats = this.#floats;
    const at = owner * FLOATS;
    if (floats[at + ORDER] === 0) {
      this.count++;
      this.#append(owner);
    } else if (owner !== this.#tail) {
      this.#unlink(owner);
      this.#append(owner);
    }
    floats[at + DUE] = nowUs + this.delayUs;
    floats[at + ORDER] = order;
    floats[at + CAUSE] = cause;
  }

  /** Forgets the timer of an owner who has one. */
  disarm(owner: number): void {
    this.#unlink(owner);
    this.#floats[owner * FLOATS + ORDER] = 0;
    this.count--;
  }

  #append(owner: number): void {
    const ints = this.#ints;
    const tail = this.#tail;
    ints[owner * INTS + PREVIOUS] = tail;
    ints[owner * INTS + NEXT] = NOBODY;
    if (tail === NOBODY) this.head = owner;
    else ints[tail * INTS + NEXT] = owner;
    this.#tail = owner;
  }

  #unlink(owner: number): void {
    const ints = this.#ints;
    const previous = ints[owner * INTS + PREVIOUS]!;
    const next = ints[owner * INTS + NEXT]!;
    if (previous === NOBODY) this.head = next;
    else ints[previous * INTS + NEXT] = next;
    if (next === NOBODY) this.#tail = previous;
    else ints[next * INTS + PREVIOUS] = previous;
  }

  #grow(owner: number): void {
    let owners = this.#owners;
    while (owners <= owner) owners *= 2;
    const buffer = new ArrayBuffer(owners * INTS * 4);
    const ints = new Int32Array(buffer);
    ints.set(this.#ints);
    this.#ints = ints;
    this.#floats = new Float64Array(buffer);
    this.#owners = owners;
  }
}
