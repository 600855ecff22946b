/**
 * Random durations by inversion: one uniform in, one duration out, so that a draw costs one number of its stream
 * whatever the law, and a longer law gives a longer duration for the same luck. All parameters of time are in
 * microseconds. Results are doubles; round once, at the end, with `toWholeUs`.
 */

import { exp, ln } from './exact-math.ts';
import { gammaQuantile, lnGamma } from './gamma.ts';
import { must, unreachable } from './must.ts';
import { normalQuantile } from './normal.ts';

/**
 * A law of durations. `min` is added to what follows it: `exponential` is min + Exp of the given mean, and so on.
 * `mu` and `sigma` belong to the logarithm of microseconds. `empirical` gives each value its share of the
 * weights, equal shares if there are none.
 */
export type Distribution =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'uniform'; readonly min: number; readonly max: number }
  | { readonly kind: 'exponential'; readonly min: number; readonly mean: number }
  | { readonly kind: 'lognormal'; readonly min: number; readonly mu: number; readonly sigma: number }
  | { readonly kind: 'gamma'; readonly min: number; readonly shape: number; readonly scale: number }
  | { readonly kind: 'weibull'; readonly min: number; readonly shape: number; readonly scale: number }
  | {
      readonly kind: 'empirical';
      readonly values: readonly number[];
      readonly weights?: readonly number[] | undefined;
    };

const LARGEST_US = Number.MAX_SAFE_INTEGER;

/** The 95th percentile of the standard normal law. */
const Z_95 = 1.6448536269514722;

/** Compiles a law to its quantile function: a uniform in [0, 1) to microseconds, not rounded; never falls as u rises. */
export function quantile(d: Distribution): (u: number) => number {
  switch (d.kind) {
    case 'constant': {
      const { value } = d;
      return () => value;
    }
    case 'uniform': {
      const { min, max } = d;
      return (u) => min + (max - min) * u;
    }
    case 'exponential': {
      const { min, mean } = d;
      // 1 - u, because u may be 0 and never is 1; the subtraction is exact.
      return (u) => min - mean * ln(1 - u);
    }
    case 'lognormal': {
      const { min, mu, sigma } = d;
      if (sigma === 0) return () => min + exp(mu);
      return (u) => min + exp(mu + sigma * normalQuantile(u));
    }
    case 'gamma': {
      const { min, scale } = d;
      const standard = gammaQuantile(d.shape);
      return (u) => min + scale * standard(u);
    }
    case 'weibull': {
      const { min, scale } = d;
      const power = 1 / d.shape;
      return (u) => min + scale * exp(power * ln(-ln(1 - u)));
    }
    case 'empirical':
      return empiricalQuantile(d.values, d.weights);
    default:
      return unreachable(d);
  }
}

/** Rounds to the nearest whole microsecond, halves up, and keeps the result between 0 and 2^53 - 1. */
export function toWholeUs(x: number): number {
  must(!Number.isNaN(x), 'a duration is a number: a law has parameters outside its domain');
  if (x <= 0) return 0;
  return x >= LARGEST_US ? LARGEST_US : Math.round(x);
}

/** The mean of a law in microseconds, before rounding. */
export function meanUs(d: Distribution): number {
  switch (d.kind) {
    case 'constant':
      return d.value;
    case 'uniform':
      return d.min + (d.max - d.min) / 2;
    case 'exponential':
      return d.min + d.mean;
    case 'lognormal':
      return d.min + exp(d.mu + (d.sigma * d.sigma) / 2);
    case 'gamma':
      return d.min + d.shape * d.scale;
    case 'weibull':
      return d.min + d.scale * exp(lnGamma(1 + 1 / d.shape));
    case 'empirical':
      return empiricalMean(d.values, d.weights);
    default:
      return unreachable(d);
  }
}

/** The parameters of the lognormal law with these two percentiles; the 95th is not below the median. */
export function lognormalFromMedianAndP95(medianUs: number, p95Us: number): { mu: number; sigma: number } {
  must(
    medianUs > 0 && p95Us >= medianUs,
    'a lognormal law has a positive median and a 95th percentile not below it',
  );
  const mu = ln(medianUs);
  return { mu, sigma: (ln(p95Us) - mu) / Z_95 };
}

/** A step function: the least value whose cumulative share exceeds u. */
function empiricalQuantile(values: readonly number[], weights?: readonly number[]): (u: number) => number {
  const { sorted, cumulative, total } = accumulated(values, weights);
  return (u) => {
    const wanted = u * total;
    let low = 0;
    let high = sorted.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! > wanted) high = middle;
      else low = middle + 1;
    }
    return sorted[low]!;
  };
}

function empiricalMean(values: readonly number[], weights?: readonly number[]): number {
  const { sorted, cumulative, total } = accumulated(values, weights);
  let sum = 0;
  for (let i = 0; i < sorted.length; i++)
    sum += sorted[i]! * (cumulative[i]! - (i === 0 ? 0 : cumulative[i - 1]!));
  return sum / total;
}

interface Accumulated {
  readonly sorted: Float64Array;
  /** The sum of the weights of the sorted values up to and with each. */
  readonly cumulative: Float64Array;
  readonly total: number;
}

/** Values without weight are left out: they can never be drawn. */
function accumulated(values: readonly number[], weights?: readonly number[]): Accumulated {
  must(
    weights === undefined || weights.length === values.length,
    'an empirical law has one weight per value',
  );
  const pairs = values
    .map((value, i) => ({ value, weight: weights === undefined ? 1 : weights[i]! }))
    .filter(({ weight }) => weight !== 0)
    .sort((x, y) => x.value - y.value);
  must(pairs.length > 0, 'an empirical law has a value with a positive weight');
  const sorted = new Float64Array(pairs.length);
  const cumulative = new Float64Array(pairs.length);
  let total = 0;
  pairs.forEach(({ value, weight }, i) => {
    must(
      weight > 0 && Number.isFinite(value),
      'the values of an empirical law are finite, its weights positive',
    );
    total += weight;
    sorted[i] = value;
    cumulative[i] = total;
  });
  return { sorted, cumulative, total };
}
