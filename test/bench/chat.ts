/**
 * The chat benchmark: a run without trace against the hand-tuned loop, in one process and by turns, for each size
 * in a process of its own. Prints one line of JSON; bench.ts makes the report.
 */
import { Replication } from '../../src/run/replication.ts';
import { chatPlan } from './chat-plan.ts';
import { soaLoop } from './soa-loop.ts';

const users = Number(process.argv[2] ?? 1000);
const rounds = Number(process.argv[3] ?? 7);
const perRound = Number(process.argv[4] ?? Math.min(400_000, Math.max(100_000, users)));

function memory(): number {
  for (let i = 0; i < 4; i++) global.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

// What a run of 16 users takes is the process's own, whatever the size: code first, then the run itself.
function smallRun(messages: number): Replication {
  const small = new Replication(chatPlan(16));
  while (small.tally.sent < messages) small.step();
  return small;
}
const kept = [smallRun(500_000)];
const empty = memory();
kept.push(smallRun(50_000));
const before = memory();
const fixed = before - empty;
const run = new Replication(chatPlan(users));
function runOn(messages: number): void {
  const enough = run.tally.sent + messages;
  while (run.tally.sent < enough) run.step();
}
// Until every pair of neighbours has talked, the threads are still being made.
runOn(Math.max(users * 6, perRound));
const bytes = memory() - before - fixed;
if (kept.length !== 2) throw new Error('the small runs were not kept');
const loop = soaLoop(users);
loop.run(run.tally.sent);

const ratios: number[] = [];
const rates: number[] = [];
const eventRates: number[] = [];
const loopRates: number[] = [];
for (let round = 0; round < rounds; round++) {
  const events = run.tally.events;
  const start = performance.now();
  runOn(perRound);
  const middle = performance.now();
  const { sent } = loop.run(perRound);
  const end = performance.now();
  if (sent !== run.tally.sent) throw new Error(`the loop sent ${sent} messages, the run ${run.tally.sent}`);
  ratios.push((end - middle) / (middle - start));
  rates.push(perRound / (middle - start) / 1000);
  eventRates.push((run.tally.events - events) / (middle - start) / 1000);
  loopRates.push(perRound / (end - middle) / 1000);
}
const counts = loop.run(0);
const same =
  counts.sessionsOpened === run.tally.sessionsOpened && Math.abs(counts.delivered - run.tally.delivered) <= 1;
process.stdout.write(
  `${JSON.stringify({
    users,
    threads: run.tally.threadsCreated,
    rounds,
    perRound,
    messagesPerSecondM: median(rates),
    eventsPerSecondM: median(eventRates),
    loopMessagesPerSecondM: median(loopRates),
    ratio: median(ratios),
    bytesPerUserAndThread: bytes / users,
    sameCounts: same,
    sessions: [run.tally.sessionsOpened, counts.sessionsOpened],
  })}\n`,
);
