/** The story of one call, told while the trace is read: what it did after its invitation. */
import { RECORD_KINDS } from '../model/event.ts';
import { callSentence } from './call-sentence.ts';
import type { RecordBuffer } from './record.ts';
import type { Telling } from './telling.ts';

/** Kinds whose first operand is a call. */
const OF_CALLS = new Set(
  RECORD_KINDS.flatMap((kind, code) => (kind.operands[0]?.name === 'call' ? [code] : [])),
);

/** Whether a record tells of this call. */
export function isOfCall({ kind, values }: RecordBuffer, call: number): boolean {
  return OF_CALLS.has(kind) && values[0] === call;
}

/** What such a record says, as a sentence. */
export function callRecordSentence(tell: Telling, { kind, values, didCount }: RecordBuffer): string {
  const at = (place: number): number => values[place]!;
  return `${callSentence(tell, { kind: RECORD_KINDS[kind]!.name, at, changed: didCount > 0 })}.`;
}

/** A call that no message invites to, such as one from the telephone network. */
export class CallStory {
  readonly paragraphs: string[] = [];
  readonly #call: number;
  readonly #tell: Telling;

  constructor(call: number, tell: Telling) {
    this.#call = call;
    this.#tell = tell;
  }

  record(record: RecordBuffer): void {
    if (!isOfCall(record, this.#call)) return;
    const { n, atUs } = record;
    this.paragraphs.push(this.#tell.record(n, atUs) + callRecordSentence(this.#tell, record));
  }

  /** A call is over, or it is not: there is no more to say of it when the trace ends. */
  finish(): void {}
}
