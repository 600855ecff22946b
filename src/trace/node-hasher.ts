/** SHA-256 by Node's own library: the same digests as everywhere else, several times as fast. */
import { createHash } from 'node:crypto';
import type { NewHasher } from './hasher.ts';

export const newNodeHasher: NewHasher = () => {
  const hash = createHash('sha256');
  return {
    update: (bytes) => {
      hash.update(bytes);
    },
    hex: () => hash.copy().digest('hex'),
  };
};
