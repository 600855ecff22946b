/** What records of calls say. */
import { RECORD_KINDS } from '../../model/event.ts';
import { callSentence, callSentenceKinds } from '../call-sentence.ts';
import { operandOf } from '../columns.ts';
import type { Sentences } from './feature-sentence.ts';
import type { Naming } from './naming.ts';

export const CALL_SENTENCES: Sentences = Object.fromEntries(
  callSentenceKinds().map((kind) => [kind, sentenceOf]),
);

function sentenceOf({ trace, tell }: Naming, n: number): string {
  const { columns } = trace;
  return callSentence(tell, {
    kind: RECORD_KINDS[columns.kind[n]!]!.name,
    at: (place) => operandOf(columns, n, place),
    changed: columns.didStart[n] !== columns.didStart[n + 1],
  });
}
