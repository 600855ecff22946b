import { describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../../../src/model/event.ts';
import { TRANSITIONS } from '../../../src/model/transition.ts';
import { OUTCOMES } from '../../../src/model/words.ts';
import type { World } from '../../../src/model/world.ts';
import { type Columns, recordAt } from '../../../src/trace/columns.ts';
import { indexTrace } from '../../../src/trace/index/index-trace.ts';
import { DID_STRIDE } from '../../../src/trace/record.ts';
import { runScenario, SCENARIOS, worldsOf } from './scenario-traces.ts';

/** A record in words, so that the oracles share nothing with what they check. */
interface Told {
  readonly n: number;
  readonly event: string;
  readonly class: number;
  readonly cause: number;
  readonly of: Readonly<Record<string, number>>;
  readonly did: readonly (Readonly<Record<string, number>> & { readonly do: number })[];
}

function toldBy(columns: Columns): Told[] {
  return Array.from({ length: columns.count }, (_, n) => {
    const record = recordAt(columns, n);
    const kind = RECORD_KINDS[record.kind]!;
    const did = Array.from({ length: record.didCount }, (_did, i) => {
      const [code, ...values] = record.dids.subarray(i * DID_STRIDE, (i + 1) * DID_STRIDE);
      const named = TRANSITIONS[code!]!.operands.map(({ name }, place) => [name, values[place]!]);
      return { do: code!, ...(Object.fromEntries(named) as Record<string, number>) };
    });
    const of = Object.fromEntries(kind.operands.map(({ name }, place) => [name, record.values[place]!]));
    return { n, event: kind.name, class: kind.class, cause: record.cause, of, did };
  });
}

const last = (records: readonly Told[]): number => records.at(-1)?.n ?? -1;
const ENDS = ['message-delivered', 'message-missed', 'message-refused', 'message-failed'];

describe.each(SCENARIOS)('the tables of %s', (name) => {
  const { columns, replication } = runScenario(name);
  const trace = indexTrace(columns);
  const told = toldBy(columns);
  const worlds = worldsOf(columns);
  const final = worlds.at(-1)!;
  const nameOfDid = (did: { do: number }): string => TRANSITIONS[did.do]!.name;

  it('have every message with all that became of it', () => {
    const { messages } = trace;
    const attempts = told.filter(({ event }) => event === 'message-attempted');
    expect(messages.count).toBe(attempts.length);
    for (const { n, of: attempt } of attempts) {
      const message = attempt.message!;
      const its = told.filter(({ of, event }) => of.message === message && event.startsWith('message-'));
      const [sent] = its.filter(({ event }) => event === 'message-sent');
      const ended = its.filter(({ event }) => ENDS.includes(event));
      const outcome = ended[0]?.event.slice('message-'.length) ?? 'inFlight';
      expect([messages.attempted[message], messages.sent[message], messages.ended[message]]).toEqual([
        n,
        sent?.n ?? -1,
        last(ended),
      ]);
      expect(messages.arrived[message]).toBe(last(its.filter(({ event }) => event === 'message-arrived')));
      expect(OUTCOMES[messages.outcome[message]!]).toBe(outcome);
      expect([messages.from[message], messages.via[message], messages.mark[message]]).toEqual([
        attempt.from,
        attempt.via,
        attempt.mark,
      ]);
      expect(messages.lands[message]).toBe(sent?.of.lands ?? -1);
      expect(messages.session[message]).toBe(sent?.of.session ?? -1);
      expect(messages.because[message]).toBe(ended[0]?.of.because ?? -1);
      const before = worlds[n - 1] ?? columns.head.world;
      const asked = attempt.of === -1 ? -1 : before.marks.thread[attempt.of!]!;
      expect(messages.thread[message]).toBe(sent?.of.thread ?? asked);
      if (attempt.to !== -1) expect(messages.to[message]).toBe(attempt.to);
    }
  });

  it('know what is in flight at any record', () => {
    const { messages } = trace;
    for (let n = -1; n < columns.count; n++) {
      const until = told.slice(0, n + 1);
      const over = new Set(until.filter(({ event }) => ENDS.includes(event)).map(({ of }) => of.message));
      const sent = until.filter(({ event }) => event === 'message-sent').map(({ of }) => of.message!);
      expect(messages.inFlightAt(n)).toEqual(sent.filter((message) => !over.has(message)));
    }
    expect(messages.inFlightAt(columns.count - 1)).toEqual(replication.messagesInFlight());
  });

  it('have every thread', () => {
    const { threads, messages } = trace;
    expect(threads.count).toBe(final.threads.count);
    for (let thread = 0; thread < threads.count; thread++) {
      const madeBy = worlds.findIndex((world) => world.threads.count > thread);
      expect(threads.madeBy[thread]).toBe(madeBy);
      const changed = told.filter(({ did }) =>
        did.some((one) => nameOfDid(one) === 'set-thread-status' && one.thread === thread),
      );
      expect(threads.closedBy[thread]).toBe(last(changed));
      const pair = final.threads.pair[thread]!;
      const { users } = worlds[madeBy]!;
      expect([threads.lo[thread], threads.hi[thread]]).toEqual([final.pairs.lo[pair], final.pairs.hi[pair]]);
      expect([threads.modeLo[thread], threads.modeHi[thread]]).toEqual([
        users.mode[final.pairs.lo[pair]!],
        users.mode[final.pairs.hi[pair]!],
      ]);
      const its = [...messages.thread.keys()].filter((message) => messages.thread[message] === thread);
      expect([...threads.messagesOf(thread)]).toEqual(its);
      const active = its
        .filter((message) => messages.sent[message] !== -1)
        .flatMap((message) => [messages.sent[message]!, messages.ended[message]!]);
      expect(threads.lastActive[thread]).toBe(Math.max(-1, ...active));
    }
  });

  it('have every session', () => {
    const { sessions } = trace;
    expect(sessions.count).toBe(final.sessions);
    const liveIn = (world: World, session: number): number =>
      Array.from({ length: world.threads.count }, (_, at) => world.threads.session[at]!).indexOf(session);
    for (let session = 0; session < sessions.count; session++) {
      const openedBy = worlds.findIndex((world) => liveIn(world, session) !== -1);
      const thread = liveIn(worlds[openedBy]!, session);
      const closed = worlds.findIndex((world, n) => n > openedBy && liveIn(world, session) === -1);
      expect([sessions.openedBy[session], sessions.closedBy[session], sessions.thread[session]]).toEqual([
        openedBy,
        closed,
        thread,
      ]);
      expect(sessions.expired[session]).toBe(told[closed]?.event === 'session-expired' ? 1 : 0);
      const touches = told.filter(
        ({ n, did }) =>
          n >= openedBy &&
          (closed === -1 || n < closed) &&
          did.some(
            (one) => ['open-session', 'touch-session'].includes(nameOfDid(one)) && one.thread === thread,
          ),
      );
      expect([...sessions.touches(session)]).toEqual(touches.map(({ n }) => n));
    }
  });

  it('have the records of everybody, and what each caused', () => {
    const { records, messages, threads } = trace;
    const lists = (
      axis: 'user' | 'thread' | 'message' | 'link' | 'tenant' | 'kind',
      count: number,
    ): number[][] => Array.from({ length: count }, (_, id) => [...records.of(axis, id)]);
    const byUser = lists('user', final.users.count);
    const byThread = lists('thread', threads.count);
    const byMessage = lists('message', messages.count);
    const byLink = lists('link', final.links.count);
    const byKind = lists('kind', RECORD_KINDS.length);
    for (const { n, event, of, did, cause } of told) {
      const concerned = records.concernedBy(n);
      const isMessage = of.message !== undefined;
      const thread = of.thread ?? (isMessage ? messages.thread[of.message!]! : -1);
      const pair = of.pair ?? (of.thread === undefined ? -1 : final.threads.pair[of.thread]!);
      const users = new Set(
        [
          of.user,
          ...(isMessage ? [messages.from[of.message!], messages.to[of.message!]] : []),
          ...(pair === -1 ? [] : [final.pairs.lo[pair], final.pairs.hi[pair]]),
          ...did.map((one) => one.user),
        ].filter((user) => user !== undefined && user !== -1),
      );
      expect(new Set(concerned.users)).toEqual(users);
      expect([concerned.thread, concerned.message, concerned.link]).toEqual([
        thread,
        of.message ?? -1,
        of.link ?? -1,
      ]);
      byUser.forEach((list, user) => {
        expect(list.includes(n)).toBe(users.has(user));
      });
      byThread.forEach((list, id) => {
        const changed = did.some((one) => one.thread === id);
        expect(list.includes(n)).toBe(id === thread || changed);
      });
      byMessage.forEach((list, id) => {
        expect(list.includes(n)).toBe(id === of.message);
      });
      byLink.forEach((list, id) => {
        expect(list.includes(n)).toBe(id === of.link || did.some((one) => one.link === id));
      });
      byKind.forEach((list, kind) => {
        expect(list.includes(n)).toBe(RECORD_KINDS[kind]!.name === event);
      });
      if (cause !== -1) expect([...records.effectsOf(cause)]).toContain(n);
      for (const effect of records.effectsOf(n)) expect(told[effect]!.cause).toBe(n);
    }
  });

  it('have the upgrades', () => {
    const upgrades = told.filter(
      (one) => one.class === 1 && one.did.some((did) => nameOfDid(did) === 'set-mode'),
    );
    expect([...trace.upgrades]).toEqual(upgrades.map(({ n }) => n));
  });
});
