import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/core/canonical-json.ts';

/** What survives a round trip through JSON: -0 does not. */
const plain = fc.jsonValue({ maxDepth: 5 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);

/** The same value with the keys of every object inserted in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe('canonical JSON', () => {
  it('sorts keys by code unit, not as a language would', () => {
    expect(canonicalJson({ b: 1, a: 2, B: 3, ä: 4, '10': 5, '9': 6 })).toBe(
      '{"10":5,"9":6,"B":3,"a":2,"b":1,"ä":4}',
    );
    // By code point U+FB33 would come first; its code unit is above the surrogates of U+1F600.
    expect(canonicalJson({ '\ufb33': 1, '\u{1f600}': 2 })).toBe('{"\u{1f600}":2,"\ufb33":1}');
  });

  it('writes numbers as the language does, and zero in one way', () => {
    expect(canonicalJson([-0, 0, 1.5, 1e21, -3, 2 ** 53])).toBe('[0,0,1.5,1e+21,-3,9007199254740992]');
  });

  it('escapes as JSON does', () => {
    expect(canonicalJson('"\\\n\ud800é')).toBe('"\\"\\\\\\n\\ud800é"');
  });

  it('nests, and writes what is empty', () => {
    expect(canonicalJson({ a: [], b: {}, c: [null, true, false, [1, { d: 'e' }]] })).toBe(
      '{"a":[],"b":{},"c":[null,true,false,[1,{"d":"e"}]]}',
    );
  });

  it.each([
    ['undefined', undefined],
    ['an undefined member', { a: undefined }],
    ['a hole', new Array(2)],
    ['NaN', NaN],
    ['Infinity', [Infinity]],
    ['a function', () => 1],
    ['a bigint', 1n],
    ['a symbol', Symbol('s')],
    ['a Map', new Map()],
    ['a typed array', new Uint8Array(2)],
  ])('refuses %s', (_name, value) => {
    expect(() => canonicalJson(value)).toThrow(/canonical JSON/);
  });

  it('is read back as the same value', () => {
    fc.assert(
      fc.property(plain, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
    );
  });

  it('does not depend on the order of the keys', () => {
    fc.assert(
      fc.property(plain, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
  });
});
