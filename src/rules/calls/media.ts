/**
 * How good a call's media are: the figures of its path against what Microsoft asks of a network for Teams, and against
 * the rule by which its dashboard calls an audio stream poor.
 */
import { US_PER_MS } from '../../core/time.ts';
import { MEDIA_GRADE, MEDIA_MEASURE, MEDIA_MEASURES } from '../../model/call-words.ts';

/** What was measured on the way there and back; of two directions the worse counts. */
export interface MediaFigures {
  /** There and back, microseconds. */
  readonly roundTripUs: number;
  readonly oneWayUs: number;
  /** Mean difference between the delays of packets that follow each other, microseconds. */
  readonly jitterUs: number;
  /** Packets lost of a million. */
  readonly lossPpm: number;
}

type Measure = (typeof MEDIA_MEASURES)[number];

export interface MediaThreshold {
  readonly measure: Measure;
  /** The grade of a call that does not keep to it. */
  readonly grade: number;
  /** Microseconds, or packets of a million. */
  readonly limit: number;
  /** Whether the limit itself is still within. */
  readonly limitIsWithin: boolean;
  readonly printed: string;
}

/** MicrosoftDocs/OfficeDocs-SkypeForBusiness, Teams/stream-classification-in-call-quality-dashboard.md. */
const POOR = { grade: MEDIA_GRADE.poor, limitIsWithin: true };
/**
 * The same repository, Teams/prepare-network.md (2018-02-26), client to the edge of Microsoft's network. No source
 * states targets for a path from client to client, so the whole path is held against these.
 */
const BELOW_TARGET = { grade: MEDIA_GRADE.belowTarget, limitIsWithin: false };

/** The first threshold that a call does not keep to gives its grade. */
export const MEDIA_THRESHOLDS: readonly MediaThreshold[] = [
  { ...POOR, measure: 'roundTrip', limit: 500 * US_PER_MS, printed: 'round trip > 500 ms' },
  { ...POOR, measure: 'loss', limit: 100_000, printed: 'packet loss rate > 0.1' },
  { ...POOR, measure: 'jitter', limit: 30 * US_PER_MS, printed: 'jitter > 30 ms' },
  { ...BELOW_TARGET, measure: 'roundTrip', limit: 100 * US_PER_MS, printed: 'round trip < 100 ms' },
  { ...BELOW_TARGET, measure: 'oneWay', limit: 50 * US_PER_MS, printed: 'one way < 50 ms' },
  { ...BELOW_TARGET, measure: 'jitter', limit: 30 * US_PER_MS, printed: 'jitter < 30 ms in any 15 s' },
  { ...BELOW_TARGET, measure: 'loss', limit: 10_000, printed: 'loss < 1 % in any 15 s' },
];

/** The threshold that decides the grade; undefined for media that keep to all of them. */
export function brokenThreshold(figures: MediaFigures): MediaThreshold | undefined {
  return MEDIA_THRESHOLDS.find(({ measure, limit, limitIsWithin }) => {
    const value = figureOf(figures, measure);
    return limitIsWithin ? value > limit : value >= limit;
  });
}

/** The figure that a measure is about, in its unit. */
export function figureOf(figures: MediaFigures, measure: Measure): number {
  switch (measure) {
    case 'roundTrip':
      return figures.roundTripUs;
    case 'oneWay':
      return figures.oneWayUs;
    case 'jitter':
      return figures.jitterUs;
    case 'loss':
      return figures.lossPpm;
    case 'none':
      return 0;
  }
}

/** A MEDIA_GRADE and the code of the measure that decided it. */
export function gradeMedia(figures: MediaFigures): { readonly grade: number; readonly measure: number } {
  const broken = brokenThreshold(figures);
  if (broken === undefined) return { grade: MEDIA_GRADE.good, measure: MEDIA_MEASURE.none };
  return { grade: broken.grade, measure: MEDIA_MEASURES.indexOf(broken.measure) };
}
