// What the events, links and expectations of a scenario become.
import { describe, expect, test } from 'vitest';
import { E } from '../../src/model/event.ts';
import { CLIENT, HOME, METHOD, MODE, NONE, OUTCOME, PRESENCE } from '../../src/model/words.ts';
import { linkDelayUs } from '../../src/network/network.ts';
import { compiled, SMALL } from './support.ts';

const CHAT = 'from: ann@contoso.com, to: bob@contoso.com, via: Teams';
const MINUTE = 60_000_000;

describe('events', () => {
  function planned(event: string, more = ''): unknown[][] {
    return compiled(`${SMALL}${more}events: [${event}]\n`).agenda.map(({ kind, a, b, c }) => [kind, a, b, c]);
  }

  test.each<[string, unknown[][]]>([
    ['{ at: 1s, signIn: { user: bob@contoso.com, client: SfB } }', [[E.clientSignedIn, 1, CLIENT.SfB, 0]]],
    [
      '{ at: 1s, signOut: { user: bob@contoso.com, client: teams } }',
      [[E.clientSignedOut, 1, CLIENT.Teams, 0]],
    ],
    [
      '{ at: 1s, setActivity: { user: bob@contoso.com, activity: busy } }',
      [
        [E.activitySet, 1, CLIENT.Teams, PRESENCE.busy],
        [E.activitySet, 1, CLIENT.SfB, PRESENCE.busy],
      ],
    ],
    ['{ at: 1s, setMode: { user: bob@contoso.com, mode: null } }', [[E.modeGranted, 1, NONE, NONE]]],
    [
      '{ at: 1s, setMode: { user: bob@contoso.com, mode: SfBOnly, delay: 5m } }',
      [[E.modeGranted, 1, MODE.SfBOnly, 0]],
    ],
    [
      '{ at: 1s, grantPolicy: { user: bob@contoso.com, policy: upgradetoteams } }',
      [[E.modeGranted, 1, MODE.TeamsOnly, NONE]],
    ],
    ['{ at: 1s, grantPolicy: { group: G, policy: null } }', [[E.groupModeGranted, 0, NONE, NONE]]],
    [
      '{ at: 1s, grantPolicy: { tenant: fabrikam, policy: IslandsWithNotify } }',
      [[E.tenantModeGranted, 1, MODE.Islands, NONE]],
    ],
    ['{ at: 1s, move: { user: bob@contoso.com, to: onPrem } }', [[E.userMoved, 1, HOME.onPrem, 0]]],
    [
      '{ at: 1s, move: { user: bob@contoso.com, to: online, moveToTeams: true } }',
      [[E.userMoved, 1, HOME.online, 1]],
    ],
    [
      '{ at: 1s, setUserExternalAccess: { user: bob@contoso.com, allow: false } }',
      [[E.userAccessSet, 1, 0, 0]],
    ],
    [
      '{ at: 1s, setUserExternalAccess: { user: bob@contoso.com, allow: true } }',
      [[E.userAccessSet, 1, 2, 0]],
    ],
    [
      '{ at: 1s, setUserExternalAccess: { user: bob@contoso.com, allow: null } }',
      [[E.userAccessSet, 1, 1, 0]],
    ],
  ])('%s', (event, expected) => {
    expect(planned(event, 'groups: { g: [bob@contoso.com] }\n')).toEqual(expected);
  });

  test('features are bits, bytes may be stated', () => {
    const { actions } = compiled(
      `${SMALL}events: [{ at: 1s, chat: { ${CHAT}, formatting: true, file: true, gif: false, bytes: 7 } }]\n`,
    );
    expect(actions[0]).toMatchObject({ features: 0b100001, bytes: 7 });
  });

  test('a time may count from the arrival of a message', () => {
    const { agenda, dependents, names } = compiled(
      `${SMALL}events:\n  - { at: m1 + 9m, reply: { to: m1, id: a1 } }\n  - { at: 1s, chat: { ${CHAT}, id: m1 } }\n`,
    );
    expect(names.marks).toEqual(['a1', 'm1']);
    expect(agenda).toHaveLength(1);
    expect(dependents).toEqual([
      { kind: E.messageAttempted, a: 0, b: 0, c: 0, d: 0, afterMark: 1, offsetUs: 9 * MINUTE },
    ]);
  });

  test('what an event leaves out of external access stays as the file set it', () => {
    const { settings } = compiled(`${SMALL}events:
  - { at: 1s, setExternalAccess: { tenant: contoso, blockedDomains: [fabrikam.com] } }
  - { at: 2s, setExternalAccess: { tenant: contoso, blockAllSubdomains: true } }
  - { at: 3s, setExternalAccess: { tenant: contoso, allowFederatedUsers: false } }
`);
    expect(settings).toEqual([
      { tenant: 0, federation: 1, verdicts: [0, 3] },
      { tenant: 0, federation: 1, verdicts: [0, 3] },
      { tenant: 0, federation: 0, verdicts: [1, 1] },
    ]);
  });

  test('links fail and come back, by outages and by events', () => {
    const { agenda, names } = compiled(`${SMALL}network:
  - { from: service, to: federationEdge, outages: [{ at: 10m, for: 1m }] }
events:
  - { at: 1m, linkDown: { from: federationEdge, to: service, both: true } }
`);
    const shown = agenda.map(({ kind, atUs, a }) => `${atUs / MINUTE} ${kind} ${names.links[a]}`);
    expect(
      shown.filter(
        (each) => each.includes('>federationEdge@worldwide') && each.includes(' service@worldwide'),
      ),
    ).toEqual([
      `10 ${E.linkFailed} service@worldwide>federationEdge@worldwide`,
      `11 ${E.linkRestored} service@worldwide>federationEdge@worldwide`,
      `1 ${E.linkFailed} service@worldwide>federationEdge@worldwide`,
    ]);
  });

  test('a law for the delay of every grant, and one of their own', () => {
    const { delays, agenda } =
      compiled(`${SMALL}switches: { modeChangeDelay: { uniform: { min: 1h, max: 24h } } }
events:
  - { at: 1s, setMode: { user: bob@contoso.com, mode: TeamsOnly } }
  - { at: 2s, setMode: { user: bob@contoso.com, mode: Islands, delay: 0s } }
  - { at: 3s, grantPolicy: { tenant: contoso, policy: SfBOnly } }
`);
    expect(delays.map(({ kind }) => kind)).toEqual(['uniform', 'constant']);
    expect(agenda.map(({ c }) => c)).toEqual([0, 1, 0]);
  });
});

test('what the network says of a link is what a message meets there', () => {
  const { network, names } = compiled(
    `${SMALL}network:\n  - { from: client, to: service, latency: 25ms, bandwidth: 8kbps, loss: 0%, profile: [${Array(24).fill(2).join(', ')}] }\n`,
  );
  const link = names.links.indexOf('client@worldwide>service@worldwide');
  expect(linkDelayUs(network, link, 0.5, 0, 100)).toBe(2 * 25_000 + 100_000);
  expect(linkDelayUs(network, names.links.indexOf('service@worldwide>client@worldwide'), 0.5, 0, 100)).toBe(
    10_000,
  );
});

test('expectations of every kind', () => {
  const { expectations } =
    compiled(`${SMALL}events: [{ at: 1s, chat: { ${CHAT}, id: m1 } }, { at: 2s, reply: { to: m1, id: m2 } }]
expect:
  - { message: m2, thread: sameAs m1, lands: null, row: null, because: null, interop: false, textOnly: true, newSession: true, tenancy: in-tenant }
  - { session: of m1, at: 1h, status: Expired }
  - { user: bob@contoso.com, mode: islands, readOnly: none, clients: [SfB] }
  - { count: { of: messages, where: { from: ann@contoso.com, to: bob@contoso.com, outcome: missed }, is: 0 } }
  - { totals: { messages.sent: 2, threads: { byMethod: { native: 1 } } } }
  - { fingerprint: { order: ABC } }
  - { thread: of m1, method: native, disabledAt: 2019-06-03T10:00:00Z }
`);
  expect(expectations.map(({ file: _, line: __, column: ___, ...rest }) => rest)).toEqual([
    {
      about: 'message',
      mark: 1,
      sameThreadAs: 0,
      facts: {
        lands: NONE,
        row: null,
        because: null,
        interop: false,
        textOnly: true,
        newSession: true,
        tenancy: 0,
      },
    },
    { about: 'session', ofMark: 0, atUs: 60 * MINUTE, status: 'expired' },
    { about: 'user', user: 1, mode: MODE.Islands, readOnly: 0, running: 0b10 },
    { about: 'count', originator: 0, recipient: 1, facts: { outcome: OUTCOME.missed }, is: 0 },
    {
      about: 'totals',
      totals: [
        { key: 'messages.sent', is: 2 },
        { key: 'threads.byMethod.native', is: 1 },
      ],
    },
    { about: 'fingerprint', digests: { order: 'abc' } },
    { about: 'thread', ofMark: 0, method: METHOD.native, disabledAtUs: 60 * MINUTE },
  ]);
});
