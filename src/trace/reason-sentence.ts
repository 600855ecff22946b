/** What a trace says about the reasons that it names. */
import { plainText } from '../core/plain-text.ts';
import type { TraceWords } from './format.ts';

/** References at the end of a sentence, such as `(R12.5, A17)`. */
const REFERENCES = /\s*\((?:[A-Z]\d+(?:\.\d+)*(?:, )?)+\)/g;

/** The trace's sentence about a reason, without references and full stop; undefined if it has none. */
export function reasonSentence(reason: string, { reasons, sentences = [] }: TraceWords): string | undefined {
  const sentence = plainText(sentences[reasons.indexOf(reason)] ?? '');
  const bare = sentence.replace(REFERENCES, '').replace(/\.$/, '').trim();
  return bare === '' ? undefined : bare;
}
