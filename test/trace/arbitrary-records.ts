/** Records of every kind with transitions of every kind, as a run might tell them and as it never would. */
import fc from 'fast-check';
import { RECORD_KINDS } from '../../src/model/event.ts';
import { type Operand, TRANSITIONS } from '../../src/model/transition.ts';
import type { TraceWords } from '../../src/trace/format.ts';
import { wordsOf } from '../../src/trace/operand-words.ts';
import { DID_STRIDE, newRecordBuffer, type RecordBuffer, SCHEDULED_STRIDE } from '../../src/trace/record.ts';

const wholeNumber = fc.oneof(
  fc.constant(-1),
  fc.nat(9),
  fc.nat(2 ** 31 - 1),
  fc.maxSafeNat(),
  fc.constantFrom(
    2 ** 31,
    2 ** 32 - 1,
    2 ** 32,
    99_999_999,
    100_000_000,
    2 ** 53 - 1,
    -2,
    -(2 ** 31),
    -(2 ** 40),
  ),
);

function operandValue(operand: Operand, words: TraceWords): fc.Arbitrary<number> {
  const list = wordsOf(operand, words);
  return list.length === 0
    ? wholeNumber
    : fc.oneof(
        { weight: 5, arbitrary: fc.integer({ min: -1, max: list.length - 1 }) },
        { weight: 1, arbitrary: wholeNumber },
      );
}

function operandValues(operands: readonly Operand[], words: TraceWords): fc.Arbitrary<number[]> {
  return fc.tuple(...operands.map((operand) => operandValue(operand, words)));
}

function transition(words: TraceWords): fc.Arbitrary<number[]> {
  return fc
    .nat(TRANSITIONS.length - 1)
    .chain((code) => operandValues(TRANSITIONS[code]!.operands, words).map((values) => [code, ...values]));
}

/** A kind without operands has no entity. */
const scheduledEvent: fc.Arbitrary<number[]> = fc
  .tuple(fc.nat(RECORD_KINDS.length - 1), fc.maxSafeNat(), wholeNumber)
  .map(([kind, atUs, entity]) => [kind, atUs, RECORD_KINDS[kind]!.operands.length === 0 ? 0 : entity]);

const decision: fc.Arbitrary<string> = fc.oneof(
  fc.constant(''),
  fc.constantFrom(
    '{"outcome":"lands","client":"SfB","row":"2019-h1/1b.7","gates":[]}',
    '{"outcome":"refused","row":null,"gates":[{"gate":"state-legal","pass":false}]}',
  ),
  fc
    .record({ row: fc.string({ unit: 'binary' }), inputs: fc.array(fc.nat()) })
    .map((value) => JSON.stringify(value)),
);

/** Records with n from 0 on, otherwise as wild as the types allow. */
export function arbitraryRecords(words: TraceWords, most = 12): fc.Arbitrary<RecordBuffer[]> {
  const one = fc.nat(RECORD_KINDS.length - 1).chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      atUs: fc.maxSafeNat(),
      cause: fc.oneof(fc.constant(-1), fc.maxSafeNat()),
      values: operandValues(RECORD_KINDS[kind]!.operands, words),
      dids: fc.array(transition(words), { maxLength: 5 }),
      scheduled: fc.array(scheduledEvent, { maxLength: 4 }),
      decision,
    }),
  );
  return fc.array(one, { maxLength: most }).map((list) => list.map((parts, n) => recordOf({ ...parts, n })));
}

export interface Parts {
  readonly n: number;
  readonly atUs?: number;
  readonly cause?: number;
  readonly kind: number;
  readonly values?: readonly number[];
  readonly dids?: readonly (readonly number[])[];
  readonly scheduled?: readonly (readonly number[])[];
  readonly decision?: string;
}

/** A record with its own buffers. */
export function recordOf(parts: Parts): RecordBuffer {
  const { dids = [], scheduled = [] } = parts;
  const record = newRecordBuffer();
  record.n = parts.n;
  record.atUs = parts.atUs ?? 0;
  record.cause = parts.cause ?? -1;
  record.kind = parts.kind;
  record.values.set(parts.values ?? []);
  record.dids = new Float64Array(Math.max(1, dids.length) * DID_STRIDE);
  for (const [i, did] of dids.entries()) record.dids.set(did, i * DID_STRIDE);
  record.didCount = dids.length;
  record.scheduled = new Float64Array(Math.max(1, scheduled.length) * SCHEDULED_STRIDE);
  for (const [i, entry] of scheduled.entries()) record.scheduled.set(entry, i * SCHEDULED_STRIDE);
  record.scheduledCount = scheduled.length;
  record.decision = parts.decision ?? '';
  return record;
}
