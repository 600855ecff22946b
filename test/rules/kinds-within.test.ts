// Calls, shared screens and group chats within one cloud: every input against a procedure of its own.
import { describe, expect, test } from 'vitest';
import { CLIENT, CLIENTS, HOMES, KIND, METHOD, MODES } from '../../src/model/words.ts';
import { decideCase, type RouteCase } from '../../src/rules/case.ts';
import { describeDecision, type RouteAnswer } from '../../src/rules/describe.ts';
import { epochsFor } from '../../src/rules/epochs.ts';
import { newDecision, newRouteQuery } from '../../src/rules/route.ts';
import { RULE_SETS } from '../../src/rules/rule-sets.ts';
import { compileRules } from '../../src/rules/rules.ts';
import { defaultSwitches } from '../../src/rules/switches.ts';

type Given = Readonly<Record<string, string>>;

function answerOf(given: Partial<RouteCase>): RouteAnswer {
  const answer = decideCase({ rules: 'by-date', ...given } as RouteCase);
  if ('error' in answer) throw new Error(answer.error);
  return answer;
}

/** What a kind comes to within one cloud, from the facts' numbers and the route of a chat of the same two. */
function expectedOf(kind: string, given: Given, islands: boolean, chat: RouteAnswer): Given {
  const { method, outcome } = chat;
  const day = given.at!;
  if (outcome === 'illegal' || outcome === 'refused') return { outcome };
  if (kind === 'groupChat') {
    const brave =
      islands && day >= '2021-11-11' && given.tenancy === 'federated' && given.originatorMode === 'Islands';
    if (brave && given.originatorClient === 'Teams' && given.recipientMode === 'TeamsOnly')
      return { outcome: 'lands', client: 'Teams', method: 'nativeFederated' };
    if (outcome === 'notPossible') return { outcome };
    // One kind of client (R9.4); between tenants native, and only since August 2021 (R9.6).
    const oneClient = given.originatorClient === chat.client;
    const textOnly = given.tenancy === 'federated' && oneClient && chat.textOnly;
    if (!oneClient || textOnly) return { outcome: 'refused', because: 'interop-is-one-to-one' };
    if (given.tenancy === 'federated' && chat.client === 'Teams' && day < '2021-08-01')
      return { outcome: 'refused', because: 'groups-not-federated-yet' };
    return { outcome, client: chat.client!, method: method! };
  }
  if (outcome === 'notPossible') return { outcome };
  const same = { outcome, client: chat.client!, method: method! };
  if (kind !== 'screenShare') return same;
  const promoted = given.originatorClient === 'Teams' ? 'promoted Teams meeting' : 'promoted SfB meeting';
  const interop = given.originatorClient !== chat.client || method === 'interopFederated';
  return { ...same, via: interop ? promoted : 'native' };
}

describe('within one cloud', () => {
  const days = RULE_SETS.filter(({ id }) => id !== '2021-06-anomaly').map(({ from }) => from);

  test.each(['audio', 'video', 'screenShare', 'groupChat'])('%s is decided by the procedure', (kind) => {
    const seen = new Set<string>();
    for (const at of days)
      for (const tenancy of ['in-tenant', 'federated'])
        for (const originatorMode of MODES)
          for (const originatorClient of CLIENTS)
            for (const originatorHomed of HOMES)
              for (const recipientMode of MODES)
                for (const islands of kind === 'groupChat' ? [false, true] : [false]) {
                  const given = {
                    at,
                    tenancy,
                    originatorMode,
                    originatorClient,
                    originatorHomed,
                    recipientMode,
                  };
                  const expected = expectedOf(kind, given, islands, answerOf(given));
                  const switches = { islandsFederatedGroupChat: islands ? 'on' : 'off' };
                  const answer = answerOf({ ...given, kind, switches });
                  const { because, ...plain } = expected;
                  expect(answer, JSON.stringify({ ...given, kind, islands })).toMatchObject({
                    kind,
                    ...plain,
                  });
                  if (because !== undefined) {
                    expect(answer.gates.at(-1)).toEqual({ gate: 'kind-carried', pass: false, because });
                    expect(answer.row).toBe(answerOf(given).row);
                  }
                  seen.add(
                    `${expected.outcome} ${expected.via ?? expected.because ?? expected.method ?? ''}`,
                  );
                }
    expect(seen.size).toBeGreaterThan(5);
  });

  const ISLANDS = {
    at: '2023-11-23',
    tenancy: 'federated',
    originatorMode: 'Islands',
    originatorClient: 'Teams',
    originatorHomed: 'onPrem',
    recipientMode: 'TeamsOnly',
    kind: 'groupChat',
  };

  test('a group of Islands users on Teams is Not Possible, or native under the switch (A15)', () => {
    expect(answerOf(ISLANDS)).toMatchObject({ outcome: 'notPossible', row: '2021-11/2a.2' });
    const on = answerOf({ ...ISLANDS, switches: { islandsFederatedGroupChat: 'on' } });
    expect(on).toMatchObject({ outcome: 'lands', client: 'Teams', method: 'nativeFederated', row: null });
    expect(on.gates.at(-1)).toEqual({ gate: 'kind-carried', pass: true, because: 'group-by-islands' });
    expect(on.source).toContain('[INTEROP] limitations, [NATIVE]');
  });

  test('a chat says nothing of kinds, another kind says its own, a screen how it is shared', () => {
    const two = { ...ISLANDS, originatorClient: 'SfB' };
    expect(Object.keys(answerOf({ ...two, kind: 'chat' }))).not.toContain('kind');
    expect(answerOf({ ...two, kind: 'AUDIO' }).kind).toBe('audio');
    expect(answerOf({ ...two, kind: 'screenshare' })).toMatchObject({ via: 'promoted SfB meeting' });
    const refused = { ...two, kind: 'screenShare', originatorMode: 'TeamsOnly', originatorHomed: 'online' };
    expect(answerOf(refused)).toMatchObject({ outcome: 'refused', via: null });
  });

  test('what is started in a thread follows the thread, not the tables (R6.4)', () => {
    const [epoch] = epochsFor('2023-11', 1_700_697_600_000_000, 1_700_697_600_000_000);
    const rules = compileRules(epoch!, defaultSwitches());
    // Two TeamsOnly users whose thread began as interop: a new conversation would be native.
    const thread = { thread: 0, threadMethod: METHOD.interop, threadLanding: CLIENT.SfB };
    const decided = (kind: number, given: object) => {
      const query = { ...newRouteQuery(), kind, ...given };
      const decision = newDecision();
      rules.route(query, decision);
      return describeDecision(rules, query, decision);
    };
    expect(decided(KIND.audio, thread)).toMatchObject({ kind: 'audio', client: 'SfB', method: 'interop' });
    expect(decided(KIND.screenShare, thread).via).toBe('promoted Teams meeting');
    expect(decided(KIND.screenShare, {}).via).toBe('native');
    expect(decided(KIND.groupChat, thread).outcome).toBe('refused');
    expect(decided(KIND.groupChat, {})).toMatchObject({ outcome: 'lands', method: 'native' });
  });
});
