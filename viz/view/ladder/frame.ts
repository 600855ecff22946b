/** What there is to see in a stretch of the ladder, before anything has a place: messages, other records, how many are hidden. */
import { RECORD_KINDS } from '../../../src/model/event.ts';
import { NONE, OUTCOME } from '../../../src/model/words.ts';
import { placeFrom } from '../../../src/trace/index/sorted.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import type { ViewInput } from '../view.ts';
import { stretchOf } from './plane.ts';

/** More arrows than a person can tell apart: from here on densities are shown. */
export const MOST_ARROWS = 5_000;
/** And more symbols of other records. */
const MOST_EVENTS = 5_000;

export interface Frame {
  /** The first record in the stretch, and the first after it. */
  readonly first: number;
  readonly end: number;
  /** Too much to be drawn one by one: `messages` and `events` are empty then. */
  readonly dense: boolean;
  /** How many messages touch the stretch and pass the filter; in a dense frame those that begin in it. */
  readonly arrows: number;
  /** The messages to be drawn, by their numbers. */
  readonly messages: readonly number[];
  /** The records to be drawn that are not part of a message's way, ascending. */
  readonly events: readonly number[];
  /** Records of the stretch that do not pass the filter. */
  readonly hidden: number;
}

/** By kind of record: whether it is a step of a message, and drawn with its arrow. */
const OF_MESSAGE = Uint8Array.from(RECORD_KINDS, (kind) => (kind.operands[0]!.name === 'message' ? 1 : 0));

export function frameOf(input: ViewInput): Frame {
  const { trace, matches } = input;
  const [first, end] = stretchOf(input);
  const begun = messagesBegun(trace, first, end);
  const { passes } = matches;
  const few = end - first <= MOST_ARROWS * 16 || passes !== undefined;
  const messages = few || begun.to - begun.from <= MOST_ARROWS ? messagesOf(input, first, begun) : [];
  const events = few && messages.length <= MOST_ARROWS ? eventsOf(input, first, end) : [];
  const dense = !few || messages.length > MOST_ARROWS || events.length > MOST_EVENTS;
  return {
    first,
    end,
    dense,
    arrows: messages.length > 0 ? messages.length : begun.to - begun.from,
    messages: dense ? [] : messages,
    events: dense ? [] : events,
    hidden: passes === undefined ? 0 : hiddenIn(passes, first, end),
  };
}

/** Messages are numbered in the order of their attempts. */
function messagesBegun({ messages }: IndexedTrace, first: number, end: number): { from: number; to: number } {
  const { attempted, count } = messages;
  const from = placeFrom(attempted, first, 0, count);
  return { from, to: placeFrom(attempted, end, from, count) };
}

function messagesOf(input: ViewInput, first: number, begun: { from: number; to: number }): number[] {
  const { trace, matches } = input;
  const found: number[] = [];
  for (const message of first > 0 ? trace.messages.inFlightAt(first - 1) : []) {
    if (message < begun.from) found.push(message);
  }
  for (let message = begun.from; message < begun.to; message++) found.push(message);
  const drawable = found.filter((message) => isDrawable(trace, message));
  const { passes } = matches;
  return passes === undefined
    ? drawable
    : drawable.filter((message) => messagePasses(trace, message, passes));
}

/** A message of a damaged trace may have no sender. */
function isDrawable({ messages }: IndexedTrace, message: number): boolean {
  return messages.attempted[message]! >= 0 && messages.from[message]! >= 0 && messages.via[message]! >= 0;
}

/** A message is seen if the filter lets through any of what was done with it. */
function messagePasses({ messages }: IndexedTrace, message: number, passes: Uint8Array): boolean {
  return (
    passes[messages.attempted[message]!] === 1 ||
    passes[messages.sent[message]!] === 1 ||
    passes[messages.arrived[message]!] === 1 ||
    passes[messages.ended[message]!] === 1
  );
}

function eventsOf({ trace, matches }: ViewInput, first: number, end: number): number[] {
  const { kind } = trace.columns;
  const { passes } = matches;
  const last = Math.min(end, trace.usable);
  const found: number[] = [];
  for (let n = first; n < last && found.length <= MOST_EVENTS; n++) {
    if (OF_MESSAGE[kind[n]!] === 0 && (passes === undefined || passes[n] === 1)) found.push(n);
  }
  return found;
}

function hiddenIn(passes: Uint8Array, first: number, end: number): number {
  let hidden = 0;
  for (let n = first; n < end; n++) hidden += 1 - passes[n]!;
  return hidden;
}

/** The records between which a message travels; `to` is NONE if it neither arrives nor ends within the trace. */
export function travelOf({ messages }: IndexedTrace, message: number): { from: number; to: number } {
  const sent = messages.sent[message]!;
  const arrived = messages.arrived[message]!;
  const ended = messages.ended[message]!;
  const outcome = messages.outcome[message]!;
  const there = (outcome === OUTCOME.delivered || outcome === OUTCOME.missed) && arrived !== NONE;
  return {
    from: sent === NONE ? messages.attempted[message]! : sent,
    to: there ? arrived : outcome === OUTCOME.inFlight ? NONE : ended,
  };
}
