/** The answers of an indexed trace that steps need, found by looking at every record: slow and plain. */
import { join, resolve } from 'node:path';
import { RECORD_KINDS } from '../../../src/model/event.ts';
import { T } from '../../../src/model/transition.ts';
import { planOf } from '../../../src/run/from-scenario.ts';
import { compileScenario } from '../../../src/scenario/compile.ts';
import { scenarioFromFile } from '../../../src/scenario/node-files.ts';
import { type Columns, ColumnsBuilder, operandOf, TRANSITION_OPERANDS } from '../../../src/trace/columns.ts';
import type { Concerned, IndexedTrace, RecordAxis } from '../../../src/trace/indexed.ts';
import { headOf, recorded } from '../../support/running.ts';

const FOLDER = resolve(import.meta.dirname, '../../../scenarios');

/** The columns of a run of one of the scenarios, with the World at its end. */
export function columnsOf(scenario: string, seed = 'steps'): Columns & { readonly finalWorld: unknown } {
  const result = compileScenario(scenarioFromFile(join(FOLDER, scenario)));
  if (!('compiled' in result)) throw new Error(JSON.stringify(result.complaints));
  const ran = recorded(result.compiled, seed);
  const builder = new ColumnsBuilder();
  for (const record of ran.records) builder.record(record);
  const columns = builder.done(headOf(ran.compiled, planOf(ran.compiled, seed)), undefined);
  return { ...columns, finalWorld: ran.replication.world };
}

type World = IndexedTrace['threads']['world'];

interface Message {
  from: number;
  to: number;
  via: number;
  lands: number;
  thread: number;
}

export function slowIndex(columns: ReturnType<typeof columnsOf>): IndexedTrace {
  const world = columns.finalWorld as World;
  const messages = messagesOf(columns);
  const sessions = sessionsOf(columns);
  const concerned = Array.from({ length: columns.count }, (_, n) => concernedBy(columns, world, messages, n));
  const cell = (name: keyof Message): Int32Array => Int32Array.from(messages, (m) => m[name]);
  return {
    columns,
    messages: {
      count: messages.length,
      from: cell('from'),
      to: cell('to'),
      via: Int8Array.from(cell('via')),
      lands: Int8Array.from(cell('lands')),
      thread: cell('thread'),
    },
    threads: { world },
    sessions: { thread: Int32Array.from(sessions) },
    records: {
      of: (axis: RecordAxis, id: number) => recordsOf(columns, concerned, axis, id),
      effectsOf: (n: number) => Int32Array.from(allWith(columns, (at) => columns.cause[at] === n)),
      concernedBy: (n: number) => concerned[n]!,
    },
    upgrades: Int32Array.from(allWith(columns, (n) => isUpgrade(columns, n))),
  } as unknown as IndexedTrace;
}

/** The operand of record `n` with the name, -1 if it has none. */
export function operandNamed(columns: Columns, n: number, name: string): number {
  const place = RECORD_KINDS[columns.kind[n]!]!.operands.findIndex((operand) => operand.name === name);
  return place < 0 ? -1 : operandOf(columns, n, place);
}

export function nameOf(columns: Columns, n: number): string {
  return RECORD_KINDS[columns.kind[n]!]!.name;
}

export function allWith({ count }: Columns, holds: (n: number) => boolean): number[] {
  return Array.from({ length: count }, (_, n) => n).filter(holds);
}

function messagesOf(columns: Columns): Message[] {
  const messages: Message[] = [];
  for (let n = 0; n < columns.count; n++) {
    const message = messages[operandNamed(columns, n, 'message')];
    if (nameOf(columns, n) === 'message-attempted') {
      const [from, to, via] = ['from', 'to', 'via'].map((name) => operandNamed(columns, n, name));
      messages.push({ from: from!, to: to!, via: via!, lands: -1, thread: -1 });
    } else if (nameOf(columns, n) === 'message-sent') {
      message!.thread = operandNamed(columns, n, 'thread');
      message!.lands = operandNamed(columns, n, 'lands');
    }
  }
  return messages;
}

/** The threads of all sessions, by the sessions' numbers: each begins with a transition. */
function sessionsOf(columns: Columns): number[] {
  const all = allWith(columns, () => true).flatMap((n) => didsOf(columns, n));
  return all.flatMap(([code, thread]) => (code === T.openSession ? [thread!] : []));
}

/** The transitions of record `n`, each its code and operands. */
function didsOf({ dids, didStart }: Columns, n: number): number[][] {
  const found: number[][] = [];
  for (let at = didStart[n]!; at < didStart[n + 1]!; ) {
    const end = at + 1 + TRANSITION_OPERANDS[dids[at]!]!;
    found.push([...dids.subarray(at, end)]);
    at = end;
  }
  return found;
}

function concernedBy(columns: Columns, world: World, messages: readonly Message[], n: number): Concerned {
  const message = operandNamed(columns, n, 'message');
  const named = operandNamed(columns, n, 'thread');
  const thread = messages[message]?.thread ?? named;
  const pair = thread >= 0 ? world.threads.pair[thread]! : operandNamed(columns, n, 'pair');
  const users = new Set([operandNamed(columns, n, 'user'), messages[message]?.from, messages[message]?.to]);
  if (pair >= 0) {
    users.add(world.pairs.lo[pair]!);
    users.add(world.pairs.hi[pair]!);
  }
  return {
    users: [...users].filter((user) => user !== undefined && user >= 0) as number[],
    thread,
    message,
    link: operandNamed(columns, n, 'link'),
    tenant: operandNamed(columns, n, 'tenant'),
  };
}

function recordsOf(
  columns: Columns,
  concerned: readonly Concerned[],
  axis: RecordAxis,
  id: number,
): Int32Array {
  const holds = (n: number): boolean => {
    if (axis === 'kind') return columns.kind[n] === id;
    return axis === 'user' ? concerned[n]!.users.includes(id) : concerned[n]![axis] === id;
  };
  return Int32Array.from(allWith(columns, holds));
}

function isUpgrade(columns: Columns, n: number): boolean {
  const { class: order } = RECORD_KINDS[columns.kind[n]!]!;
  return order === 1 && didsOf(columns, n).some(([code]) => code === T.setMode || code === T.setTenantMode);
}
