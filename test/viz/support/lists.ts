/** Display lists of any marks. */
import fc from 'fast-check';
import { type DisplayList, DisplayListBuilder, SUBJECTS, SYMBOLS } from '../../../viz/list/display-list.ts';
import { STYLES } from '../../../viz/list/styles.ts';

const place = fc.double({ min: -50, max: 850, noNaN: true });
const mark = fc.record({
  kind: fc.constantFrom('rect', 'line', 'arrow', 'text', 'symbol', 'area'),
  style: fc.constantFrom(...STYLES),
  at: fc.tuple(place, place, place, place),
  symbol: fc.constantFrom(...SYMBOLS),
  subject: fc.constantFrom(...SUBJECTS),
  id: fc.nat(5000),
  weight: fc.integer({ min: 0, max: 255 }),
});

/** Up to 200 marks on 800 by 800 pixels and a little beyond. */
export const displayList: fc.Arbitrary<DisplayList> = fc.array(mark, { maxLength: 200 }).map((marks) => {
  const builder = new DisplayListBuilder(800, 800);
  for (const { kind, style, at, symbol, ...extras } of marks) {
    const [a, b, c, d] = at;
    if (kind === 'text') builder.text(style, a, b, 'words', extras);
    else if (kind === 'symbol') builder.symbol(style, symbol, a, b, 6, extras);
    else if (kind === 'rect' || kind === 'area')
      builder[kind](style, Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d), extras);
    else builder[kind as 'line' | 'arrow'](style, a, b, c, d, extras);
  }
  return builder.done();
});
