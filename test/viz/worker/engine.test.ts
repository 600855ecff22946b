// The worker's answers, asked without a page: what is open, drawn, listed, filtered, compared and given away.
import { beforeAll, describe, expect, it } from 'vitest';
import { marksOf } from '../../../viz/list/display-list.ts';
import { NOTHING } from '../../../viz/view/view.ts';
import { Background } from '../../../viz/worker/background.ts';
import type { DrawRequest, News, OpenFacts, Slot } from '../../../viz/worker/calls.ts';
import { Engine } from '../../../viz/worker/engine.ts';
import { traceText } from '../../support/trace-text.ts';

const MAIN = 'scenarios/main.yaml';
const news: News[] = [];
/** What waits is done when a test asks for it. */
const waiting: (() => void)[] = [];
const engine = new Engine(
  new Background(
    (work) => waiting.push(work),
    () => performance.now(),
  ),
  (each) => news.push(each),
);
let facts: OpenFacts;

function open(slot: Slot, text: string, name = 'a.jsonl'): Promise<OpenFacts> {
  return Promise.resolve(engine.calls.open(slot, { kind: 'blob', blob: new Blob([text]), name }));
}

function request(change: Partial<DrawRequest> = {}): DrawRequest {
  return {
    slot: 'a',
    view: 'ladder',
    timeMode: 'folded',
    fromU: 0,
    toU: facts.axisLengths.folded,
    cursor: { n: 10, atUs: 0 },
    selection: NOTHING,
    grouping: 'auto',
    scroll: 0,
    width: 1000,
    height: 600,
    overviewWidth: 1000,
    overviewHeight: 60,
    comparing: false,
    overlay: false,
    ...change,
  };
}

beforeAll(async () => {
  facts = await open('a', traceText(MAIN));
});

it('says what has been opened', () => {
  expect(facts).toMatchObject({ title: 'One upgrade day in two clouds', seed: '1', flaw: undefined });
  expect(facts.records).toBeGreaterThan(400);
  expect(facts.axisLengths.order).toBe(facts.records);
});

it('tells that the digests hold and no invariant is broken, once it has had the time', () => {
  while (waiting.length > 0) waiting.shift()!();
  const about = (what: News['about']): News | undefined => news.findLast((each) => each.about === what);
  expect(about('integrity')).toMatchObject({ integrity: { state: 'whole' } });
  expect(about('violations')).toMatchObject({ count: 0, done: true });
});

describe('a picture', () => {
  it('has marks, a header, the strip, and buffers of its own each time', async () => {
    for (const view of ['ladder', 'lanes', 'map'] as const) {
      const answer = await engine.calls.draw(request({ view }));
      const transfers = engine.takeTransfers();
      expect(answer.marks.count, view).toBeGreaterThan(50);
      expect(answer.overview!.ground!.count).toBeGreaterThan(50);
      expect(transfers).toContain(answer.marks.boxes.buffer);
      // As posting it would do.
      structuredClone(answer, { transfer: transfers });
      expect(answer.marks.boxes.buffer.byteLength).toBe(0);
    }
  });

  it('has the marked moments where they are, here and in the strip', async () => {
    const u = facts.axisLengths.folded / 2;
    const { marks, overview, time } = await engine.calls.draw(request({ moments: [{ letter: 'A', u }] }));
    const ofA = (list: typeof marks) => marksOf(list).filter(({ text }) => text === 'Mark A');
    expect(ofA(marks)[0]!.box[1]).toBeCloseTo((time!.from + time!.to) / 2, -1);
    expect(ofA(overview!.window)[0]!.box[0]).toBeCloseTo(500, -1);
    expect((await engine.calls.draw(request())).marks.count).toBeLessThan(marks.count);
  });

  it('has the ground of the strip only if that is not there yet', async () => {
    const first = (await engine.calls.draw(request())).overview!;
    const moved = request({ fromU: 1, toU: 2, overviewKnown: first.version });
    expect((await engine.calls.draw(moved)).overview).toMatchObject({
      ground: undefined,
      version: first.version,
    });
    engine.calls.filter('user:ann');
    const { ground, version } = (await engine.calls.draw(moved)).overview!;
    engine.calls.filter('');
    expect(ground!.count).toBeGreaterThan(50);
    expect(version).not.toBe(first.version);
  });

  it('may be asked for at a place of the axis, and tells which moment that is', async () => {
    const u = facts.axisLengths.folded / 3;
    const { cursor } = await engine.calls.place('a', 'folded', { u });
    const there = await engine.calls.draw(request({ cursor: { u } }));
    expect(there.cursor).toEqual(cursor);
    const before = await engine.calls.draw(request({ cursor }));
    expect(there.marks).toEqual(before.marks);
    expect(there.cursorText).toBe(before.cursorText);
  });

  it('of the threads is the strip alone', async () => {
    const answer = await engine.calls.draw(request({ view: 'threads' }));
    expect(answer.marks.count).toBe(0);
    expect(answer.overview!.ground!.count).toBeGreaterThan(50);
  });

  it('goes with the list of its records', async () => {
    const { fromU, toU } = (await engine.calls.stretchOf('folded', { subject: 'thread', id: 3 }))!;
    const { rows, cursorRow } = await engine.calls.draw(request({ fromU, toU, cursor: { n: 60, atUs: 0 } }));
    const list = await engine.calls.rows('a', 0, rows + 10);
    expect(list.length).toBe(rows);
    expect(list[cursorRow]!.n).toBe(60);
    expect(list.map(({ n }) => n)).toEqual(Array.from({ length: rows }, (_, i) => list[0]!.n + i));
  });
});

describe('the filter', () => {
  it('counts, says what it means, and rules the list', async () => {
    const answer = await engine.calls.filter('outcome:refused kind:message-refused');
    expect(answer).toMatchObject({ shown: 9, error: undefined });
    expect(answer.count).toMatch(/^9 of \d+ shown; \d+ hidden by filter$/);
    expect(answer.summary).toMatch(/refused/);
    const { rows } = await engine.calls.draw(request());
    expect(rows).toBe(9);
    expect((await engine.calls.rows('a', 0, 20)).every(({ text }) => /refused/.test(text))).toBe(true);
  });

  it('that cannot be read leaves the one before, and shows where', async () => {
    const answer = await engine.calls.filter('outcome:refsed');
    expect(answer.error).toContain('^');
    expect(answer.shown).toBe(9);
  });

  it('is gone when it is empty', async () => {
    expect(await engine.calls.filter(' ')).toMatchObject({ shown: facts.records, summary: '' });
  });
});

it('steps to what is asked for and says when there is nothing more', async () => {
  const ahead = await engine.calls.step('folded', 'upgrade', 1, 1, -1, NOTHING);
  expect(ahead!.text).toMatch(/TeamsOnly/);
  expect(await engine.calls.step('folded', 'upgrade', -1, 1, ahead!.cursor.n, NOTHING)).toBeUndefined();
});

it('gives each moment a place on every axis, and finds it again', async () => {
  for (const mode of ['linear', 'folded', 'order'] as const) {
    for (const n of [0, 53, 205, facts.records - 1]) {
      const { cursor } = await engine.calls.place('a', mode, { n });
      expect(cursor.n).toBe(n);
      const again = await engine.calls.place('a', mode, { u: cursor.u });
      // Among records of one instant the last one is found.
      expect(again.cursor.atUs).toBeCloseTo(cursor.atUs, -1);
    }
  }
});

describe('two traces', () => {
  it('that are the same are identical', async () => {
    await open('b', traceText(MAIN), 'b.jsonl');
    expect(await engine.calls.comparison()).toMatchObject({ identical: true, first: undefined });
    await engine.calls.close('b');
    expect(await engine.calls.comparison()).toBeUndefined();
  });

  it('that differ show where, in both pictures and over each other', async () => {
    await open('b', traceText(MAIN, { rules: '2021-11' }), 'b.jsonl');
    const { first } = (await engine.calls.comparison())!;
    expect(first!.what).toMatch(/ann-li-1 .*delivered in Teams; b: refused \(cloud-pair\)/);
    expect(await engine.calls.differenceAt(first!.a)).toMatch(/refused \(cloud-pair\)/);
    const axis = await engine.calls.facts('a');
    const whole = { fromU: 0, toU: axis.axisLengths.folded, comparing: true } as const;
    const styles = async (change: Partial<DrawRequest>): Promise<Set<string>> => {
      const { marks } = await engine.calls.draw(request({ ...whole, ...change }));
      return new Set(marksOf(marks).map(({ style }) => style));
    };
    expect(await styles({ slot: 'a' })).toContain('only-left');
    expect(await styles({ slot: 'b' })).toContain('changed');
    expect(await styles({ slot: 'a', overlay: true })).toContain('only-right');
    const { cursor } = await engine.calls.place('a', 'folded', { n: 60 });
    const heightOfCursor = async (slot: Slot): Promise<number> => {
      const { marks, time } = await engine.calls.draw(request({ ...whole, slot, cursor, fromU: -1e5 }));
      const line = marksOf(marks).find(({ style, kind }) => style === 'cursor' && kind === 'line')!;
      return (line.box[1] - time!.from) / (time!.to - time!.from);
    };
    // The cursors stand on records of the same instant: at the same height, below headers that need not be as high.
    expect(await heightOfCursor('a')).toBeCloseTo(await heightOfCursor('b'), 3);
    await engine.calls.close('b');
  });
});

describe('data to take away', () => {
  const bytesOf = async (format: 'jsonl' | 'columns' | 'csv' | 'html', page = ''): Promise<Blob[]> =>
    (await engine.calls.data(format, 'x', page, undefined)).map(({ bytes }) => new Blob([bytes]));

  it('is the same trace again', async () => {
    const [lines] = await bytesOf('jsonl');
    expect(await lines!.text()).toBe(traceText(MAIN));
    const [columns] = await bytesOf('columns');
    const again = await engine.calls.open('b', { kind: 'blob', blob: columns!, name: 'b' });
    expect(again.digest).toBe(facts.digest);
    expect(await engine.calls.comparison()).toMatchObject({ identical: true });
    await engine.calls.close('b');
  });

  it('has a table a file as CSV, with a line for each record', async () => {
    const tables = await bytesOf('csv');
    const [records] = await Promise.all(tables.map((blob) => blob.text()));
    expect(records!.split('\r\n').length).toBe(facts.records + 2);
  });

  it('is the page with the trace in it as HTML', async () => {
    const [page] = await bytesOf(
      'html',
      '<html><head><title>x</title></head><body><!--data--></body></html>',
    );
    expect(await page!.text()).toContain('<script type="application/octet-stream" id="trace">');
  });
});

it('tells of a trace that was cut, and shows what there is of it', async () => {
  const lines = traceText(MAIN).split('\n');
  const cut = await open('b', lines.slice(0, 200).join('\n'), 'cut.jsonl');
  expect(cut.flaw).toMatch(/cut short/);
  expect(cut.records).toBeLessThan(facts.records);
  await engine.calls.close('b');
});

it('refuses what is no trace, with a reason', async () => {
  await expect(open('b', '<!doctype html><p>hello')).rejects.toThrow(/HTML/);
  await expect(open('b', '')).rejects.toThrow(/empty/);
});
