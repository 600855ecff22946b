/** Figures with their bounds, gathered and printed as a table. */
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';

export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | 'fps' | '';
  /** What the value may be at most, or has to be at least; undefined if it is only told. */
  readonly most?: number;
  readonly least?: number;
}

export function holds({ value, most = Infinity, least = -Infinity }: Figure): boolean {
  return value <= most && value >= least;
}

export function lineOf(figure: Figure): string {
  const { what, value, unit, most, least } = figure;
  const bound = most !== undefined ? `at most ${most}` : least !== undefined ? `at least ${least}` : '';
  const verdict = bound === '' ? '' : holds(figure) ? 'holds' : 'DOES NOT HOLD';
  return `  ${what.padEnd(66)}${value.toFixed(1).padStart(9)} ${unit.padEnd(4)}${bound.padStart(16)}  ${verdict}`.trimEnd();
}

/** The value that so many of a hundred are not above. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
export const p95 = (values: readonly number[]): number => percentile(values, 0.95);
export const worst = (values: readonly number[]): number => percentile(values, 1);

/** A clock for what is computed: of the wall for benches, of this process for tests that share their machine. */
export type Clock = () => number;

export const wallMs: Clock = () => performance.now();

export const processorMs: Clock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

export function timed<Answer>(
  clock: Clock,
  call: () => Answer,
): { readonly ms: number; readonly answer: Answer } {
  const start = clock();
  const answer = call();
  return { ms: clock() - start, answer };
}

/** What the loop takes on the machine that bounds are held on, when nobody else uses it: measured, the best of many. */
const QUIET_LOOP_MS = 105;

/**
 * How many times as long as on a quiet machine a loop takes at the moment: because others work on this one, or because
 * it is a slower one. At least 1.
 */
export function slowness(): number {
  return Math.max(1, loopTimes().wall / QUIET_LOOP_MS);
}

/** How busy the machine is, and has been since it was asked last, in words. */
export function machineNow(): string {
  const { wall, processor } = loopTimes();
  const times = (wall / processor).toFixed(1);
  const loop = `a loop of ${processor.toFixed(0)} ms took ${times} times as long as alone`;
  return [`load ${loadavg()[0]!.toFixed(1)}`, loop, ...stolenText()].join('; ');
}

/**
 * Gives, at each call, the share of what a virtual machine wanted of its processors since the last one and did not get,
 * which a single loop may not notice; undefined where nothing tells it.
 */
export function newTheftMeter(): () => number | undefined {
  let before = processorTimes();
  return () => {
    const now = processorTimes();
    if (before === undefined || now === undefined) return undefined;
    const [stolen, wanted] = [now.stolen - before.stolen, now.wanted - before.wanted];
    before = now;
    return stolen / Math.max(1, wanted);
  };
}

const theft = newTheftMeter();

function stolenText(): string[] {
  const share = theft();
  return share === undefined
    ? []
    : [`${Math.round(100 * share)} % of the processors' time went to other machines`];
}

/** Since the machine was started, in ticks of the kernel, see proc_stat(5); undefined where there is no such kernel. */
function processorTimes(): { readonly stolen: number; readonly wanted: number } | undefined {
  let line: string;
  try {
    line = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]!;
  } catch {
    return undefined;
  }
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, stolen = 0] = line
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return { stolen, wanted: user + nice + system + irq + softirq + stolen };
}

function loopTimes(): { readonly wall: number; readonly processor: number } {
  const [wall, processor] = [wallMs(), processorMs()];
  let mixed = 1;
  for (let i = 0; i < 60_000_000; i++) mixed = Math.imul(mixed ^ i, 0x9e3779b1);
  // Used, so that nobody leaves the loop out.
  const took = processorMs() - processor + (mixed === 0 ? 1 : 0);
  return { wall: wallMs() - wall, processor: Math.max(1, took) };
}
