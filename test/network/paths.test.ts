import { describe, expect, test } from 'vitest';
import { E, FIRST_FOLLOW_ON } from '../../src/model/event.ts';
import { compile, fates, recorded } from '../support/running.ts';

const ORG = { topology: 'hybrid', mode: 'Islands' };
const WORLD = {
  coexsim: 1,
  rules: '2020-02-native-user',
  start: '2020-06-01T09:00:00Z',
  until: '1h',
  tenants: {
    one: { ...ORG, domains: ['one.example'] },
    two: { ...ORG, domains: ['two.example'] },
  },
  users: {
    't@one.example': { mode: 'TeamsOnly' },
    'i@one.example': { mode: 'Islands' },
    's@one.example': { mode: 'SfBOnly' },
    'p@one.example': { mode: 'SfBOnly', homed: 'onPrem' },
    't@two.example': { mode: 'TeamsOnly' },
    's@two.example': { mode: 'SfBOnly' },
    'p@two.example': { mode: 'SfBOnly', homed: 'onPrem' },
    'far@one.example': { mode: 'TeamsOnly', site: 'Basel' },
  },
};

/** The links that a message crosses, by the names of the run's network. */
function pathOf(from: string, via: string, to: string, world: object = WORLD): string[] {
  const compiled = compile({ ...world, events: [{ at: '1m', chat: { from, to, via } }] });
  const { records } = recorded(compiled);
  const crossed = records.filter(({ kind }) => kind === E.messageHopped || kind === E.messageArrived);
  return crossed.map(({ values }) => compiled.names.links[values[1]!]!);
}

const WW = 'worldwide';
const up = (site = WW, service = WW): string => `client@${site}>service@${service}`;
const down = (service = WW, site = WW): string => `service@${service}>client@${site}`;

describe('the path of a message (N10)', () => {
  test('from Teams to Teams in one tenant is client, service, client', () => {
    expect(pathOf('t@one.example', 'Teams', 'i@one.example')).toEqual([up(), down()]);
  });

  test('begins and ends at the sites of the two people', () => {
    expect(pathOf('far@one.example', 'Teams', 't@one.example')).toEqual([up('Basel'), down()]);
    expect(pathOf('t@one.example', 'Teams', 'far@one.example')).toEqual([up(), down(WW, 'Basel')]);
  });

  test('between two Skype for Business clients passes no gateway', () => {
    expect(pathOf('i@one.example', 'SfB', 's@one.example')).toEqual([up(), down()]);
  });

  test('of interop passes the gateway in the Teams cloud', () => {
    const gateway = [`service@${WW}>interopGateway@${WW}`, `interopGateway@${WW}>service@${WW}`];
    expect(pathOf('t@one.example', 'Teams', 's@one.example')).toEqual([up(), ...gateway, down()]);
    expect(pathOf('s@one.example', 'SfB', 't@one.example')).toEqual([up(), ...gateway, down()]);
  });

  test('of interop ends or begins at the server on the premises, for whoever is homed there', () => {
    expect(pathOf('t@one.example', 'Teams', 'p@one.example')).toEqual([
      up(),
      `service@${WW}>interopGateway@${WW}`,
      `interopGateway@${WW}>service@onPrem`,
      down('onPrem'),
    ]);
    expect(pathOf('p@one.example', 'SfB', 't@one.example')).toEqual([
      up(WW, 'onPrem'),
      `service@onPrem>interopGateway@${WW}`,
      `interopGateway@${WW}>service@${WW}`,
      down(),
    ]);
  });

  test('from the premises to the cloud in Skype for Business passes the edges', () => {
    expect(pathOf('p@one.example', 'SfB', 's@one.example')).toEqual([
      up(WW, 'onPrem'),
      'service@onPrem>federationEdge@onPrem',
      `federationEdge@onPrem>federationEdge@${WW}`,
      `federationEdge@${WW}>service@${WW}`,
      down(),
    ]);
  });

  test('between tenants passes an edge on each side', () => {
    const edges = [
      `service@${WW}>federationEdge@${WW}`,
      `federationEdge@${WW}>federationEdge@${WW}`,
      `federationEdge@${WW}>service@${WW}`,
    ];
    expect(pathOf('t@one.example', 'Teams', 't@two.example')).toEqual([up(), ...edges, down()]);
    expect(pathOf('s@one.example', 'SfB', 's@two.example')).toEqual([up(), ...edges, down()]);
  });

  test('of federated interop passes the gateway beside whoever uses Teams', () => {
    expect(pathOf('t@one.example', 'Teams', 's@two.example')).toEqual([
      up(),
      `service@${WW}>interopGateway@${WW}`,
      `interopGateway@${WW}>federationEdge@${WW}`,
      `federationEdge@${WW}>federationEdge@${WW}`,
      `federationEdge@${WW}>service@${WW}`,
      down(),
    ]);
    expect(pathOf('p@two.example', 'SfB', 't@one.example')).toEqual([
      up(WW, 'onPrem'),
      'service@onPrem>federationEdge@onPrem',
      `federationEdge@onPrem>federationEdge@${WW}`,
      `federationEdge@${WW}>interopGateway@${WW}`,
      `interopGateway@${WW}>service@${WW}`,
      down(),
    ]);
  });

  test('across clouds passes the border, and a gateway between two Teams clients, too', () => {
    const open = { topology: 'pureOnline', mode: 'TeamsOnly', externalAccess: { allowFederatedUsers: true } };
    const world = {
      ...WORLD,
      rules: '2023-10',
      start: '2023-10-05T09:00:00Z',
      tenants: {
        one: { ...open, domains: ['one.example'] },
        china: { ...open, cloud: '21Vianet', domains: ['china.example'] },
      },
      users: { 'a@one.example': {}, 'b@china.example': {} },
    };
    const V = '21Vianet';
    expect(pathOf('a@one.example', 'Teams', 'b@china.example', world)).toEqual([
      up(),
      `service@${WW}>interopGateway@${WW}`,
      `interopGateway@${WW}>federationEdge@${WW}`,
      `federationEdge@${WW}>federationEdge@${V}`,
      `federationEdge@${V}>service@${V}`,
      down(V, V),
    ]);
  });
});

describe('a link that is down (N10)', () => {
  const talk = [{ at: '1m', chat: { from: 't@one.example', to: 'i@one.example', via: 'Teams' } }];
  const during = (outage: object, switches = {}, latency = '10ms') =>
    fates({
      ...WORLD,
      switches,
      network: [{ from: 'client', to: 'service', latency, outages: [outage] }],
      events: talk,
    })[0]!;
  const up1m = 60_000_000;

  test('keeps what comes until it is up again', () => {
    expect(during({ at: '59s', for: '11s' })).toMatchObject({
      end: 'delivered',
      endUs: up1m + 10_000_000 + 20_000,
    });
  });

  test('gives up what has waited for the timeout, the microsecond before it is up', () => {
    expect(during({ at: '59s', for: '31.000001s' })).toMatchObject({
      end: 'failed',
      because: 'link-down',
      endUs: up1m + 30_000_000,
    });
  });

  test('takes again what was crossing it when it failed', () => {
    expect(during({ at: '60.001s', for: '1s' }, {}, '100ms')).toMatchObject({
      end: 'delivered',
      endUs: up1m + 1_001_000 + 110_000,
    });
  });

  test('fails at once what meets it, if that is the policy', () => {
    const fate = during({ at: '59s', for: '11s' }, { linkDownPolicy: 'fail' });
    expect(fate).toMatchObject({ end: 'failed', because: 'link-down', endUs: up1m });
  });

  test('tells the originator after the way back', () => {
    const compiled = compile({
      ...WORLD,
      switches: { linkDownPolicy: 'fail' },
      network: [{ from: 'service', to: 'client', outages: [{ at: '59s', for: '11s' }] }],
      events: talk,
    });
    const { records } = recorded(compiled);
    const failed = records.find(({ kind }) => kind >= FIRST_FOLLOW_ON && kind !== FIRST_FOLLOW_ON)!;
    const learned = records.find(({ kind }) => kind === E.failureLearned)!;
    expect(learned.atUs - failed.atUs).toBe(20_000);
    expect(learned.cause).toBe(failed.n);
  });
});
