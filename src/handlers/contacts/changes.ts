/** What can change about contact lists; see CONTACT_TRANSITIONS. */
import { type Changes, T } from '../../model/transition.ts';

export const enterContact = (to: Changes, entry: number, list: number): void =>
  to.change(T.enterContact, entry, list, 0, 0, 0, 0);
export const strikeContact = (to: Changes, entry: number, list: number): void =>
  to.change(T.strikeContact, entry, list, 0, 0, 0, 0);
export const countContacts = (to: Changes, book: number, list: number, more: number, groups: number): void =>
  to.change(T.countContacts, book, list, more, groups, 0, 0);
export const noteLeftOut = (
  to: Changes,
  book: number,
  leftOut: number,
  groupsLeftOut: number,
  notPeople: number,
): void => to.change(T.noteLeftOut, book, leftOut, groupsLeftOut, notPeople, 0, 0);
export const setContactCopy = (to: Changes, book: number, copy: number): void =>
  to.change(T.setContactCopy, book, copy, 0, 0, 0, 0);
export const dropContactCopy = (to: Changes, book: number): void =>
  to.change(T.dropContactCopy, book, 0, 0, 0, 0, 0);
export const setContactStore = (to: Changes, book: number, unified: number): void =>
  to.change(T.setContactStore, book, unified, 0, 0, 0, 0);
