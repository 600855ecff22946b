/** One fact in words: what a scenario expects, and what a run shows. */
import { NONE } from '../model/words.ts';

export interface Fact {
  /** The key in the scenario file, such as `outcome`. */
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
}

/** Shown where there is nothing: the `null` of the file. */
export const NOTHING = 'none';

/** The word of a code, `none` for NONE. */
export function word(words: readonly string[], code: number): string {
  return code === NONE ? NOTHING : (words[code] ?? `${code}`);
}

/** Yes, no, or none where the question does not arise. */
function yesNo(value: boolean | null): string {
  return value === null ? NOTHING : value ? 'true' : 'false';
}

/** A fact for each expectation that is stated; `undefined` is not asked. */
export class Facts {
  readonly list: Fact[] = [];

  add(what: string, expected: string | undefined, actual: string): void {
    if (expected !== undefined) this.list.push({ what, expected, actual });
  }

  addCode(what: string, words: readonly string[], expected: number | undefined, actual: number): void {
    if (expected !== undefined) this.add(what, word(words, expected), word(words, actual));
  }

  addFlag(what: string, expected: boolean | undefined, actual: boolean | null): void {
    if (expected !== undefined) this.add(what, yesNo(expected), yesNo(actual));
  }
}

/** All of them in one line: `outcome refused, because thread-disabled`. */
export function expectedInWords(facts: readonly Fact[]): string {
  return facts.map(({ what, expected }) => `${what} ${expected}`).join(', ');
}
