/** Epochs: spans of time in which no rule changes. A run asks once which epochs it passes through. */
import { must } from '../core/must.ts';
import { type Facts, NEVER_BY_DATE, RULE_SETS, type RuleSet, type RuleSetId } from './rule-sets.ts';

/** What a scenario may name as its rules: a rule set, or whichever is in force by the clock. */
export type RulesName = RuleSetId | 'by-date';
export const RULES_NAMES: readonly RulesName[] = [...RULE_SETS.map((set) => set.id), 'by-date'];

export interface Epoch {
  /** Place in the answer of `epochsFor`. */
  readonly index: number;
  /** First instant, in microseconds since 1970 UTC. */
  readonly fromUs: number;
  readonly ruleSet: RuleSetId;
  /** Unique among all epochs: the rule set, and which of its stages, such as `2021-08#1`. */
  readonly id: string;
  readonly facts: Facts;
}

function epochsOf(set: RuleSet): Epoch[] {
  return set.stages.map((stage, index) => ({
    index,
    fromUs: stage.fromUs,
    ruleSet: set.id,
    id: `${set.id}#${index}`,
    facts: stage.facts,
  }));
}

/**
 * The epoch in force at `startUs`, then those that begin after it and not after `endUs`. A fixed rule set knows
 * only its own epochs: before its window the first of them is in force, after it the last. `by-date` follows the
 * clock through all rule sets but the anomaly; before 2018-11-07 the first counts.
 */
export function epochsFor(rules: RulesName, startUs: number, endUs: number): readonly Epoch[] {
  must(startUs <= endUs, 'a span of time ends after its start');
  const sets = RULE_SETS.filter((set) => (rules === 'by-date' ? set.id !== NEVER_BY_DATE : set.id === rules));
  must(sets.length > 0, `there is no rule set "${rules}"`);
  const all = sets.flatMap(epochsOf);
  const first = Math.max(
    0,
    all.findLastIndex((epoch) => epoch.fromUs <= startUs),
  );
  return all
    .slice(first)
    .filter((epoch, n) => n === 0 || epoch.fromUs <= endUs)
    .map((epoch, index) => ({ ...epoch, index }));
}

/** A rule set by its id in any spelling of case. */
export function ruleSetOf(text: string): RuleSet | undefined {
  const wanted = text.trim().toLowerCase();
  return RULE_SETS.find((set) => set.id === wanted);
}

/** The first day of a rule set's window. */
export function firstDayUs(id: RuleSetId): number {
  const set = ruleSetOf(id);
  must(set, `there is no rule set "${id}"`);
  return set.fromUs;
}
