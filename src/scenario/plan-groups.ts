/** Groups of users, to which a policy can be granted: declared ones, populations with departments, waves of a plan. */
import { type Index, indexNames } from './ids.ts';
import type { Users } from './plan-users.ts';
import type { Place } from './source.ts';
import { complain, keyAt, resolve, type Work } from './work.ts';

/** Ids of users. */
export type UserIds = readonly number[] | Int32Array;

/** A group before it has an id. */
export interface GroupDraft {
  readonly name: string;
  readonly at: Place;
  /** Ids of users, in ascending order. */
  readonly members: UserIds;
}

export interface Groups {
  readonly index: Index;
  /** For each group the ids of its members, in ascending order. */
  readonly members: readonly UserIds[];
}

/** The groups that the file lists, in its order. */
export function listedGroups(work: Work, users: Users): GroupDraft[] {
  return Object.entries(work.entry.groups ?? {}).map(([key, names]) => {
    const ids = new Set<number>();
    names.forEach((name, place) => {
      const path = ['groups', key, place];
      const user = resolve(work, users.index, 'user', name, path);
      if (user === undefined) return;
      if (ids.has(user)) complain(work, path, `${name} is in this group already`);
      ids.add(user);
    });
    return { name: key, at: keyAt(work, 'groups', key), members: [...ids].sort((a, b) => a - b) };
  });
}

/** All groups with ids; complains where two have one name. */
export function indexGroups(work: Work, drafts: readonly GroupDraft[]): Groups {
  const index = indexNames(
    drafts.map(({ name, at }) => ({ name, at })),
    'group',
    work.desk,
  );
  return { index, members: index.declaredAs.map((place) => drafts[place]!.members) };
}
