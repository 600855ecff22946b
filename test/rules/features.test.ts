// What of a message survives, by method: typed again as a picture. k kept, s stripped, r refused.
import { expect, test } from 'vitest';
import { METHODS } from '../../src/model/words.ts';
import { FEATURE_FATES, FEATURES, featureFate } from '../../src/rules/features.ts';

const EXPECTED = `
                   formatting mention emoji gif edit file
native             k          k       k     k   k    k
interop            s          s       s     s   r    r
nativeFederated    k          k       k     k   k    r
interopFederated   s          s       s     s   r    r
sfb                k          s       k     s   r    k
`;

test('features by method, within one cloud', () => {
  const [, head, ...lines] = EXPECTED.trimEnd().split('\n');
  expect(head?.trim().split(/ +/)).toEqual([...FEATURES]);
  const fates = METHODS.map((name, method) =>
    [name, ...FEATURES.map((_, feature) => FEATURE_FATES[featureFate(feature, method, false)]![0])].join(' '),
  );
  expect(fates).toEqual(lines.map((line) => line.trim().replace(/ +/g, ' ')));
});

test('across clouds everything is plain text', () => {
  for (const method of METHODS.keys()) {
    const fates = FEATURES.map((_, feature) => FEATURE_FATES[featureFate(feature, method, true)]);
    expect(fates).toEqual(['stripped', 'stripped', 'stripped', 'stripped', 'refused', 'refused']);
  }
});
