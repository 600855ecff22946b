/** Sums answers between classes up to pairs of people between groups. */
import type { Rules } from '../rules/rules.ts';
import { REACH, ReachAnswers } from './reach-answers.ts';
import type { ReachClasses, TenantState } from './reach-classes.ts';
import type { ReachCell, ReachReport } from './reach-report.ts';

/** Whom pairs are summed up by; `of` has the place of each user's group. */
export interface Parties {
  readonly names: readonly string[];
  readonly of: Int32Array;
}

/** The state of everybody after a record. */
export interface Moment {
  readonly label: string;
  readonly atUs: number;
  readonly record: number;
  /** The class of each user. */
  readonly classOf: Int32Array;
  readonly tenants: TenantState;
}

/** Beyond so many classes at one moment their square costs more than it tells. */
export const MOST_CLASSES = 4_000;

/** There is no report, because at one moment people are of so many classes. */
export interface TooManyClasses {
  readonly classes: number;
}
const BECAUSE_SHOWN = 8;
const WHERE_SHOWN = 20;

/** People of one group and one class; with `next`, also of one class at the next moment. */
interface Bunch {
  readonly group: number;
  readonly code: number;
  readonly next: number;
  count: number;
}

export function reachReport(
  moments: readonly Moment[],
  classes: ReachClasses,
  parties: Parties,
  rulesAt: (epoch: number) => Rules,
): ReachReport | TooManyClasses {
  const codes = moments.map(({ classOf }) => [...new Set(classOf)].sort((a, b) => a - b));
  const classesAtOnce = codes.reduce((most, { length }) => Math.max(most, length), 0);
  if (classesAtOnce > MOST_CLASSES) return { classes: classesAtOnce };
  const known = new Map<number, Rules>();
  const rules = (epoch: number): Rules => {
    if (!known.has(epoch)) known.set(epoch, rulesAt(epoch));
    return known.get(epoch)!;
  };
  const answers = moments.map(({ tenants }, i) => new ReachAnswers(classes, codes[i]!, tenants, rules));
  return {
    groups: parties.names,
    moments: moments.map(({ label, atUs, record }) => ({ label, atUs, record })),
    cells: moments.flatMap((moment, i) => cellsOf(i, moment, parties, answers[i]!)),
    changes: moments.slice(1).map((moment, i) => changeOf(i, moments[i]!, moment, parties, answers)),
  };
}

function bunchesOf({ classOf }: Moment, parties: Parties, next?: Moment): Bunch[] {
  const bunches = new Map<string, Bunch>();
  classOf.forEach((code, user) => {
    const group = parties.of[user]!;
    const later = next === undefined ? code : next.classOf[user]!;
    const key = `${group} ${code} ${later}`;
    const bunch = bunches.get(key);
    if (bunch === undefined) bunches.set(key, { group, code, next: later, count: 1 });
    else bunch.count += 1;
  });
  return [...bunches.values()];
}

/** Ordered pairs of different people, the first of one bunch and the second of another or the same. */
function pairsOf(one: Bunch, other: Bunch): number {
  return one.count * (one === other ? other.count - 1 : other.count);
}

interface Sum {
  pairs: number;
  readonly reach: [number, number, number, number];
  readonly because: Map<number, number>;
}

function cellsOf(moment: number, state: Moment, parties: Parties, answers: ReachAnswers): ReachCell[] {
  const bunches = bunchesOf(state, parties);
  const groups = parties.names.length;
  const sums = new Map<number, Sum>();
  for (const one of bunches) {
    for (const other of bunches) {
      const pairs = pairsOf(one, other);
      if (pairs === 0) continue;
      const cell = one.group * groups + other.group;
      let sum = sums.get(cell);
      if (sum === undefined) {
        sum = { pairs: 0, reach: [0, 0, 0, 0], because: new Map() };
        sums.set(cell, sum);
      }
      const answer = answers.of(one.code, other.code);
      const reason = answer >> 2;
      sum.pairs += pairs;
      sum.reach[answer & 3]! += pairs;
      sum.because.set(reason, (sum.because.get(reason) ?? 0) + pairs);
    }
  }
  const ordered = [...sums].sort(([a], [b]) => a - b);
  return ordered.map(([cell, { pairs, reach, because }]) => ({
    moment,
    from: Math.floor(cell / groups),
    to: cell % groups,
    pairs,
    read: reach[REACH.read] + reach[REACH.readAsText],
    textOnly: reach[REACH.readAsText],
    unseen: reach[REACH.unseen],
    refused: reach[REACH.refused],
    because: frequent(because, answers.reasons),
  }));
}

/** The most frequent first; of those that are as frequent in the order of their names. */
function frequent(because: ReadonlyMap<number, number>, reasons: readonly string[]): ReachCell['because'] {
  return [...because]
    .map(([reason, pairs]) => ({ what: reasons[reason]!, pairs }))
    .sort((a, b) => b.pairs - a.pairs || (a.what < b.what ? -1 : 1))
    .slice(0, BECAUSE_SHOWN);
}

function changeOf(
  from: number,
  before: Moment,
  after: Moment,
  parties: Parties,
  answers: readonly ReachAnswers[],
): ReachReport['changes'][number] {
  const bunches = bunchesOf(before, parties, after);
  const groups = parties.names.length;
  const where = new Map<number, { lost: number; gained: number }>();
  const [first, second] = [answers[from]!, answers[from + 1]!];
  let [lost, gained] = [0, 0];
  for (const one of bunches) {
    for (const other of bunches) {
      const could = (first.of(one.code, other.code) & 3) <= REACH.readAsText;
      const can = (second.of(one.next, other.next) & 3) <= REACH.readAsText;
      if (could === can) continue;
      const pairs = pairsOf(one, other);
      if (pairs === 0) continue;
      const cell = one.group * groups + other.group;
      const sum = where.get(cell) ?? { lost: 0, gained: 0 };
      where.set(cell, sum);
      if (could) {
        sum.lost += pairs;
        lost += pairs;
      } else {
        sum.gained += pairs;
        gained += pairs;
      }
    }
  }
  const ordered = [...where].sort(([a, one], [b, other]) => other.lost - one.lost || a - b);
  return {
    from,
    to: from + 1,
    lost,
    gained,
    where: ordered
      .slice(0, WHERE_SHOWN)
      .map(([cell, sum]) => ({ from: Math.floor(cell / groups), to: cell % groups, ...sum })),
  };
}
