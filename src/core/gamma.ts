/**
 * The quantile of the gamma law, by inverting the regularised incomplete gamma function. Exact arithmetic only
 * (see exact-math.ts), so equal bits everywhere; a few microseconds a draw.
 */

import { exp, ln } from './exact-math.ts';
import { must } from './must.ts';
import { normalQuantile } from './normal.ts';

const RELATIVE_ERROR = 1e-15;
const SMALLEST = 2.2250738585072014e-308;
const MOST_TERMS = 100_000;
const MOST_STEPS = 200;

// Lanczos' approximation with g = 7 and nine terms, as computed by Godfrey: about 1e-15 relative.
const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
] as const;
const LN_SQRT_TWO_PI = 0.9189385332046728;

/** The natural logarithm of the gamma function of a positive number. */
export function lnGamma(x: number): number {
  if (x < 0.5) return lnGamma(x + 1) - ln(x);
  let sum: number = LANCZOS[0];
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i]! / (x - 1 + i);
  const t = x + 6.5;
  return LN_SQRT_TWO_PI + (x - 0.5) * ln(t) - t + ln(sum);
}

/** The quantile function of the gamma law of scale 1, compiled for one shape: a share that is 0 or 2^-53 to 1, to a number. */
export function gammaQuantile(shape: number): (p: number) => number {
  must(shape > 0 && shape < Infinity, 'the shape of a gamma law is positive');
  const lnGammaOfShape = lnGamma(shape);
  return (p) => (p > 0 ? invert(shape, lnGammaOfShape, p) : 0);
}

/**
 * Newton's method inside a bracket that shrinks at every step; where a step leaves the bracket, it is halved.
 * Above the median the equation is solved for the upper tail, where the share loses no digits.
 */
function invert(shape: number, lnGammaOfShape: number, p: number): number {
  const upper = p > 0.5;
  const target = upper ? 1 - p : p;
  let low = 0;
  let high = Infinity;
  let x = firstGuess(shape, lnGammaOfShape, p);
  for (let step = 0; step < MOST_STEPS; step++) {
    const error = upper
      ? target - upperShare(shape, lnGammaOfShape, x)
      : lowerShare(shape, lnGammaOfShape, x) - target;
    if (error === 0) return x;
    if (error > 0) high = x;
    else low = x;
    const density = exp((shape - 1) * ln(x) - x - lnGammaOfShape);
    let next = x - error / density;
    // Written so that NaN, from a density of zero, is refused too.
    if (!(next > low && next < high)) next = high === Infinity ? 2 * x : 0.5 * (low + high);
    const move = next > x ? next - x : x - next;
    x = next;
    if (move <= 2 * RELATIVE_ERROR * x || x < SMALLEST) return x;
  }
  return x;
}

/** Wilson and Hilferty's cube, or below it the leading term of the series, which is exact for small shares. */
function firstGuess(shape: number, lnGammaOfShape: number, p: number): number {
  const ninth = 1 / (9 * shape);
  const root = 1 - ninth + normalQuantile(p) * Math.sqrt(ninth);
  const cube = shape * root * root * root;
  if (root > 0.2 && shape > 0.5) return cube;
  const leading = exp((ln(p) + lnGammaOfShape + ln(shape)) / shape);
  if (leading >= shape + 1) return shape;
  return leading > SMALLEST ? leading : SMALLEST;
}

/** The share of the law below x. */
function lowerShare(shape: number, lnGammaOfShape: number, x: number): number {
  return x < shape + 1 ? series(shape, lnGammaOfShape, x) : 1 - fraction(shape, lnGammaOfShape, x);
}

/** The share of the law above x. */
function upperShare(shape: number, lnGammaOfShape: number, x: number): number {
  return x < shape + 1 ? 1 - series(shape, lnGammaOfShape, x) : fraction(shape, lnGammaOfShape, x);
}

/** The power series of the lower share, for x below shape + 1. */
function series(shape: number, lnGammaOfShape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > sum * 1e-17; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum * exp(shape * ln(x) - x - lnGammaOfShape);
}

/** The continued fraction of the upper share, by Lentz's method, for x above shape + 1. */
function fraction(shape: number, lnGammaOfShape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1 / SMALLEST;
  let d = 1 / b;
  let product = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const a = n * (shape - n);
    b += 2;
    d = a * d + b;
    if (d > -SMALLEST && d < SMALLEST) d = SMALLEST;
    c = b + a / c;
    if (c > -SMALLEST && c < SMALLEST) c = SMALLEST;
    d = 1 / d;
    const factor = c * d;
    product *= factor;
    if (factor > 1 - RELATIVE_ERROR && factor < 1 + RELATIVE_ERROR) break;
  }
  return product * exp(shape * ln(x) - x - lnGammaOfShape);
}
