/**
 * What somebody has to know first of a trace that they have never seen: which conversations died and by what, which
 * messages did not arrive and why, who was upgraded when. Plain sentences, counts where there are many.
 */
import type { IndexedTrace } from '../indexed.ts';
import { disabledHeadline } from './headlines-disabled.ts';
import { featureHeadlines } from './headlines-features.ts';
import { messageHeadlines } from './headlines-messages.ts';
import { requestHeadline, upgradeHeadline } from './headlines-upgrades.ts';

const HEADLINE_KINDS = [
  'disabled',
  'failed',
  'refused',
  'missed',
  'requestRefused',
  'feature',
  'upgraded',
  'inFlight',
  'delivered',
] as const;
export type HeadlineKind = (typeof HEADLINE_KINDS)[number];

/** What a headline is about: a click goes there. */
export interface HeadlineSubject {
  readonly kind: 'record' | 'thread' | 'user' | 'message';
  readonly id: number;
}

export interface Headline {
  readonly kind: HeadlineKind;
  /** One plain sentence or two, names made safe to show. */
  readonly text: string;
  /** When it first happened, microseconds since the start, and the record that says so; -1 for the end of the run. */
  readonly atUs: number;
  readonly n: number;
  readonly subject: HeadlineSubject;
  /** How many things the sentence is about. */
  readonly count: number;
  /** Those of them that are told one by one, in the order of time; the others are counted in `left`. */
  readonly children: readonly Headline[];
  readonly left: number;
}

/** Things told one by one below a headline. */
export const TOLD = 20;

/** The headlines, the most important first; never empty unless there is no message and no upgrade. */
export function headlines(trace: IndexedTrace): Headline[] {
  const found = [
    disabledHeadline(trace),
    ...messageHeadlines(trace),
    requestHeadline(trace),
    ...featureHeadlines(trace),
    upgradeHeadline(trace),
  ].filter((headline) => headline !== undefined);
  const rank = (kind: HeadlineKind): number => HEADLINE_KINDS.indexOf(kind);
  return found.sort((a, b) => rank(a.kind) - rank(b.kind) || a.n - b.n);
}
