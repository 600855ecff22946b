// Gates before rows: the first that fails is named, those after it are not asked, and the row is not looked up.
import { expect, test } from 'vitest';
import {
  CLIENT,
  CLOUD,
  HOME,
  METHOD,
  MODE,
  TENANCY,
  THREAD_STATUS,
  TOPOLOGY,
} from '../../src/model/words.ts';
import { ACCESS } from '../../src/rules/access.ts';
import { ROWS, rowPlace } from '../../src/rules/all-rows.ts';
import { describeDecision, type RouteAnswer } from '../../src/rules/describe.ts';
import { REASONS } from '../../src/rules/reasons.ts';
import { newDecision, newRouteQuery, type RouteQuery, refusalOf } from '../../src/rules/route.ts';
import type { Rules } from '../../src/rules/rules.ts';
import { rulesOn } from './procedure-inputs.ts';

const decision = newDecision();

function answer(rules: Rules, changes: Partial<RouteQuery>): RouteAnswer & { refusal: string } {
  const query = {
    ...newRouteQuery(),
    originatorTopology: TOPOLOGY.hybrid,
    recipientTopology: TOPOLOGY.hybrid,
  };
  Object.assign(query, changes);
  if (changes.clientMode === undefined) query.clientMode = query.originatorMode;
  rules.route(query, decision);
  return { ...describeDecision(rules, query, decision), refusal: REASONS[refusalOf(decision)]!.name };
}

const gatesOf = (given: RouteAnswer): string[] =>
  given.gates.map(
    (gate) => `${gate.gate}${gate.side ? ` ${gate.side}` : ''} ${gate.pass ? 'yes' : 'no'} ${gate.because}`,
  );

const rules2019 = rulesOn('2019-h1', '2019-02-01');
const late = rulesOn('2023-11', '2024-07-01');
const ACROSS = { tenancy: TENANCY.crossCloud, recipientCloud: CLOUD['21Vianet'] };

test('in one tenant neither federation nor clouds are asked', () => {
  const given = answer(rules2019, { originatorMode: MODE.Islands, originatorClient: CLIENT.SfB });
  expect(gatesOf(given)).toEqual([
    'state-legal originator yes legal',
    'state-legal recipient yes legal',
    'client-allowed yes mode-allows-client',
    'thread-open yes new-conversation',
  ]);
  expect(given).toMatchObject({ outcome: 'lands', client: 'Teams', method: 'interop', row: '2019-h1/1c.2' });
  expect(given.source).toBe('[COEX] Table 1c, edition 2019-h1, row 2019-h1/1c.2, rule set 2019-h1');
});

test('across clouds all nine are asked, and the last names the row that supports it', () => {
  const given = answer(late, ACROSS);
  expect(gatesOf(given)).toEqual([
    'state-legal originator yes legal',
    'state-legal recipient yes legal',
    'client-allowed yes mode-allows-client',
    'thread-open yes new-conversation',
    'federation-tenant originator yes domain-admitted',
    'federation-tenant recipient yes domain-admitted',
    'federation-user originator yes user-may-federate',
    'federation-user recipient yes user-may-federate',
    'cloud-pair yes 21v-2023-08/chat.Teams-Teams',
  ]);
  expect(given).toMatchObject({
    outcome: 'lands',
    client: 'Teams',
    method: 'interopFederated',
    interop: true,
    textOnly: true,
    row: '2021-11/2a.1',
  });
});

test('an illegal state stops everything else', () => {
  const given = answer(rules2019, { recipientHomed: HOME.onPrem, originatorClient: CLIENT.SfB });
  expect(gatesOf(given)).toEqual([
    'state-legal originator yes legal',
    'state-legal recipient no teams-only-on-prem',
  ]);
  expect(given).toMatchObject({
    outcome: 'illegal',
    client: null,
    method: null,
    interop: null,
    textOnly: null,
    row: null,
  });
  expect(given.refusal).toBe('state-legal');
});

test.each<[string, Partial<RouteQuery>, string, string]>([
  ['the originator’s client', { originatorClient: CLIENT.SfB }, 'client-allowed', 'sfb-joins-meetings-only'],
  ['a disabled thread', { thread: THREAD_STATUS.disabled }, 'thread-disabled', 'thread-is-disabled'],
  ['a locked thread', { thread: THREAD_STATUS.locked }, 'thread-disabled', 'thread-is-locked'],
  [
    'the originator’s tenant',
    { originatorTenantAccess: ACCESS.blocked },
    'federation-tenant',
    'domain-blocked',
  ],
  [
    'the recipient’s tenant',
    { recipientTenantAccess: ACCESS.notOnAllowList },
    'federation-tenant',
    'not-on-allow-list',
  ],
  [
    'an empty allow list',
    { recipientTenantAccess: ACCESS.allowListEmpty },
    'federation-tenant',
    'allow-list-empty',
  ],
  [
    'an unstated external access',
    { recipientAccessExplicit: 0 },
    'federation-tenant',
    'access-not-configured',
  ],
  ['a trial tenant', { originatorTrial: 1 }, 'federation-tenant', 'trial-tenant'],
  ['a missing SRV record', { recipientHasSrv: 0 }, 'federation-tenant', 'no-federation-srv'],
  ['the recipient’s policy', { recipientUserAccess: 0 }, 'federation-user', 'user-may-not-federate'],
  ['another pair of clouds', { recipientCloud: CLOUD.gcc }, 'cloud-pair', 'clouds/x.1'],
])('%s refuses, by name', (_, changes, refusal, because) => {
  const given = answer(late, { ...ACROSS, ...changes });
  expect(given).toMatchObject({ outcome: 'refused', refusal, row: null, client: null });
  expect(given.gates.at(-1)).toMatchObject({ pass: false, because });
  expect(given.gates.slice(0, -1).every((gate) => gate.pass)).toBe(true);
});

test('a policy of their own takes a user past an empty allow list', () => {
  const federated = { tenancy: TENANCY.federated, recipientTenantAccess: ACCESS.allowListEmpty };
  expect(answer(late, { ...federated, recipientUserAccess: 1 }).outcome).toBe('refused');
  expect(answer(late, { ...federated, recipientUserAccess: 2 }).outcome).toBe('lands');
});

test('within one cloud a trial tenant is barred only from users homed on-premises', () => {
  const federated = { tenancy: TENANCY.federated, originatorTrial: 1 };
  expect(answer(late, federated).outcome).toBe('lands');
  const server = { recipientMode: MODE.SfBOnly, recipientHomed: HOME.onPrem };
  expect(answer(late, { ...federated, ...server }).refusal).toBe('federation-tenant');
});

test('an existing thread keeps its route and row, whatever the tables would say now', () => {
  const thread = {
    thread: THREAD_STATUS.open,
    threadMethod: METHOD.interop,
    threadLanding: CLIENT.SfB,
    threadRow: rowPlace('2019-h1/1b.7'),
  };
  const given = answer(rules2019, { ...thread, recipientMode: MODE.Islands });
  expect(given).toMatchObject({ client: 'SfB', method: 'interop', interop: true, row: '2019-h1/1b.7' });
  expect(given.gates.at(-1)?.because).toBe('thread-is-open');
});

test('federation is asked again in an existing thread unless the switch says at creation (A34)', () => {
  const closed = { tenancy: TENANCY.federated, recipientTenantAccess: ACCESS.federationOff };
  const thread = {
    thread: THREAD_STATUS.open,
    threadMethod: METHOD.nativeFederated,
    threadLanding: CLIENT.Teams,
  };
  expect(answer(late, { ...closed, ...thread }).refusal).toBe('federation-tenant');
  const once = rulesOn('2023-11', '2024-07-01', { federationRecheck: 'atCreation' });
  expect(answer(once, { ...closed, ...thread }).outcome).toBe('lands');
  expect(answer(once, closed).refusal).toBe('federation-tenant');
});

test('native federated chat: never, then by tenants, then by users (R4.4)', () => {
  const method = (ruleSet: string, day: string, tenantMode: number) =>
    answer(rulesOn(ruleSet, day), {
      tenancy: TENANCY.federated,
      originatorTenantMode: tenantMode,
      recipientTenantMode: tenantMode,
    }).method;
  expect(method('2019-h1', '2019-02-01', MODE.TeamsOnly)).toBe('interopFederated');
  expect(method('2019-10-native', '2019-10-28', MODE.Islands)).toBe('interopFederated');
  expect(method('2019-10-native', '2019-10-28', MODE.TeamsOnly)).toBe('nativeFederated');
  expect(method('2020-02-native-user', '2020-02-28', MODE.Islands)).toBe('nativeFederated');
});

test('Islands on Teams to a federated TeamsOnly user: no italics, and text-only all the same (A3)', () => {
  const given = answer(rules2019, { tenancy: TENANCY.federated, originatorMode: MODE.Islands });
  expect(given).toMatchObject({
    row: '2019-h1/2c.1',
    interop: false,
    textOnly: true,
    method: 'interopFederated',
  });
});

test('a client that does not know its new mode yet is answered by the rows of Islands (A35)', () => {
  for (const originatorMode of [MODE.TeamsOnly, MODE.SfBOnly, MODE.Islands])
    for (const clientMode of [MODE.TeamsOnly, MODE.SfBOnly, MODE.Islands])
      for (const originatorClient of [CLIENT.Teams, CLIENT.SfB])
        for (const tenancy of [TENANCY.inTenant, TENANCY.federated]) {
          const originatorHomed = originatorMode === MODE.TeamsOnly ? HOME.online : HOME.onPrem;
          answer(late, { originatorMode, clientMode, originatorClient, originatorHomed, tenancy });
          expect(ROWS[decision.row]?.kind).not.toBe('left-out');
        }
  const upgraded = { originatorMode: MODE.TeamsOnly, clientMode: MODE.Islands, originatorClient: CLIENT.SfB };
  expect(answer(late, upgraded)).toMatchObject({ row: '2019-h1/1c.2', method: 'interop' });
  expect(answer(late, { ...upgraded, clientMode: MODE.TeamsOnly }).refusal).toBe('client-allowed');
});

test('SIP federation joins two Skype for Business clients across clouds, under its switch (A24)', () => {
  const people = {
    ...ACROSS,
    originatorMode: MODE.SfBOnly,
    originatorClient: CLIENT.SfB,
    originatorHomed: HOME.onPrem,
    recipientMode: MODE.SfBOnly,
    recipientHomed: HOME.onPrem,
  };
  expect(answer(late, people)).toMatchObject({ refusal: 'cloud-pair' });
  const on = rulesOn('2023-11', '2024-07-01', { sipFederation21V: 'on' });
  const given = answer(on, people);
  expect(given).toMatchObject({
    outcome: 'lands',
    client: 'SfB',
    method: 'sfb',
    interop: true,
    textOnly: true,
  });
  expect(given.gates.at(-1)?.because).toBe('21v-2023-08/sip.SfB-SfB');
});

test('a user who waits for the assisted upgrade is decided by the rows of 2019 (A30)', () => {
  const waiting = {
    originatorMode: MODE.Islands,
    originatorPending: 1,
    recipientMode: MODE.SfBOnly,
    recipientHomed: HOME.onPrem,
  };
  expect(answer(rulesOn('2021-11', '2021-11-11'), waiting)).toMatchObject({
    row: '2019-h1/1b.1',
    method: 'interop',
  });
});
