/** Whose contact lists a run knows, and what is in them. */
import { CLIENT, NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { ListCounts } from '../../rules/contacts/copy.ts';

/** The book of a user, NONE if the scenario states none; books are in the order of users. */
export function bookOf({ contactBooks }: World, user: number): number {
  let low = 0;
  let high = contactBooks.count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const owner = contactBooks.user[middle]!;
    if (owner === user) return middle;
    if (owner < user) low = middle + 1;
    else high = middle - 1;
  }
  return NONE;
}

/** Entries that are in one list of the book and not in the other. */
export function onlyIn(world: World, book: number, client: number): number[] {
  const { inTeams, inSfb } = world.contactEntries;
  const [here, there] = client === CLIENT.Teams ? [inTeams, inSfb] : [inSfb, inTeams];
  return entriesOf(world, book).filter((entry) => here[entry] === 1 && there[entry] === 0);
}

export function countsOf(world: World, book: number, client: number): ListCounts {
  const { contactBooks, contactEntries } = world;
  const isTeams = client === CLIENT.Teams;
  const column = isTeams ? contactEntries.inTeams : contactEntries.inSfb;
  return {
    named: entriesOf(world, book).filter((entry) => column[entry] === 1).length,
    more: (isTeams ? contactBooks.moreTeams : contactBooks.moreSfb)[book]!,
    groups: (isTeams ? contactBooks.groupsTeams : contactBooks.groupsSfb)[book]!,
  };
}

function entriesOf({ contactBooks }: World, book: number): number[] {
  return Array.from({ length: contactBooks.size[book]! }, (_, place) => contactBooks.first[book]! + place);
}
