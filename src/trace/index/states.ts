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
import { ownersOf, recordFault, transitionFault } from './record-check.ts';
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
  readonly usable: number;
  /** Why record `usable` cannot have happened. */
  readonly damage: string | undefined;
  /** The World after the last usable record; not to be written. */
  readonly last: World;
  readonly #columns: Columns;
  readonly #newHasher: NewHasher;
  readonly #keyframeBytes: number;
  #keyframes: Keyframe[] = [];
  #keyframeAt = new Int32Array(0);
  #bytes = 0;
  #spacing: number;
  /** What the keyframes are copied from, made for the first of them, and how far it is; undefined once all are there. */
  #ahead: { readonly n: number; readonly world: World | undefined } | undefined = { n: -1, world: undefined };
  #world: World | undefined;
  #n = -1;

  /** Folds all records once, checking each. */
  constructor(columns: Columns, options: StateOptions = {}) {
    const { keyframeBytes = KEYFRAME_BYTES, newHasher = newPlainHasher } = options;
    this.#columns = columns;
    this.#newHasher = newHasher;
    this.#keyframeBytes = keyframeBytes;
    this.#spacing = Math.max(LEAST_SPACING, Math.ceil(columns.count / KEYFRAMES));
    const world = copyWorld(columns.head.world, 'typed');
    this.#keep(-1, world);
    const { usable, damage } = foldChecked(world, columns);
    this.usable = usable;
    this.damage = damage;
    this.last = damage === undefined ? world : this.#lastUsable();
  }

  at(n: number): World {
    const target = Math.min(Math.max(-1, n), this.usable - 1);
    const keyframe = this.#keyframeBefore(target);
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

  prepare(): boolean {
    const ahead = this.#ahead;
    if (ahead === undefined) return false;
    const next = (Math.floor((ahead.n + 1) / this.#spacing) + 1) * this.#spacing - 1;
    if (next >= this.usable - 1) {
      this.#ahead = undefined;
      return false;
    }
    const world = ahead.world ?? copyWorld(this.#columns.head.world, 'typed');
    foldRange(world, this.#columns, ahead.n + 1, next + 1);
    this.#ahead = { n: next, world };
    this.#keep(next, world);
    return true;
  }

  /** The last state is there already: going to the end costs no folding. */
  #keyframeBefore(target: number): Keyframe {
    if (target === this.usable - 1) return { n: target, world: this.last };
    while (this.#ahead !== undefined && this.#ahead.n < target) this.prepare();
    return this.#keyframes[placeAfter(this.#keyframeAt, target) - 1]!;
  }

  #newRoom(): World {
    this.#world = roomFor(this.last);
    this.#n = this.usable - 1;
    return this.#world;
  }

  #lastUsable(): World {
    const last = copyWorld(this.#columns.head.world, 'typed');
    foldRange(last, this.#columns, 0, this.usable);
    return last;
  }

  #keep(n: number, world: World): void {
    const keyframe = keyframeOf(n, world);
    this.#keyframes.push(keyframe);
    this.#bytes += bytesOf(keyframe.world);
    while (this.#bytes > this.#keyframeBytes && this.#keyframes.length > 1) this.#thinOut();
    this.#keyframeAt = Int32Array.from(this.#keyframes, (kept) => kept.n);
  }

  #thinOut(): void {
    this.#spacing *= 2;
    this.#keyframes = this.#keyframes.filter(({ n }) => (n + 1) % this.#spacing === 0);
    this.#bytes = this.#keyframes.reduce((sum, { world }) => sum + bytesOf(world), 0);
  }
}

/**
 * Does all records to the World that can have happened, up to the first that cannot, of which a part may be done, too.
 * It goes from transition to transition, because most records have none.
 */
function foldChecked(
  world: World,
  columns: Columns,
): { readonly usable: number; readonly damage: string | undefined } {
  const { dids, didStart, atUs } = columns;
  const records = checkRecords(columns);
  const end = didStart[records.usable]!;
  const owners = ownersOf(world);
  let n = -1;
  try {
    for (let at = 0; at < end; ) {
      while (didStart[n + 1]! <= at) n++;
      world.atUs = atUs[n]!;
      const damage = transitionFault(owners, dids, at, didStart[n + 1]!);
      if (damage !== undefined) return { usable: n, damage };
      at = foldOne(world, dids, at);
    }
  } catch (error) {
    // What is our own mistake in a run is a damaged trace here.
    if (error instanceof InternalError) return { usable: n, damage: error.message };
    throw error;
  }
  if (records.usable > 0) world.atUs = atUs[records.usable - 1]!;
  return records;
}

/** Without their transitions. */
function checkRecords(columns: Columns): { readonly usable: number; readonly damage: string | undefined } {
  for (let n = 0; n < columns.count; n++) {
    const damage = recordFault(columns, n);
    if (damage !== undefined) return { usable: n, damage };
  }
  return { usable: columns.count, damage: undefined };
}
