import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DisplayListBuilder, MARK_KINDS, markAt, marksOf } from '../../../viz/list/display-list.ts';

describe('a display list', () => {
  it('has its marks by layer, within one as they came', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 600 }), (layers) => {
        const builder = new DisplayListBuilder(10, 10);
        layers.forEach((layer, id) => {
          builder.layer = layer;
          builder.line('rule', layer, 0, 0, 0, { subject: 'record', id });
        });
        const expected = layers
          .map((layer, id) => ({ layer, id }))
          .sort((a, b) => a.layer - b.layer || a.id - b.id);
        expect(marksOf(builder.done()).map(({ box, id }) => ({ layer: box[0], id }))).toEqual(expected);
      }),
    );
  });

  it('gives each kind of mark back as it was put in', () => {
    const builder = new DisplayListBuilder(10, 10);
    builder.rect('session', 1, 2, 3, 4);
    builder.line('rule', 1, 2, 3, 4);
    builder.arrow('interop', 1, 2, 3, 4, { weight: 70 });
    builder.text('label', 1, 2, 'words', { width: 30, anchor: 0.5 });
    builder.symbol('timer', 'clock', 1, 2, 5, { subject: 'record', id: 9, text: 'expired' });
    builder.area('density', 1, 2, 3, 4, { weight: 20 });
    const list = builder.done();
    expect(marksOf(list).map(({ kind }) => kind)).toEqual([...MARK_KINDS]);
    expect(markAt(list, 3)).toMatchObject({
      style: 'label',
      box: [1, 2, 30, 0.5],
      text: 'words',
      weight: 255,
    });
    expect(markAt(list, 4)).toMatchObject({ subject: 'record', id: 9, box: [1, 2, 5, 4], text: 'expired' });
  });
});
