/**
 * Which conversation a person writes in: the one they name, the window in which a message arrived, or what a
 * person in that client would do (N7).
 */
import type { Attempt } from '../model/attempt.ts';
import { WISH } from '../model/attempt.ts';
import { clientOf, findPair, sideOf, slotColumn, slotsShown } from '../model/pairs.ts';
import { CLIENT, NONE, OUTCOME, THREAD_STATUS } from '../model/words.ts';
import type { World } from '../model/world.ts';

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
    if (thread <= into.thread || !shows(world, thread, attempt.client)) continue;
    into.thread = thread;
    into.window = attempt.client === CLIENT.SfB ? world.threads.session[thread]! : NONE;
  }
}

function shows(world: World, thread: number, client: number): boolean {
  if (world.threads.status[thread] !== THREAD_STATUS.open) return false;
  return client === CLIENT.Teams || world.threads.session[thread] !== NONE;
}
