// Each safeguard is taken away once: some scenario has to show it, and the watcher has to say what is broken.
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { EventList } from '../../src/core/event-list.ts';
import { TIMER } from '../../src/handlers/effects.ts';
import { E } from '../../src/model/event.ts';
import { T } from '../../src/model/transition.ts';
import { NONE, OUTCOME, PRESENCE, THREAD_STATUS } from '../../src/model/words.ts';
import { Outbox } from '../../src/run/outbox.ts';
import { Transit } from '../../src/run/transit.ts';
import { scenarios } from '../support/arbitraries.ts';
import { watch } from './promises.ts';

const FILES = fc.sample(scenarios(), { numRuns: 1_000, seed: 7 }).map((file) => JSON.stringify(file));

/** The promises that the first scenario to show anything breaks. */
function broken(watching: typeof watch = watch): string[] {
  for (const text of FILES) {
    const ids = new Set(watching(text).map(({ id }) => id));
    ids.delete('L1-in-flight');
    ids.delete('R1.9');
    if (ids.size > 0) return [...ids];
  }
  return [];
}

type Change = Outbox['change'];

/** Puts something else in the place of what the outbox does with a transition. */
function ablateChange(instead: (really: Change, ...operands: Parameters<Change>) => void): void {
  const { change } = Outbox.prototype;
  vi.spyOn(Outbox.prototype, 'change').mockImplementation(function (this: Outbox, ...operands) {
    instead((...args) => change.apply(this, args), ...operands);
  });
}

afterEach(() => {
  vi.restoreAllMocks();
});

test('with all safeguards nothing is broken', () => {
  expect(broken()).toEqual([]);
});

describe('it is noticed if', () => {
  test('no thread is ever disabled', () => {
    ablateChange((really, code, a, b, ...rest) => {
      if (code !== T.setThreadStatus || b !== THREAD_STATUS.disabled) really(code, a, b, ...rest);
    });
    expect(broken()).toContain('L2');
  });

  test('a disabled thread comes back', () => {
    ablateChange((really, code, a, b, ...rest) => {
      really(code, a, b, ...rest);
      if (code === T.setThreadStatus && b === THREAD_STATUS.disabled)
        really(T.setThreadStatus, a, THREAD_STATUS.open, 0, 0, 0, 0);
    });
    expect(broken()).toContain('L4');
  });

  test('a mode is granted and does not come into force', () => {
    ablateChange((really, code, ...rest) => {
      if (code !== T.setMode) really(code, ...rest);
    });
    expect(broken()).toContain('K5');
  });

  test('a message does not count as activity', () => {
    ablateChange((really, code, ...rest) => {
      if (code !== T.touchSession) really(code, ...rest);
    });
    expect(broken()).toContain('S2');
  });

  test('the clock of a session is not set again', () => {
    const { startTimer } = Outbox.prototype;
    const started = new WeakMap<Outbox, Set<number>>();
    vi.spyOn(Outbox.prototype, 'startTimer').mockImplementation(function (
      this: Outbox,
      timer,
      owner,
      ...rest
    ) {
      const owners = started.get(this) ?? new Set();
      started.set(this, owners);
      if (timer === TIMER.session && owners.has(owner)) return;
      if (timer === TIMER.session) owners.add(owner);
      startTimer.call(this, timer, owner, ...rest);
    });
    expect(broken()).toContain('S1');
  });

  test('a session lives a microsecond too long', () => {
    const { addLane } = EventList.prototype;
    vi.spyOn(EventList.prototype, 'addLane').mockImplementation(function (
      this: EventList,
      cls,
      kind,
      delayUs,
    ) {
      return addLane.call(this, cls, kind, kind === E.sessionExpired ? delayUs + 1 : delayUs);
    });
    expect(broken()).toContain('S1');
  });

  test('messages of one thread may overtake', () => {
    const { post } = Transit.prototype;
    vi.spyOn(Transit.prototype, 'post').mockImplementation(function (this: Transit, ...args) {
      const parcel = post.apply(this, args);
      this.parcels.before[parcel] = NONE;
      return parcel;
    });
    expect(broken()).toContain('N9');
  });

  test('a message is taken for delivered where nobody runs the client', () => {
    const { settle } = Outbox.prototype;
    vi.spyOn(Outbox.prototype, 'settle').mockImplementation(function (this: Outbox, outcome, because) {
      settle.call(this, outcome === OUTCOME.missed ? OUTCOME.delivered : outcome, because);
    });
    expect(broken()).toContain('R11');
  });

  test('a message that fails is forgotten', () => {
    const { settle } = Outbox.prototype;
    vi.spyOn(Outbox.prototype, 'settle').mockImplementation(function (this: Outbox, outcome, because) {
      if (outcome !== OUTCOME.failed) settle.call(this, outcome, because);
    });
    expect(broken()).toContain('C2');
  });

  test('a client that does not run is shown as available', () => {
    const { sendPresence } = Outbox.prototype;
    vi.spyOn(Outbox.prototype, 'sendPresence').mockImplementation(function (
      this: Outbox,
      pair,
      watcher,
      client,
    ) {
      sendPresence.call(this, pair, watcher, client, PRESENCE.available);
    });
    expect(broken()).toContain('P5');
  });
});

describe('it is noticed if a handler believes that', () => {
  /** Watches with one module of the handlers changed. */
  async function watchWith(module: string, changes: Record<string, unknown>): Promise<typeof watch> {
    vi.resetModules();
    vi.doMock(module, async (original) => ({ ...(await original<object>()), ...changes }));
    const { watch: watching } = await import('./promises.ts');
    vi.doUnmock(module);
    return watching;
  }

  test('every side of a thread stands for ever', async () => {
    const watching = await watchWith('../../src/handlers/thread-side.ts', {
      sideStands: () => true,
      sidesStand: () => true,
    });
    expect(broken(watching)).toContain('L2');
  });

  test('what is written in a thread is routed by the tables', async () => {
    const watching = await watchWith('../../src/handlers/asking.ts', { askInThread: () => {} });
    expect(['L1', 'R1', 'R9']).toContain(broken(watching)[0]);
  });
});
