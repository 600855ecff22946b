import { createHash } from 'node:crypto';
import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { openStream, Streams, streamKey } from '../../src/core/streams.ts';

/** What the design asks for, in seedrandom's and Node's own words. */
function reference(seed: string, replication: number, purpose: string, id: string): () => number {
  const name = JSON.stringify([1, seed, replication, purpose, id]);
  return seedrandom.alea(createHash('sha256').update(name).digest('hex')).double;
}

/** Ids that are written plainly into JSON, and such that have to be escaped or take several bytes. */
const text = fc.oneof(
  fc.string({ maxLength: 150 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom('', '"', '\\', '\n', '\u007f', '\ud800', 'käthe@contoso.example', '用户'),
);

describe('a stream', () => {
  it('is seeded with the SHA-256 of its canonical name', () => {
    fc.assert(
      fc.property(text, fc.nat(), text, text, (seed, replication, purpose, id) => {
        const name = JSON.stringify([1, seed, replication, purpose, id]);
        expect(streamKey(seed, replication, purpose, id)).toBe(
          createHash('sha256').update(name).digest('hex'),
        );
      }),
    );
  });

  it('draws what seedrandom draws, whatever its name', () => {
    fc.assert(
      fc.property(text, fc.nat(), text, text, (seed, replication, purpose, id) => {
        const draw = openStream(seed, replication, purpose, id);
        const expected = reference(seed, replication, purpose, id);
        for (let i = 0; i < 20; i++) expect(draw()).toBe(expected());
      }),
    );
  });

  it('draws what seedrandom draws a hundred thousand times over', () => {
    const draw = openStream('42', 0, 'latency', 'user-1');
    const expected = reference('42', 0, 'latency', 'user-1');
    for (let i = 0; i < 100_000; i++) if (draw() !== expected()) expect.fail(`draw ${i} differs`);
  });

  it('begins with these numbers, or every published result changes', () => {
    const draw = openStream('42', 0, 'latency', 'user-1');
    expect([draw(), draw(), draw(), draw()]).toEqual([
      0.5824576627293621, 0.1844200007997101, 0.1180485093654895, 0.46300133989800873,
    ]);
    expect(streamKey('42', 0, 'latency', 'user-1')).toBe(
      '094e392872c2c63803cb39838edb6061d0ad12b537a1250de3bb699df3ac076b',
    );
  });
});

describe('the streams of one purpose', () => {
  it('are the streams of their ids, however they are interleaved and while the column grows', () => {
    const streams = new Streams('7', 3, 'arrivals', 1);
    const expected = Array.from({ length: 300 }, (_, i) => reference('7', 3, 'arrivals', `user-${i}`));
    for (let i = 0; i < 300; i++) {
      streams.open(i, `user-${i}`);
      for (let back = 0; back <= i; back += 7) expect(streams.next(back)).toBe(expected[back]!());
    }
  });

  it('say which are open, and none is drawn from before', () => {
    const streams = new Streams('7', 3, 'arrivals', 4);
    streams.open(2, 'user-2');
    streams.open(9, 'user-9');
    expect([0, 2, 3, 9, 10, 1_000_000].map((index) => streams.has(index))).toEqual([
      false,
      true,
      false,
      true,
      false,
      false,
    ]);
    expect(() => streams.next(3)).toThrow(/opened/);
    expect(() => streams.next(1_000_000)).toThrow(/opened/);
  });

  it('begin anew when opened again', () => {
    const streams = new Streams('7', 3, 'arrivals');
    streams.open(0, 'user-0');
    const first = streams.next(0);
    streams.next(0);
    streams.open(0, 'user-0');
    expect(streams.next(0)).toBe(first);
  });

  it('differ from those of another seed, replication, purpose or id', () => {
    const first = [
      openStream('7', 3, 'arrivals', 'u')(),
      openStream('8', 3, 'arrivals', 'u')(),
      openStream('7', 4, 'arrivals', 'u')(),
      openStream('7', 3, 'latency', 'u')(),
      openStream('7', 3, 'arrivals', 'v')(),
      openStream('77', 3, 'arrivals', 'uu')(),
    ];
    expect(new Set(first).size).toBe(6);
  });

  it('refuse a replication that is no whole number', () => {
    expect(() => new Streams('7', 0.5, 'arrivals')).toThrow(/whole/);
  });
});
