/** Which words an operand's codes are written as: the model's own, or for `because` and `row` the rules'. */
import { madeOnce } from '../core/made-once.ts';
import { must } from '../core/must.ts';
import type { Operand } from '../model/transition.ts';
import type { TraceWords } from './format.ts';

const NO_WORDS: readonly string[] = [];

/** The words of an operand, index is the code; empty if it is a plain number. */
export function wordsOf(operand: Operand, words: TraceWords): readonly string[] {
  if (operand.words !== undefined) return operand.words;
  if (operand.name === 'because') return words.reasons;
  return operand.name === 'row' ? words.rows : NO_WORDS;
}

/** The code of each word; a word that stands twice could not be read back. */
export const codesOf = madeOnce((words: readonly string[]): ReadonlyMap<string, number> => {
  const codes = new Map(words.map((word, code) => [word, code]));
  must(codes.size === words.length, 'the words of a trace have to differ from each other');
  return codes;
});
