/**
 * `npm run bench`: the chat workload at three sizes against the hand-tuned loop, and the trace writer against a
 * plain one. Every figure is a median of interleaved rounds; trust the ratios, not the absolute rates.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

interface ChatResult {
  users: number;
  threads: number;
  messagesPerSecondM: number;
  eventsPerSecondM: number;
  loopMessagesPerSecondM: number;
  ratio: number;
  bytesPerUserAndThread: number;
  sameCounts: boolean;
}

const SIZES = [1_000, 100_000, 1_000_000];
const LEAST_RATIO = 0.3;
const MOST_BYTES = 400;
const LEAST_WRITER_RATIO = 0.5;
const MOST_WRITER_BYTES = 64 * 1024 * 1024;

const out = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
let held = true;

function verdict(holds: boolean): string {
  held &&= holds;
  return holds ? 'holds' : 'DOES NOT HOLD';
}

/** A size in a process of its own, so that one size's garbage and code do not weigh on another. */
function child(script: string, ...args: string[]): string {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { stdout, status } = spawnSync(process.execPath, ['--expose-gc', path, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${script} ended with ${status}`);
  return stdout;
}

out(
  'Chat: half of the users TeamsOnly, half SfBOnly, every message crosses the interop gateway and re-arms a',
);
out(
  '10-minute session; full rules, no trace. A message counts once; events count hops, expiries and outcomes, too.',
);
for (const users of SIZES) {
  const r = JSON.parse(child('./chat.js', String(users))) as ChatResult;
  out('');
  out(`${users} users, ${r.threads} threads`);
  out(`  ${r.messagesPerSecondM.toFixed(3)} M messages/s, ${r.eventsPerSecondM.toFixed(2)} M events/s`);
  out(`  hand-tuned loop: ${r.loopMessagesPerSecondM.toFixed(3)} M messages/s`);
  out(`  ratio ${r.ratio.toFixed(3)}, at least ${LEAST_RATIO}: ${verdict(r.ratio >= LEAST_RATIO)}`);
  out(
    `  ${Math.round(r.bytesPerUserAndThread)} bytes per user and thread, under ${MOST_BYTES}: ${verdict(r.bytesPerUserAndThread < MOST_BYTES)}`,
  );
  out(`  the same sessions and deliveries as the loop, counted one by one: ${verdict(r.sameCounts)}`);
}

interface WriterResult {
  records: number;
  writerPerSecondM: number;
  plainPerSecondM: number;
  ratio: number;
  extraBytes: number;
}

const w = JSON.parse(child('./trace-writing.js')) as WriterResult;
out('');
out(`Trace: ${w.records} records of a chat run as JSON Lines`);
out(
  `  ${w.writerPerSecondM.toFixed(3)} M records/s; a plain writer of the same bytes: ${w.plainPerSecondM.toFixed(3)} M`,
);
out(
  `  ratio ${w.ratio.toFixed(3)}, at least ${LEAST_WRITER_RATIO}: ${verdict(w.ratio >= LEAST_WRITER_RATIO)}`,
);
out(
  `  ${(w.extraBytes / 1024 / 1024).toFixed(1)} MiB on top, at most 64: ${verdict(w.extraBytes <= MOST_WRITER_BYTES)}`,
);
process.exitCode = held ? 0 : 1;
