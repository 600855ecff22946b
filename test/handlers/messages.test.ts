import { describe, expect, test } from 'vitest';
import { type Context, type Effects, TIMER } from '../../src/handlers/effects.ts';
import { handle } from '../../src/handlers/handle.ts';
import { messageArrived } from '../../src/handlers/message-arrived.ts';
import { messageAttempted } from '../../src/handlers/message-attempted.ts';
import { apply } from '../../src/model/apply.ts';
import { WISH } from '../../src/model/attempt.ts';
import { E, EVENTS, FOLLOW_ONS } from '../../src/model/event.ts';
import { TRANSITIONS } from '../../src/model/transition.ts';
import {
  CLIENT,
  CLIENTS,
  KIND,
  METHODS,
  MODE,
  NONE,
  OUTCOMES,
  THREAD_STATUS,
} from '../../src/model/words.ts';
import { newDecision, newRouteQuery } from '../../src/rules/route.ts';
import { compileRules } from '../../src/rules/rules.ts';
import { compile, REASON_NAMES } from '../support/running.ts';

const TIMERS = Object.keys(TIMER);

/** A context over a scenario's first World, and effects that apply changes and write down every wish. */
function stage(
  users: Record<string, object>,
  switches = {},
): { ctx: Context; fx: Effects; wishes: string[] } {
  const {
    world,
    epochs,
    switches: chosen,
  } = compile({
    coexsim: 1,
    rules: '2020-02-native-user',
    start: '2020-06-01T09:00:00Z',
    until: '1h',
    switches,
    tenants: {
      one: { domains: ['one.example'], mode: 'Islands' },
      two: { domains: ['two.example'], mode: 'Islands' },
    },
    users,
  });
  const wishes: string[] = [];
  const fx: Effects = {
    change(code, a, b, c, d, e, f) {
      wishes.push(TRANSITIONS[code]!.name);
      apply(world, code, a, b, c, d, e, f);
    },
    sendMessage(thread, side, newSession) {
      const { method, clientLo, clientHi } = world.threads;
      const lands = side === 0 ? clientHi[thread]! : clientLo[thread]!;
      const session = newSession ? ', new session' : '';
      wishes.push(`send ${METHODS[method[thread]!]} to ${CLIENTS[lands]}${session}`);
    },
    sendPresence: () => wishes.push('presence'),
    sendNotice: () => wishes.push('notice'),
    sendMail: () => wishes.push('mail'),
    startTimer: (timer) => wishes.push(`start ${TIMERS[timer]}`),
    stopTimer: (timer) => wishes.push(`stop ${TIMERS[timer]}`),
    settle: (outcome, because) => wishes.push(`${OUTCOMES[outcome]} ${REASON_NAMES[because]}`),
    tell: (followOn) => wishes.push(`tell ${FOLLOW_ONS[followOn]!.name}`),
    later: (kind) => wishes.push(`later ${EVENTS[kind]!.name}`),
    signal: (kind) => wishes.push(`signal ${EVENTS[kind]!.name}`),
    canCarry: () => true,
    canReach: () => true,
    carry: (kind) => wishes.push(`carry ${EVENTS[kind]!.name}`),
    decide: (describe) => wishes.push(`decide ${describe().about}`),
    measure: () => ({ roundTripUs: 0, oneWayUs: 0, jitterUs: 0, lossPpm: 0 }),
    refuse: (_user, because) => wishes.push(`refuse ${REASON_NAMES[because]}`),
  };
  const ctx = {
    world,
    rules: compileRules(epochs[0]!, chosen),
    query: newRouteQuery(),
    decision: newDecision(),
    decided: false,
    watched: false,
  };
  return { ctx, fx, wishes };
}

type Stage = ReturnType<typeof stage>;

function write({ ctx, fx, wishes }: Stage, originator: number, client: number, recipient: number): string[] {
  const attempt = {
    message: 0,
    kind: KIND.chat,
    wish: WISH.newest,
    of: NONE,
    mark: NONE,
    features: 0,
    bytes: 0,
    call: NONE,
    label: NONE,
    talk: NONE,
  };
  messageAttempted(ctx, { ...attempt, originator, client, recipient }, fx);
  return wishes.splice(0);
}

function arrive({ ctx, fx, wishes }: Stage, recipient: number): string[] {
  messageArrived(ctx, { recipient, thread: 0, mark: NONE, call: NONE }, fx);
  return wishes.splice(0);
}

function happen({ ctx, fx, wishes }: Stage, kind: number, a: number, b = 0, c = NONE): string[] {
  handle(ctx, kind, a, b, c, 0, [], fx);
  return wishes.splice(0);
}

const TEAMS = { mode: 'TeamsOnly' };
const SFB = { mode: 'SfBOnly' };

describe('a first message', () => {
  test('in one tenant between two Teams clients needs no session', () => {
    const here = stage({ 'a@one.example': TEAMS, 'b@one.example': TEAMS });
    expect(write(here, 0, CLIENT.Teams, 1)).toEqual(['add-pair', 'add-thread', 'send native to Teams']);
  });

  test('of interop opens a session and starts its clock', () => {
    const here = stage({ 'a@one.example': TEAMS, 'b@one.example': SFB });
    expect(write(here, 0, CLIENT.Teams, 1)).toEqual([
      'add-pair',
      'add-thread',
      'open-session',
      'start session',
      'send interop to SfB, new session',
    ]);
  });

  test('that the mode forbids is refused, and nothing else is wished for', () => {
    const here = stage({ 'a@one.example': TEAMS, 'b@one.example': SFB });
    expect(write(here, 0, CLIENT.SfB, 1)).toEqual(['refused client-allowed']);
  });

  test('that is Not Possible is refused, and told by e-mail if the scenario says so', () => {
    const users = { 'a@one.example': { mode: 'Islands', homed: 'onPrem' }, 'b@two.example': SFB };
    expect(write(stage(users), 0, CLIENT.Teams, 1)).toEqual(['refused not-possible']);
    expect(write(stage(users, { notPossibleEmail: 'on' }), 0, CLIENT.Teams, 1)).toEqual([
      'refused not-possible',
      'start missedMail',
    ]);
  });
});

describe('a further message', () => {
  test('of either side goes on in the thread and touches the session', () => {
    const here = stage({ 'a@one.example': TEAMS, 'b@one.example': SFB });
    write(here, 0, CLIENT.Teams, 1);
    expect(write(here, 1, CLIENT.SfB, 0)).toEqual([
      'touch-session',
      'start session',
      'send interop to Teams',
    ]);
  });

  test('does not touch an absolute clock', () => {
    const here = stage({ 'a@one.example': TEAMS, 'b@one.example': SFB }, { sessionClock: 'absolute' });
    write(here, 0, CLIENT.Teams, 1);
    expect(write(here, 1, CLIENT.SfB, 0)).toEqual(['touch-session', 'send interop to Teams']);
  });

  test('after the session has expired opens a new one on the same thread', () => {
    const here = stage({ 'a@one.example': TEAMS, 'b@one.example': SFB });
    write(here, 0, CLIENT.Teams, 1);
    expect(happen(here, E.sessionExpired, 0)).toEqual(['close-session']);
    const again = ['open-session', 'start session', 'send interop to SfB, new session'];
    expect(write(here, 0, CLIENT.Teams, 1)).toEqual(again);
  });

  test('between two Skype for Business clients begins anew, because the conversation ended with its session', () => {
    const here = stage({ 'a@one.example': SFB, 'b@one.example': SFB });
    write(here, 0, CLIENT.SfB, 1);
    expect(happen(here, E.sessionExpired, 0)).toEqual(['close-session', 'set-thread-status']);
    expect(here.ctx.world.threads.status[0]).toBe(THREAD_STATUS.ended);
    expect(write(here, 1, CLIENT.SfB, 0)[0]).toBe('add-thread');
  });
});

describe('an arrival', () => {
  test('in a running client is delivered', () => {
    const here = stage({ 'a@one.example': TEAMS, 'b@one.example': TEAMS });
    write(here, 0, CLIENT.Teams, 1);
    expect(arrive(here, 1)).toEqual(['delivered none']);
  });

  test('in a Teams that does not run waits there; in Skype for Business the originator is told', () => {
    const because = 'missed landing-client-not-running';
    const teams = stage({ 'a@one.example': TEAMS, 'b@one.example': { ...TEAMS, clients: ['SfB'] } });
    write(teams, 0, CLIENT.Teams, 1);
    expect(arrive(teams, 1)).toEqual(['keep-unseen', because, 'start missedMail']);
    const sfb = stage({ 'a@one.example': TEAMS, 'b@one.example': { ...SFB, clients: ['Teams'] } });
    write(sfb, 0, CLIENT.Teams, 1);
    expect(arrive(sfb, 1)).toEqual([because, 'notice', 'start missedMail']);
  });

  test('after the upgrade fails, and the thread was disabled by the upgrade', () => {
    const here = stage({ 'a@one.example': TEAMS, 'b@one.example': SFB });
    write(here, 0, CLIENT.Teams, 1);
    expect(happen(here, E.modeGranted, 1, MODE.TeamsOnly)).toEqual([
      'assign-mode',
      'set-mode',
      'set-client-mode',
      'stop session',
      'close-session',
      'set-thread-status',
    ]);
    expect(arrive(here, 1)).toEqual(['failed landing-client-gone', 'notice']);
  });
});

describe('an administrator', () => {
  test('grants a mode that somebody has, and only the assignment is written', () => {
    const here = stage({ 'a@one.example': TEAMS });
    expect(happen(here, E.modeGranted, 0, MODE.TeamsOnly)).toEqual(['assign-mode']);
  });

  test('cannot make somebody on the premises TeamsOnly', () => {
    const here = stage({ 'a@one.example': { ...SFB, homed: 'onPrem' } });
    expect(happen(here, E.modeGranted, 0, MODE.TeamsOnly)).toHaveLength(1);
    expect(here.ctx.world.users.mode[0]).toBe(MODE.SfBOnly);
  });

  test('starts a change that takes a while, and the mode comes with the timer', () => {
    const here = stage({ 'a@one.example': SFB }, { modeChangeDelay: '10m' });
    expect(happen(here, E.modeGranted, 0, MODE.Islands)).toEqual([
      'assign-mode',
      'set-pending-mode',
      'start modeEffect',
    ]);
    expect(happen(here, E.modeTookEffect, 0, 1)).toEqual(['set-pending-mode', 'set-mode', 'set-client-mode']);
    expect(happen(here, E.modeTookEffect, 0, 1)).toEqual([]);
  });
});
