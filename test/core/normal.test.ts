import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../src/core/normal.ts';

describe('the quantile of the standard normal law', () => {
  // The first three are the checks of AS 241 (Wichura 1988), the rest as in any table.
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.262340089798409],
    [0.5, 0],
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [1e-300, -37.0471],
  ])('at %d is %d', (p, z) => {
    expect(normalQuantile(p)).toBeCloseTo(z, p === 1e-300 ? 4 : 14);
  });

  it('is antisymmetric', () => {
    for (const p of [0.01, 0.07, 0.2, 0.4, 2 ** -40]) {
      expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), p < 0.001 ? 4 : 13);
    }
  });

  it('is infinite at the ends and nothing beyond them', () => {
    expect([0, 1, -0.1, 1.1, NaN].map(normalQuantile)).toEqual([-Infinity, Infinity, NaN, NaN, NaN]);
  });
});
