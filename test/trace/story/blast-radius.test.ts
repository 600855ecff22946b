import { describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../../../src/model/event.ts';
import { TRANSITIONS } from '../../../src/model/transition.ts';
import { recordAt } from '../../../src/trace/columns.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import { DID_STRIDE } from '../../../src/trace/record.ts';
import { type BlastRadius, blastRadius } from '../../../src/trace/story/blast-radius.ts';
import { headlines } from '../../../src/trace/story/headlines.ts';
import { indexedScenario, SCENARIOS } from './running.ts';

/** A record by its names, as a reader of the lines would see it. */
interface Line {
  readonly n: number;
  readonly cause: number;
  readonly event: string;
  readonly values: Readonly<Record<string, number>>;
  readonly did: readonly Readonly<Record<string, number | string>>[];
}

function linesOf({ columns }: IndexedTrace): Line[] {
  return Array.from({ length: columns.count }, (_, n) => {
    const record = recordAt(columns, n);
    const kind = RECORD_KINDS[record.kind]!;
    const values = Object.fromEntries(kind.operands.map(({ name }, i) => [name, record.values[i]!]));
    const did = Array.from({ length: record.didCount }, (_unused, i) => {
      const at = i * DID_STRIDE;
      const { name, operands } = TRANSITIONS[record.dids[at]!]!;
      return {
        do: name,
        ...Object.fromEntries(operands.map((operand, place) => [operand.name, record.dids[at + 1 + place]!])),
      };
    });
    return { n, cause: record.cause, event: kind.name, values, did };
  });
}

/** The same sets, from the lines alone and without any index. */
function byHand(trace: IndexedTrace, upgrade: number): Omit<BlastRadius, 'threads'> & { threads: unknown[] } {
  const lines = linesOf(trace);
  const later = new Set(['mode-took-effect', 'client-learned-mode', 'peer-mode-learned']);
  const records = [upgrade];
  for (const { n, cause, event } of lines) if (later.has(event) && records.includes(cause)) records.push(n);
  const inUpgrade = lines.filter(({ n }) => records.includes(n));
  const modes = new Map<number, number>();
  const threads: number[] = [];
  const by = new Map<number, number>();
  const sessions: number[] = [];
  for (const { n, did } of inUpgrade) {
    for (const each of did) {
      if (each.do === 'set-mode') modes.set(each.user as number, each.mode as number);
      if (each.do === 'set-thread-status' && each.status === 2) {
        threads.push(each.thread as number);
        by.set(each.thread as number, n);
      }
      if (each.do === 'close-session') sessions.push(sessionOf(lines, each.thread as number, n));
    }
  }
  const { pairs, threads: table } = trace.threads.world;
  const peopleOf = (thread: number): number[] => [
    pairs.lo[table.pair[thread]!]!,
    pairs.hi[table.pair[thread]!]!,
  ];
  const refused: number[] = [];
  const failed: number[] = [];
  for (const thread of threads) {
    refused.push(...refusedOf(lines, thread, by.get(thread)!, trace));
    failed.push(...failedOf(lines, thread, by.get(thread)!));
  }
  const ascending = (ids: number[]): number[] => [...new Set(ids)].sort((a, b) => a - b);
  return {
    records,
    users: [...modes].map(([user, mode]) => ({ user, mode })),
    sessions: ascending(sessions),
    losers: ascending(threads.flatMap(peopleOf)),
    refused: ascending(refused),
    failed: ascending(failed),
    threads: threads.map((thread) => ({ thread, next: nextOf(lines, peopleOf(thread), by.get(thread)!) })),
  };
}

/** Sessions are numbered in the order in which they are opened. */
function sessionOf(lines: readonly Line[], thread: number, before: number): number {
  let session = -1;
  let last = -1;
  for (const { n, did } of lines) {
    if (n > before) break;
    for (const each of did) {
      if (each.do !== 'open-session') continue;
      session += 1;
      if (each.thread === thread) last = session;
    }
  }
  return last;
}

function refusedOf(lines: readonly Line[], thread: number, after: number, trace: IndexedTrace): number[] {
  const disabled = trace.columns.head.header.words.reasons.indexOf('thread-disabled');
  const marked = new Map<number, number>();
  const found: number[] = [];
  for (const { n, event, values, did } of lines) {
    for (const each of did)
      if (each.do === 'mark-sent') marked.set(each.mark as number, each.thread as number);
    if (n <= after || event !== 'message-refused' || values.because !== disabled) continue;
    const attempt = lines.find(
      (line) => line.event === 'message-attempted' && line.values.message === values.message,
    )!;
    if (marked.get(attempt.values.of!) === thread) found.push(values.message!);
  }
  return found;
}

function failedOf(lines: readonly Line[], thread: number, at: number): number[] {
  const sent = lines.filter(
    ({ n, event, values }) => event === 'message-sent' && values.thread === thread && n < at,
  );
  return sent
    .map(({ values }) => values.message!)
    .filter((message) =>
      lines.some(
        ({ n, event, values }) => event === 'message-failed' && values.message === message && n > at,
      ),
    );
}

function nextOf(lines: readonly Line[], people: readonly number[], after: number): number {
  const next = lines.find(
    ({ n, event, values }) =>
      n > after &&
      event === 'message-attempted' &&
      people.includes(values.from!) &&
      people.includes(values.to!),
  );
  return next?.values.message ?? -1;
}

describe('the blast radius of an upgrade', () => {
  it('is what the records say, for every upgrade of every scenario', () => {
    let threads = 0;
    let messages = 0;
    for (const name of SCENARIOS) {
      const trace = indexedScenario(name);
      for (const upgrade of trace.upgrades) {
        const found = blastRadius(trace, upgrade);
        const expected = byHand(trace, upgrade);
        expect({ ...found, threads: found.threads.map(({ thread, next }) => ({ thread, next })) }).toEqual(
          expected,
        );
        threads += found.threads.length;
        messages += found.refused.length + found.failed.length;
      }
    }
    expect(threads).toBeGreaterThan(10);
    expect(messages).toBeGreaterThan(5);
  });

  it('answers which threads Bob’s upgrade disabled and what came of the next message in each', () => {
    const trace = indexedScenario('main.yaml');
    const { users } = trace.columns.head.names;
    const [move] = trace.upgrades;
    const { threads } = blastRadius(trace, move!);
    expect(threads.map(({ user, other }) => [users[user], users[other]])).toEqual([
      ['bob@contoso.com', 'ann@contoso.com'],
    ]);
    expect(threads[0]!.refused).toEqual([threads[0]!.next]);
  });
});

describe('headlines', () => {
  it('tell what died by what, what did not arrive and why, who was upgraded', () => {
    const found = headlines(indexedScenario('main.yaml'));
    const lines = found.flatMap(({ text, children }) => [
      text,
      ...children.map((child) => `  ${child.text}`),
    ]);
    expect(found.map(({ kind }) => kind)).toEqual([
      'disabled',
      'failed',
      'refused',
      'missed',
      'requestRefused',
      'upgraded',
    ]);
    const bob = lines.find((line) => line.includes('ann@contoso.com and bob@contoso.com'));
    expect(bob).toBe(
      '  The conversation of ann@contoso.com and bob@contoso.com (thread 1, interop) was disabled at 10:00:00.000, ' +
        'because bob@contoso.com was moved online and became TeamsOnly. The next message between them, ' +
        'ann-bob-2, was refused (thread-disabled).',
    );
    expect(lines.join('\n')).toContain(
      'thread-disabled: the conversation had been disabled or locked; a new one is needed',
    );
    expect(lines.join('\n')).not.toMatch(/undefined|NaN|\.\.$/);
  });

  it('count what they do not tell, for every scenario', () => {
    for (const name of SCENARIOS) {
      const trace = indexedScenario(name);
      const { messages } = trace;
      const told = new Map(headlines(trace).map(({ kind, count }) => [kind as string, count]));
      for (const [outcome, kind] of [
        [1, 'missed'],
        [2, 'refused'],
        [3, 'failed'],
        [4, 'inFlight'],
      ] as const) {
        expect([name, kind, told.get(kind) ?? 0]).toEqual([
          name,
          kind,
          messages.outcome.filter((code) => code === outcome).length,
        ]);
      }
      for (const { count, children, left, kind } of headlines(trace)) {
        if (kind === 'upgraded' || children.length === 0) continue;
        expect(children.reduce((sum, child) => sum + child.count, 0) + left).toBe(count);
      }
    }
  });
});
