/** Groups of users, to which a policy can be granted. */
import { type Index, indexNames } from './ids.ts';
import type { Users } from './plan-users.ts';
import { complain, keyAt, resolve, type Work } from './work.ts';

export interface Groups {
  readonly index: Index;
  /** For each group the ids of its members, in ascending order. */
  readonly members: readonly (readonly number[])[];
}

export function planGroups(work: Work, users: Users): Groups {
  const entries = Object.entries(work.entry.groups ?? {});
  const declared = entries.map(([name]) => ({ name, at: keyAt(work, 'groups', name) }));
  const index = indexNames(declared, 'group', work.desk);
  const members = index.declaredAs.map((declaration) => {
    const [key, names] = entries[declaration]!;
    const ids = new Set<number>();
    names.forEach((name, place) => {
      const path = ['groups', key, place];
      const user = resolve(work, users.index, 'user', name, path);
      if (user === undefined) return;
      if (ids.has(user)) complain(work, path, `${name} is in this group already`);
      ids.add(user);
    });
    return [...ids].sort((a, b) => a - b);
  });
  return { index, members };
}
