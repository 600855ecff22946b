import { describe, expect, it } from 'vitest';
import { NONE } from '../../../src/model/words.ts';
import { type Comparison, compareTraces } from '../../../src/trace/diff/compare.ts';
import { DIFFERENCE } from '../../../src/trace/diff/difference.ts';
import { indexTrace } from '../../../src/trace/index/index-trace.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import { alteredColumns } from '../../bench/viewer/altered.ts';
import { millionColumns } from '../../bench/viewer/million.ts';
import { indexedScenario, indexedText, SCENARIOS } from '../story/running.ts';

const PEOPLE = {
  'ann@contoso.com': '{ mode: TeamsOnly, clients: [Teams] }',
  'bob@contoso.com': '{ homed: online, mode: Islands, clients: [SfB, Teams] }',
};
const EVENTS = `
  - { at: 0s, chat: { from: ann@contoso.com, to: bob@contoso.com, via: Teams, id: m1 } }
  - { at: 1m, chat: { from: bob@contoso.com, to: ann@contoso.com, via: Teams, id: m2 } }
  - { at: 2m, chat: { from: ann@contoso.com, to: bob@contoso.com, via: Teams, id: m3 } }
  - { at: 9m, setMode: { user: bob@contoso.com, mode: TeamsOnly } }
  - { at: 10m, chat: { from: ann@contoso.com, to: bob@contoso.com, via: Teams, thread: of m1, id: m4 } }`;

function text(users: Readonly<Record<string, string>> = PEOPLE, events = EVENTS, more = ''): string {
  const people = Object.entries(users).map(([name, state]) => `  ${name}: ${state}`);
  return `coexsim: 1
title: two people
start: 2019-06-03T09:00:00Z
until: 1h
seed: 7
rules: 2019-h1
tenants:
  contoso: { cloud: worldwide, topology: hybrid, domains: [contoso.com], mode: Islands }
users:
${people.join('\n')}
${more}
events:${events}
`;
}

/** What is certain of every comparison: counts, pairing and differences tell the same. */
function checkBooks(a: IndexedTrace, b: IndexedTrace, found: Comparison): void {
  const { counts, pairing, left, right } = found;
  const paired = [...pairing].filter((m) => m !== NONE);
  expect(new Set(paired).size).toBe(paired.length);
  expect(counts.inBoth).toBe(paired.length);
  expect(counts.inBoth + counts.onlyLeft).toBe(a.columns.count);
  expect(counts.inBoth + counts.onlyRight).toBe(b.columns.count);
  const differing = [...left].filter((difference, n) => difference > 0 && pairing[n] !== NONE).length;
  expect(differing).toBe(counts.what + counts.why + counts.later + counts.earlier);
  const alone = new Set(Array.from({ length: b.columns.count }, (_, m) => m));
  for (const m of paired) alone.delete(m);
  expect([...right].filter((difference) => difference > 0).length).toBe(differing + alone.size);
}

function compared(a: IndexedTrace, b: IndexedTrace): Comparison {
  const found = compareTraces(a, b);
  checkBooks(a, b, found);
  return found;
}

describe('comparing two traces', () => {
  it('finds every scenario identical to itself', () => {
    for (const name of SCENARIOS.filter((_, i) => i % 25 === 0)) {
      const found = compared(indexedScenario(name), indexedScenario(name));
      expect(found).toMatchObject({ identical: true, same: true, first: undefined, firstTime: undefined });
      expect([...found.pairing]).toEqual([...found.pairing.keys()]);
    }
  });

  it('names the first message that another rule set routes differently, and only its conversations', () => {
    const a = indexedScenario('table-2021-06-anomaly-in-tenant.yaml');
    const b = indexedScenario('table-2021-06-anomaly-in-tenant.yaml', { rules: '2019-h1' });
    const { first, threads, counts } = compared(a, b);
    expect(counts.what + counts.onlyLeft + counts.onlyRight).toBeGreaterThan(0);
    expect(first?.what).toMatch(/^a: .+; b: .+/);
    expect(first?.difference).toBeGreaterThanOrEqual(DIFFERENCE.what);
    for (const { difference, what } of threads.changed) {
      if (difference === DIFFERENCE.what) expect(what).toMatch(/a: .+; b: .+|only in [ab]: .+/);
    }
  });

  it('tells what became of a message: delivered here, refused there', () => {
    const interop = {
      ...PEOPLE,
      'bob@contoso.com': '{ homed: online, mode: SfBOnly, clients: [SfB, Teams] }',
    };
    const events = (when: string): string => `
  - { at: 0s, chat: { from: ann@contoso.com, to: bob@contoso.com, via: Teams, id: m1 } }
  - { at: ${when}, setMode: { user: bob@contoso.com, mode: TeamsOnly } }
  - { at: 9m30s, chat: { from: ann@contoso.com, to: bob@contoso.com, via: Teams, thread: of m1, id: m2 } }`;
    const a = indexedText(text(interop, events('20m')));
    const b = indexedText(text(interop, events('9m')));
    const { first, threads } = compared(a, b);
    expect(first).toMatchObject({
      about: 'm2 from ann@contoso.com to bob@contoso.com',
      what: 'a: delivered in Skype for Business; b: refused (thread-disabled)',
    });
    expect(threads.changed.map(({ a: thread }) => thread)).toEqual([0]);
    expect(threads).toMatchObject({ onlyLeft: [], onlyRight: [] });
    // The same upgrade later: what it decides in between comes to the same, for another reason.
    const { first: none, firstTime } = compared(
      indexedText(text()),
      indexedText(text(PEOPLE, EVENTS.replace('at: 9m', 'at: 11m'))),
    );
    expect(none?.what).toBe('a: recipientMode TeamsOnly; b: recipientMode Islands');
    expect(firstTime?.what).toBe('a: 09:09:00.000; b: 09:11:00.000, 2 minutes later');
  });

  it('goes by names: a user more shifts all ids and is no difference', () => {
    const more = { 'aaa@contoso.com': '{ mode: Islands }', ...PEOPLE };
    const [a, b] = [indexedText(text()), indexedText(text(more))];
    expect(b.messages.from[0]).not.toBe(a.messages.from[0]);
    const found = compared(a, b);
    expect(found).toMatchObject({ identical: false, same: true, first: undefined, firstTime: undefined });
    expect(found.beginnings).toEqual(['users only in b: aaa@contoso.com']);
    expect(found.threads).toMatchObject({ onlyLeft: [], onlyRight: [], changed: [] });
  });

  it('pairs the rest although one more message came in between', () => {
    const inserted = EVENTS.replace(
      '\n  - { at: 2m,',
      '\n  - { at: 90s, chat: { from: bob@contoso.com, to: ann@contoso.com, via: Teams, thread: of m1, id: extra } }\n  - { at: 2m,',
    );
    const found = compared(indexedText(text()), indexedText(text(PEOPLE, inserted)));
    expect(found.first).toMatchObject({
      a: NONE,
      what: expect.stringMatching(/^only in b: bob@contoso.com wrote extra/),
    });
    expect(found.counts).toMatchObject({ what: 0, why: 0, onlyLeft: 0 });
    expect(found.threads.changed.map(({ a }) => a)).toEqual([0]);
    expect(found.threads.onlyRight).toEqual([]);
  });

  it('names what is first by its time, whatever has changed its place', () => {
    const chat = (at: string, id: string, via = 'Teams'): string => `
  - { at: ${at}, chat: { from: bob@contoso.com, to: ann@contoso.com, via: ${via}, id: ${id} } }`;
    const of = (...events: string[]): IndexedTrace => indexedText(text(PEOPLE, events.join('')));
    const before = chat('0s', 'before');
    // One that is early in a is late in b, and right behind it comes what only b has.
    const late = compared(
      of(before, chat('1m', 'moved'), chat('5m', 'changed')),
      of(before, chat('5m', 'changed', 'SfB'), chat('20m', 'moved'), chat('21m', 'extra')),
    );
    expect(late.first?.about).toContain('changed');
    // One that is late in a is early in b, before what only b has, and before what differs.
    const early = compared(
      of(before, chat('5m', 'changed'), chat('20m', 'moved')),
      of(before, chat('1m', 'moved'), chat('2m', 'extra'), chat('5m', 'changed', 'SfB')),
    );
    expect(early.first?.what).toMatch(/^only in b: bob@contoso.com wrote extra/);
    expect(early.threads.changed[0]?.what).toMatch(/^only in b: bob@contoso.com wrote extra/);
  });

  it('counts latencies of another seed apart and marks nothing changed', () => {
    const [a, b] = [indexedScenario('main.yaml', {}, '1'), indexedScenario('main.yaml', {}, '2')];
    const found = compared(a, b);
    expect(found.first).toBeUndefined();
    expect(found.threads).toMatchObject({ onlyLeft: [], onlyRight: [], changed: [] });
    expect(found.counts.later + found.counts.earlier).toBeGreaterThan(100);
    expect(found.firstTime?.what).toMatch(/(later|earlier)$/);
    expect(found.same).toBe(false);
  });

  it('tells only reasons apart from what happened: other tables, the same routing', () => {
    const a = indexedScenario('table-2019-h1-in-tenant.yaml');
    const b = indexedScenario('table-2019-h1-in-tenant.yaml', { rules: '2018-11' });
    const { first, counts } = compared(a, b);
    expect(counts).toMatchObject({ what: 0, onlyLeft: 0, onlyRight: 0 });
    expect(first?.difference).toBe(DIFFERENCE.why);
    expect(first?.what).toContain('row 2018-11/1.1.Islands');
  });

  it('finds the one altered decision among many records, and its one thread', () => {
    const columns = millionColumns(15_000);
    const { columns: altered, record, thread } = alteredColumns(columns, 5_000);
    const a = indexTrace(columns);
    const { first, threads } = compared(a, indexTrace(altered));
    expect(first).toMatchObject({ a: record, b: record, difference: DIFFERENCE.what });
    expect(threads.changed.map((each) => each.a)).toEqual([thread]);
    // The same by way of a search for counterparts: one name more keeps the traces from lining up by number.
    const { names } = altered.head;
    const head = { ...altered.head, names: { ...names, marks: [...names.marks, 'one more'] } };
    const searched = compared(a, indexTrace({ ...altered, head }));
    expect(searched.first).toMatchObject({ a: record, b: record, difference: DIFFERENCE.what });
    expect(searched.threads.changed.map((each) => each.a)).toEqual([thread]);
    expect([...searched.pairing]).toEqual([...searched.pairing.keys()]);
  });
});
