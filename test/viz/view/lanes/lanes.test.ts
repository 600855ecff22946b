import { describe, expect, it } from 'vitest';
import { CLIENT, CLIENTS, MODES, NONE, PRESENCES } from '../../../../src/model/words.ts';
import type { World } from '../../../../src/model/world.ts';
import { indexTrace } from '../../../../src/trace/index/index-trace.ts';
import type { IndexedTrace } from '../../../../src/trace/indexed.ts';
import { type Mark, marksOf } from '../../../../viz/list/display-list.ts';
import { lanes } from '../../../../viz/view/lanes/lanes.ts';
import { countdownAt } from '../../../../viz/view/lanes/session-clock.ts';
import { TIME_MODES } from '../../../../viz/view/time-axis.ts';
import type { ViewInput } from '../../../../viz/view/view.ts';
import { runMillion } from '../../../bench/viewer/million.ts';
import { traceOf } from '../../../trace/why/scenarios.ts';
import { inputOf } from '../inputs.ts';

const MANY = (): IndexedTrace => indexTrace(runMillion({ records: 12_000 }).columns);

/** Where the cursor's line is. */
function cursorX(marks: readonly Mark[]): number {
  return marks.find((mark) => mark.style === 'cursor')!.box[0];
}

/** The styles of the strips under the cursor, from top to bottom, by user: what is painted last counts. */
function stripsAt(marks: readonly Mark[], x: number): Map<number, string[]> {
  const byUser = new Map<number, Map<number, string>>();
  for (const { kind, subject, id, style, box } of marks) {
    if (kind !== 'rect' || subject !== 'user' || !/^(mode|presence)-/.test(style)) continue;
    if (box[0] > x || box[2] <= x) continue;
    const strips = byUser.get(id) ?? new Map<number, string>();
    byUser.set(id, strips.set(box[1], style));
  }
  return new Map(
    [...byUser].map(([id, strips]) => [id, [...strips].sort(([a], [b]) => a - b).map(([, style]) => style)]),
  );
}

/** What the strips have to show by the state itself. */
function stripsOf(trace: IndexedTrace, world: World, user: number): string[] {
  const { users } = world;
  const { running } = trace.columns.head.world.users;
  const everRuns = trace.changes
    .history('users.running', user)
    .values.reduce((all, bits) => all | bits, running[user]!);
  const presence = (client: number): string => {
    if (users.pendingMode[user] !== NONE) return 'unknown';
    if ((users.running[user]! & (1 << client)) === 0) return 'offline';
    return PRESENCES[(client === CLIENT.Teams ? users.activityTeams : users.activitySfb)[user]!]!;
  };
  const clients = CLIENTS.map((_, client) => client).filter((client) => everRuns & (1 << client));
  return [`mode-${MODES[users.mode[user]!]}`, ...clients.map((client) => `presence-${presence(client)}`)];
}

/** Records that set a mode, start or stop a client, or change what somebody does. */
function recordsThatChange({ changes, columns }: IndexedTrace): number[] {
  const fields = ['users.mode', 'users.pendingMode', 'users.running', 'users.activityTeams'] as const;
  const users = Array.from({ length: columns.head.world.users.count }, (_, user) => user);
  return users.flatMap((user) => fields.flatMap((field) => [...changes.history(field, user).records]));
}

describe('swimlanes', () => {
  it.each([
    ['main', () => traceOf('main')],
    ['mode-grant-under-way', () => traceOf('mode-grant-under-way')],
    ['presence-away-and-late', () => traceOf('presence-away-and-late')],
    ['many people', MANY],
  ] as const)('have under the cursor the mode and presence of the state there: %s', (_, made) => {
    const trace = made();
    let checked = 0;
    const changing = recordsThatChange(trace);
    for (let i = 0; i < 50; i++) {
      const share = ((i * 7919 + 17) % 9973) / 9973;
      const n =
        i % 2 === 0
          ? Math.floor(share * trace.columns.count)
          : changing[Math.floor(share * changing.length)]!;
      const mode = TIME_MODES[i % 3]!;
      const input = inputOf(trace, { n, mode, height: 3000 });
      const half = input.axis.length / (1 + (i % 5) * 10);
      const at = input.axis.uOfRecord(n);
      const stretch = { fromU: Math.max(0, at - half), toU: Math.min(input.axis.length, at + half + 1) };
      const marks = marksOf(lanes({ ...input, ...stretch }).marks);
      const world = trace.states.at(n);
      for (const [user, strips] of stripsAt(marks, cursorX(marks))) {
        expect(strips, `record ${n}, user ${user}`).toEqual(stripsOf(trace, world, user));
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThanOrEqual(50);
  });

  it('are, around an upgrade, the marks that they have always been', () => {
    const trace = traceOf('main');
    const upgrade = trace.upgrades[0]!;
    const input = inputOf(trace, { n: upgrade, mode: 'order', width: 900, height: 420 });
    const { marks, header, notices, records } = lanes({ ...input, fromU: upgrade - 30, toU: upgrade + 30 });
    expect({
      notices,
      records: [...records],
      marks: lines(marksOf(marks)),
      header: lines(marksOf(header!)),
    }).toMatchSnapshot();
  });

  it('leave out who takes no part in the stretch, say so, and show them when they are selected', () => {
    const trace = traceOf('main');
    const people = trace.columns.head.world.users.count;
    const input = { ...inputOf(trace, { mode: 'order', height: 3000 }), fromU: 0, toU: 5 };
    const shown = usersIn(input);
    expect(shown.length).toBeLessThan(people);
    const notice = `${people - shown.length} of ${people} people take no part in this stretch and have no lane.`;
    expect(lanes(input).notices.map(({ text }) => text)).toContain(notice);
    const quiet = Array.from({ length: people }, (_, user) => user).find((user) => !shown.includes(user))!;
    expect(usersIn({ ...input, selection: { subject: 'user', id: quiet } })).toContain(quiet);
  });

  it('count down live sessions to the record in which they expire', () => {
    const trace = traceOf('main');
    const { sessions, columns } = trace;
    let counted = 0;
    for (let session = 0; session < sessions.count; session++) {
      const [opened, closed] = [sessions.openedBy[session]!, sessions.closedBy[session]!];
      if (sessions.expired[session] !== 1) continue;
      const n = closed - 1;
      const { dueUs, leftUs } = countdownAt(trace, session, { n, atUs: columns.atUs[n]! })!;
      expect(dueUs).toBe(columns.atUs[closed]);
      expect(leftUs).toBe(columns.atUs[closed]! - columns.atUs[n]!);
      expect(countdownAt(trace, session, { n: closed, atUs: columns.atUs[closed]! })).toBeUndefined();
      expect(countdownAt(trace, session, { n: opened - 1, atUs: 0 })).toBeUndefined();
      const marks = marksOf(lanes(inputOf(trace, { n: opened, mode: 'order', height: 3000 })).marks);
      expect(marks.some((mark) => mark.style === 'session-countdown' && mark.id === session)).toBe(true);
      counted += 1;
    }
    expect(counted).toBeGreaterThan(5);
  });

  it('put a cross where a thread is disabled, in the lanes of both', () => {
    const trace = traceOf('main');
    const marks = marksOf(lanes(inputOf(trace, { mode: 'order', height: 3000 })).marks);
    const crosses = marks.filter((mark) => mark.style === 'thread-disabled' && mark.kind === 'symbol');
    const disabled = Array.from({ length: trace.threads.count }, (_, thread) => thread).filter(
      (thread) => trace.threads.world.threads.status[thread] === 2,
    );
    const left = lanes(inputOf(trace, { mode: 'order', height: 3000 })).notices.some(({ text }) =>
      text.includes('threads are not drawn'),
    );
    expect(left).toBe(true);
    expect(new Set(crosses.map(({ text }) => text)).size).toBe(disabled.length);
    for (const { id, box } of crosses) {
      const input = inputOf(trace, { mode: 'order' });
      expect(box[0]).toBeCloseTo(190 + (input.axis.uOfRecord(id) / input.axis.length) * 1010, 2);
    }
  });

  it('draw each message once, or as density if they are too many, and count those', () => {
    const trace = traceOf('main');
    const { messages } = trace;
    const drawn = lanes(inputOf(trace, { height: 3000 })).records;
    const ended = Array.from(messages.ended).filter((n) => n >= 0);
    const expected = [...ended, ...Array.from(messages.sent).filter((n) => n >= 0)].sort((a, b) => a - b);
    expect([...drawn]).toEqual(expected);
    const many = MANY();
    const crowded = lanes(inputOf(many, { height: 5000 }));
    const said = crowded.notices.find(({ text }) => text.includes('as density'))!;
    expect(said.text).toMatch(/^\d+ records in \d+ lanes/);
    expect(marksOf(crowded.marks).some((mark) => mark.kind === 'area')).toBe(true);
  });

  it('have one lane for each tenant or cloud if asked for, with all that happens in it', () => {
    const trace = traceOf('main');
    for (const grouping of ['tenant', 'cloud'] as const) {
      const { marks, header, notices } = lanes(inputOf(trace, { grouping }));
      const bars = marksOf(marks).filter((mark) => mark.kind === 'area');
      const counted = bars.reduce((sum, { text }) => sum + Number.parseInt(text, 10), 0);
      expect(counted).toBeGreaterThan(trace.columns.count * 0.9);
      expect(notices[0]!.text).toBe(
        `${counted} records are shown as density, a lane for each tenant or cloud.`,
      );
      expect(marksOf(header!).map(({ text }) => text)).toContain(
        grouping === 'tenant' ? 'fabrikam' : '21Vianet',
      );
    }
  });

  it('show in ticks what the filter lets through, and nothing else', () => {
    const trace = traceOf('main');
    const passes = new Uint8Array(trace.columns.count);
    for (const n of trace.records.of('thread', 1)) passes[n] = 1;
    const { records } = lanes(inputOf(trace, { height: 3000, matches: { passes, shown: 0, total: 0 } }));
    expect(records.length).toBeGreaterThan(2);
    for (const n of records) expect(passes[n]).toBe(1);
  });
});

function usersIn(input: ViewInput): number[] {
  const users = marksOf(lanes(input).header!).filter((mark) => mark.subject === 'user');
  return [...new Set(users.map(({ id }) => id))];
}

function lines(marks: readonly Mark[]): string[] {
  return marks.map(({ kind, style, subject, id, box, text, weight }) =>
    [kind, style, subject, id, box.map((side) => Math.round(side * 10) / 10).join(' '), text, weight].join(
      ' | ',
    ),
  );
}
