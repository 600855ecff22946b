/** Compiling, running and reading back scenarios within tests. */
import { RECORD_KINDS } from '../../src/model/event.ts';
import { CLIENTS, METHODS } from '../../src/model/words.ts';
import { planOf, TRACE_WORDS } from '../../src/run/from-scenario.ts';
import type { RunPlan } from '../../src/run/plan.ts';
import { Replication } from '../../src/run/replication.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import type { Compiled } from '../../src/scenario/compiled.ts';
import { splitLines } from '../../src/trace/line-splitter.ts';
import { newNodeHasher } from '../../src/trace/node-hasher.ts';
import type { Observer, RecordBuffer } from '../../src/trace/record.ts';
import { copyRecord } from '../../src/trace/trace.ts';
import { type TraceHead, TraceWriter } from '../../src/trace/writer.ts';

export const SEED = 'properties';
export const REASON_NAMES = TRACE_WORDS.reasons;

/** The scenario compiled; throws with its complaints if there are any. */
export function compile(file: unknown): Compiled {
  return compileText(JSON.stringify(file));
}

export function compileText(text: string): Compiled {
  const result = compileScenario({ text, path: 'scenario.json' });
  if ('compiled' in result) return result.compiled;
  const said = result.complaints.map(({ message, hint }) => `${message} (${hint ?? ''})`).join('; ');
  throw new Error(`the scenario is refused: ${said}`);
}

/** Keeps every record. */
export class Recorder implements Observer {
  readonly records: RecordBuffer[] = [];

  record(record: RecordBuffer): void {
    this.records.push(copyRecord(record));
  }
}

export interface Ran {
  readonly compiled: Compiled;
  readonly plan: RunPlan;
  readonly replication: Replication;
}

/** Runs to the end. */
export function run(compiled: Compiled, observers: readonly Observer[] = [], seed = SEED): Ran {
  const plan = planOf(compiled, seed);
  const replication = new Replication(plan, observers);
  replication.run();
  return { compiled, plan, replication };
}

export interface Recorded extends Ran {
  readonly records: readonly RecordBuffer[];
}

export function recorded(compiled: Compiled, seed = SEED): Recorded {
  const recorder = new Recorder();
  return { ...run(compiled, [recorder], seed), records: recorder.records };
}

/** What a trace begins with, but for the tables in force, which are the same in all and large. */
export function headOf(compiled: Compiled, plan: RunPlan): TraceHead {
  const { title, digest, rules, epochs, switches, startUs, untilUs } = compiled;
  return {
    header: {
      program: 'test',
      title,
      scenario: digest,
      seed: plan.seed,
      replication: plan.replication,
      rules,
      epochs,
      switches,
      startUs,
      untilUs,
      words: TRACE_WORDS,
    },
    tables: [],
    names: compiled.names,
    world: plan.world,
  };
}

/** Writes the trace of a run into memory; `step` lets the replication run. */
export function traceOf(
  compiled: Compiled,
  seed = SEED,
  more: readonly Observer[] = [],
  step: (replication: Replication) => void = (replication) => {
    replication.run();
  },
): string {
  const plan = planOf(compiled, seed);
  const chunks: Buffer[] = [];
  const writer = new TraceWriter((chunk) => chunks.push(Buffer.from(chunk)), headOf(compiled, plan), {
    newHasher: newNodeHasher,
    bufferBytes: 16 * 1024,
  });
  const replication = new Replication(plan, [writer, ...more]);
  step(replication);
  writer.end({
    world: replication.world,
    interrupted: !replication.over,
    inFlight: replication.messagesInFlight(),
  });
  return Buffer.concat(chunks).toString('utf8');
}

export function linesOf(text: string): string[] {
  return splitLines(Buffer.from(text, 'utf8'));
}

/** The figures of a tally as plain values that can be compared. */
export function figures(replication: Replication): unknown {
  const { latency, refusals, failures, ...counts } = replication.tally;
  const byReason = (map: ReadonlyMap<number, number>): unknown => [...map].sort(([a], [b]) => a - b);
  return {
    ...counts,
    refusals: byReason(refusals),
    failures: byReason(failures),
    latency: JSON.parse(JSON.stringify(latency)) as unknown,
    inFlight: replication.messagesInFlight(),
  };
}

/** What became of a message, in names and without ids that depend on anything but the messages themselves. */
export interface Fate {
  from: string;
  to: string;
  atUs: number;
  via: string;
  /** 'refused', 'sent' while it is on its way, or how it ended. */
  end: string;
  because: string;
  endUs: number;
  lands: string;
  method: string;
  newSession: number;
  textOnly: number;
  /** The first message that travelled in the same thread. */
  thread: number;
}

/** The fates of all messages in the order of their attempts. */
export function fatesOf({ compiled, records }: Recorded): Fate[] {
  const fates: Fate[] = [];
  const firstIn = new Map<number, number>();
  for (const { kind, values, atUs } of records) {
    const fate = fates[values[0]!];
    switch (RECORD_KINDS[kind]!.name) {
      case 'message-attempted':
        fates.push({
          from: compiled.names.users[values[2]!]!,
          to: compiled.names.users[values[3]!]!,
          atUs,
          via: CLIENTS[values[4]!] ?? '',
          end: '',
          because: '',
          endUs: -1,
          lands: '',
          method: '',
          newSession: -1,
          textOnly: -1,
          thread: -1,
        });
        break;
      case 'message-sent':
        if (!firstIn.has(values[1]!)) firstIn.set(values[1]!, values[0]!);
        Object.assign(fate!, {
          end: 'sent',
          thread: firstIn.get(values[1]!),
          newSession: values[3],
          lands: CLIENTS[values[5]!],
          method: METHODS[values[6]!],
          textOnly: values[7],
        });
        break;
      case 'message-refused':
      case 'message-failed':
        Object.assign(fate!, {
          end: RECORD_KINDS[kind]!.name.slice(8),
          because: REASON_NAMES[values[1]!],
          endUs: atUs,
        });
        break;
      case 'message-delivered':
      case 'message-missed':
        Object.assign(fate!, { end: RECORD_KINDS[kind]!.name.slice(8), endUs: atUs });
        break;
    }
  }
  return fates;
}

/** The fates of a scenario's messages. */
export function fates(file: unknown): Fate[] {
  return fatesOf(recorded(compile(file)));
}

/** A record as text, everything in it. */
export function textOf(record: RecordBuffer): string {
  const { n, atUs, cause, kind, values, dids, scheduled, decision } = record;
  return `${n} ${atUs} ${cause} ${kind} ${valuesOf(kind, values)} ${dids} ${scheduled} ${decision}`;
}

/** Operands that the kind has; the rest is left from earlier records. */
function valuesOf(kind: number, values: Float64Array): string {
  return values.subarray(0, RECORD_KINDS[kind]!.operands.length).join(' ');
}
