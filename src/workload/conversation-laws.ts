/** How conversations go: how many messages they have, who writes the next one, and after what time. */
import { exp, ln } from '../core/exact-math.ts';
import { normalQuantile } from '../core/normal.ts';
import { US_PER_HOUR } from '../core/time.ts';
import { type Distribution, quantile } from '../core/variates.ts';

/** Of a normal law of the logarithm of microseconds. */
export interface Lognormal {
  readonly mu: number;
  readonly sigma: number;
}

/**
 * How long it takes until the next message: mostly soon, in time as it passes; a share comes later, in working time
 * (see `WORKDAY_US`), so that it falls into the hours in which the person is at it.
 */
export interface GapLaw {
  readonly soon: Lognormal;
  readonly laterShare: number;
  readonly later: Lognormal;
}

/** What a weekday has of working time, as people count it who say that something took five hours. */
export const WORKDAY_US = 8 * US_PER_HOUR;

/**
 * Numbers of messages. Geometric: `single` of the conversations, if it is stated, have one message, and the others 2,
 * 3, … falling off geometrically, so that all have this mean; without it 1, 2, …. Or values with weights.
 */
export type CountLaw =
  | { readonly mean: number; readonly single?: number | undefined }
  | { readonly values: readonly number[]; readonly weights?: readonly number[] | undefined };

export interface ConversationLaws {
  /** How many messages a conversation has, with the first. */
  readonly messages: CountLaw;
  /** Probability that the next message is the other person's. */
  readonly replies: number;
  /** Until somebody answers. */
  readonly replyDelay: GapLaw;
  /** Until somebody goes on without an answer. */
  readonly followUpDelay: GapLaw;
  /** Relative weights of the clients in which a conversation is begun, by code of CLIENTS. */
  readonly clients: readonly number[];
  /**
   * How much people prefer their strongest contacts: the share of conversations that goes to the strongest share x
   * of them is x^(1/skew). 1: all alike.
   */
  readonly skew: number;
}

/** A whole number from 1 up, of a uniform in [0, 1). */
export function countQuantile(law: CountLaw): (u: number) => number {
  if ('mean' in law) {
    const { mean, single = 0 } = law;
    if (single === 0) return geometric(1, mean);
    if (single >= 1) return () => 1;
    const others = geometric(2, (mean - single) / (1 - single));
    return (u) => (u < single ? 1 : others((u - single) / (1 - single)));
  }
  const { values, weights } = law;
  const empirical: Distribution = { kind: 'empirical', values, weights };
  return quantile(empirical);
}

/** The least and from there on, with that mean; the least alone if the mean is no larger. */
function geometric(least: number, mean: number): (u: number) => number {
  if (mean <= least) return () => least;
  const scale = 1 / ln(1 - 1 / (mean - least + 1));
  return (u) => least + Math.floor(ln(1 - u) * scale);
}

export function meanCount(law: CountLaw): number {
  if ('mean' in law) return law.mean;
  const { values, weights = values.map(() => 1) } = law;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return values.reduce((sum, value, place) => sum + value * weights[place]!, 0) / total;
}

/** A gap drawn: microseconds, and 1 if they are of working time. */
export interface Gap {
  us: number;
  working: number;
}

/** Draws a gap with one uniform, whichever part of the law it falls into. */
export function drawGap(law: GapLaw, u: number, into: Gap): void {
  const { laterShare } = law;
  const late = u < laterShare;
  const part = late ? law.later : law.soon;
  const within = late ? u / laterShare : (u - laterShare) / (1 - laterShare);
  into.working = late ? 1 : 0;
  into.us = exp(part.mu + part.sigma * normalQuantile(within));
}

/** The place, from 0, of the contact that a uniform falls on: 0 is the strongest of `degree`. */
export function rankOf(u: number, degree: number, skew: number): number {
  const share = skew === 1 ? u : skew === 2 ? u * u : u === 0 ? 0 : exp(skew * ln(u));
  return Math.min(degree - 1, Math.floor(degree * share));
}
