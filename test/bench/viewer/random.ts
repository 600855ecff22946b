/** Numbers from 0 to below 1 that are the same in every run, for picking places in a trace. */
export function newRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    // A step of Weyl's sequence, mixed by MurmurHash3's finaliser.
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
  };
}
