import { describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../../../src/model/event.ts';
import { worldToJson } from '../../../src/model/world.ts';
import { describeState } from '../../../src/trace/index/describe-state.ts';
import { indexTrace } from '../../../src/trace/index/index-trace.ts';
import { momentAfter, momentAt, parseMoment } from '../../../src/trace/index/moment.ts';
import { stateText } from '../../../src/trace/index/state-text.ts';
import { runScenario, worldsOf } from './scenario-traces.ts';

const { columns, digests } = runScenario('main');
const trace = indexTrace(columns);
const worlds = worldsOf(columns);
const TIMEOUT_US = 600_000_000;

describe('a described state', () => {
  it('is the state, with what is on its way and what is due', () => {
    for (let n = 0; n < columns.count; n += 3) {
      const described = describeState(trace, momentAfter(trace, n));
      expect(described.state).toEqual(worldToJson(worlds[n]!));
      if (digests.has(n)) expect(described.digest).toBe(digests.get(n));
      expect([described.n, described.at]).toEqual([n, columns.atUs[n]]);
      expect(described.event).toBe(RECORD_KINDS[columns.kind[n]!]!.name);
      expect(described.inFlight.map(({ message }) => message)).toEqual(trace.messages.inFlightAt(n));
      expect(described.timers.next.length).toBe(Math.min(10, described.timers.total));
    }
  });

  it('has every live session with its countdown', () => {
    let seen = 0;
    for (let n = 0; n < columns.count; n++) {
      const atUs = columns.atUs[n]! + 1;
      const { sessions } = describeState(trace, { n, atUs });
      const { threads } = worlds[n]!;
      const live = [...Array(threads.count).keys()].filter((thread) => threads.session[thread] !== -1);
      expect(sessions.map(({ thread }) => thread).sort((a, b) => a - b)).toEqual(live);
      for (const { thread, session, expiresAt, left } of sessions) {
        expect(session).toBe(threads.session[thread]);
        expect(expiresAt).toBe(threads.activeUs[thread]! + TIMEOUT_US);
        expect(left).toBe(expiresAt! - atUs);
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(10);
  });

  it('is told without what a terminal would obey, and says how much it leaves out', () => {
    const names = {
      ...columns.head.names,
      users: columns.head.names.users.map((name) => `\u001b[31m${name}`),
    };
    const text = stateText(describeState(trace, momentAt(trace, 3_600_000_000)), names, 2);
    expect(text).not.toContain('\u001b');
    expect(text).toContain(`and ${names.users.length - 2} more; --json has them all`);
  });
});

describe('a moment', () => {
  it('given as a time is after all that happens then', () => {
    for (let n = 0; n < columns.count; n++) {
      const atUs = columns.atUs[n]!;
      expect(momentAt(trace, atUs)).toEqual({ atUs, n: columns.atUs.lastIndexOf(atUs) });
      expect(parseMoment(trace, `${atUs}us`)).toEqual(momentAt(trace, atUs));
      expect(parseMoment(trace, `${atUs}us,${n}`)).toEqual({ atUs, n });
      expect(parseMoment(trace, `#${n}`)).toEqual({ atUs, n });
    }
    expect(momentAt(trace, 0).n).toBe(columns.atUs.lastIndexOf(0));
  });
});
