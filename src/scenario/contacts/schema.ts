/** The part of the scenario format about contact lists. */
import { CONTACT_COPIES } from '../../model/contacts.ts';
import { CLIENTS } from '../../model/words.ts';
import { flag, list, name, shape, whole, word } from '../schema-words.ts';

/** What operands of transitions hold. */
const MOST = 30_000;

/** Sections of the file. */
export const CONTACT_SECTIONS = {} as const;

/** Keys of a tenant. */
export const CONTACT_TENANT_KEYS = {} as const;

const people = list(name('The address of another user'), 'Who is in it').optional();
const count = (description: string) =>
  whole(0, description)
    .max(MOST, { error: `at most ${MOST}` })
    .optional();
const contactList = (description: string) =>
  shape(
    {
      people,
      more: count('How many users of a tenant, or federated ones, are in it besides'),
      notPeople: count('How many telephone numbers, distribution lists and the like are in it'),
      groups: count('Into how many groups it is divided'),
    },
    description,
  ).optional();

/** Keys of a user. */
export const CONTACT_USER_KEYS = {
  contactLists: shape(
    {
      Teams: contactList('The contact list of Teams'),
      SfB: contactList('The contact list of Skype for Business'),
      unifiedStore: flag(
        'Whether the contacts are in the unified contact store of Exchange (question 39); default false',
      ).optional(),
      usedTeams: flag(
        'Whether the person has signed in to Teams before; default: whether Teams runs at the start',
      ).optional(),
    },
    'The two contact lists of a person (R7.10); left out: nobody asks about them',
  ).optional(),
} as const;

const user = name('Whose list it is');
const inList = {
  user,
  contact: name('The address of the contact'),
  list: word(CLIENTS, 'The list of which client'),
};

/** What events may do. */
export const CONTACT_ACTIONS = {
  addContact: shape(inList, 'A person adds somebody to a contact list'),
  removeContact: shape(inList, 'A person takes somebody out of a contact list'),
  setUnifiedContactStore: shape(
    { user, on: flag('Whether the contacts are in Exchange from now on') },
    'Moves contacts to the unified contact store, or back',
  ),
} as const;

const at = name('When: a duration since the start, or an instant; left out: at the end').optional();
const names = (description: string) => list(name('The address of a user'), description).optional();

/** What may be expected; the first key of each says of what. */
export const CONTACT_EXPECTATIONS = {
  contactList: shape(
    {
      contactList: shape(
        { of: name('The address of a user'), in: word(CLIENTS, 'The list of which client') },
        'Which list',
      ),
      at,
      shows: names('Who of the users of this file is in it, in the order of addresses'),
      size: whole(0, 'How many entries it has').optional(),
      groups: whole(0, 'Into how many groups it is divided').optional(),
    },
    'A fact about a contact list',
  ),
  contactCopy: shape(
    {
      contactCopy: shape({ of: name('The address of a user') }, 'Whose'),
      at,
      status: word(CONTACT_COPIES, 'How far it is').optional(),
      leftOut: whole(0, 'How many contacts there was no room for').optional(),
      groupsLeftOut: whole(0, 'How many groups there was no room for').optional(),
      notCopied: whole(0, 'How many entries are no people and were not copied').optional(),
      missing: names('Who is in the list of Skype for Business and not in that of Teams'),
    },
    'A fact about the copy of a contact list to Teams',
  ),
} as const;
