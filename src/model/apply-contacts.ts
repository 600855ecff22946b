import type { ApplyPart } from './apply-features.ts';
import { CONTACT_COPY } from './contacts.ts';
import { T } from './transition.ts';
import { CLIENT } from './words.ts';

/** Applies the transitions of contact lists; false for a code that is none of them. */
export const applyContact: ApplyPart = (w, code, a, b, c, d) => {
  const { contactBooks, contactEntries } = w;
  const inTeams = b === CLIENT.Teams;
  switch (code) {
    case T.enterContact:
      (inTeams ? contactEntries.inTeams : contactEntries.inSfb)[a] = 1;
      return true;
    case T.strikeContact:
      (inTeams ? contactEntries.inTeams : contactEntries.inSfb)[a] = 0;
      return true;
    case T.countContacts:
      (inTeams ? contactBooks.moreTeams : contactBooks.moreSfb)[a] = c;
      (inTeams ? contactBooks.groupsTeams : contactBooks.groupsSfb)[a] = d;
      return true;
    case T.noteLeftOut:
      contactBooks.leftOut[a] = b;
      contactBooks.groupsLeftOut[a] = c;
      contactBooks.notCopied[a] = d;
      return true;
    case T.setContactCopy:
      contactBooks.copy[a] = b;
      return true;
    case T.dropContactCopy:
      contactBooks.copy[a] = CONTACT_COPY.none;
      return true;
    case T.setContactStore:
      contactBooks.unified[a] = b;
      return true;
    default:
      return false;
  }
};
