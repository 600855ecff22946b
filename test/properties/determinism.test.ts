import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { applied } from '../../src/model/apply.ts';
import { copyWorld, type World, worldToJson } from '../../src/model/world.ts';
import { planOf } from '../../src/run/from-scenario.ts';
import { Replication } from '../../src/run/replication.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import { newNodeHasher } from '../../src/trace/node-hasher.ts';
import { DID_STRIDE, type RecordBuffer } from '../../src/trace/record.ts';
import { foldInto } from '../../src/trace/replay.ts';
import { loadTrace } from '../../src/trace/trace.ts';
import { TraceWriter } from '../../src/trace/writer.ts';
import { type Kind, scenarios } from '../support/arbitraries.ts';
import {
  compile,
  figures,
  linesOf,
  Recorder,
  recorded,
  run,
  SEED,
  textOf,
  traceOf,
} from '../support/running.ts';
import { remembered } from '../support/same-world.ts';

const some = scenarios({ maxEvents: 10 });

describe('a run is its scenario and its seed', () => {
  test('D1, D5: the same seed writes the same bytes again, in steps of any size and before further observers', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 7 }), (file, stride) => {
        const compiled = compile(file);
        const inSteps = traceOf(compiled, SEED, [new Recorder(), { record: () => {} }], (replication) => {
          while (replication.run(stride));
        });
        expect(inSteps).toBe(traceOf(compiled));
      }),
    );
  });

  test('D5: an unwatched run has the same tally and ends in the same World', () => {
    fc.assert(
      fc.property(scenarios({ maxEvents: 16 }), (file) => {
        const compiled = compile(file);
        const watched = recorded(compiled);
        const alone = run(compiled);
        expect(figures(alone.replication)).toEqual(figures(watched.replication));
        expect(remembered(alone.replication.world)).toEqual(remembered(watched.replication.world));
      }),
    );
  });

  test('D5: an unwatched run that uses the rows of ended conversations again', () => {
    const ending: readonly Kind[] = ['chat', 'chat', 'chat', 'chat', 'chat', 'reply', 'setMode'];
    let again = 0;
    fc.assert(
      fc.property(scenarios({ kinds: ending, maxEvents: 40, tenants: 1 }), (file) => {
        const compiled = compile({ ...file, switches: { ...file.switches, sessionTimeout: '10s' } });
        const watched = recorded(compiled);
        const alone = run(compiled);
        expect(figures(alone.replication)).toEqual(figures(watched.replication));
        expect(remembered(alone.replication.world)).toEqual(remembered(watched.replication.world));
        again += watched.replication.world.threads.count - alone.replication.world.threads.count;
      }),
    );
    expect(again).toBeGreaterThan(100);
  });

  test('D5: an unwatched run through a steady network, too', () => {
    fc.assert(
      fc.property(
        scenarios({ kinds: ['chat', 'chat', 'chat', 'reply', 'move', 'setMode'], queues: false }),
        (file) => {
          const network = file.network.map(({ outages, ...rest }) => rest);
          const compiled = compile({ ...file, network });
          const watched = recorded(compiled);
          const alone = run(compiled);
          expect(figures(alone.replication)).toEqual(figures(watched.replication));
          expect(remembered(alone.replication.world)).toEqual(remembered(watched.replication.world));
        },
      ),
    );
  });

  test('another seed changes what is routed only if it changes the order', () => {
    fc.assert(
      fc.property(some, (file) => {
        const compiled = compile(file);
        const [one, other] = ['one', 'other'].map((seed) => recorded(compiled, seed).records);
        const order = (records: readonly RecordBuffer[]): string[] =>
          records.map(({ kind, values, cause }) => `${kind} ${values} ${cause}`);
        const routing = (records: readonly RecordBuffer[]): string[] =>
          records.map(({ dids, decision }) => `${dids} ${decision}`);
        fc.pre(order(one!).join() === order(other!).join());
        expect(routing(other!)).toEqual(routing(one!));
      }),
    );
  });

  test('D7: YAML and JSON of the same content run alike', () => {
    fc.assert(
      fc.property(some, (file) => {
        const result = compileScenario({ text: stringify(file), path: 'scenario.yaml' });
        const json = compile(file);
        const yaml = 'compiled' in result ? result.compiled : expect.fail(JSON.stringify(result.complaints));
        expect(yaml.digest).toBe(json.digest);
        expect(recorded(yaml).records.map(textOf)).toEqual(recorded(json).records.map(textOf));
      }),
    );
  });
});

describe('the World is the fold of what was done', () => {
  test('D6: in place, as history and from the trace it is the same, typed or plain', () => {
    fc.assert(
      fc.property(scenarios({ maxEvents: 9 }), (file) => {
        const compiled = compile(file);
        const { plan, records, replication } = recorded(compiled);
        const last = worldToJson(replication.world);
        const plain = copyWorld(planOf(compiled, SEED).world, 'plain');
        // Watched, because a run that nobody watches uses rows again.
        const inPlain = new Replication({ ...plan, world: copyWorld(plain, 'plain') }, [
          { record: () => {} },
        ]);
        inPlain.run();
        expect(worldToJson(inPlain.world)).toEqual(last);
        const folded = copyWorld(plain, 'plain');
        let history: World = plain;
        for (const record of records) {
          foldInto(folded, record);
          history = { ...history, atUs: record.atUs };
          for (let at = 0; at < record.didCount * DID_STRIDE; at += DID_STRIDE) {
            const [code = 0, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = record.dids.subarray(
              at,
              at + DID_STRIDE,
            );
            history = applied(history, code, a, b, c, d, e, f);
          }
        }
        expect(worldToJson(folded)).toEqual(last);
        expect(worldToJson(history)).toEqual(last);
      }),
    );
  });

  test('an observer is told when an event has settled, and then the World is the fold of all records', () => {
    fc.assert(
      fc.property(scenarios({ maxEvents: 8 }), (file) => {
        const compiled = compile(file);
        const recorder = new Recorder();
        const folded = copyWorld(planOf(compiled, SEED).world, 'plain');
        let seen = 0;
        const observer = {
          record: (): void => {},
          settled: (world: World): void => {
            while (seen < recorder.records.length) foldInto(folded, recorder.records[seen++]!);
            // As text, which says no more than that they differ, but there are many events.
            expect(JSON.stringify(worldToJson(world))).toBe(JSON.stringify(worldToJson(folded)));
          },
        };
        run(compiled, [recorder, observer]);
        expect(seen).toBe(recorder.records.length);
      }),
    );
  });

  test('D7: a trace that was read is written again to the same bytes, and its digests are right', () => {
    fc.assert(
      fc.property(scenarios({ maxEvents: 9 }), (file) => {
        const text = traceOf(compile(file));
        const { head, records, end } = loadTrace(linesOf(text), { verify: true, newHasher: newNodeHasher });
        const chunks: Buffer[] = [];
        const options = { newHasher: newNodeHasher, bufferBytes: 16 * 1024 };
        const writer = new TraceWriter((chunk) => chunks.push(Buffer.from(chunk)), head, options);
        const world = copyWorld(head.world, 'plain');
        for (const record of records) {
          writer.record(record);
          foldInto(world, record);
        }
        writer.end({ world, interrupted: end!.interrupted, inFlight: end!.inFlight });
        expect(Buffer.concat(chunks).toString('utf8')).toBe(text);
      }),
    );
  });
});
