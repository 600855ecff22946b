/**
 * What commands that run scenarios share: reading and compiling a file, and a run that leaves the process time to
 * hear signals and lets a slow reader catch up.
 */
import type { Replication } from '../run/replication.ts';
import type { AddedEvent } from '../scenario/added-events.ts';
import { type CompileOptions, type CompileResult, compileScenario } from '../scenario/compile.ts';
import type { Complaint } from '../scenario/complaint.ts';
import { scenarioFromFile } from '../scenario/node-files.ts';
import { type Io, UsageError } from './io.ts';
import { complaintLine } from './validate.ts';

/** Reads and compiles a scenario file, with further events if there are any; throws if it cannot be read, or if an option is what is wrong. */
export function readScenario(
  path: string,
  options: CompileOptions = {},
  events: readonly AddedEvent[] = [],
): CompileResult {
  const result = compileScenario({ ...scenarioFromFile(path), events }, options);
  if ('complaints' in result && result.complaints.every(isAboutAnOption)) {
    throw new UsageError(result.complaints.map(complaintText).join('; '));
  }
  return result;
}

/** What the command line says is complained about under the option's name. */
function isAboutAnOption({ file, line }: Complaint): boolean {
  return line === 0 && file.startsWith('--');
}

/** A complaint in one line, as reports show it. */
export function complaintText(complaint: Complaint): string {
  return complaintLine(complaint).trimEnd();
}

/** Where what a run makes is written: waits until there is room for more. */
export type Ready = () => Promise<void>;

const SLICE_MS = 8;
const STEPS_AT_ONCE = 64;
const SHOW_AFTER_MS = 2_000;
const SHOW_EVERY_MS = 200;

/**
 * Runs to the end in slices of at most 10 ms, as far as single events allow; true if the user asked to stop before
 * it. Shows progress on a terminal once it takes long. Our own mistakes get the seed and the record they happened at.
 */
export async function runToEnd(
  replication: Replication,
  seed: string,
  untilUs: number,
  io: Io,
  ready: Ready,
): Promise<boolean> {
  const { world, tally } = replication;
  const shown = newProgress(() => {
    const percent = untilUs === 0 ? 100 : Math.floor((100 * world.atUs) / untilUs);
    return `${percent} % of the simulated time, ${tally.events} records`;
  }, io);
  try {
    while (!io.interrupted()) {
      if (!runSlice(replication)) return false;
      shown.update(0);
      await ready();
      await new Promise((resume) => setImmediate(resume));
    }
    return true;
  } catch (error) {
    // Not what the operating system says of a file or a pipe.
    if (!(error instanceof Error) || 'code' in error) throw error;
    throw Object.assign(error, { seed, record: replication.tally.events });
  } finally {
    shown.clear();
  }
}

/** False once the run is over. */
function runSlice(replication: Replication): boolean {
  const endMs = performance.now() + SLICE_MS;
  do {
    if (!replication.run(STEPS_AT_ONCE)) return false;
  } while (performance.now() < endMs);
  return true;
}

/** Progress of long work on a terminal: how far it is, told on one line that is drawn again. */
export interface Progress {
  /** To be called often; `done` is what the text is made of. */
  update(done: number): void;
  clear(): void;
}

/** Shows nothing before it has taken long. */
export function newProgress(textOf: (done: number) => string, io: Io): Progress {
  let nextMs = performance.now() + SHOW_AFTER_MS;
  let drawn = false;
  return {
    update(done) {
      if (!io.errIsTerminal || performance.now() < nextMs) return;
      nextMs = performance.now() + SHOW_EVERY_MS;
      drawn = true;
      io.err(`\r${textOf(done)}\u001b[K`);
    },
    clear() {
      if (drawn) io.err('\r\u001b[K');
    },
  };
}
