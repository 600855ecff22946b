import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sha256, sha256Hex } from '../../src/core/sha256.ts';

function reference(input: Uint8Array | string): string {
  return createHash('sha256').update(input).digest('hex');
}

describe('SHA-256', () => {
  it('gives the digests printed in FIPS 180-4’s examples', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    );
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('agrees with another implementation at every length around the block', () => {
    for (let length = 0; length <= 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + length) & 255);
      expect(sha256Hex(bytes)).toBe(reference(bytes));
    }
  });

  it('hashes a text in UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        expect(sha256Hex(text)).toBe(reference(text));
      }),
    );
  });

  it('does not depend on how the bytes are cut, and may be asked on the way', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 8 }), (pieces) => {
        const hash = new Sha256();
        const soFar = createHash('sha256');
        for (const piece of pieces) {
          hash.update(piece);
          soFar.update(piece);
          expect(hash.hex()).toBe(soFar.copy().digest('hex'));
        }
      }),
    );
  });
});
