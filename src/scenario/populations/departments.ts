/** The departments of a population that is described: how many, of what size, called what. */
import type { Place } from '../source.ts';
import { at, complain, keyAt } from '../work.ts';
import type { CrowdWork } from './plan.ts';
import { quotas } from './quotas.ts';

export interface DepartmentPlan {
  /** How many people the population has. */
  readonly size: number;
  readonly names: readonly string[];
  /** As many as names; together `size`, or nothing without departments. */
  readonly sizes: readonly number[];
  placeOf(department: number): Place;
}

/** Undefined after a complaint. */
export function departmentsOf({ work, key, entry }: CrowdWork): DepartmentPlan | undefined {
  const { size, departments } = entry;
  const path = ['populations', key];
  const place = at(work, ...path, 'departments');
  if (typeof departments === 'object') {
    const names = Object.keys(departments);
    const sizes = Object.values(departments);
    const sum = sizes.reduce((total, each) => total + each, 0);
    if (size !== undefined && size !== sum) {
      const hint = 'leave out the size, or count again';
      complain(
        work,
        [...path, 'departments'],
        `the departments have ${sum} people, the population ${size}`,
        hint,
      );
      return undefined;
    }
    const placeOf = (department: number): Place => keyAt(work, ...path, 'departments', names[department]!);
    return { size: sum, names, sizes, placeOf };
  }
  if (size === undefined) {
    complain(work, path, '"size" is missing here', 'how many people, or roster: a file that lists them');
    return undefined;
  }
  if (departments === undefined) return { size, names: [], sizes: [], placeOf: () => place };
  if (departments > size) {
    complain(work, [...path, 'departments'], `there are ${departments} departments for ${size} people`);
    return undefined;
  }
  const names = Array.from({ length: departments }, (_, department) => String(department + 1));
  return { size, names, sizes: quotas(size, new Array<number>(departments).fill(1)), placeOf: () => place };
}
