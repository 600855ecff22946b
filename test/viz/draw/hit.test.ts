import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceTo, markUnder } from '../../../viz/draw/hit.ts';
import { DisplayListBuilder } from '../../../viz/list/display-list.ts';
import { processorMs, timed } from '../../viewer/bench/figures.ts';
import { displayList } from '../support/lists.ts';

describe('the mark under the pointer', () => {
  it('is the topmost within reach that stands for something', () => {
    fc.assert(
      fc.property(displayList, fc.nat(800), fc.nat(800), fc.nat(20), (list, x, y, reach) => {
        const near = Array.from({ length: list.count }, (_, i) => i).filter(
          (i) => list.subjects[i] !== 0 && distanceTo(list, i, x, y) <= reach,
        );
        expect(markUnder(list, x, y, reach)).toBe(near.at(-1) ?? -1);
      }),
    );
  });

  it('is an arrow where the pointer is near its line, not only its ends', () => {
    const builder = new DisplayListBuilder(200, 200);
    builder.arrow('interop', 0, 0, 100, 100, { subject: 'message', id: 7 });
    const list = builder.done();
    expect(markUnder(list, 52, 50, 3)).toBe(0);
    expect(markUnder(list, 60, 50, 3)).toBe(-1);
    expect(markUnder(list, 110, 110, 3)).toBe(-1);
  });

  it('is found among 10,000 in a millisecond', () => {
    const builder = new DisplayListBuilder(1600, 900);
    for (let i = 0; i < 10_000; i++) {
      builder.arrow('native', (i * 37) % 1600, (i * 11) % 900, (i * 53) % 1600, (i * 11) % 900, {
        subject: 'message',
        id: i,
      });
    }
    const list = builder.done();
    const times = Array.from({ length: 200 }, (_, i) => {
      const { ms, answer } = timed(processorMs, () => markUnder(list, i, 450.5, 0.001));
      expect(answer).toBe(-1);
      return ms;
    });
    // The least: other work on the machine only adds.
    expect(Math.min(...times)).toBeLessThan(1);
  });
});
