/** What there is to see in a stretch of the ladder, before anything has a place: messages, other records, how many are hidden. */
import { RECORD_KINDS } from '../../../src/model/event.ts';
import { NONE, OUTCOME } from '../../../src/model/words.ts';
import { FEATURE_OF_KIND } from '../../../src/trace/feature-kinds.ts';
import { passingBetween } from '../../../src/trace/index/density.ts';
import { type Leg, legsOf } from '../../../src/trace/index/legs.ts';
import { placeFrom } from '../../../src/trace/index/sorted.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import type { ViewInput } from '../view.ts';
import { stretchOf } from './plane.ts';

/** More arrows than a person can tell apart: from here on densities are shown. */
export const MOST_ARROWS = 1_000;
/** And more symbols of other records. */
const MOST_EVENTS = 5_000;
/** Records that are looked at one by one to find out. */
const MOST_SCANNED = 80_000;

export interface Frame {
  /** The first record in the stretch, and the first after it. */
  readonly first: number;
  readonly end: number;
  /** Too much to be drawn one by one: `messages` and `events` are empty then. */
  readonly dense: boolean;
  /** The messages to be drawn, by their numbers. */
  readonly messages: readonly number[];
  /** The records to be drawn that are not part of a message's way, ascending. */
  readonly events: readonly number[];
  /** What else goes from one place to another in the stretch. */
  readonly legs: readonly Leg[];
  /** Records of the stretch that do not pass the filter. */
  readonly hidden: number;
}

/** By kind of record: whether it is a step of a message, and drawn with its arrow; what features note of one is not. */
const OF_MESSAGE = Uint8Array.from(RECORD_KINDS, ({ operands }, kind) =>
  operands[0]?.name === 'message' && FEATURE_OF_KIND[kind] === undefined ? 1 : 0,
);

export function frameOf(input: ViewInput): Frame {
  const { trace, matches } = input;
  const [first, end] = stretchOf(input);
  const { passes } = matches;
  const begun = messagesBegun(trace, first, end);
  const begins = begun.to - begun.from;
  const few = passes !== undefined || (end - first <= MOST_SCANNED && begins <= MOST_ARROWS);
  const messages = few ? messagesOf(input, first, begun) : [];
  const many = !few || messages.length > MOST_ARROWS;
  const events = many ? [] : eventsOf(input, first, end);
  const dense = many || events.length > MOST_EVENTS;
  return {
    first,
    end,
    dense,
    messages: dense ? [] : messages,
    events: dense ? [] : events,
    legs: dense ? [] : legsIn(input, first, end),
    hidden: end - first - passingBetween(passes, first, end),
  };
}

/** Messages are numbered in the order of their attempts. */
function messagesBegun({ messages }: IndexedTrace, first: number, end: number): { from: number; to: number } {
  const { attempted, count } = messages;
  const from = placeFrom(attempted, first, 0, count);
  return { from, to: placeFrom(attempted, end, from, count) };
}

/** Those that touch the stretch and pass; it stops when there are too many to be drawn. */
function messagesOf(
  { trace, matches }: ViewInput,
  first: number,
  { from, to }: { from: number; to: number },
): number[] {
  const { passes } = matches;
  const found: number[] = [];
  const take = (message: number) => {
    if (!isDrawable(trace, message)) return;
    if (passes === undefined || messagePasses(trace, message, passes)) found.push(message);
  };
  for (const message of first > 0 ? trace.messages.inFlightAt(first - 1) : [])
    if (message < from) take(message);
  for (let message = from; message < to && found.length <= MOST_ARROWS; message++) take(message);
  return found;
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

/** Legs that touch the stretch and of which an end passes. */
function legsIn({ trace, matches }: ViewInput, first: number, end: number): Leg[] {
  const { passes } = matches;
  return legsOf(trace).filter(({ leaves, arrives }) => {
    if (leaves >= end || arrives < first) return false;
    return passes === undefined || passes[leaves] === 1 || passes[arrives] === 1;
  });
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
