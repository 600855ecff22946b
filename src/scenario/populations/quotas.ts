/**
 * Shares as exact quotas: of 1,200 people 70 % are 840, not about 840. Who is among them is drawn, but not by the
 * seed of a run: all replications and all plans see the same people.
 */
import { openStream } from '../../core/streams.ts';

/** The seed of everything that is drawn about people when a scenario is compiled. */
const PEOPLE_SEED = 'people';

/** A stream for what is drawn about `id`, the same in every run; another `draw` draws anew. */
export function peopleStream(purpose: string, id: string, draw?: number): () => number {
  return openStream(PEOPLE_SEED, 0, purpose, draw === undefined ? id : `${id}/${draw}`);
}

/**
 * `count` split by `weights` (whole numbers, their sum above 0) by largest remainders; of equal remainders the
 * earlier counts. Exact as long as count times a weight is below 2^53.
 */
export function quotas(count: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const parts = weights.map((weight, place) => {
    const share = count * weight;
    return { place, whole: Math.floor(share / sum), rest: share % sum };
  });
  let left = count - parts.reduce((total, { whole }) => total + whole, 0);
  const dealt = parts.map(({ whole }) => whole);
  for (const { place } of [...parts].sort((a, b) => b.rest - a.rest || a.place - b.place)) {
    if (left-- <= 0) break;
    dealt[place]! += 1;
  }
  return dealt;
}

/** Puts a list in a drawn order, in place; length - 1 draws. */
export function shuffle<List extends { readonly length: number; [place: number]: unknown }>(
  list: List,
  draw: () => number,
): List {
  const items: { [place: number]: unknown } = list;
  for (let last = list.length - 1; last > 0; last--) {
    const other = Math.floor(draw() * (last + 1));
    const kept = items[last];
    items[last] = items[other];
    items[other] = kept;
  }
  return list;
}

/** A code with its weight in billionths. */
export interface Share {
  readonly code: number;
  readonly weight: number;
}

/** A code for each of `count` people, in exact quotas and a drawn order. */
export function dealOut(count: number, shares: readonly Share[], draw: () => number): Int8Array {
  const codes = new Int8Array(count);
  let from = 0;
  quotas(
    count,
    shares.map(({ weight }) => weight),
  ).forEach((quota, place) => {
    codes.fill(shares[place]!.code, from, from + quota);
    from += quota;
  });
  return shares.length === 1 ? codes : shuffle(codes, draw);
}
