/** Whether a text is the one that is meant; case does not matter. */
import { compilePattern } from './pattern.ts';
import type { TextTest } from './query.ts';

export type TextMatcher = (text: string) => boolean;

/** `whole`: the text has to be the wanted one from end to end; else it is enough that it contains it. */
export function matcherOf(test: TextTest, whole: boolean): TextMatcher {
  const wanted = test.text.toLowerCase();
  switch (test.by) {
    case 'text':
      return whole ? (text) => text.toLowerCase() === wanted : (text) => text.toLowerCase().includes(wanted);
    case 'glob':
      return (text) => globMatches(wanted.split('*'), text.toLowerCase());
    case 'pattern': {
      const compiled = compilePattern(test.text);
      return 'test' in compiled ? compiled.test : () => false;
    }
  }
}

/** Takes each piece at its first place: if that leads nowhere, no other does. */
function globMatches(pieces: readonly string[], text: string): boolean {
  const first = pieces[0]!;
  const last = pieces.at(-1)!;
  if (pieces.length === 1) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length;
}
