import { describe, expect, it } from 'vitest';
import { exp, ln } from '../../src/core/exact-math.ts';
import { Sha256 } from '../../src/core/sha256.ts';
import { openStream } from '../../src/core/streams.ts';

const POINTS = 100_000;

/** The bytes of a double, high byte first on every machine. */
function digest(results: (i: number) => number): string {
  const hash = new Sha256();
  const view = new DataView(new ArrayBuffer(8));
  for (let i = 0; i < POINTS; i++) {
    view.setFloat64(0, results(i));
    hash.update(new Uint8Array(view.buffer));
  }
  return hash.hex();
}

/** How many doubles lie between two positive or two negative ones. */
function ulps(x: number, y: number): number {
  const bits = new BigInt64Array(new Float64Array([x, y]).buffer);
  return Math.abs(Number(bits[0]! - bits[1]!));
}

function uniforms(purpose: string): () => number {
  return openStream('exact-math', 0, purpose, 'x');
}

/** Half of them below 4, the others any positive number whatever its size, made of its bits. */
function positive(): () => number {
  const draw = uniforms('positive');
  const view = new DataView(new ArrayBuffer(8));
  return () => {
    const kind = draw();
    const u = draw();
    if (kind < 0.5) return 4 * u;
    view.setUint32(0, Math.floor(0x7ff00000 * u));
    view.setUint32(4, Math.floor(4294967296 * draw()));
    return view.getFloat64(0);
  };
}

/** Exponents: half of them small, the others up to where the result leaves the range. */
function exponents(): () => number {
  const draw = uniforms('exponents');
  return () => (draw() < 0.5 ? 4 * (draw() - 0.5) : 1460 * draw() - 748);
}

describe('the natural logarithm', () => {
  it('has these bits at 100,000 points, on every machine', () => {
    const next = positive();
    expect(digest(() => ln(next()))).toBe('dca489064cf56e9dd4044fb2334acac334007524fb64d4799d2ea23c879a8eeb');
  });

  it('is within one unit in the last place of the platform’s', () => {
    const next = positive();
    for (let i = 0; i < POINTS; i++) {
      const x = next();
      if (ulps(ln(x), Math.log(x)) > 1) expect.fail(`ln(${x}) is ${ln(x)}, not ${Math.log(x)}`);
    }
  });

  it.each([
    [0, -Infinity],
    [-0, -Infinity],
    [-1, NaN],
    [-Infinity, NaN],
    [NaN, NaN],
    [Infinity, Infinity],
    [1, 0],
    [2, Math.LN2],
    [Math.E, 1],
    [0.5, -Math.LN2],
    [5e-324, -744.4400719213812],
    [2 ** -1022, -708.3964185322641],
    [Number.MAX_VALUE, 709.782712893384],
  ])('of %d is %d', (x, expected) => {
    expect(ln(x)).toBe(expected);
  });
});

describe('the exponential', () => {
  it('has these bits at 100,000 points, on every machine', () => {
    const next = exponents();
    expect(digest(() => exp(next()))).toBe(
      'f9932916504acb00a5dfc909b331cf519ff92f0cf5e84336a894e5e6f5fd01e1',
    );
  });

  it('is within one unit in the last place of the platform’s', () => {
    const next = exponents();
    for (let i = 0; i < POINTS; i++) {
      const x = next();
      if (exp(x) !== Math.exp(x) && ulps(exp(x), Math.exp(x)) > 1) {
        expect.fail(`exp(${x}) is ${exp(x)}, not ${Math.exp(x)}`);
      }
    }
  });

  it.each([
    [0, 1],
    [-0, 1],
    [1, Math.E],
    [NaN, NaN],
    [Infinity, Infinity],
    [-Infinity, 0],
    [1e-300, 1],
    [709.782712893384, 1.7976931348622732e308],
    [709.7827128933841, Infinity],
    [-745.1332191019411, 5e-324],
    [-745.1332191019412, 0],
    [-708.3964185322641, 2.2250738585072626e-308],
  ])('of %d is %d', (x, expected) => {
    expect(exp(x)).toBe(expected);
  });

  it('undoes the logarithm to within what one unit in the last place of it can mean', () => {
    const draw = uniforms('inverse');
    for (let i = 0; i < 10_000; i++) {
      const x = 1 + draw();
      expect(Math.abs(exp(ln(x)) - x)).toBeLessThan(1e-15);
    }
  });
});
