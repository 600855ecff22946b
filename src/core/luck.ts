/**
 * One random number per message, many uses. What happens to a message on its way is drawn once, when it is
 * sent, from its sender's stream; each leg of its path then makes a uniform of its own out of that draw, so a
 * longer path takes no more draws and nobody else's numbers move.
 */

const TWO_MINUS_53 = 1.1102230246251565e-16;

/**
 * The uniform in [0, 1), of 53 bits, that belongs to leg `leg` (an integer) of the message that drew `u`, which
 * is in [0, 1) with 53 bits. The two halves of `u` and the leg go through three rounds of MurmurHash3's
 * finaliser; for one leg this maps different draws to different 64-bit words.
 */
export function luck(u: number, leg: number): number {
  const scaled = u * 4294967296;
  const high = scaled >>> 0;
  const low = ((scaled - high) * 2097152) | 0;
  const key = Math.imul(leg + 1, 0x9e3779b1);
  const first = mixed(high ^ key);
  const second = mixed((first + low + Math.imul(key, 0x85ebca77)) | 0);
  const third = mixed((first + second) | 0);
  return ((third >>> 0) * 2097152 + (second >>> 11)) * TWO_MINUS_53;
}

/** MurmurHash3's 32-bit finaliser: every bit of the result depends on every bit of the word. */
function mixed(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
