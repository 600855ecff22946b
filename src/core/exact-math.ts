/**
 * Natural logarithm and exponential out of + - * / and the bits of doubles alone, so that every processor and
 * every engine gives the same bits; the language's own functions do not, it leaves them approximate. Both
 * are within one unit in the last place of the true value.
 *
 * Ported from fdlibm's e_log.c and e_exp.c: "Copyright (C) 1993-2004 by Sun Microsystems, Inc. All rights
 * reserved. Developed at SunSoft, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and
 * distribute this software is freely granted, provided that this notice is preserved."
 */

const LN2_HIGH = 6.931471803691238e-1;
const LN2_LOW = 1.9082149292705877e-10;
const ONE_OVER_LN2 = Math.LOG2E;

const TWO_54 = 18014398509481984;
const TWO_1023 = 8.98846567431158e307;

const view = new Float64Array(1);
const words = new Uint32Array(view.buffer);
view[0] = 1;
const HIGH = words[1] === 0x3ff00000 ? 1 : 0;

/** The powers of two from 2^-1022 to 2^1023. Multiplying by one is exact and faster than rewriting exponent bits. */
const powers = new Float64Array(2046);
const POWER_0 = 1022;
powers[POWER_0] = 1;
for (let k = 1; k <= 1023; k++) powers[POWER_0 + k] = powers[POWER_0 + k - 1]! * 2;
for (let k = 1; k <= 1022; k++) powers[POWER_0 - k] = powers[POWER_0 - k + 1]! / 2;

const L1 = 6.666666666666735e-1;
const L2 = 3.999999999940942e-1;
const L3 = 2.857142874366239e-1;
const L4 = 2.2222198432149784e-1;
const L5 = 1.818357216161805e-1;
const L6 = 1.5313837699209373e-1;
const L7 = 1.4798198605116586e-1;

/** The natural logarithm; -Infinity of zero, NaN of a negative number. */
export function ln(value: number): number {
  let x = value;
  let k = 0;
  if (!(x >= 2.2250738585072014e-308)) {
    if (x === 0) return -Infinity;
    if (!(x > 0)) return NaN;
    k = -54;
    x *= TWO_54;
  }
  if (x === Infinity) return Infinity;
  view[0] = x;
  const high = words[HIGH]!;
  // The mantissa m is taken between sqrt(1/2) and sqrt(2), and x = 2^n * m.
  const mantissa = high & 0xfffff;
  const n = ((high >>> 20) - 1023 + ((mantissa + 0x95f64) >> 20)) | 0;
  const f = n > 1022 ? x * 0.25 * powers[POWER_0 - n + 2]! - 1 : x * powers[POWER_0 - n]! - 1;
  k += n;
  if ((0xfffff & (2 + mantissa)) < 3) return lnNearOne(f, k);
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
  const r = w * (L2 + w * (L4 + w * L6)) + odd;
  if (((mantissa - 0x6147a) | (0x6b851 - mantissa)) > 0) {
    const half = 0.5 * f * f;
    if (k === 0) return f - (half - s * (half + r));
    return k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
  }
  if (k === 0) return f - s * (f - r);
  return k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f);
}

/** ln(2^k * (1 + f)) for |f| below 2^-20. */
function lnNearOne(f: number, k: number): number {
  if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
  const r = f * f * (0.5 - 0.3333333333333333 * f);
  return k === 0 ? f - r : k * LN2_HIGH - (r - k * LN2_LOW - f);
}

const HALF_LN2 = 3.4657359123229975e-1;
const ONE_AND_HALF_LN2 = 1.0397205352783203;
const TWO_MINUS_1000 = 9.332636185032189e-302;
const OVERFLOW = 7.09782712893384e2;
const UNDERFLOW = -7.451332191019411e2;
const P1 = 1.6666666666666602e-1;
const P2 = -2.7777777777015593e-3;
const P3 = 6.613756321437934e-5;
const P4 = -1.6533902205465252e-6;
const P5 = 4.1381367970572385e-8;

/** e to the power of x; Infinity above about 709.78, 0 below about -745.13. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > OVERFLOW) return Infinity;
  if (x < UNDERFLOW) return 0;
  const size = x < 0 ? -x : x;
  // The original's steps give the neighbour of e here; engines make the same exception.
  if (x === 1) return Math.E;
  if (size <= HALF_LN2) return size < 3.725290298461914e-9 ? 1 + x : expOfSmall(x);
  let k = x < 0 ? -1 : 1;
  if (size >= ONE_AND_HALF_LN2) k = (ONE_OVER_LN2 * x + (x < 0 ? -0.5 : 0.5)) | 0;
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const reduced = high - low;
  const t = reduced * reduced;
  const c = reduced - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  const y = 1 - (low - (reduced * c) / (2 - c) - high);
  if (k > 1023) return y * 2 * TWO_1023;
  if (k >= -1021) return y * powers[POWER_0 + k]!;
  // A subnormal result is rounded by this one multiplication, from a normal one.
  return y * powers[POWER_0 + k + 1000]! * TWO_MINUS_1000;
}

/** e to the power of x for |x| up to ln(2)/2. */
function expOfSmall(x: number): number {
  const t = x * x;
  const c = x - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  return 1 - ((x * c) / (c - 2) - x);
}
