import { afterEach, describe, expect, it, vi } from 'vitest';
import { EventList } from '../../../src/core/event-list.ts';
import { E, EVENTS } from '../../../src/model/event.ts';
import { NONE } from '../../../src/model/words.ts';
import { indexTrace } from '../../../src/trace/index/index-trace.ts';
import { dueAt } from '../../../src/trace/index/timers.ts';
import type { Observer, RecordBuffer } from '../../../src/trace/record.ts';
import { type LiveTrace, runScenario, SCENARIOS } from './scenario-traces.ts';

interface Pending {
  readonly kind: number;
  readonly atUs: number;
  readonly operands: readonly number[];
}

/**
 * What the event list of a run holds, kept beside it while the run goes on. Left out: what no record scheduled (the
 * scenario's agenda), and the patience of a message that waits no longer, which the list drops when it comes up.
 */
class Mirror implements Observer {
  /** By record: the events that are due after it, as `kind at`. */
  readonly due = new Map<number, string[]>();
  readonly #pending = new Set<Pending>();
  readonly #timers = new Map<string, Pending>();
  readonly #lanes: { kind: number; delayUs: number }[] = [];
  #n = -1;

  constructor() {
    const { push, pop, addLane, arm, disarm } = EventList.prototype;
    const mirror = this;
    vi.spyOn(EventList.prototype, 'push').mockImplementation(function (this: EventList, ...all) {
      const [atUs, , , kind, ...rest] = all;
      if (rest[4] !== NONE) mirror.#pending.add({ kind, atUs, operands: rest });
      push.apply(this, all);
    });
    vi.spyOn(EventList.prototype, 'addLane').mockImplementation(function (this: EventList, ...all) {
      mirror.#lanes.push({ kind: all[1], delayUs: all[2] });
      return addLane.apply(this, all);
    });
    vi.spyOn(EventList.prototype, 'arm').mockImplementation(function (this: EventList, ...all) {
      const [lane, owner, nowUs, cause] = all;
      const { kind, delayUs } = mirror.#lanes[lane]!;
      mirror.#timers.delete(`${lane} ${owner}`);
      if (cause !== NONE) {
        mirror.#timers.set(`${lane} ${owner}`, { kind, atUs: nowUs + delayUs, operands: [owner] });
      }
      arm.apply(this, all);
    });
    vi.spyOn(EventList.prototype, 'disarm').mockImplementation(function (this: EventList, ...all) {
      mirror.#timers.delete(`${all[0]} ${all[1]}`);
      disarm.apply(this, all);
    });
    vi.spyOn(EventList.prototype, 'pop').mockImplementation(function (this: EventList) {
      const popped = pop.call(this);
      mirror.#forget(this);
      return popped;
    });
  }

  record(record: RecordBuffer): void {
    this.#n = record.n;
  }

  settled(): void {
    this.due.set(this.#n, this.#all());
  }

  #all(): string[] {
    return [...this.#pending, ...this.#timers.values()]
      .map(({ kind, atUs }) => `${EVENTS[kind]!.name} ${atUs}`)
      .sort();
  }

  #forget({ kind, timeUs, a, b, c, d }: EventList): void {
    const isIt = (one: Pending): boolean =>
      one.kind === kind && one.atUs === timeUs && [a, b, c, d].every((value, i) => value === one.operands[i]);
    for (const one of this.#pending) if (isIt(one)) return void this.#pending.delete(one);
    for (const [key, one] of this.#timers) {
      if (one.kind === kind && one.atUs === timeUs && one.operands[0] === a)
        return void this.#timers.delete(key);
    }
  }
}

afterEach(() => {
  vi.restoreAllMocks();
});

const withoutWaits = (events: readonly string[]): string[] =>
  events.filter((event) => !event.startsWith('link-wait-ended'));

function runMirrored(scenario: string | object): LiveTrace & { due: Map<number, string[]> } {
  const mirror = new Mirror();
  return { ...runScenario(scenario, [mirror]), due: mirror.due };
}

const MANY = 1_000_000;

describe('the events that are due after a record', () => {
  it.each(SCENARIOS)('are those of the event list of %s', (name) => {
    const { columns, due } = runMirrored(name);
    const trace = indexTrace(columns);
    let seen = 0;
    for (const [n, expected] of due) {
      // Records of the same instant may still be to come, but the list is told at the end of each event.
      const { next, total } = dueAt(trace, n, MANY);
      expect(total).toBe(next.length);
      const events = next.map(({ kind, atUs }) => `${EVENTS[kind]!.name} ${atUs}`).sort();
      expect(withoutWaits(events)).toEqual(withoutWaits(expected));
      for (const wait of events) if (wait.startsWith('link-wait')) expect(expected).toContain(wait);
      seen += next.length;
    }
    expect(seen).toBeGreaterThan(0);
  });

  it.each(SCENARIOS)('of %s happen when they are said to, and are listed until then', (name) => {
    const { columns } = runScenario(name);
    const trace = indexTrace(columns);
    for (let n = 0; n < columns.count; n++) {
      const { next } = dueAt(trace, n, MANY);
      expect(next.map(({ atUs }) => atUs)).toEqual(next.map(({ atUs }) => atUs).sort((a, b) => a - b));
      for (const { kind, atUs, by, happens } of next) {
        expect(by).toBeLessThanOrEqual(n);
        expect(atUs).toBeGreaterThanOrEqual(columns.atUs[n]!);
        if (happens === -1) continue;
        expect(happens).toBeGreaterThan(n);
        expect(columns.atUs[happens]).toBe(atUs);
        const cause = columns.cause[happens]!;
        expect([cause, columns.cause[cause]]).toContain(by);
        if (EVENTS[kind]!.class !== 4) expect(columns.kind[happens]).toBe(kind);
      }
      expect(dueAt(trace, n, 3)).toEqual({ total: next.length, next: next.slice(0, 3) });
    }
  });

  it('do not include the earlier expiry of a session that was touched since', () => {
    const { columns } = runScenario('split-idle-clock');
    const trace = indexTrace(columns);
    const session = [0, 1, 2].find((one) => trace.sessions.touches(one).length > 1)!;
    const [opened, touched] = trace.sessions.touches(session);
    const expiryAt = (n: number): number[] =>
      dueAt(trace, n, MANY)
        .next.filter((due) => due.kind === E.sessionExpired && due.of === trace.sessions.thread[session])
        .map(({ atUs }) => atUs);
    const timeoutUs = 600_000_000;
    expect(expiryAt(opened!)).toEqual([columns.atUs[opened!]! + timeoutUs]);
    expect(expiryAt(touched!)).toEqual([columns.atUs[touched!]! + timeoutUs]);
  });

  it('are those of the event list when both of a pair are behind, catch up and are behind again', () => {
    const grant = (at: string, policy: string): object => ({ at, grantPolicy: { group: 'both', policy } });
    const { columns, due } = runMirrored({
      coexsim: 1,
      title: 'both behind',
      start: '2019-05-06T09:00:00Z',
      until: '6h',
      rules: '2019-h1',
      switches: { peerModeCache: 'cached' },
      tenants: { contoso: { domains: ['contoso.com'], mode: 'Islands' } },
      users: { 'ann@contoso.com': null, 'bob@contoso.com': null, 'chen@contoso.com': null },
      groups: { both: ['ann@contoso.com', 'bob@contoso.com'] },
      events: [
        { at: '10m', chat: { from: 'ann@contoso.com', to: 'bob@contoso.com', via: 'Teams', id: 'a' } },
        { at: '11m', chat: { from: 'bob@contoso.com', to: 'chen@contoso.com', via: 'Teams', id: 'b' } },
        grant('1h', 'UpgradeToTeams'),
        { at: '2h', setMode: { user: 'ann@contoso.com', mode: 'Islands' } },
        { at: '2h10m', setMode: { user: 'bob@contoso.com', mode: 'Islands' } },
        { at: '2h20m', setMode: { user: 'ann@contoso.com', mode: 'TeamsOnly' } },
      ],
    });
    const trace = indexTrace(columns);
    const behind = new Set<number>();
    for (const [n, expected] of due) {
      const { next } = dueAt(trace, n, MANY);
      expect(next.map(({ kind, atUs }) => `${EVENTS[kind]!.name} ${atUs}`).sort()).toEqual(expected);
      behind.add(next.filter(({ kind }) => kind === E.peerModeLearned).length);
    }
    expect(behind).toEqual(new Set([0, 3, 2, 1]));
  });

  it('are found again among thousands that one record scheduled', () => {
    const users = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [
        `u${i}@contoso.com`,
        { contacts: [`u${(i + 1) % 60}@contoso.com`] },
      ]),
    );
    const { columns, due } = runMirrored({
      coexsim: 1,
      title: 'many at once',
      start: '2019-06-03T09:00:00Z',
      until: '1h',
      rules: '2019-h1',
      switches: { modeChangeDelay: '5m', clientLearnsModeAfter: '1m' },
      tenants: { contoso: { domains: ['contoso.com'], mode: 'Islands' } },
      users,
      events: [
        { at: '1m', grantPolicy: { tenant: 'contoso', policy: 'SfBWithTeamsCollab' } },
        { at: '2m', grantPolicy: { tenant: 'contoso', policy: 'SfBOnly' } },
      ],
    });
    const trace = indexTrace(columns);
    for (const [n, expected] of due) {
      const { next } = dueAt(trace, n, MANY);
      expect(next.map(({ kind, atUs }) => `${EVENTS[kind]!.name} ${atUs}`).sort()).toEqual(expected);
    }
    expect(Math.max(...[...due.values()].map((list) => list.length))).toBeGreaterThan(100);
  });
});
