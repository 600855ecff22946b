/**
 * Teams and Skype for Business have a contact list each. That of Skype for Business is copied to Teams after the first
 * sign-in to Teams, and after the first one since the upgrade to TeamsOnly (R7.10); a move back merged the lists until
 * November 2023 (R7.7).
 */
import { CONTACT_COPY } from '../../model/contacts.ts';
import { E, F } from '../../model/event.ts';
import { CLIENT, HOME, MODE, NONE } from '../../model/words.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import { copyOf } from '../../rules/contacts/copy.ts';
import type { Context, Effects } from '../effects.ts';
import type { HandlerTable } from '../feature-handler.ts';
import { bookOf, countsOf, onlyIn } from './books.ts';
import {
  countContacts,
  dropContactCopy,
  enterContact,
  noteLeftOut,
  setContactCopy,
  setContactStore,
  strikeContact,
} from './changes.ts';

/** A user's mode has changed: whoever is TeamsOnly now gets their contacts with the next sign-in to Teams. */
export function contactsFollowMode(ctx: Context, user: number, mode: number, fx: Effects): void {
  const book = mode === MODE.TeamsOnly ? bookOf(ctx.world, user) : NONE;
  if (book === NONE) return;
  if (ctx.world.contactBooks.copy[book] !== CONTACT_COPY.none) dropContactCopy(fx, book);
  setContactCopy(fx, book, CONTACT_COPY.due);
  fx.tell(F.contactCopyAwaited, book, user);
}

/** Somebody signs in to Teams: a copy that is due begins, and is done some minutes later. */
export function contactsFollowSignIn(ctx: Context, user: number, client: number, fx: Effects): void {
  const book = client === CLIENT.Teams ? bookOf(ctx.world, user) : NONE;
  if (book === NONE || ctx.world.contactBooks.copy[book] !== CONTACT_COPY.due) return;
  setContactCopy(fx, book, CONTACT_COPY.underWay);
  fx.tell(F.contactCopyStarted, book, user);
  fx.later(E.contactCopyRan, ctx.rules.switches.contactCopyDelay, book, user);
}

/** A user has a new home. Back on-premises nothing is copied any more, and Teams' contacts come back while that is done. */
export function contactsFollowMove(ctx: Context, user: number, homed: number, fx: Effects): void {
  const book = homed === HOME.onPrem ? bookOf(ctx.world, user) : NONE;
  if (book === NONE) return;
  const { contactBooks, atUs } = ctx.world;
  if (contactBooks.copy[book] !== CONTACT_COPY.none) dropContactCopy(fx, book);
  const missing = onlyIn(ctx.world, book, CLIENT.Teams);
  if (atUs >= contactBooks.mergesUntilUs[book]!)
    return fx.tell(F.contactsNotMergedBack, book, user, missing.length);
  for (const entry of missing) enterContact(fx, entry, CLIENT.SfB);
  const more = Math.max(contactBooks.moreSfb[book]!, contactBooks.moreTeams[book]!);
  const groups = Math.max(contactBooks.groupsSfb[book]!, contactBooks.groupsTeams[book]!);
  countContacts(fx, book, CLIENT.SfB, more, groups);
  fx.tell(F.contactsMergedBack, book, user, missing.length);
}

function contactCopyRan(ctx: Context, fx: Effects, book: number, user: number): void {
  const { switches } = ctx.rules;
  if (ctx.world.contactBooks.unified[book] === 1) {
    if (ctx.world.contactBooks.copy[book] !== CONTACT_COPY.retrying)
      setContactCopy(fx, book, CONTACT_COPY.retrying);
    fx.tell(F.contactCopyFailed, book, user, reasonCode('unified-contact-store'));
    return fx.later(E.contactCopyRan, switches.contactCopyRetry, book, user);
  }
  copy(ctx, fx, book, user);
}

/** Those whom the scenario names go first, in the order of their addresses; of whom there is no room for, each is told. */
function copy(ctx: Context, fx: Effects, book: number, user: number): void {
  const { world, rules } = ctx;
  const { contactEntries, contactBooks } = world;
  const missing = onlyIn(world, book, CLIENT.SfB);
  const there = countsOf(world, book, CLIENT.Teams);
  // What has been copied before and has no name is not missing again.
  const more = Math.max(0, contactBooks.moreSfb[book]! - there.more);
  const groups = Math.max(0, contactBooks.groupsSfb[book]! - there.groups);
  const limits = { contacts: rules.switches.contactLimit, groups: rules.switches.contactGroupLimit };
  const copied = copyOf({ named: missing.length, more, groups }, there, limits);
  const notPeople = contactBooks.notPeople[book]!;
  for (const entry of missing.slice(0, copied.named)) enterContact(fx, entry, CLIENT.Teams);
  countContacts(fx, book, CLIENT.Teams, there.more + copied.more, there.groups + copied.groups);
  noteLeftOut(fx, book, copied.leftOut, copied.groupsLeftOut, notPeople);
  setContactCopy(fx, book, CONTACT_COPY.done);
  const taken = copied.named + copied.more;
  fx.tell(
    F.contactsCopied,
    book,
    user,
    taken,
    copied.leftOut,
    notPeople,
    copied.groups,
    copied.groupsLeftOut,
  );
  for (const entry of missing.slice(copied.named))
    fx.tell(F.contactLeftOut, book, user, contactEntries.contact[entry]!);
}

function contactAdded(ctx: Context, fx: Effects, _: number, __: number, entry: number, list: number): void {
  const { inTeams, inSfb } = ctx.world.contactEntries;
  if ((list === CLIENT.Teams ? inTeams : inSfb)[entry] === 0) enterContact(fx, entry, list);
}

function contactRemoved(ctx: Context, fx: Effects, _: number, __: number, entry: number, list: number): void {
  const { inTeams, inSfb } = ctx.world.contactEntries;
  if ((list === CLIENT.Teams ? inTeams : inSfb)[entry] === 1) strikeContact(fx, entry, list);
}

export const CONTACT_HANDLERS: HandlerTable = {
  [E.contactCopyRan]: contactCopyRan,
  [E.contactAdded]: contactAdded,
  [E.contactRemoved]: contactRemoved,
  [E.contactStoreSet]: (_, fx, book, __, unified) => {
    setContactStore(fx, book, unified);
  },
};
