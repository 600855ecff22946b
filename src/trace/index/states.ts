/**
 * The World after any record: keyframes as far apart as their memory allows, and the transitions between folded.
 * Going on from the last question is folding from there; going back starts from a keyframe.
 */
import { InternalError } from '../../core/must.ts';
import { copyWorld, type World } from '../../model/world.ts';
import type { Columns } from '../columns.ts';
import { type NewHasher, newPlainHasher } from '../hasher.ts';
import type { States } from '../indexed.ts';
import { stateDigest } from '../state-digest.ts';
import { foldOne, foldRange } from './fold-columns.ts';
import { bytesOf, type Keyframe, keyframeOf, restore, roomFor } from './keyframe.ts';
import { recordFault, transitionFault } from './record-check.ts';
import { placeAfter } from './sorted.ts';

export interface StateOptions {
  /** The most bytes that keyframes take together; the first and the last state are kept in any case. Default 64 MiB. */
  readonly keyframeBytes?: number;
  /** Default: the hasher that runs everywhere. */
  readonly newHasher?: NewHasher;
}

const KEYFRAME_BYTES = 64 * 1024 * 1024;
/** Closer keyframes gain nothing: so many records fold faster than a World is copied. */
const LEAST_SPACING = 1024;
/** So many keyframes are begun with; when they outgrow their memory every second one goes. */
const KEYFRAMES = 48;

export class KeyframedStates implements States {
  /** Records that can have happened, from the first on; all of them unless the trace is damaged. */
  usable: number;
  /** Why record `usable` cannot have happened. */
  damage: string | undefined;
  /** The World after the last usable record; not to be written. */
  readonly last: World;
  readonly #columns: Columns;
  readonly #newHasher: NewHasher;
  readonly #keyframeBytes: number;
  #keyframes: Keyframe[] = [];
  #keyframeAt: Int32Array;
  #bytes = 0;
  #spacing: number;
  #world: World | undefined;
  #n = -1;

  /** Folds all records once, checking each. */
  constructor(columns: Columns, options: StateOptions = {}) {
    const { keyframeBytes = KEYFRAME_BYTES, newHasher = newPlainHasher } = options;
    this.#columns = columns;
    this.#newHasher = newHasher;
    this.#keyframeBytes = keyframeBytes;
    this.#spacing = Math.max(LEAST_SPACING, Math.ceil(columns.count / KEYFRAMES));
    this.usable = columns.count;
    const world = copyWorld(columns.head.world, 'typed');
    this.#keep(-1, world);
    const stopped = this.#foldAll(world);
    this.last = stopped ? this.#lastUsable() : world;
    // The last state is there already: going to the end costs no folding.
    this.#keyframes.push({ n: this.usable - 1, world: this.last });
    this.#keyframeAt = Int32Array.from(this.#keyframes, (keyframe) => keyframe.n);
  }

  at(n: number): World {
    const target = Math.min(Math.max(-1, n), this.usable - 1);
    const keyframe = this.#keyframes[placeAfter(this.#keyframeAt, target) - 1]!;
    const world = this.#world ?? this.#newRoom();
    if (this.#n > target || this.#n < keyframe.n) {
      restore(keyframe.world, world);
      this.#n = keyframe.n;
    }
    foldRange(world, this.#columns, this.#n + 1, target + 1);
    this.#n = target;
    return world;
  }

  digestAt(n: number): string {
    return stateDigest(this.at(n), this.#newHasher);
  }

  #newRoom(): World {
    this.#world = roomFor(this.last);
    this.#n = this.usable - 1;
    return this.#world;
  }

  /** True if it stopped at a record that cannot have happened, with part of it done to the World. */
  #foldAll(world: World): boolean {
    const columns = this.#columns;
    for (let n = 0; n < columns.count; n++) {
      const fault = recordFault(columns, n) ?? foldChecked(world, columns, n);
      if (fault !== undefined) {
        this.usable = n;
        this.damage = fault;
        return true;
      }
      if ((n + 1) % this.#spacing === 0) this.#keep(n, world);
    }
    return false;
  }

  #lastUsable(): World {
    const { n, world } = this.#keyframes.at(-1)!;
    const last = copyWorld(world, 'typed');
    foldRange(last, this.#columns, n + 1, this.usable);
    return last;
  }

  #keep(n: number, world: World): void {
    const keyframe = keyframeOf(n, world);
    this.#keyframes.push(keyframe);
    this.#bytes += bytesOf(keyframe.world);
    while (this.#bytes > this.#keyframeBytes && this.#keyframes.length > 1) this.#thinOut();
  }

  #thinOut(): void {
    this.#spacing *= 2;
    this.#keyframes = this.#keyframes.filter(({ n }) => (n + 1) % this.#spacing === 0);
    this.#bytes = this.#keyframes.reduce((sum, { world }) => sum + bytesOf(world), 0);
  }
}

/** Does record `n` to the World; what is wrong with it, if it cannot be done. */
function foldChecked(world: World, columns: Columns, n: number): string | undefined {
  const { dids, didStart } = columns;
  const end = didStart[n + 1]!;
  world.atUs = columns.atUs[n]!;
  try {
    for (let at = didStart[n]!; at < end; ) {
      const fault = transitionFault(world, dids, at, end);
      if (fault !== undefined) return fault;
      at = foldOne(world, dids, at);
    }
  } catch (error) {
    // What is our own mistake in a run is a damaged trace here.
    if (error instanceof InternalError) return error.message;
    throw error;
  }
  return undefined;
}
