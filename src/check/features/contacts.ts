/** What the World says of contact lists, for expectations. */
import { CONTACT_COPIES } from '../../model/contacts.ts';
import { CLIENT } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { NOTHING, word } from '../fact.ts';
import type { FactReaders } from './reader.ts';

function entriesOf({ contactBooks }: World, book: number): number[] {
  return Array.from({ length: contactBooks.size[book]! }, (_, place) => contactBooks.first[book]! + place);
}

export const CONTACT_FACTS: FactReaders = {
  contactList: (world, names, [id, client]) => {
    const { contactBooks, contactEntries } = world;
    const book = id!;
    const isTeams = client === CLIENT.Teams;
    const column = isTeams ? contactEntries.inTeams : contactEntries.inSfb;
    const entries = entriesOf(world, book).filter((entry) => column[entry] === 1);
    const more = isTeams
      ? contactBooks.moreTeams[book]!
      : contactBooks.moreSfb[book]! + contactBooks.notPeople[book]!;
    const shows = entries.map((entry) => names.users[contactEntries.contact[entry]!]!);
    return {
      shows: shows.join(', ') || NOTHING,
      size: `${entries.length + more}`,
      groups: `${(isTeams ? contactBooks.groupsTeams : contactBooks.groupsSfb)[book]!}`,
    };
  },
  contactCopy: (world, names, [id]) => {
    const { contactBooks, contactEntries } = world;
    const book = id!;
    const missing = entriesOf(world, book)
      .filter((entry) => contactEntries.inSfb[entry] === 1 && contactEntries.inTeams[entry] === 0)
      .map((entry) => names.users[contactEntries.contact[entry]!]!);
    return {
      status: word(CONTACT_COPIES, contactBooks.copy[book]!),
      leftOut: `${contactBooks.leftOut[book]!}`,
      groupsLeftOut: `${contactBooks.groupsLeftOut[book]!}`,
      notCopied: `${contactBooks.notCopied[book]!}`,
      missing: missing.join(', ') || NOTHING,
    };
  },
};
