/** Contact lists: one book with an entry in neither list. */
import { CONTACT_COPY } from '../../../src/model/contacts.ts';
import { T } from '../../../src/model/transition.ts';
import { CLIENT } from '../../../src/model/words.ts';
import type { Cases, Rows } from './case.ts';

export const CONTACT_ROWS: Rows = {
  contactBooks: [{ size: 1, copy: CONTACT_COPY.retrying }],
  contactEntries: [{ contact: 1 }],
};

export const CONTACT_CASES: Cases = {
  'enter-contact': {
    step: [T.enterContact, 0, CLIENT.SfB],
    leaves: ({ contactEntries: e }) => [e.inTeams[0], e.inSfb[0]],
    is: [0, 1],
  },
  'strike-contact': {
    before: [
      [T.enterContact, 0, CLIENT.Teams],
      [T.enterContact, 0, CLIENT.SfB],
    ],
    step: [T.strikeContact, 0, CLIENT.Teams],
    leaves: ({ contactEntries: e }) => [e.inTeams[0], e.inSfb[0]],
    is: [0, 1],
  },
  'count-contacts': {
    step: [T.countContacts, 0, CLIENT.Teams, 7, 2],
    leaves: ({ contactBooks: b }) => [b.moreTeams[0], b.groupsTeams[0], b.moreSfb[0], b.groupsSfb[0]],
    is: [7, 2, 0, 0],
  },
  'note-left-out': {
    step: [T.noteLeftOut, 0, 5, 4, 3],
    leaves: ({ contactBooks: b }) => [b.leftOut[0], b.groupsLeftOut[0], b.notCopied[0]],
    is: [5, 4, 3],
  },
  'set-contact-copy': {
    step: [T.setContactCopy, 0, CONTACT_COPY.due],
    leaves: ({ contactBooks: b }) => [b.copy[0]],
    is: [CONTACT_COPY.due],
  },
  'drop-contact-copy': {
    step: [T.dropContactCopy, 0],
    leaves: ({ contactBooks: b }) => [b.copy[0]],
    is: [CONTACT_COPY.none],
  },
  'set-contact-store': {
    step: [T.setContactStore, 0, 1],
    leaves: ({ contactBooks: b }) => [b.unified[0]],
    is: [1],
  },
};
