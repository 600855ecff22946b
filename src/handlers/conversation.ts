/**
 * Which conversation a person writes in: the one they name, the window in which a message arrived, or what a
 * person in that client would do (N7).
 */
import type { Attempt } from '../model/attempt.ts';
import { WISH } from '../model/attempt.ts';
import { clientOf, findPair, peerOf, sideOf, slotColumn, slotOf, slotsShown } from '../model/pairs.ts';
import { CLIENT, METHOD, NONE, OUTCOME, THREAD_STATUS } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { isOfGroupAlone } from './thread-side.ts';

/** No conversation: what the person refers to does not exist (for them, in that client). */
export const NOWHERE = -2;

/** The conversation chosen: `thread` is an id, NONE for a new one, NOWHERE; `window` the session they write in. */
export interface Conversation {
  thread: number;
  /** Number of the SIP session whose window the person has before them, NONE if none. */
  window: number;
  /** 1 if that session is over, so that the window is only what is left of it (N3). */
  windowIsDead: number;
}

/** Chooses the conversation and, for a reply, fills in the client in which it is written. */
export function chooseConversation(world: World, attempt: Attempt, into: Conversation): void {
  into.window = NONE;
  into.windowIsDead = 0;
  switch (attempt.wish) {
    case WISH.fresh:
      into.thread = NONE;
      return;
    case WISH.newest:
      return chooseNewest(world, attempt, into);
    case WISH.link:
      addressLink(world, attempt);
      return chooseThreadOf(world, attempt, into);
    case WISH.group:
      return chooseInGroup(world, attempt, into);
    case WISH.reply:
      if (!canAnswer(world, attempt.of)) into.thread = NOWHERE;
      else {
        attempt.client = world.marks.landedClient[attempt.of]!;
        chooseThreadOf(world, attempt, into);
      }
      return;
    default:
      return chooseThreadOf(world, attempt, into);
  }
}

/** A message can be answered once it lies before its reader: delivered, or missed in Teams, which keeps it (N5). */
function canAnswer(world: World, mark: number): boolean {
  const outcome = world.marks.outcome[mark]!;
  if (outcome === OUTCOME.delivered) return true;
  return outcome === OUTCOME.missed && world.marks.landedClient[mark] === CLIENT.Teams;
}

/** A link goes to the other one of the conversation, from the client that its sender has it in. */
function addressLink(world: World, attempt: Attempt): void {
  const thread = world.marks.thread[attempt.of]!;
  if (thread === NONE) return;
  const pair = world.threads.pair[thread]!;
  attempt.recipient = peerOf(world, pair, attempt.originator);
  attempt.client = clientOf(world, thread, sideOf(world, pair, attempt.originator));
}

function chooseThreadOf(world: World, attempt: Attempt, into: Conversation): void {
  const thread = world.marks.thread[attempt.of]!;
  into.thread = NOWHERE;
  if (thread === NONE) return;
  const pair = world.threads.pair[thread]!;
  if (pair !== findPair(world, attempt.originator, attempt.recipient)) return;
  const client = clientOf(world, thread, sideOf(world, pair, attempt.originator));
  if (client !== attempt.client) return;
  into.thread = thread;
  if (client === CLIENT.Teams) return;
  into.window = world.marks.session[attempt.of]!;
  into.windowIsDead = world.threads.session[thread] === into.window ? 0 : 1;
}

/** The conversation begun last that the client still shows and that is open; in Skype for Business only live ones. */
function chooseNewest(world: World, attempt: Attempt, into: Conversation): void {
  into.thread = NONE;
  const pair = findPair(world, attempt.originator, attempt.recipient);
  if (pair === NONE) return;
  const side = sideOf(world, pair, attempt.originator);
  const slots = slotsShown(side, attempt.client);
  for (let i = 0; i < slots.length; i++) {
    const thread = slotColumn(world, slots[i]!)[pair]!;
    if (!isNewer(world, thread, into.thread) || !shows(world, thread, attempt.client)) continue;
    into.thread = thread;
    into.window = attempt.client === CLIENT.SfB ? world.threads.session[thread]! : NONE;
  }
}

/**
 * Between two of a group goes what one kind of client carries (R9.4): the open conversation of that routing, else a new
 * one, which the rules have to allow. What they have of interop is no part of it.
 */
function chooseInGroup(world: World, attempt: Attempt, into: Conversation): void {
  into.thread = NONE;
  const pair = findPair(world, attempt.originator, attempt.recipient);
  if (pair === NONE) return;
  const method = attempt.client === CLIENT.SfB ? METHOD.sfb : METHOD.native;
  const thread = slotColumn(world, slotOf(method, attempt.client, attempt.client))[pair]!;
  if (thread === NONE || world.threads.status[thread] !== THREAD_STATUS.open) return;
  into.thread = thread;
  into.window = attempt.client === CLIENT.SfB ? world.threads.session[thread]! : NONE;
}

/** Rows are used again in runs that nobody watches: the instant tells which conversation began last, then the row. */
function isNewer({ threads }: World, thread: number, than: number): boolean {
  if (thread === NONE || than === NONE) return thread !== NONE;
  const later = threads.createdUs[thread]! - threads.createdUs[than]!;
  return later > 0 || (later === 0 && thread > than);
}

/** A conversation that no row made is one of a group alone (A15): the two do not write to each other in it. */
function shows(world: World, thread: number, client: number): boolean {
  if (world.threads.status[thread] !== THREAD_STATUS.open || isOfGroupAlone(world, thread)) return false;
  return client === CLIENT.Teams || world.threads.session[thread] !== NONE;
}
