import { describe, expect, it } from 'vitest';
import { METHODS } from '../../../../src/model/words.ts';
import { indexTrace } from '../../../../src/trace/index/index-trace.ts';
import type { IndexedTrace } from '../../../../src/trace/indexed.ts';
import { type Mark, marksOf } from '../../../../viz/list/display-list.ts';
import { textWidth } from '../../../../viz/list/text-width.ts';
import { flightOf } from '../../../../viz/view/map/flights.ts';
import { map } from '../../../../viz/view/map/map.ts';
import { runMillion } from '../../../bench/viewer/million.ts';
import { traceOf } from '../../../trace/why/scenarios.ts';
import { inputOf } from '../inputs.ts';

function messagesOf(marks: readonly Mark[]): Mark[] {
  return marks.filter((mark) => mark.subject === 'message' && mark.kind === 'symbol');
}

/** Whether a symbol of a message stands on a text; texts stand on their base line. */
function covers([x, y]: Mark['box'], { text, box }: Mark): boolean {
  const right = box[0] + Math.min(box[2], textWidth(text, 11, false));
  return x > box[0] - 5 && x < right + 5 && y > box[1] - 13 && y < box[1] + 5;
}

/** Cursors spread over the trace, and the moments halfway to the next record. */
function cursorsOf(trace: IndexedTrace, count: number): { n: number; atUs: number }[] {
  const { atUs } = trace.columns;
  return Array.from({ length: count }, (_, i) => {
    const n = Math.floor((((i * 7919 + 13) % 9973) / 9973) * trace.columns.count);
    const between = (atUs[n]! + (atUs[n + 1] ?? atUs[n]!)) / 2;
    return { n, atUs: i % 2 === 0 ? atUs[n]! : Math.floor(between) };
  });
}

const TRACES: readonly (readonly [string, () => IndexedTrace])[] = [
  ['main', () => traceOf('main')],
  ['network-outage-waits', () => traceOf('network-outage-waits')],
  ['network-order-after-an-outage', () => traceOf('network-order-after-an-outage')],
  ['network-outage-times-out', () => traceOf('network-outage-times-out')],
  ['many people', () => indexTrace(runMillion({ records: 12_000 }).columns)],
];

describe('the map', () => {
  it.each(TRACES)('shows each message that is on its way, inside the view: %s', (_, made) => {
    const trace = made();
    let seen = 0;
    for (const cursor of cursorsOf(trace, 50)) {
      const { marks } = map(inputOf(trace, { cursor }));
      const shown = messagesOf(marksOf(marks));
      expect(shown.map(({ id }) => id).sort((a, b) => a - b)).toEqual(trace.messages.inFlightAt(cursor.n));
      for (const { box } of shown) {
        expect(box[0]).toBeGreaterThan(0);
        expect(box[0]).toBeLessThan(1200);
        expect(box[1]).toBeGreaterThan(0);
        expect(box[1]).toBeLessThan(800);
      }
      const heaps = marksOf(marks).filter((mark) => /^×\d+$/.test(mark.text));
      const hidden = shown.length - new Set(shown.map(({ box }) => `${box[0]} ${box[1]}`)).size;
      expect(heaps.reduce((sum, { text }) => sum + Number(text.slice(1)) - 1, 0)).toBeGreaterThanOrEqual(
        hidden,
      );
      seen += shown.length;
    }
    if (trace.messages.count > 100) expect(seen).toBeGreaterThan(5);
  });

  it.each(TRACES.slice(0, 4))('moves messages along their links, never back: %s', (_, made) => {
    const trace = made();
    const { messages, columns } = trace;
    let moved = 0;
    for (let message = 0; message < messages.count; message++) {
      const [sent, ended] = [messages.sent[message]!, messages.ended[message]!];
      if (sent < 0 || ended < 0) continue;
      const steps = new Map<number, number>();
      const order: number[] = [];
      for (let n = sent; n < ended; n++) {
        for (const part of [0, 0.3, 0.7]) {
          const atUs = columns.atUs[n]! + part * (columns.atUs[n + 1]! - columns.atUs[n]!);
          const { link, share } = flightOf(trace, message, { n, atUs });
          expect(share).toBeGreaterThanOrEqual(steps.get(link) ?? 0);
          if ((steps.get(link) ?? 0) < share) moved += 1;
          steps.set(link, share);
          if (order.at(-1) !== link) order.push(link);
        }
      }
      expect(new Set(order).size).toBe(order.length);
    }
    expect(moved).toBeGreaterThan(5);
  });

  it('lets a message wait at a link that is down, and crosses the link out', () => {
    const trace = traceOf('network-outage-waits');
    let waiting = 0;
    for (let n = 0; n < trace.columns.count; n++) {
      const atUs = (trace.columns.atUs[n]! + (trace.columns.atUs[n + 1] ?? trace.columns.atUs[n]!)) / 2;
      const marks = marksOf(map(inputOf(trace, { cursor: { n, atUs } })).marks);
      const { down, count } = trace.states.at(n).links;
      const downLinks = Array.from({ length: count }, (_, link) => link).filter((link) => down[link] === 1);
      const crossed = marks.filter((mark) => mark.subject === 'link' && mark.kind === 'symbol');
      expect(crossed.map(({ id }) => id)).toEqual(downLinks);
      for (const message of messagesOf(marks)) {
        const flight = flightOf(trace, message.id, { n, atUs });
        expect(message.text).toContain(flight.waits ? 'waiting' : 'on its way');
        if (flight.waits) {
          expect(downLinks).toContain(flight.link);
          waiting += 1;
        }
      }
    }
    expect(waiting).toBeGreaterThan(0);
  });

  it('puts what waits beside the names of nodes and people, never on them', () => {
    let waiting = 0;
    for (const name of ['network-outage-waits', 'network-order-after-an-outage', 'main']) {
      const trace = traceOf(name);
      for (let n = 0; n < trace.columns.count; n++) {
        const marks = marksOf(map(inputOf(trace, { cursor: { n, atUs: trace.columns.atUs[n]! } })).marks);
        const labels = marks.filter(({ kind, box }) => kind === 'text' && box[2] > 0);
        for (const { text, box } of messagesOf(marks).filter(({ text }) => text.includes('waiting'))) {
          waiting += 1;
          const hidden = labels.filter((label) => covers(box, label));
          expect([name, n, text, hidden.map((label) => label.text)]).toEqual([name, n, text, []]);
        }
      }
    }
    expect(waiting).toBeGreaterThan(10);
  });

  it('draws links from edge to edge, and one of a node to itself outside of it, with a head that is seen', () => {
    const trace = traceOf('main');
    const marks = marksOf(map(inputOf(trace)).marks);
    const nodes = marks.filter(
      ({ kind, text }) => kind === 'rect' && / of (?:worldwide|21Vianet|onPrem)$/.test(text),
    );
    expect(nodes.length).toBeGreaterThan(5);
    const links = marks.filter(({ kind, subject }) => kind === 'arrow' && subject === 'link');
    expect(links.some(({ text }) => text === 'federationEdge@worldwide>federationEdge@worldwide')).toBe(true);
    for (const { text, box } of links) {
      const [, , x, y] = box;
      const inside = nodes.filter(
        ({ box: [left, top, right, bottom] }) =>
          x > left + 1 && x < right - 1 && y > top + 1 && y < bottom - 1,
      );
      expect([text, inside.map((node) => node.text)]).toEqual([text, []]);
      expect(Math.hypot(box[2] - box[0], box[3] - box[1]), text).toBeGreaterThan(15);
    }
  });

  it('gives names room of their own, and counts those that are cut', () => {
    const trace = traceOf('main');
    for (const width of [500, 1200, 2400]) {
      const { marks, notices } = map(inputOf(trace, { width }));
      const names = marksOf(marks).filter(
        (mark) => mark.kind === 'text' && mark.subject === 'user' && mark.text.length > 1,
      );
      for (const [i, one] of names.entries()) {
        for (const other of names.slice(i + 1)) {
          const beside = one.box[0] + one.box[2] <= other.box[0] || other.box[0] + other.box[2] <= one.box[0];
          expect(beside || Math.abs(one.box[1] - other.box[1]) >= 12, `${one.text} ${other.text}`).toBe(true);
        }
      }
      const texts = marksOf(marks).filter(({ kind, box }) => kind === 'text' && box[2] > 0);
      const cut = texts.filter(({ text, box, style }) => {
        const strong = style === 'label-strong';
        return textWidth(text, strong ? 12 : 11, strong) > box[2];
      }).length;
      if (width === 500) expect(cut).toBeGreaterThan(3);
      const said = notices.find(({ text }) => text.includes('cut short'));
      expect(said?.text).toBe(cut === 0 ? undefined : `${cut} names are cut short.`);
    }
  });

  it('shows people as nodes or numbers when they are many, and says so', () => {
    const trace = indexTrace(runMillion({ records: 12_000 }).columns);
    const people = trace.columns.head.world.users.count;
    const small = map(inputOf(trace, { width: 260, height: 150 }));
    expect(small.notices.some(({ text }) => text.startsWith(`${people} people are counted`))).toBe(true);
    const large = map(inputOf(trace, { width: 1600, height: 900 }));
    const nodes = new Set(
      marksOf(large.marks)
        .filter((mark) => mark.subject === 'user' && mark.kind === 'rect')
        .map(({ id }) => id),
    );
    expect(nodes.size).toBe(people);
  });

  it('draws the threads of the selection', () => {
    const trace = traceOf('main');
    const { marks } = map(inputOf(trace, { n: 30, selection: { subject: 'user', id: 0 } }));
    const lines = marksOf(marks).filter((mark) => mark.subject === 'thread');
    expect([...new Set(lines.map(({ id }) => id))]).toEqual([0, 1]);
    for (const { style } of lines) expect(METHODS).toContain(style);
  });
});
