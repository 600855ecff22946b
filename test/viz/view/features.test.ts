import { describe, expect, it } from 'vitest';
import { type Mark, marksOf } from '../../../viz/list/display-list.ts';
import { ladder } from '../../../viz/view/ladder/ladder.ts';
import { lanes } from '../../../viz/view/lanes/lanes.ts';
import { TIME_MODES } from '../../../viz/view/time-axis.ts';
import type { ViewInput } from '../../../viz/view/view.ts';
import { featuresTrace } from '../../trace/features/features-trace.ts';
import { inputOf } from './inputs.ts';

const trace = featuresTrace();
const { names } = trace.columns.head;
const marksIn = (view: typeof lanes, changes: Parameters<typeof inputOf>[1] = {}): Mark[] =>
  marksOf(view(inputOf(trace, { width: 1600, height: 1200, mode: 'order', ...changes })).marks);
const bars = (marks: readonly Mark[]): Mark[] =>
  marks.filter(({ kind, style }) => kind === 'rect' && /^(call|meeting)/.test(style));
const inside = (outer: Mark, inner: Mark): boolean =>
  inner.box[0] >= outer.box[0] - 0.01 && inner.box[2] <= outer.box[2] + 0.01;

describe('lanes', () => {
  it.each(TIME_MODES)('have a bar for each stretch of a call and a meeting, with time %s', (mode) => {
    const texts = bars(marksIn(lanes, { mode })).map(({ text }) => text.replace(/ for .*/, ''));
    expect(texts.filter((text) => text === 'call answered, ringing')).toHaveLength(2);
    expect(texts.filter((text) => text === 'call answered, connected')).toHaveLength(2);
    expect(texts).toContain('meeting review, in the lobby');
    expect(texts.filter((text) => text === 'meeting review, inside')).toHaveLength(3);
    expect(texts.filter((text) => text === 'meeting review, invited')).toHaveLength(3);
  });

  it('hatch what waits and nothing else, so that it is seen without colour', () => {
    const marks = marksIn(lanes);
    const hatches = marks.filter(({ style }) => style === 'hatch');
    const waiting = bars(marks).filter(({ text }) => /ringing|lobby/.test(text));
    expect(hatches.length).toBeGreaterThan(waiting.length);
    for (const hatch of hatches) {
      expect(waiting.some((bar) => inside(bar, hatch) && hatch.box[1] <= bar.box[3] + 0.01)).toBe(true);
    }
    const thin = bars(marks).find(({ text }) => text.includes('invited'))!;
    const broad = bars(marks).find(({ text }) => text.includes('connected'))!;
    expect(thin.box[3] - thin.box[1]).toBeLessThan((broad.box[3] - broad.box[1]) / 2);
  });

  it('say how each ended, and where media are poor', () => {
    const ends = marksIn(lanes).filter(
      ({ kind, text }) => kind === 'symbol' && /^(call|meeting) /.test(text),
    );
    const said = ends.map(({ text, style }) => `${style}: ${text}`);
    expect(said.filter((each) => each === 'missed: call lost: missed')).toHaveLength(2);
    expect(said).toContain('violation: call far: poor media');
    expect(said).toContain('sign-out: call answered: ended');
    expect(said).toContain('sign-out: meeting review: left');
  });

  it('cut bars at the sides of what is seen, at any zoom, and lead to the record that began them', () => {
    const whole = inputOf(trace, { width: 1600, height: 1200, mode: 'linear' });
    const parts: Partial<ViewInput>[] = [0.1, 0.5, 0.501, 0.7].map((from) => ({
      fromU: whole.toU * from,
      toU: whole.toU * (from + 0.004),
    }));
    for (const part of parts) {
      for (const { box, subject, id } of bars(marksIn(lanes, { mode: 'linear', ...part }))) {
        expect(box[0]).toBeGreaterThanOrEqual(180);
        expect(box[2]).toBeLessThanOrEqual(1602);
        expect(box[2]).toBeGreaterThan(box[0]);
        expect(subject === 'record' ? id : 0).toBeLessThan(trace.columns.count);
      }
    }
    const seen = bars(marksIn(lanes, { mode: 'linear', ...parts[1]! })).map(({ text }) => text);
    expect(seen.join()).toContain('meeting review, inside');
  });
});

describe('the ladder', () => {
  it('draws a mail from its writer over the servers to its reader, and servers as lifelines', () => {
    const input = inputOf(trace, { width: 1600, height: 1200, mode: 'order' });
    const { header } = ladder(input);
    const head = marksOf(header!).map(({ text }) => text);
    for (const name of names.platforms) expect(head).toContain(name);
    const arrows = marksIn(ladder).filter(({ kind, style }) => kind === 'arrow' && style === 'mail');
    expect(arrows.map(({ text }) => text.split(',')[0])).toEqual([
      'mail from ann to global',
      'mail from global to china',
      'mail from china to mei',
    ]);
    for (let i = 1; i < arrows.length; i++) expect(arrows[i]!.box[0]).toBeCloseTo(arrows[i - 1]!.box[2], 3);
  });

  it('draws word of an answer back to the caller, and bars beside lifelines', () => {
    const marks = marksIn(ladder);
    const signals = marks.filter(({ kind, style }) => kind === 'arrow' && style === 'signal');
    expect(signals[0]!.text).toMatch(/^call from bob to ann, /);
    expect(bars(marks).map(({ text }) => text.replace(/ for .*/, ''))).toContain(
      'meeting review, in the lobby',
    );
  });

  it('has no servers where no mail is in view', () => {
    const input = inputOf(trace, { mode: 'order', fromU: 0, toU: 10 });
    const head = marksOf(ladder(input).header!).map(({ text }) => text);
    expect(head).not.toContain(names.platforms[0]);
  });
});
