/**
 * Rows of conversations that have ended, used again by a run that nobody watches: with them it needs room for the
 * conversations that an organisation has at once, not for all it ever had. An ended conversation never comes back
 * (N1), so the only ones kept are those that something goes on referring to.
 */
import { addThreadInRow, apply } from '../model/apply.ts';
import { SLOTS, slotColumn } from '../model/pairs.ts';
import { T, TRANSITIONS } from '../model/transition.ts';
import { NONE, THREAD_STATUS } from '../model/words.ts';
import type { World } from '../model/world.ts';
import type { Transit } from './transit.ts';

export class SpareThreads {
  readonly #world: World;
  readonly #transit: Transit;
  /** Threads that marks, calls or shares refer to. */
  readonly #kept = new Set<number>();
  readonly #rows: number[] = [];

  constructor(world: World, transit: Transit) {
    this.#world = world;
    this.#transit = transit;
  }

  /** Applies a transition in place; a thread that is added gets a spare row if there is one for it. */
  apply(code: number, a: number, b: number, c: number, d: number, e: number, f: number): void {
    if (code === T.addThread && this.#rows.length > 0 && !this.#beganNow(a))
      return addThreadInRow(this.#world, this.#rows.pop()!, a, b, c, d, e, f);
    apply(this.#world, code, a, b, c, d, e, f);
    if (REFERS[code] === 1) this.#kept.add(b);
    else if (code === T.setThreadStatus && b === THREAD_STATUS.ended) this.#ended(a);
  }

  /** What is still on its way in it would arrive in another conversation: such a row is not used again. */
  #ended(thread: number): void {
    if (!this.#kept.has(thread) && !this.#transit.carries(thread)) this.#rows.push(thread);
  }

  /** Of conversations that began in one instant the higher row is the newer, which only a row at the end is for sure. */
  #beganNow(pair: number): boolean {
    const { threads, atUs } = this.#world;
    for (let slot = 0; slot < SLOTS; slot++) {
      const thread = slotColumn(this.#world, slot)[pair]!;
      if (thread !== NONE && threads.createdUs[thread] === atUs) return true;
    }
    return false;
  }
}

/** 1 for a transition that leaves a reference to a thread in another table; all of them name it second. */
const REFERS = Uint8Array.from(TRANSITIONS, ({ operands }) => (operands[1]?.name === 'thread' ? 1 : 0));
