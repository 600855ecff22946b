/**
 * Counts of durations in buckets whose width grows with the duration: 64 buckets for every doubling, one per
 * microsecond below 128. A percentile is therefore wrong by at most 1/128 of itself (0.8 %) and exact below
 * 128 µs, whatever the range, and histograms of parts add up to that of the whole, in any order.
 */

import { must } from './must.ts';

const BUCKETS_PER_DOUBLING = 64;
const EXACT_BELOW = 128;
const TWO_32 = 4294967296;

export class Histogram {
  /** How many durations were added. */
  count = 0;
  /** The least and the greatest duration, exact; Infinity and -Infinity while there is none. */
  min = Infinity;
  max = -Infinity;
  #counts = new Float64Array(EXACT_BELOW);

  /** Adds one duration of whole microseconds, at least 0. */
  add(us: number): void {
    must(us >= 0 && Number.isSafeInteger(us), 'a histogram counts whole microseconds from 0');
    const bucket = bucketOf(us);
    if (bucket >= this.#counts.length) this.#grow(bucket + 1);
    this.#counts[bucket]!++;
    this.count++;
    if (us < this.min) this.min = us;
    if (us > this.max) this.max = us;
  }

  /** Adds all that the other histogram holds, and leaves it as it is. */
  merge(other: Histogram): void {
    const counts = other.#counts;
    if (counts.length > this.#counts.length) this.#grow(counts.length);
    for (let bucket = 0; bucket < counts.length; bucket++) this.#counts[bucket]! += counts[bucket]!;
    this.count += other.count;
    if (other.min < this.min) this.min = other.min;
    if (other.max > this.max) this.max = other.max;
  }

  /**
   * The duration in whole microseconds that at least `p` of a hundred durations do not exceed (nearest rank), `p`
   * from 0 to 100, within 1/128; 0 and 100 give `min` and `max`. There must be a duration.
   */
  percentile(p: number): number {
    must(this.count > 0, 'an empty histogram has no percentiles: ask for its count first');
    must(p >= 0 && p <= 100, 'a percentile is from 0 to 100');
    if (p === 0) return this.min;
    const rank = Math.ceil((p * this.count) / 100);
    if (rank >= this.count) return this.max;
    let seen = 0;
    let bucket = -1;
    while (seen < rank) seen += this.#counts[++bucket]!;
    const middle = middleOf(bucket);
    if (middle < this.min) return this.min;
    return middle > this.max ? this.max : middle;
  }

  #grow(buckets: number): void {
    const counts = new Float64Array(Math.max(buckets, 2 * this.#counts.length));
    counts.set(this.#counts);
    this.#counts = counts;
  }
}

/** The bucket that holds `us`; with whole numbers only, so that it is the same everywhere. */
function bucketOf(us: number): number {
  if (us < EXACT_BELOW) return us;
  const high = Math.floor(us / TWO_32);
  const bits = high > 0 ? 64 - Math.clz32(high) : 32 - Math.clz32(us);
  // Seven leading bits name the bucket, of which the first is always 1.
  const dropped = bits - 7;
  return BUCKETS_PER_DOUBLING * dropped + Math.floor(us / powerOfTwo(dropped));
}

/** The whole microsecond in the middle of a bucket. */
function middleOf(bucket: number): number {
  if (bucket < EXACT_BELOW) return bucket;
  const dropped = Math.floor(bucket / BUCKETS_PER_DOUBLING) - 1;
  const leading = bucket - BUCKETS_PER_DOUBLING * dropped;
  const width = powerOfTwo(dropped);
  return leading * width + width / 2;
}

function powerOfTwo(exponent: number): number {
  return exponent < 31 ? 1 << exponent : (1 << (exponent - 30)) * 1073741824;
}
