import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LINK_VERSION, type LinkParts, linkOf, stateFromLink, upgraded } from '../../../viz/app/link.ts';
import { type AppState, COMPARISONS, firstState, PANELS, SPEEDS } from '../../../viz/app/state.ts';
import { SUBJECTS } from '../../../viz/list/display-list.ts';
import { TIME_MODES } from '../../../viz/view/time-axis.ts';
import { GROUPINGS, NOTHING, VIEWS } from '../../../viz/view/view.ts';

const DIGEST = `${'0123456789abcdef'.repeat(4)}.seed 1`;

const MOMENTS = fc.record({
  atUs: fc.maxSafeNat(),
  n: fc.integer({ min: -1, max: 0x7fff_ffff }),
  u: fc.double({ min: 0, max: 1e15, noNaN: true }),
});
const SCROLL = fc.nat(1_000_000);
const STATES: fc.Arbitrary<AppState> = fc
  .record({
    view: fc.constantFrom(...VIEWS),
    panel: fc.constantFrom(...PANELS),
    timeMode: fc.constantFrom(...TIME_MODES),
    ends: fc.uniqueArray(
      fc.double({ min: -1e15, max: 1e15, noNaN: true }).map((u) => u + 0),
      {
        minLength: 2,
        maxLength: 2,
        comparator: (a, b) => a === b,
      },
    ),
    cursor: MOMENTS,
    selection: fc.oneof(
      fc.constant(NOTHING),
      fc.record({
        subject: fc.constantFrom(...SUBJECTS.filter((subject) => subject !== 'none')),
        id: fc.nat(),
      }),
    ),
    filter: fc.oneof(
      fc.string({ maxLength: 100 }),
      fc.constantFrom(
        '',
        'thread:42 kind:message -status:delivered',
        'from:ann@a.example&b=c#d',
        'ä 公司 %7E',
      ),
    ),
    grouping: fc.constantFrom(...GROUPINGS),
    scroll: fc.record({ ladder: SCROLL, lanes: SCROLL, threads: SCROLL, map: SCROLL }),
    comparing: fc.constantFrom(...COMPARISONS),
    markA: fc.option(MOMENTS, { nil: undefined }),
    markB: fc.option(MOMENTS, { nil: undefined }),
    playing: fc.boolean(),
    speed: fc.constantFrom(...SPEEDS),
  })
  .map(({ ends, ...rest }) => ({ ...rest, fromU: Math.min(...ends), toU: Math.max(...ends) }));

/** What a link to the state should say: all but whether it plays. */
function expected(state: AppState): LinkParts {
  const { fromU, toU, playing: _, ...rest } = state;
  return { ...rest, range: { fromU, toU } };
}

function partsOf(hash: string): LinkParts {
  const answer = stateFromLink(hash, DIGEST);
  if (answer === undefined || 'error' in answer) throw new Error(answer?.error ?? 'no link');
  return answer.parts;
}

function errorOf(hash: string): string {
  const answer = stateFromLink(hash, DIGEST);
  return answer !== undefined && 'error' in answer ? answer.error : 'no error';
}

describe('links', () => {
  test('bring back the state, in at most 2,000 characters', () => {
    fc.assert(
      fc.property(STATES, (state) => {
        const link = linkOf(state, DIGEST);
        expect(partsOf(link)).toEqual(expected(state));
        expect(link.length).toBeLessThanOrEqual(2_000);
      }),
    );
  });

  test('are short for a page that was just opened, and readable', () => {
    const link = linkOf({ ...firstState(), filter: 'outcome:refused', view: 'map' }, 'abc');
    expect(link).toBe('#v=1&d=abc&at=0%7E-1%7E0&range=0%7E1&view=map&filter=outcome%3Arefused');
  });

  test('a hash that is no link is none', () => {
    for (const hash of ['', '#', '#view', '#d=1']) expect(stateFromLink(hash, DIGEST)).toBeUndefined();
  });

  test('of another trace or an unknown version are told from those of this one', () => {
    expect(errorOf(linkOf(firstState(), 'another'))).toContain('another trace');
    expect(errorOf(`#v=1`)).toContain('another trace');
    expect(errorOf(`#v=7&d=${DIGEST}`)).toContain('newer viewer (version 7');
    for (const version of ['0', '-1', '1.5', 'x', '', 'Infinity']) {
      expect(errorOf(`#v=${version}&d=${DIGEST}`)).toContain('no version');
    }
    expect(errorOf(`#v=1&filter=${'x'.repeat(30_000)}`)).toContain('too long');
  });

  test('of older versions are read in the words of the newest', () => {
    const rename =
      (from: string, to: string) =>
      (fields: ReadonlyMap<string, string>): Map<string, string> =>
        new Map([...fields].map(([name, value]) => [name === from ? to : name, value]));
    const upgrades = [rename('x', 'y'), rename('y', 'z')];
    const read = (version: string, name: string) =>
      upgraded(
        new Map([
          ['v', version],
          [name, '7'],
        ]),
        upgrades,
      )?.get('z');
    expect([read('1', 'x'), read('2', 'y'), read('3', 'z')]).toEqual(['7', '7', '7']);
    expect([read('2', 'x'), read('4', 'z'), read('0', 'x')]).toEqual([undefined, undefined, undefined]);
    expect(LINK_VERSION).toBe(1);
  });
});

describe('hostile links', () => {
  const names = [
    'at',
    'range',
    'view',
    'panel',
    'time',
    'by',
    'filter',
    'sel',
    'compare',
    'speed',
    'y.map',
    'a',
    'b',
  ];
  const values = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'NaN',
      'Infinity~-Infinity',
      '1e999~1e999',
      '-1~-5',
      '9~3',
      '0x10~0x20',
      ' 1 ~ 2 ',
      '~',
      '1~2~3',
    ),
    fc.constantFrom(
      '__proto__',
      'constructor~1',
      'user~-1',
      'user~1e99',
      '1e400',
      '-0~-0',
      '9007199254740993~1',
    ),
    fc.double().map(String),
  );

  function numbersIn(value: unknown): number[] {
    if (typeof value === 'number') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
  }

  test('never throw and never bring in what is no state', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), values), (fields) => {
        const parts = partsOf(`#${new URLSearchParams({ v: '1', d: DIGEST, ...fields })}`);
        expect(numbersIn(parts).every(Number.isFinite)).toBe(true);
        expect(parts.range === undefined || parts.range.fromU < parts.range.toU).toBe(true);
        expect(VIEWS).toContain(parts.view);
        expect(PANELS).toContain(parts.panel);
        expect(SUBJECTS).toContain(parts.selection.subject);
        expect(parts.speed).toBeGreaterThanOrEqual(SPEEDS[0]);
        expect(parts.cursor.n).toBeGreaterThanOrEqual(-1);
        expect(Number.isInteger(parts.cursor.n)).toBe(true);
      }),
    );
  });

  test('of any text never throw', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((rest) => `#v=1&d=${DIGEST}&at=%${rest}`),
    );
    fc.assert(
      fc.property(texts, (hash) => {
        stateFromLink(hash, DIGEST);
        expect(typeof linkOf({ ...firstState(), filter: hash }, hash)).toBe('string');
      }),
    );
  });
});
