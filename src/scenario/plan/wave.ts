/** A wave of an upgrade plan with its people, before anything is granted. */
import { HOME, NONE } from '../../model/words.ts';
import type { GroupDraft } from '../plan-groups.ts';
import type { UserPlan, Users } from '../plan-users.ts';
import { at, type Work } from '../work.ts';
import { modeAfter, movesHome, type Stage } from './journeys.ts';

export interface Wave {
  readonly name: string;
  /** Place in the list of the file. */
  readonly place: number;
  /** Whole microseconds since the start. */
  readonly atUs: number;
  readonly overUs: number;
  readonly pauseUs: number;
  /** Microseconds from their last grant until people who do not run Teams open it; NONE: they never do. */
  readonly opensTeamsUs: number;
  /** Without the stages at the beginning that change nothing for anybody. */
  readonly stages: readonly Stage[];
  /** User ids in the order of the grants. */
  readonly people: Int32Array;
}

/** Microseconds after the beginning of a stage at which the n-th person has their turn: evenly from 0 to `overUs`. 0 if there is nobody. */
export function turnUs({ overUs, people }: Pick<Wave, 'overUs' | 'people'>, n: number): number {
  const count = people.length;
  if (count === 0) return 0;
  // In two parts, because a time in microseconds times a number of people may be beyond what a double holds.
  return Math.floor(overUs / count) * n + Math.floor(((overUs % count) * n) / count);
}

/** When a stage begins. */
export function stageUs({ atUs, overUs, pauseUs }: Wave, stage: number): number {
  return atUs + stage * (overUs + pauseUs);
}

/** When the last grant or move of the wave is made. */
export function lastUs(wave: Wave): number {
  return stageUs(wave, wave.stages.length - 1) + turnUs(wave, Math.max(0, wave.people.length - 1));
}

/**
 * The first stage that changes something for a person in this mode and home: the one after the last that they have
 * come to already. As many as there are stages if nothing is left to do.
 */
export function firstStageFor(stages: readonly Stage[], mode: number, homed: number): number {
  let first = 0;
  for (let stage = stages.length - 1; stage >= 0 && first === 0; stage--) {
    const isHome = homed === HOME.online || !movesHome(stages[stage]!);
    if (isHome && modeAfter(stages[stage]!) === mode) first = stage + 1;
  }
  // A stage that only moves does nothing to those who are in the cloud.
  while (first < stages.length && homed === HOME.online && modeAfter(stages[first]!) === undefined)
    first += 1;
  return first;
}

/** Whether a plan can do anything to this user: a guest has the mode of the tenant (R13.1). */
export function isGuestPlan(plan: UserPlan | undefined): boolean {
  return plan === undefined || plan.person !== NONE;
}

/** The people of each wave as a group of its name. */
export function waveGroups(work: Work, waves: readonly Wave[]): GroupDraft[] {
  return waves
    .filter(({ people }) => people.length > 0)
    .map(({ name, place, people }) => ({
      name,
      at: at(work, 'plan', 'waves', place, 'name'),
      members: people.toSorted(),
    }));
}

/** The number of the department of each user, counted over all populations; NONE without one. */
export function departmentNumbers({ plans, crowds }: Users): Int32Array {
  const numbers = new Int32Array(plans.length).fill(NONE);
  let first = 0;
  for (const { crowd, ids } of crowds) {
    ids.forEach((user, person) => {
      const department = crowd.department[person]!;
      if (user !== NONE && department !== NONE) numbers[user] = first + department;
    });
    first += crowd.departments.length;
  }
  return numbers;
}
