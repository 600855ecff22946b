/** What a scenario says about contact lists, checked and translated into rows of the first World and events. */
import { parseInstant } from '../../core/time.ts';
import { CONTACT_COPY } from '../../model/contacts.ts';
import { E } from '../../model/event.ts';
import { CLIENT, CLIENTS, HOME, MODE } from '../../model/words.ts';
import { MERGE_BACK_ENDS } from '../../rules/contacts/copy.ts';
import type { Planned } from '../compiled.ts';
import {
  type ActionPlanners,
  type FeaturePlan,
  type FeatureWork,
  factsOf,
  type QuestionPlanners,
} from '../feature.ts';
import { foldName } from '../ids.ts';
import { shorten } from '../number-text.ts';
import { type EventWork, event } from '../plan-events.ts';
import type { ExpectWork } from '../plan-expect.ts';
import type { UserPlan } from '../plan-users.ts';
import { questionTime } from '../question-time.ts';
import type { UserEntry } from '../schema-entities.ts';
import type { Path } from '../tree.ts';
import { codeOf, complain, resolve } from '../work.ts';
import type { CONTACT_ACTIONS, CONTACT_EXPECTATIONS } from './schema.ts';

type Lists = NonNullable<UserEntry['contactLists']>;
type Row = Readonly<Record<string, number>>;

/** Rows of the first World, names, and what happens at times that the sections state. */
export function planContacts(on: FeatureWork): FeaturePlan {
  const { users } = on;
  const added = contactsAdded(on);
  const contactBooks: Row[] = [];
  const contactEntries: Row[] = [];
  const mergesUntilUs = Math.max(-1, parseInstant(MERGE_BACK_ENDS)! - on.clock.startUs);
  users.index.names.forEach((_, user) => {
    const { key, entry } = users.statedOf(user);
    const lists = entry.contactLists;
    const plan = users.plans[user];
    if (lists === undefined || plan === undefined) return;
    const teams = peopleOf(on, lists, 'Teams', key);
    const sfb = peopleOf(on, lists, 'SfB', key);
    const everybody = [...new Set([...teams, ...sfb, ...(added.get(user) ?? [])])].sort((a, b) => a - b);
    const book = { first: contactEntries.length, size: everybody.length, user, mergesUntilUs };
    contactBooks.push({ ...book, ...countsOf(lists), copy: firstCopy(lists, plan) });
    for (const contact of everybody)
      contactEntries.push({
        contactBook: contactBooks.length - 1,
        contact,
        inTeams: teams.includes(contact) ? 1 : 0,
        inSfb: sfb.includes(contact) ? 1 : 0,
      });
  });
  const rows = { contactBooks, contactEntries } as unknown as FeaturePlan['rows'];
  return { rows, indexes: {}, agenda: [] };
}

function peopleOf(on: FeatureWork, lists: Lists, list: 'Teams' | 'SfB', key: string): number[] {
  return (lists[list]?.people ?? []).flatMap((name, place) => {
    const path: Path = ['users', key, 'contactLists', list, 'people', place];
    if (foldName(name) !== foldName(key)) return resolve(on.work, on.users.index, 'user', name, path) ?? [];
    complain(on.work, path, 'nobody is a contact of their own');
    return [];
  });
}

function countsOf({ Teams, SfB, unifiedStore }: Lists) {
  return {
    moreTeams: Teams?.more ?? 0,
    moreSfb: SfB?.more ?? 0,
    groupsTeams: Teams?.groups ?? 0,
    groupsSfb: SfB?.groups ?? 0,
    notPeople: SfB?.notPeople ?? 0,
    unified: unifiedStore ? 1 : 0,
    leftOut: 0,
    groupsLeftOut: 0,
    notCopied: 0,
  };
}

/** The first sign-in of a user of Skype for Business Online copies the list, and so does that after an upgrade (R7.10). */
function firstCopy({ usedTeams }: Lists, plan: UserPlan): number {
  const used = usedTeams ?? (plan.running & (1 << CLIENT.Teams)) !== 0;
  const first = !used && plan.homed === HOME.online;
  return first || (!used && plan.mode === MODE.TeamsOnly) ? CONTACT_COPY.due : CONTACT_COPY.none;
}

/** Whom events add to whose lists; that they exist is checked with the events. */
function contactsAdded({ work, users }: FeatureWork): Map<number, number[]> {
  const added = new Map<number, number[]>();
  for (const { addContact } of work.entry.events ?? []) {
    const user = addContact && users.index.idOf(addContact.user);
    const contact = addContact && users.index.idOf(addContact.contact);
    if (user === undefined || contact === undefined) continue;
    added.set(user, [...(added.get(user) ?? []), contact]);
  }
  return added;
}

/** The book of a user, whose address stands at `path`; undefined after a complaint. */
function bookOf(on: EventWork | ExpectWork, name: string, path: Path): number | undefined {
  const user = resolve(on.work, on.users.index, 'user', name, path);
  if (user === undefined) return undefined;
  const book = (on.features.rows.contactBooks ?? []).findIndex((row) => row.user === user);
  if (book >= 0) return book;
  complain(
    on.work,
    path,
    `the contact lists of ${shorten(name)} are not known`,
    'state contactLists for this user',
  );
  return undefined;
}

interface InList {
  readonly user: string;
  readonly contact: string;
  readonly list: string;
}

function planEntry(on: EventWork, kind: number, said: InList, path: Path): Planned[] {
  const book = bookOf(on, said.user, [...path, 'user']);
  const contact = resolve(on.work, on.users.index, 'user', said.contact, [...path, 'contact']);
  if (book === undefined || contact === undefined) return [];
  const user = on.features.rows.contactBooks![book]!.user!;
  const entry = on.features.rows.contactEntries!.findIndex(
    (row) => row.contactBook === book && row.contact === contact,
  );
  if (entry >= 0 && contact !== user) return [event(kind, book, user, entry, codeOf(CLIENTS, said.list))];
  const message = contact === user ? 'nobody is a contact of their own' : 'this person is never in that list';
  complain(on.work, [...path, 'contact'], message);
  return [];
}

export const CONTACT_ACTION_PLANNERS: ActionPlanners<typeof CONTACT_ACTIONS> = {
  addContact: (on, entry, path) => planEntry(on, E.contactAdded, entry, path),
  removeContact: (on, entry, path) => planEntry(on, E.contactRemoved, entry, path),
  setUnifiedContactStore: (on, entry, path) => {
    const book = bookOf(on, entry.user, [...path, 'user']);
    if (book === undefined) return [];
    return [event(E.contactStoreSet, book, on.features.rows.contactBooks![book]!.user!, entry.on ? 1 : 0)];
  },
};

export const CONTACT_QUESTION_PLANNERS: QuestionPlanners<typeof CONTACT_EXPECTATIONS> = {
  contactList: (on, entry, path) => {
    const { of, in: list } = entry.contactList;
    const book = bookOf(on, of, [...path, 'contactList', 'of']);
    if (book === undefined) return undefined;
    return {
      subject: `contacts of ${of} in ${list}`,
      ids: [book, codeOf(CLIENTS, list)],
      ...questionTime(on, entry.at, path),
      asked: factsOf(entry, ['contactList']),
    };
  },
  contactCopy: (on, entry, path) => {
    const { of } = entry.contactCopy;
    const book = bookOf(on, of, [...path, 'contactCopy', 'of']);
    if (book === undefined) return undefined;
    return {
      subject: `copy of the contacts of ${of}`,
      ids: [book],
      ...questionTime(on, entry.at, path),
      asked: factsOf(entry, ['contactCopy']),
    };
  },
};
