/** The trace of a scenario as text, as `coexsim run --trace` writes it; made once for the same question. */
import { planOf, traceHeadOf } from '../../src/run/from-scenario.ts';
import { Replication } from '../../src/run/replication.ts';
import { type CompileOptions, compileScenario } from '../../src/scenario/compile.ts';
import { scenarioFromFile } from '../../src/scenario/node-files.ts';
import { TraceWriter } from '../../src/trace/writer.ts';

const made = new Map<string, string>();

export function traceText(file: string, options: CompileOptions = {}): string {
  const key = JSON.stringify([file, options]);
  let text = made.get(key);
  if (text === undefined) {
    text = newTraceText(file, options);
    made.set(key, text);
  }
  return text;
}

function newTraceText(file: string, options: CompileOptions): string {
  const read = compileScenario(scenarioFromFile(file), options);
  if ('complaints' in read) throw new Error(read.complaints.map(({ message }) => message).join('\n'));
  const plan = planOf(read.compiled, '1');
  const pieces: string[] = [];
  const decoder = new TextDecoder();
  const writer = new TraceWriter(
    (chunk) => {
      pieces.push(decoder.decode(chunk, { stream: true }));
    },
    traceHeadOf(read.compiled, plan, '0.1.0'),
  );
  const replication = new Replication(plan, [writer]);
  replication.run();
  writer.end({
    world: replication.world,
    interrupted: false,
    inFlight: replication.messagesInFlight(),
  });
  return pieces.join('');
}
