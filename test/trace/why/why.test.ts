import { describe, expect, it } from 'vitest';
import { E, F, FIRST_FOLLOW_ON } from '../../../src/model/event.ts';
import { T } from '../../../src/model/transition.ts';
import { NONE, OUTCOME } from '../../../src/model/words.ts';
import { REASONS } from '../../../src/rules/reasons.ts';
import { TRANSITION_OPERANDS } from '../../../src/trace/columns.ts';
import type { ChangeField, IndexedTrace } from '../../../src/trace/indexed.ts';
import type { WhyInput } from '../../../src/trace/why/inputs.ts';
import { type Why, whyOf } from '../../../src/trace/why/why.ts';
import { reasonWords } from '../../../src/trace/why/words.ts';
import { SCENARIOS, traceOf } from './scenarios.ts';

/** A trace that says nothing about its reasons. */
const NO_WORDS = { rows: [], reasons: [] };

const TRACES = SCENARIOS.map((name) => [name, traceOf(name)] as const);

/** Every attempt of every scenario that has a decision on its routing, with what is said of it. */
function eachDecided(take: (name: string, trace: IndexedTrace, n: number, why: Why) => void): void {
  for (const [name, trace] of TRACES) {
    for (let n = 0; n < trace.columns.count; n++) {
      const place = trace.columns.decision[n]!;
      if (place < 0 || trace.columns.kind[n] !== E.messageAttempted) continue;
      take(name, trace, n, whyOf(trace, n));
    }
  }
}

/** Which fields a transition sets, of the entity that it names; written out again, apart from the index. */
const SETS: Readonly<Record<number, readonly ChangeField[]>> = {
  [T.setMode]: ['users.mode'],
  [T.setClientMode]: ['users.clientMode'],
  [T.setPendingMode]: ['users.pendingMode'],
  [T.setHome]: ['users.homed'],
  [T.setUserAccess]: ['users.access'],
  [T.setTenantMode]: ['tenants.mode'],
  [T.setFederation]: ['tenants.federation', 'tenants.accessExplicit'],
  [T.endUpgradeWait]: ['tenants.upgradePending'],
  [T.setThreadStatus]: ['threads.status'],
};

/** The record that last set each field of each entity, while a trace is gone through once. */
class LastSets {
  readonly #records = new Map<string, number>();
  readonly #columns: IndexedTrace['columns'];
  #threads: number;
  #upTo = 0;

  constructor({ columns }: IndexedTrace) {
    this.#columns = columns;
    this.#threads = columns.head.world.threads.count;
  }

  /** Asked for records in their order. */
  before(n: number, { cells }: WhyInput): number {
    while (this.#upTo < n) this.#take(this.#upTo++);
    return Math.max(...cells.map(({ field, entity }) => this.#records.get(`${field} ${entity}`) ?? NONE));
  }

  #take(n: number): void {
    const { dids, didStart, head } = this.#columns;
    const set = (field: ChangeField, entity: number): void => {
      this.#records.set(`${field} ${entity}`, n);
    };
    for (let at = didStart[n]!; at < didStart[n + 1]!; at += TRANSITION_OPERANDS[dids[at]!]! + 1) {
      const [code, a, b] = [dids[at]!, dids[at + 1]!, dids[at + 2]!];
      if (code === T.setDomainAccess) set('access', a * head.world.domains + b);
      else if (code === T.setStaleMode) set(b === 0 ? 'pairs.staleForLo' : 'pairs.staleForHi', a);
      else if (code === T.addThread) set('threads.status', this.#threads++);
      for (const field of SETS[code] ?? []) set(field, a);
    }
  }
}

function groupsByASwitch({ columns }: IndexedTrace): boolean {
  const { switches } = columns.head.header as { switches: { islandsFederatedGroupChat?: string } };
  return switches.islandsFederatedGroupChat === 'on';
}

describe('why', () => {
  it('lights the cell of the row that decided, in all scenarios', () => {
    let lit = 0;
    eachDecided((name, trace, n, { decision }) => {
      const where = `${name}, record ${n}`;
      const row = decision!.row;
      const rows = decision!.tables.flatMap((table) =>
        table.rows.flatMap(({ cells }) => cells.filter((cell) => cell.lit).map((cell) => cell.row)),
      );
      // A group that is native by a switch (A15) lands without a row.
      const outcome = groupsByASwitch(trace) ? expect.stringMatching(/^(?:refused|lands)$/) : 'refused';
      if (row === '') expect(decision!.outcome, where).toEqual(outcome);
      else expect(rows[0], where).toBe(row);
      const gate = decision!.gates.find((each) => each.gate === 'cloud-pair');
      if (gate !== undefined) expect(rows, where).toContain(gate.because);
      expect(rows.length, where).toBe(new Set([row, gate?.because ?? ''].filter((each) => each !== '')).size);
      lit += rows.length;
    });
    expect(lit).toBeGreaterThan(500);
  });

  it('names the record that last set each input, and none later does', () => {
    let set = 0;
    const fields = new Set<ChangeField>();
    const lasts = new Map(TRACES.map(([name, trace]) => [name, new LastSets(trace)]));
    eachDecided((name, _trace, n, { decision }) => {
      const last = lasts.get(name)!;
      for (const input of decision!.inputs) {
        if (input.cells.length === 0) continue;
        expect(input.setBy, `${name}, record ${n}, ${input.name}`).toBe(last.before(n, input));
        if (input.setBy === NONE) continue;
        set += 1;
        for (const { field } of input.cells) fields.add(field);
      }
    });
    expect(set).toBeGreaterThan(100);
    for (const field of ['users.mode', 'users.homed', 'threads.status', 'access', 'users.access'] as const)
      expect(fields).toContain(field);
  });

  it('reads each input from cells that have its value', () => {
    eachDecided((name, trace, n, { decision }) => {
      const world = trace.states.at(n - 1);
      for (const { name: input, cells, value } of decision!.inputs) {
        if (!/^(originator|recipient)(Mode|Homed)$/.test(input)) continue;
        const [{ field, entity }] = cells as [WhyInput['cells'][number]];
        const [table, column] = field.split('.') as ['users', 'mode'];
        const words = input.endsWith('Mode') ? MODE_WORDS : HOME_WORDS;
        expect(words[world[table][column][entity]!], `${name}, record ${n}, ${input}`).toBe(value);
      }
    });
  });

  it('finds the thread of every message that goes on in one', () => {
    eachDecided((name, trace, n, { decision }) => {
      const input = decision!.inputs.find((each) => each.name === 'thread');
      if (input === undefined) return;
      expect(input.id, `${name}, record ${n}`).toBeGreaterThanOrEqual(0);
      const row = decision!.inputs.find((each) => each.name === 'threadRow')!;
      const { rows } = trace.columns.head.header.words;
      expect(rows[trace.threads.world.threads.row[input.id]!] ?? 'null').toBe(row.value);
    });
  });

  it('says the same decision of whatever follows from the attempt', () => {
    const ends = new Set<number>();
    for (const [, trace] of TRACES) {
      const { messages } = trace;
      for (let message = 0; message < messages.count; message++) {
        const end = messages.ended[message]!;
        const attempt = messages.attempted[message]!;
        if (end === NONE || attempt === NONE) continue;
        expect(whyOf(trace, end).decision).toEqual(whyOf(trace, attempt).decision);
        ends.add(messages.outcome[message]!);
      }
    }
    expect([...ends].sort()).toEqual([OUTCOME.delivered, OUTCOME.missed, OUTCOME.refused, OUTCOME.failed]);
  });

  it('tells causes back to the root, effects, and the threads that an upgrade ends', () => {
    const trace = traceOf('main');
    const moved = trace.columns.kind.indexOf(E.userMoved);
    const why = whyOf(trace, moved);
    expect(why.endings.map(({ thread, becomes }) => [thread.id, becomes])).toEqual([[1, 'disabled']]);
    expect(why.endings[0]!.because).toBe('because bob@contoso.com was moved to online');
    expect(why.endingsLeftOut).toBe(0);
    const delivered = trace.columns.kind.indexOf(FIRST_FOLLOW_ON + F.messageDelivered);
    const chain = whyOf(trace, delivered).causes.map(({ n }) => n);
    expect(chain).toEqual([3, 2, 1, 0]);
    expect(whyOf(trace, 1).effects.map(({ n }) => n)).toEqual([2]);
  });

  it('shows the decision that made the thread in which a message goes on', () => {
    const why = whyOf(traceOf('main'), 25);
    expect(why.thread).toMatchObject({ id: 1, method: 'interop', madeBy: 9, row: '2021-11/1c.1' });
    expect(why.madeThread).toMatchObject({ n: 9, row: '2021-11/1c.1' });
    expect(whyOf(traceOf('main'), 9).madeThread).toBeUndefined();
  });

  it('has words for every reason that a gate may give', () => {
    const spaced = REASONS.filter(
      ({ name, kind }) => kind === 'detail' && reasonWords(name, NO_WORDS) === name.replace(/-/g, ' '),
    );
    expect(spaced.map(({ name }) => name)).toEqual([
      'none',
      'granted',
      'on-prem-detected',
      'mode-is-read-only',
      'hybrid-global-islands',
      'notify-with-teams-only',
    ]);
  });

  it('says something of every record of every scenario', () => {
    for (const [name, trace] of TRACES.slice(0, 20)) {
      for (let n = 0; n < trace.columns.count; n++) {
        const { title, sentences, subjects } = whyOf(trace, n);
        expect(title, `${name}, record ${n}`).not.toBe('');
        expect(sentences[0], `${name}, record ${n}`).toMatch(/\w/);
        expect(new Set(subjects.map(({ subject, id }) => `${subject} ${id}`)).size).toBe(subjects.length);
      }
    }
  });

  it('takes tables and decisions that are anything at all', () => {
    const { columns, ...rest } = traceOf('main');
    const tables = [
      null,
      1,
      [],
      {},
      { rows: 7 },
      { rows: [null, {}, [null, { row: 3 }, { text: {}, row: '2021-11/1b.1' }]] },
    ];
    const odd = (text: string): IndexedTrace => ({
      ...rest,
      columns: {
        ...columns,
        head: { ...columns.head, tables },
        decisions: columns.decisions.map(() => text),
      },
    });
    const texts = [
      '7',
      'null',
      '[]',
      '{}',
      'not JSON',
      '{"gates":7,"inputs":[]}',
      '{"gates":[null,{}],"inputs":{"__proto__":1,"thread":{}}}',
    ];
    for (const text of texts) expect(whyOf(odd(text), 0).n).toBe(0);
    const lit = whyOf(odd('{"row":"2021-11/1b.1","inputs":{"originatorMode":["x"]}}'), 0).decision!;
    expect(lit.tables[0]!.rows[0]!.cells.map((cell) => cell.lit)).toEqual([false, true]);
    expect(lit.inputs[0]!.value).toBe('["x"]');
  });
});

const MODE_WORDS = ['TeamsOnly', 'Islands', 'SfBOnly', 'SfBWithTeamsCollab', 'SfBWithTeamsCollabAndMeetings'];
const HOME_WORDS = ['online', 'onPrem'];
