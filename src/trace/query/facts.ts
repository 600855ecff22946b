/** What queries need to know of a trace beyond its index; gathered once, on first use. */
import { must } from '../../core/must.ts';
import { RECORD_KINDS } from '../../model/event.ts';
import { T } from '../../model/transition.ts';
import { NONE } from '../../model/words.ts';
import { operandOf } from '../columns.ts';
import { eachDid, wanted } from '../index/each-did.ts';
import type { IndexedTrace } from '../indexed.ts';
import { isObject } from '../record-decoder.ts';

/** What a decision says that can be asked for. */
export interface DecisionFacts {
  readonly row: string | undefined;
  readonly outcome: string | undefined;
  readonly interop: boolean | undefined;
  /** All gates that were asked, and those of them that failed. */
  readonly asked: readonly string[];
  readonly failed: readonly string[];
}

/** By kind of record: the place of the operand with this name, -1 if the kind has none. */
export function operandPlaces(name: string): Int8Array {
  return Int8Array.from(RECORD_KINDS, (kind) => kind.operands.findIndex((operand) => operand.name === name));
}

const MESSAGE_PLACES = operandPlaces('message');
/** Kinds with a reason that is no message's, and the place of it. */
const OWN_REASONS = [...operandPlaces('because')].flatMap((place, kind) =>
  place < 0 || MESSAGE_PLACES[kind]! >= 0 ? [] : [[kind, place] as const],
);

export class QueryFacts {
  readonly #trace: IndexedTrace;
  #messageOf: Int32Array | undefined;
  #decisions: readonly DecisionFacts[] | undefined;
  readonly #ofMessages = new Map<string, Float64Array>();
  #rareDids: RareDids | undefined;

  constructor(trace: IndexedTrace) {
    this.#trace = trace;
  }

  /** The message that each record is about, NONE if it is about none. */
  get messageOf(): Int32Array {
    this.#messageOf ??= messagesOf(this.#trace);
    return this.#messageOf;
  }

  /** Reasons that records have of their own, such as refused requests; those of messages are in their table. */
  get ownReasons(): readonly number[] {
    const { columns, records } = this.#trace;
    return OWN_REASONS.flatMap(([kind, place]) =>
      [...records.of('kind', kind)].map((n) => operandOf(columns, n, place)),
    );
  }

  /** A column by number of message that is made once, -1 where there is nothing. */
  ofMessages(name: string, make: (message: number) => number): Float64Array {
    let column = this.#ofMessages.get(name);
    if (column === undefined) {
      column = new Float64Array(this.#trace.messages.count);
      for (let message = 0; message < column.length; message++) column[message] = make(message);
      this.#ofMessages.set(name, column);
    }
    return column;
  }

  /** The transitions that set a mode or a thread's status: few, and often asked for. */
  get rareDids(): RareDids {
    this.#rareDids ??= rareDidsOf(this.#trace);
    return this.#rareDids;
  }

  /** As `columns.decisions`. */
  get decisions(): readonly DecisionFacts[] {
    this.#decisions ??= this.#trace.columns.decisions.map(decisionFacts);
    return this.#decisions;
  }
}

/** One after the other: the record, the code, and where the first operand stands in `columns.dids`. */
export interface RareDids {
  readonly records: readonly number[];
  readonly codes: readonly number[];
  readonly places: readonly number[];
}

const RARE = wanted([T.setMode, T.setTenantMode, T.setThreadStatus]);

function rareDidsOf({ columns, usable }: IndexedTrace): RareDids {
  const [records, codes, places]: [number[], number[], number[]] = [[], [], []];
  eachDid(columns, usable, RARE, (n, code, at) => {
    records.push(n);
    codes.push(code);
    places.push(at);
  });
  return { records, codes, places };
}

/** Records with a rare transition that passes; it is given the code and the first two operands. */
export function recordsDoing(
  trace: IndexedTrace,
  pass: (code: number, first: number, second: number) => boolean,
): number[] {
  const { dids } = trace.columns;
  const { records, codes, places } = factsOf(trace).rareDids;
  return records.filter((_, i) => pass(codes[i]!, dids[places[i]!]!, dids[places[i]! + 1]!));
}

const KEPT = new WeakMap<IndexedTrace, QueryFacts>();

export function factsOf(trace: IndexedTrace): QueryFacts {
  let facts = KEPT.get(trace);
  if (facts === undefined) {
    facts = new QueryFacts(trace);
    KEPT.set(trace, facts);
  }
  return facts;
}

/** Gathers what queries need that the index makes on first use, so that the first filter is as fast as the others. */
export function prepareQueries(trace: IndexedTrace): void {
  for (const _ of preparingQueries(trace));
}

/** The same, a few milliseconds' work between two yields. */
export function* preparingQueries(trace: IndexedTrace): Generator<void, void, undefined> {
  for (const axis of ['user', 'thread', 'link', 'tenant', 'kind'] as const) {
    while (trace.records.prepare(axis)) yield;
  }
  const facts = factsOf(trace);
  for (const name of ['messageOf', 'decisions', 'rareDids'] as const) {
    must(facts[name], 'facts are there once they have been asked for');
    yield;
  }
}

function messagesOf({ columns, usable, messages }: IndexedTrace): Int32Array {
  const { kind, valueStart, values } = columns;
  const found = new Int32Array(usable).fill(NONE);
  for (let n = 0; n < usable; n++) {
    const place = MESSAGE_PLACES[kind[n]!]!;
    if (place < 0) continue;
    const message = values[valueStart[n]! + place]!;
    if (message < messages.count) found[n] = message;
  }
  return found;
}

function decisionFacts(text: string): DecisionFacts {
  const decision = parsed(text);
  const { row, outcome, interop, gates } = isObject(decision) ? decision : {};
  const asked = Array.isArray(gates) ? gates.filter(isObject) : [];
  const names = (list: typeof asked): string[] =>
    list.map(({ gate }) => gate).filter((gate) => typeof gate === 'string');
  return {
    row: typeof row === 'string' ? row : undefined,
    outcome: typeof outcome === 'string' ? outcome : undefined,
    interop: typeof interop === 'boolean' ? interop : undefined,
    asked: names(asked),
    failed: names(asked.filter(({ pass }) => pass === false)),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
