/**
 * What a run counts while it goes: the figures of its summary. Attempted is refused plus sent, and sent is
 * delivered plus missed plus failed plus in flight, at every instant.
 */
import { Histogram } from '../core/histogram.ts';
import { METHODS } from '../model/words.ts';

export interface Tally {
  /** Records that a trace of the run has: events and what they bring about in the same instant. */
  events: number;
  attempted: number;
  refused: number;
  sent: number;
  delivered: number;
  missed: number;
  failed: number;
  textOnly: number;
  threadsCreated: number;
  threadsDisabled: number;
  readonly byMethod: number[];
  sessionsOpened: number;
  sessionsExpired: number;
  mails: number;
  /** Refusals and failures of messages by the reason's code. */
  readonly refusals: Map<number, number>;
  readonly failures: Map<number, number>;
  /** Refused grants, sign-ins and moves by the reason's code. */
  readonly requestsRefused: Map<number, number>;
  /** Records of the features beyond chats by their kind's code. */
  readonly features: Map<number, number>;
  /** From leaving to landing, of delivered and missed messages. */
  readonly latency: Histogram;
}

export function newTally(): Tally {
  return {
    events: 0,
    attempted: 0,
    refused: 0,
    sent: 0,
    delivered: 0,
    missed: 0,
    failed: 0,
    textOnly: 0,
    threadsCreated: 0,
    threadsDisabled: 0,
    byMethod: METHODS.map(() => 0),
    sessionsOpened: 0,
    sessionsExpired: 0,
    mails: 0,
    refusals: new Map(),
    failures: new Map(),
    requestsRefused: new Map(),
    features: new Map(),
    latency: new Histogram(),
  };
}

export function countOne(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
