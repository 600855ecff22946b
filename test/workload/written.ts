/** Runs scenarios with traffic and reads from the records who wrote to whom and when; and statistics of that. */
import { gammaQuantile } from '../../src/core/gamma.ts';
import { normalQuantile } from '../../src/core/normal.ts';
import { US_PER_MINUTE } from '../../src/core/time.ts';
import { E } from '../../src/model/event.ts';
import { planOf } from '../../src/run/from-scenario.ts';
import { Replication } from '../../src/run/replication.ts';
import type { Compiled } from '../../src/scenario/compiled.ts';
import type { RecordBuffer } from '../../src/trace/record.ts';
import { compile } from '../support/running.ts';

export interface Written {
  readonly from: number;
  readonly to: number;
  readonly client: number;
  readonly atUs: number;
}

/** A Monday; the rules of that year leave every mode a choice. */
export const MONDAY = '2019-06-03T00:00:00Z';

/** One tenant of TeamsOnly people with Teams, and whatever else is said. */
export function office(size: number, until: string, more: object = {}, people: object = {}) {
  return {
    coexsim: 1,
    start: MONDAY,
    until,
    tenants: { contoso: { domains: ['contoso.com'], topology: 'pureOnline', mode: 'TeamsOnly' } },
    populations: { staff: { size, ...people } },
    ...more,
  };
}

export function writtenIn(scenario: object, seed = '1'): Written[] {
  return writtenBy(compile(scenario), seed);
}

/** The attempts of a run, from its records, in their order. */
export function writtenBy(compiled: Compiled, seed: string): Written[] {
  const written: Written[] = [];
  const record = ({ kind, values, atUs }: RecordBuffer): void => {
    if (kind === E.messageAttempted)
      written.push({ from: values[2]!, to: values[3]!, client: values[4]!, atUs });
  };
  new Replication(planOf(compiled, seed), [{ record }]).run();
  return written;
}

/** The messages of each pair, in their order. */
export function byPair(written: readonly Written[]): Written[][] {
  const pairs = new Map<string, Written[]>();
  for (const each of written) {
    const key = each.from < each.to ? `${each.from} ${each.to}` : `${each.to} ${each.from}`;
    const pair = pairs.get(key);
    if (pair === undefined) pairs.set(key, [each]);
    else pair.push(each);
  }
  return [...pairs.values()];
}

/** Messages closer than this are in one session, as Skype for Business counts and the published figures do. */
export const SESSION_US = 10 * US_PER_MINUTE;

/** A figure that is a ratio of sums over pairs: what a pair adds above and below the line. */
export type PairFigure = (pair: readonly Written[]) => readonly [above: number, below: number];

const gapsOf = (pair: readonly Written[]): { us: number; changes: boolean }[] =>
  pair.slice(1).map(({ atUs, from }, i) => ({ us: atUs - pair[i]!.atUs, changes: from !== pair[i]!.from }));
const long = (gaps: readonly { us: number }[]): number => gaps.filter(({ us }) => us > SESSION_US).length;

export const messagesPerSession: PairFigure = (pair) => [pair.length, 1 + long(gapsOf(pair))];
export const sessionsPerPair: PairFigure = (pair) => [1 + long(gapsOf(pair)), 1];
export const longGaps: PairFigure = (pair) => [long(gapsOf(pair)), pair.length - 1];
export const soonAnswers = (withinUs: number): PairFigure => {
  return (pair) => {
    const changes = gapsOf(pair).filter((gap) => gap.changes);
    return [changes.filter(({ us }) => us <= withinUs).length, changes.length];
  };
};
/** Of all who wrote to somebody, those who were written to by them, too. */
export const reciprocated: PairFigure = (pair) => {
  const directions = new Set(pair.map(({ from }) => from)).size;
  return [directions === 2 ? 2 : 0, directions];
};

/** How many figures the test of targets looks at, and how often one of them may be wrong about a right program. */
const FIGURES = 16;
const FALSE_ALARM = 1e-6;
/** Standard errors on each side: together the figures of another seed raise a false alarm once in a million runs. */
const Z = normalQuantile(1 - FALSE_ALARM / FIGURES / 2);
const GROUPS = 200;

export interface Interval {
  readonly value: number;
  readonly halfWidth: number;
}

/** The figure with its interval: a jackknife over 200 groups of pairs, which talk independently of each other. */
export function figureOf(written: readonly Written[], figure: PairFigure): Interval {
  const above = new Float64Array(GROUPS);
  const below = new Float64Array(GROUPS);
  byPair(written).forEach((pair, i) => {
    const [up, down] = figure(pair);
    above[i % GROUPS]! += up;
    below[i % GROUPS]! += down;
  });
  const [up, down] = [sum(above), sum(below)];
  const without = Array.from(above, (part, i) => (up - part) / (down - below[i]!));
  const mean = sum(without) / GROUPS;
  const variance = ((GROUPS - 1) / GROUPS) * sum(without.map((each) => (each - mean) ** 2));
  return { value: up / down, halfWidth: Z * Math.sqrt(variance) };
}

/** A number of independent events, with its interval under the normal law that a Poisson law comes close to. */
export function countOf(value: number): Interval {
  return { value, halfWidth: Z * Math.sqrt(value) };
}

/** Chi-squared of counts against expected ones, divided by the value that is exceeded once in so many false alarms. */
export function chiSquaredRatio(counts: readonly number[], weights: readonly number[]): number {
  const [total, weight] = [sum(counts), sum(weights)];
  let chiSquared = 0;
  let cells = 0;
  counts.forEach((count, i) => {
    const expected = (total * weights[i]!) / weight;
    if (expected === 0) chiSquared += count === 0 ? 0 : Infinity;
    else {
      chiSquared += (count - expected) ** 2 / expected;
      cells += 1;
    }
  });
  return chiSquared / (2 * gammaQuantile((cells - 1) / 2)(1 - FALSE_ALARM / FIGURES));
}

export function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const each of numbers) total += each;
  return total;
}
