// The thresholds of media, figure by figure: CQD's poor streams, then the targets of Teams for a network.
import { describe, expect, test } from 'vitest';
import { MEDIA_GRADES, MEDIA_MEASURES } from '../../../src/model/call-words.ts';
import { gradeMedia, type MediaFigures } from '../../../src/rules/calls/media.ts';

const GOOD: MediaFigures = { roundTripUs: 60_000, oneWayUs: 30_000, jitterUs: 1_000, lossPpm: 0 };

function graded(figures: Partial<MediaFigures>): string {
  const { grade, measure } = gradeMedia({ ...GOOD, ...figures });
  return `${MEDIA_GRADES[grade]} ${MEDIA_MEASURES[measure]}`;
}

describe('the grade of media', () => {
  test.each([
    // The dashboard: poor beyond the limit, not at it.
    [{ roundTripUs: 500_001 }, 'poor roundTrip'],
    [{ roundTripUs: 500_000 }, 'belowTarget roundTrip'],
    [{ lossPpm: 100_001 }, 'poor loss'],
    [{ lossPpm: 100_000 }, 'belowTarget loss'],
    [{ jitterUs: 30_001 }, 'poor jitter'],
    [{ jitterUs: 30_000 }, 'belowTarget jitter'],
    // The targets: below the limit.
    [{ roundTripUs: 100_000 }, 'belowTarget roundTrip'],
    [{ roundTripUs: 99_999 }, 'good none'],
    [{ oneWayUs: 50_000 }, 'belowTarget oneWay'],
    [{ oneWayUs: 49_999 }, 'good none'],
    [{ jitterUs: 29_999 }, 'good none'],
    [{ lossPpm: 10_000 }, 'belowTarget loss'],
    [{ lossPpm: 9_999 }, 'good none'],
    [{}, 'good none'],
  ])('%j is %s', (figures, grade) => {
    expect(graded(figures)).toBe(grade);
  });

  test('a poor stream is poor whatever else it is', () => {
    expect(graded({ roundTripUs: 250_000, oneWayUs: 150_000, lossPpm: 150_000 })).toBe('poor loss');
  });
});
