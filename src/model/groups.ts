/** Who is in a group. */
import type { World } from './world.ts';

/** In steps of which there are as many as the group's size has binary digits. */
export function isMember({ groups, memberships }: World, group: number, user: number): boolean {
  let low = groups.first[group]!;
  let high = low + groups.size[group]!;
  const end = high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (memberships.user[middle]! < user) low = middle + 1;
    else high = middle;
  }
  return low < end && memberships.user[low] === user;
}
