// CollegeMsg replayed in a half-upgraded organisation: what the data say of gaps and sessions, the trace says too.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { planOf, traceHeadOf } from '../../src/run/from-scenario.ts';
import { Replication } from '../../src/run/replication.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import { scenarioFromFile } from '../../src/scenario/node-files.ts';
import { newNodeHasher } from '../../src/trace/node-hasher.ts';
import { TraceWriter } from '../../src/trace/writer.ts';

const FOLDER = 'scenarios/recorded/';
const TEN_MINUTES_US = 600e6;

interface Sent {
  readonly from: string | number;
  readonly to: string | number;
  readonly us: number;
}

interface Figures {
  readonly messages: number;
  readonly pairs: number;
  readonly gaps: number;
  readonly longGaps: number;
  /** How many pairs have so many sessions. */
  readonly sessionsOfPairs: Readonly<Record<number, number>>;
}

/** The figures by the ten minutes' definition; counts only, so that two of them can be the same exactly. */
function figuresOf(messages: readonly Sent[]): Figures {
  const pairs = new Map<string, number[]>();
  for (const { from, to, us } of messages) {
    const pair = from < to ? `${from} ${to}` : `${to} ${from}`;
    const times = pairs.get(pair);
    if (times === undefined) pairs.set(pair, [us]);
    else times.push(us);
  }
  let gaps = 0;
  let longGaps = 0;
  const sessionsOfPairs: Record<number, number> = {};
  for (const times of pairs.values()) {
    let sessions = 1;
    for (let i = 1; i < times.length; i++) {
      gaps += 1;
      if (times[i]! - times[i - 1]! > TEN_MINUTES_US) sessions += 1;
    }
    longGaps += sessions - 1;
    sessionsOfPairs[sessions] = (sessionsOfPairs[sessions] ?? 0) + 1;
  }
  return { messages: messages.length, pairs: pairs.size, gaps, longGaps, sessionsOfPairs };
}

function median(counts: Readonly<Record<number, number>>, total: number): number {
  let seen = 0;
  for (const [value, count] of Object.entries(counts)) {
    seen += count;
    if (seen >= total / 2) return Number(value);
  }
  return NaN;
}

/** The file by itself, without any code of the program. */
function messagesOfFile(): Sent[] {
  const lines = readFileSync(`${FOLDER}college-msg.txt`, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [from, to, seconds] = line.split(' ');
    return { from: from!, to: to!, us: Number(seconds) * 1e6 };
  });
}

const ATTEMPT = /^\{"n":\d+,"at":(\d+),"event":"message-attempted","message":\d+,"from":(\d+),"to":(\d+)/gm;

/** The attempts that stand in the lines of a trace, as it is written. */
class Attempts {
  readonly sent: Sent[] = [];
  #rest = '';
  readonly #decoder = new TextDecoder();

  take(chunk: Uint8Array): void {
    const text = this.#rest + this.#decoder.decode(chunk, { stream: true });
    const whole = text.lastIndexOf('\n') + 1;
    this.#rest = text.slice(whole);
    for (const [, at, from, to] of text.slice(0, whole).matchAll(ATTEMPT)) {
      this.sent.push({ from: Number(from), to: Number(to), us: Number(at) });
    }
  }
}

test('gaps and sessions of pairs come out of the trace as they are in the data', () => {
  const result = compileScenario(scenarioFromFile(`${FOLDER}college.yaml`));
  if ('complaints' in result) throw new Error(JSON.stringify(result.complaints));
  // That they do not open Teams even then is what the scenario is about.
  expect(result.warnings.map(({ message }) => message)).toEqual([
    '90 of the 449 people of this wave do not run Teams at the start',
  ]);
  const { compiled } = result;
  const plan = planOf(compiled, '1');
  const attempts = new Attempts();
  const head = traceHeadOf(compiled, plan, 'test');
  const writer = new TraceWriter((chunk) => attempts.take(chunk), head, { newHasher: newNodeHasher });
  const replication = new Replication(plan, [writer]);
  replication.run();
  writer.end({ world: replication.world, interrupted: false, inFlight: replication.messagesInFlight() });

  const ofFile = figuresOf(messagesOfFile());
  expect(figuresOf(attempts.sent)).toEqual(ofFile);
  expect(ofFile.messages).toBe(59_835);
  // The figures that others have computed of the same data.
  expect((ofFile.longGaps / ofFile.gaps).toFixed(3)).toBe('0.556');
  expect(((ofFile.longGaps + ofFile.pairs) / ofFile.pairs).toFixed(2)).toBe('2.85');
  expect(median(ofFile.sessionsOfPairs, ofFile.pairs)).toBe(2);

  // The organisation is half upgraded, and the upgrade in the middle disables conversations.
  const { tally } = replication;
  expect(tally.threadsDisabled).toBeGreaterThan(1_000);
  expect(tally.byMethod.every((count, method) => method === 2 || count > 500)).toBe(true);
  expect(tally.refused).toBeGreaterThan(100);
  expect(tally.missed).toBeGreaterThan(100);
});
