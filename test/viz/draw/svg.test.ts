import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { svgText } from '../../../viz/draw/svg.ts';
import { THEMES } from '../../../viz/draw/theme.ts';
import { DisplayListBuilder, MARK_KINDS, marksOf } from '../../../viz/list/display-list.ts';
import { fittedText, textWidth } from '../../../viz/list/text-width.ts';
import { displayList } from '../support/lists.ts';

const CAPTION = { title: 'A title', description: 'What it shows.' };

describe('a display list as SVG', () => {
  it('has an element for each mark, of its kind, in its order', () => {
    fc.assert(
      fc.property(displayList, (list) => {
        const svg = svgText(list, THEMES.light, CAPTION);
        const kinds = [...svg.matchAll(/data-kind="(\w+)"/g)].map((match) => match[1]);
        expect(kinds).toEqual(marksOf(list).map(({ kind }) => kind));
      }),
    );
  });

  it('has no markup but its own, whatever the names', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constant('<img src=x onerror="alert(1)">&\'"]]>'),
    );
    fc.assert(
      fc.property(hostile, hostile, (words, title) => {
        const builder = new DisplayListBuilder(100, 100);
        builder.text('label', 0, 10, words);
        builder.symbol('timer', 'clock', 5, 5, 4, { text: words });
        const svg = svgText(builder.done(), THEMES.light, { title, description: words });
        const names = [...svg.matchAll(/<\/?([^\s>/]*)/g)].map((match) => match[1]);
        expect(new Set(names)).toEqual(
          new Set(['svg', 'title', 'desc', 'rect', 'text', 'path'].filter((n) => names.includes(n))),
        );
        expect(svg).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/);
      }),
    );
  });

  it('keeps text as text', () => {
    const builder = new DisplayListBuilder(100, 20);
    builder.text('label-strong', 50, 12, 'ann & bob', { anchor: 0.5, subject: 'user', id: 3 });
    expect(svgText(builder.done(), THEMES.light, CAPTION)).toContain(
      '<text data-kind="text" data-subject="user" data-id="3" x="50" y="12" fill="#18212b" font-size="12" font-weight="600" text-anchor="middle">ann &amp; bob</text>',
    );
  });

  it('draws every kind of mark in every theme', () => {
    for (const theme of Object.values(THEMES)) {
      const builder = new DisplayListBuilder(50, 50);
      builder.rect('session', 0, 0, 10, 10);
      builder.line('lifeline', 5, 0, 5, 50);
      builder.arrow('interop', 0, 0, 40, 30);
      builder.text('label', 0, 10, 'words');
      builder.symbol('refused', 'barred', 20, 20, 5);
      builder.area('density', 0, 0, 1, 1, { weight: 100 });
      expect(new Set(marksOf(builder.done()).map(({ kind }) => kind)).size).toBe(MARK_KINDS.length);
      const svg = svgText(builder.done(), theme, CAPTION);
      expect(svg).not.toMatch(/NaN|undefined|=""/);
    }
  });
});

describe('text that must fit', () => {
  it('is cut with an ellipsis, never wider than its room', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 200 }), (text, width) => {
        const fitted = fittedText(text, 11, width);
        expect(textWidth(fitted, 11)).toBeLessThanOrEqual(width);
        if (fitted !== text && fitted !== '') expect(fitted.endsWith('…')).toBe(true);
      }),
    );
  });

  it('is whole where any width will do', () => {
    expect(fittedText('li@contoso.partner.onmschina.cn', 11, 0)).toBe('li@contoso.partner.onmschina.cn');
  });
});
