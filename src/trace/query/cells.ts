/** A cell for each record, 1 or 0, as bytes to write one by one and as words to join four at a time. */
export interface Cells {
  readonly bytes: Uint8Array;
  /** The same memory, rounded up; what lies beyond the bytes means nothing. */
  readonly words: Uint32Array;
}

const ONES = 0x01010101;

function newCells(length: number): Cells {
  const words = new Uint32Array(Math.ceil(length / 4));
  return { bytes: new Uint8Array(words.buffer, 0, length), words };
}

/** Leaves what both have; false if that is nothing. */
export function keepBoth({ words }: Cells, other: Cells): boolean {
  const others = other.words;
  let left = 0;
  for (let i = 0; i < words.length; i++) {
    const both = words[i]! & others[i]!;
    words[i] = both;
    left |= both;
  }
  return left !== 0;
}

export function keepEither({ words }: Cells, other: Cells): void {
  const others = other.words;
  for (let i = 0; i < words.length; i++) words[i] = words[i]! | others[i]!;
}

export function invert({ words }: Cells): void {
  for (let i = 0; i < words.length; i++) words[i] = words[i]! ^ ONES;
}

/** How many are 1. */
export function countOf({ bytes, words }: Cells): number {
  const whole = bytes.length >> 2;
  let count = 0;
  for (let i = 0; i < whole; i++) count += Math.imul(words[i]!, ONES) >>> 24;
  for (let n = whole * 4; n < bytes.length; n++) count += bytes[n]!;
  return count;
}

/** Lends cells for the time of a call, as many as are in use at once. */
export type Spare = (use: (cells: Cells) => void) => void;

export function newSpare(length: number): Spare {
  const idle: Cells[] = [];
  return (use) => {
    const cells = idle.pop() ?? newCells(length);
    use(cells);
    idle.push(cells);
  };
}
