/** What always holds of calls, in scenarios at random whose chats have become calls. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newInvariantChecker } from '../../src/check/invariants.ts';
import { CALL_STATUS } from '../../src/model/call-words.ts';
import { F, FIRST_FOLLOW_ON } from '../../src/model/event.ts';
import { NONE } from '../../src/model/words.ts';
import { planOf } from '../../src/run/from-scenario.ts';
import { type JsonObject, type Kind, type ScenarioFile, scenarios } from '../support/arbitraries.ts';
import { compile, type Recorded, recorded, run, SEED } from '../support/running.ts';
import { remembered } from '../support/same-world.ts';

const KINDS: readonly Kind[] = [
  ...Array<Kind>(12).fill('chat'),
  'reply',
  'setMode',
  'setMode',
  'setMode',
  'grantPolicy',
  'move',
  'signIn',
  'signOut',
  'signOut',
  'setActivity',
  'linkDown',
  'linkUp',
];
const TURNS: readonly JsonObject[] = [
  {},
  { answerAfter: '3s' },
  { answerAfter: '3s', hangUpAfter: '5m' },
  { answerAfter: '0s', hangUpAfter: '0s' },
  { answerAfter: '30s' },
  { declineAfter: '3s' },
];
const OFFSETS = ['0s', '1us', '20ms', '3s', '3s1us', '20s', '3m'] as const;
const ACTS = ['answer', 'decline', 'hangUp', 'hangUp', 'resumeCall', 'addToCall'] as const;

const drawn = fc.array(
  fc.record({
    isCall: fc.nat(3),
    turn: fc.nat(TURNS.length - 1),
    video: fc.boolean(),
    acts: fc.array(fc.tuple(fc.nat(ACTS.length - 1), fc.nat(OFFSETS.length - 1), fc.boolean(), fc.nat(4)), {
      maxLength: 3,
    }),
  }),
  { minLength: 24, maxLength: 24 },
);
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

/** The scenario with most of its chats as calls, and what people do with them. */
function withCalls(file: ScenarioFile, draws: Drawn): ScenarioFile {
  const users = Object.keys(file.users);
  const events = file.events.flatMap((event, place) => {
    const draw = draws[place % draws.length]!;
    if (event.chat === undefined || draw.isCall === 0) return [event];
    const { from, to, via, thread, id } = event.chat as JsonObject;
    const name = typeof id === 'string' ? id : `call${place}`;
    const call = { from, to, via, ...(thread !== undefined && { thread }), id: name, ...TURNS[draw.turn] };
    const invitation = { ...event, chat: undefined, call: { ...call, kind: draw.video ? 'video' : 'audio' } };
    return [invitation, ...actsOn(name, [from, to], draw, users)];
  });
  return { ...file, events: JSON.parse(JSON.stringify(events)) as JsonObject[] };
}

function actsOn(
  call: string,
  two: unknown[],
  { acts }: Drawn[number],
  users: readonly string[],
): JsonObject[] {
  return acts.flatMap(([which, offset, byCallee, user]) => {
    const act = ACTS[which]!;
    const by = act === 'answer' || act === 'decline' ? {} : { by: byCallee ? 'callee' : 'caller' };
    const third = users[user % users.length]!;
    if (act === 'addToCall' && two.includes(third)) return [];
    const more = act === 'addToCall' ? { user: third } : {};
    return [{ at: `${call} + ${OFFSETS[offset]}`, [act]: { call, ...by, ...more } }];
  });
}

const worlds = fc.tuple(scenarios({ kinds: KINDS }), drawn).map(([file, draws]) => withCalls(file, draws));

const known = new Map<string, Recorded>();

/** The same scenario is run once, however many properties ask about it. */
function ranOf(file: ScenarioFile): Recorded {
  const text = JSON.stringify(file);
  const ran = known.get(text) ?? recorded(compile(file));
  known.set(text, ran);
  return ran;
}

/** A fifth of the usual: each is a whole run with calls. The setup fixes the seed, so all properties ask the same runs. */
const RUNS = { numRuns: Math.ceil((fc.readConfigureGlobal().numRuns ?? 1_000) / 5) };

function violationsOf(ran: Recorded): readonly unknown[] {
  const checker = newInvariantChecker(planOf(ran.compiled, SEED).world, ran.compiled);
  for (const record of ran.records) checker.record(record);
  checker.end({ inFlight: ran.replication.messagesInFlight() });
  return checker.violations();
}

/** How often a kind of follow-on was told of each call. */
function toldOf({ records }: Recorded, followOn: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { kind, values } of records) {
    if (kind === FIRST_FOLLOW_ON + followOn) counts.set(values[0]!, (counts.get(values[0]!) ?? 0) + 1);
  }
  return counts;
}

describe('in any scenario with calls', () => {
  test('the scenarios reach every way in which a call can end', () => {
    const met = new Set<number>();
    for (const file of fc.sample(worlds, { numRuns: 60, seed: 7 })) {
      const { calls } = recorded(compile(file)).replication.world;
      for (let call = 0; call < calls.count; call++) met.add(calls.status[call]!);
    }
    const over = ['connected', 'declined', 'missed', 'ended', 'refused'] as const;
    expect(over.filter((status) => !met.has(CALL_STATUS[status]))).toEqual([]);
  });

  test('every invariant of chats and calls holds', () => {
    fc.assert(
      fc.property(worlds, (file) => {
        expect(violationsOf(ranOf(file))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('a call rings in one client at the most, and is never both answered and missed', () => {
    fc.assert(
      fc.property(worlds, (file) => {
        const ran = ranOf(file);
        const rang = toldOf(ran, F.callRang);
        const missed = toldOf(ran, F.callMissed);
        const { calls } = ran.replication.world;
        for (let call = 0; call < calls.count; call++) {
          expect(rang.get(call) ?? 0).toBe(calls.rangUs[call]! >= 0 ? 1 : 0);
          if (missed.has(call)) expect(calls.answeredUs[call]).toBe(NONE);
          expect(calls.status[call] === CALL_STATUS.missed).toBe(missed.has(call));
        }
      }),
      RUNS,
    );
  });

  test('a call comes to its end step by step, and never again', () => {
    fc.assert(
      fc.property(worlds, (file) => {
        const { calls } = ranOf(file).replication.world;
        for (let call = 0; call < calls.count; call++) {
          const steps = [calls.rangUs[call]!, calls.answeredUs[call]!, calls.connectedUs[call]!];
          const known = steps.filter((us) => us !== NONE);
          // None of the steps is left out, and each takes its time.
          expect(steps.slice(0, known.length)).toEqual(known);
          expect([...known].sort((a, b) => a - b)).toEqual(known);
          if (steps[2] !== NONE) expect(steps[2]).toBeGreaterThan(steps[1]!);
          if (calls.endedUs[call] !== NONE)
            expect(calls.endedUs[call]).toBeGreaterThanOrEqual(known.at(-1) ?? 0);
          expect(calls.grade[call] === NONE).toBe(steps[2] === NONE);
        }
      }),
      RUNS,
    );
  });

  test('nobody watching changes nothing', () => {
    fc.assert(
      fc.property(worlds, (file) => {
        const { compiled, replication } = ranOf(file);
        const alone = run(compiled, []).replication;
        expect({ ...alone.tally, latency: undefined }).toEqual({ ...replication.tally, latency: undefined });
        expect(alone.events).toBe(replication.events);
        expect(remembered(alone.world)).toEqual(remembered(replication.world));
      }),
      RUNS,
    );
  });
});
