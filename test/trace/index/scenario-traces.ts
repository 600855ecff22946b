/** Traces in columns for the tests of the index: of scenarios that are run, and of records made up. */
import { copyWorld, type World } from '../../../src/model/world.ts';
import { planOf } from '../../../src/run/from-scenario.ts';
import { Replication } from '../../../src/run/replication.ts';
import { compileScenario } from '../../../src/scenario/compile.ts';
import { scenarioFromFile } from '../../../src/scenario/node-files.ts';
import { type Columns, ColumnsBuilder, recordAt } from '../../../src/trace/columns.ts';
import { newNodeHasher } from '../../../src/trace/node-hasher.ts';
import type { Observer, RecordBuffer } from '../../../src/trace/record.ts';
import { foldInto } from '../../../src/trace/replay.ts';
import { stateDigest } from '../../../src/trace/state-digest.ts';
import { compile, headOf } from '../../support/running.ts';
import { sampleHead } from '../samples.ts';

/** Scenarios that between them have every kind of thing happen. */
export const SCENARIOS: readonly string[] = [
  'main',
  'federated-text-chat-becomes-native',
  'mode-peers-learn-late',
  'mode-own-client-learns-late',
  'mode-group-policy',
  'network-outage-times-out',
  'network-order-after-an-outage',
  'presence-away-and-late',
  'message-missed-and-collected',
  'overtaken-by-an-upgrade',
];

/** What the run itself saw: the digest of its state each time that an event and its follow-ons were told. */
class Digests implements Observer {
  readonly byRecord = new Map<number, string>();
  #n = -1;

  record(record: RecordBuffer): void {
    this.#n = record.n;
  }

  settled(world: World): void {
    this.byRecord.set(this.#n, stateDigest(world, newNodeHasher));
  }
}

export interface LiveTrace {
  readonly columns: Columns;
  /** Digests of the live state, by the last record of each event. */
  readonly digests: ReadonlyMap<number, string>;
  readonly replication: Replication;
}

/** Runs `scenarios/NAME.yaml`, or a scenario that is given as a value; more observers see the run, too. */
export function runScenario(scenario: string | object, more: readonly Observer[] = []): LiveTrace {
  const compiled = typeof scenario === 'string' ? compiledFile(scenario) : compile(scenario);
  const plan = planOf(compiled, '1');
  const head = headOf(compiled, { ...plan, world: copyWorld(plan.world, 'plain') });
  const builder = new ColumnsBuilder();
  const digests = new Digests();
  const replication = new Replication(plan, [builder, digests, ...more]);
  replication.run();
  return { columns: builder.done(head, undefined), digests: digests.byRecord, replication };
}

function compiledFile(name: string): ReturnType<typeof compile> {
  const result = compileScenario(scenarioFromFile(`scenarios/${name}.yaml`));
  if ('complaints' in result) throw new Error(`${name} does not compile`);
  return result.compiled;
}

/** Made-up records that happen to the sample World. */
export function columnsOf(records: readonly RecordBuffer[]): Columns {
  const builder = new ColumnsBuilder();
  for (const record of records) builder.record(record);
  return builder.done(sampleHead(), undefined);
}

/** The World after each record, each a copy, folded one after the other. */
export function worldsOf(columns: Columns): World[] {
  const world = copyWorld(columns.head.world, 'plain');
  return Array.from({ length: columns.count }, (_, n) => {
    foldInto(world, recordAt(columns, n));
    return copyWorld(world, 'plain');
  });
}
