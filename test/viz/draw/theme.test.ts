import { describe, expect, it } from 'vitest';
import { THEMES, type Token } from '../../../viz/draw/theme.ts';
import { STYLES, type Style } from '../../../viz/list/styles.ts';
import { contrast, distance, EYES } from '../support/colours.ts';

/** Surfaces behind marks, and lines that only part them: they carry no meaning that is not said otherwise. */
const FURNITURE: readonly Style[] = [
  'background',
  'panel',
  'rule',
  'hover',
  'gap',
  'same-time',
  'group-worldwide',
  'group-21Vianet',
  'group-other',
];
const LABELS: readonly Style[] = ['label', 'label-strong', 'label-faint'];
const METHODS: readonly Style[] = ['native', 'interop', 'nativeFederated', 'interopFederated', 'sfb'];
const FATES: readonly Style[] = ['missed', 'failed', 'in-flight'];
/** What stands side by side in one view and must be told apart. */
const NEIGHBOURS: Readonly<Record<string, readonly Style[]>> = {
  messages: [...METHODS, ...FATES],
  threads: ['thread-open', 'thread-locked', 'thread-disabled', 'thread-ended'],
  modes: STYLES.filter((style) => style.startsWith('mode-')),
  // Do not disturb is busy with another dash, in the clients as here.
  presences: [
    'presence-available',
    'presence-away',
    'presence-busy',
    'presence-inMeeting',
    'presence-presenting',
  ],
  comparison: ['only-left', 'only-right', 'changed'],
};
/** Several times what is just noticeable (2.3), for every kind of eye. */
const LEAST_DISTANCE = 14;

const inkOf = (token: Token) => (token.stroke === '' ? token.fill : token.stroke);
const lookOf = ({ dash, width }: Token) => `${dash.join(' ')} / ${width}`;

describe.each(['light', 'dark'] as const)('the %s theme', (name) => {
  const { tokens } = THEMES[name];
  const grounds = [...FURNITURE.filter((style) => style !== 'rule'), 'selection' as const].map(
    (s) => tokens[s].fill,
  );

  it('has text of contrast 4.5 on all that it may stand on', () => {
    const bars = STYLES.map((style) => tokens[style]).filter(
      ({ fill, stroke }) => stroke !== '' && fill !== stroke,
    );
    for (const ground of [...grounds, ...bars.map(({ fill }) => fill)].filter((fill) => fill !== '')) {
      expect(contrast(tokens.label.fill, ground), `label on ${ground}`).toBeGreaterThanOrEqual(4.5);
      expect(
        contrast(tokens['label-strong'].fill, ground),
        `label-strong on ${ground}`,
      ).toBeGreaterThanOrEqual(4.5);
    }
    for (const ground of grounds.filter(
      (fill) => fill !== tokens.selection.fill && fill !== tokens.hover.fill,
    )) {
      expect(contrast(tokens['label-faint'].fill, ground), `label-faint on ${ground}`).toBeGreaterThanOrEqual(
        4.5,
      );
    }
  });

  it.each(STYLES.filter((style) => !FURNITURE.includes(style) && !LABELS.includes(style)))(
    'draws %s with contrast 3 to its background',
    (style) => {
      expect(contrast(inkOf(tokens[style]), tokens.background.fill)).toBeGreaterThanOrEqual(3);
    },
  );

  it.each(Object.keys(NEIGHBOURS))('keeps %s apart for every kind of eye', (group) => {
    const styles = NEIGHBOURS[group]!;
    for (const eye of EYES) {
      for (const [i, a] of styles.entries()) {
        for (const b of styles.slice(0, i)) {
          const apart = distance(inkOf(tokens[a]), inkOf(tokens[b]), eye);
          expect(apart, `${a} and ${b} for ${eye} eyes`).toBeGreaterThanOrEqual(LEAST_DISTANCE);
        }
      }
    }
  });
});

describe.each(Object.keys(THEMES) as (keyof typeof THEMES)[])('the %s theme', (name) => {
  const { tokens } = THEMES[name];

  it('has a token for every style', () => {
    expect(Object.keys(tokens).sort()).toEqual([...STYLES].sort());
    for (const style of STYLES) expect(inkOf(tokens[style]), style).not.toBe('');
  });

  it('tells messages apart without colour, by dash and width', () => {
    const looks = [...METHODS, ...FATES].map((style) => lookOf(tokens[style]));
    expect(new Set(looks).size).toBe(looks.length);
  });

  it('tells the states of threads apart without colour', () => {
    const looks = NEIGHBOURS.threads!.map((style) => lookOf(tokens[style]));
    expect(new Set(looks).size).toBe(looks.length);
  });
});

describe('the high-contrast theme', () => {
  it('knows no colours but the system’s', () => {
    const used = new Set(
      Object.values(THEMES['high-contrast'].tokens).flatMap(({ stroke, fill }) => [stroke, fill]),
    );
    expect([...used].sort()).toEqual(['', 'Canvas', 'CanvasText', 'Highlight']);
  });
});
