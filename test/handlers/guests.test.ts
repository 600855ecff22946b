/** Guest accounts as a table: who may be invited where, how and when; and what a guest account keeps from happening. */
import { describe, expect, test } from 'vitest';
import { RECORD_KINDS } from '../../src/model/event.ts';
import { GUEST_STATES } from '../../src/model/guests.ts';
import { compile, fates, figures, REASON_NAMES, recorded, run } from '../support/running.ts';

const CLOUD_DOMAIN = { worldwide: 'com', '21Vianet': 'cn', gcc: 'gov', gccHigh: 'us', dod: 'mil' } as const;
type Cloud = keyof typeof CLOUD_DOMAIN;

interface Side {
  readonly cloud: Cloud;
  /** Whether the Microsoft cloud setting is on, and whether the other tenant was added. */
  readonly cloudOn?: boolean;
  readonly added?: boolean;
}

function tenant({ cloud, cloudOn = true, added = true }: Side, name: string, other: string, its: Cloud) {
  return {
    cloud,
    topology: 'pureOnline',
    domains: [`${name}.${CLOUD_DOMAIN[cloud]}`],
    crossTenantAccess: { clouds: cloudOn ? [its] : [], tenants: added ? { [other]: {} } : {} },
  };
}

/** A person of `home` is invited into `host` and accepts at once. */
function invited(host: Side, home: Side, start = '2023-11-27T08:00:00Z', how = 'byUpn') {
  const [at, of] = [CLOUD_DOMAIN[host.cloud], CLOUD_DOMAIN[home.cloud]];
  return {
    coexsim: 1,
    start,
    until: '1h',
    tenants: {
      host: tenant(host, 'host', 'home', home.cloud),
      home: tenant(home, 'home', 'host', host.cloud),
    },
    users: {
      [`ann@host.${at}`]: {},
      [`eve@home.${of}`]: {},
      [`eve.guest@host.${at}`]: { guest: { of: `eve@home.${of}` } },
    },
    events: [
      { at: '1m', inviteGuest: { user: `eve@home.${of}`, into: 'host', how } },
      { at: '2m', redeemInvitation: { user: `eve@home.${of}`, into: 'host' } },
    ],
  };
}

/** What has become of the account, and the first refusal. */
function became(file: unknown): string {
  const { records, replication } = recorded(compile(file));
  const refusal = records.find(({ kind }) => RECORD_KINDS[kind]!.name === 'request-refused');
  const state = GUEST_STATES[replication.world.guests.state[0]!]!;
  return refusal === undefined ? state : `${state}, ${REASON_NAMES[refusal.values[1]!]}`;
}

const WW: Side = { cloud: 'worldwide' };
const CN: Side = { cloud: '21Vianet' };

describe('an invitation across clouds (R5.20, R5.21, A18)', () => {
  test.each([
    ['everything is set', invited(WW, CN), 'redeemed'],
    ['everything is set, the other way', invited(CN, WW), 'redeemed'],
    ['the day before', invited(WW, CN, '2023-11-22T08:00:00Z'), 'planned, not-yet-available'],
    ['cloud off at the host', invited({ ...WW, cloudOn: false }, CN), 'planned, cloud-setting-off'],
    ['cloud off at home', invited(WW, { ...CN, cloudOn: false }), 'planned, cloud-setting-off'],
    ['tenant not added at the host', invited({ ...WW, added: false }, CN), 'planned, tenant-not-added'],
    ['tenant not added at home', invited(WW, { ...CN, added: false }), 'planned, tenant-not-added'],
    ['by mail address', invited(WW, CN, undefined, 'byMail'), 'planned, not-invited-by-upn'],
    ['as a B2B member', invited(WW, CN, undefined, 'asMember'), 'planned, b2b-member-unsupported'],
    ['by direct connect', invited(WW, CN, undefined, 'directConnect'), 'planned, direct-connect-one-cloud'],
    ['GCC High and 21Vianet', invited({ cloud: 'gccHigh' }, CN), 'planned, clouds-have-no-guests'],
    ['DoD and 21Vianet', invited(CN, { cloud: 'dod' }), 'planned, clouds-have-no-guests'],
    ['GCC and 21Vianet', invited({ cloud: 'gcc' }, CN), 'redeemed'],
    ['one cloud, nothing set', invited({ ...WW, cloudOn: false, added: false }, WW), 'redeemed'],
    ['one cloud, as a B2B member', invited(WW, WW, undefined, 'asMember'), 'redeemed'],
    ['one cloud, years before', invited(WW, WW, '2019-03-04T08:00:00Z'), 'redeemed'],
  ])('%s', (_, file, state) => {
    expect(became(file)).toBe(state);
  });
});

/** Two tenants of one cloud in 2020; the guest account is there unless the events say otherwise. */
function partners(events: readonly object[], mode = 'Islands', redeemed = true) {
  return {
    coexsim: 1,
    start: '2020-03-02T08:00:00Z',
    until: '2h',
    tenants: {
      host: { topology: 'hybrid', domains: ['host.com'], mode },
      home: { topology: 'pureOnline', domains: ['home.com'], mode: 'TeamsOnly' },
    },
    users: {
      'ann@host.com': { mode: 'TeamsOnly' },
      'eve@home.com': {},
      'eve.guest@host.com': { guest: { of: 'eve@home.com', redeemed } },
    },
    events,
  };
}
const SWITCH = { at: '1m', switchAccount: { user: 'eve@home.com', to: 'host' } };
const toGuest = (at: string) => ({
  at,
  chat: { from: 'ann@host.com', to: 'eve.guest@host.com', via: 'Teams' },
});
const byGuest = (at: string) => ({
  at,
  chat: { from: 'eve.guest@host.com', to: 'ann@host.com', via: 'Teams' },
});

describe('a guest', () => {
  test.each([
    ['TeamsOnly', 'delivered', 'native'],
    ['Islands', 'delivered', 'native'],
    ['SfBOnly', 'refused', ''],
    ['SfBWithTeamsCollab', 'refused', ''],
    ['SfBWithTeamsCollabAndMeetings', 'refused', ''],
  ])('chats by the tenant-wide mode %s: %s (R13.1)', (mode, end, method) => {
    const file = partners([SWITCH, byGuest('5m')], mode);
    if (mode === 'TeamsOnly') file.tenants.host.topology = 'pureOnline';
    const [fate] = fates(file);
    expect([fate!.end, fate!.method]).toEqual([end, method]);
    if (end === 'refused') expect(fate!.because).toBe('guest-mode');
  });

  test('is not there before the invitation is accepted, and not after the account is taken away', () => {
    const events = [
      toGuest('1m'),
      { at: '2m', inviteGuest: { user: 'eve@home.com', into: 'host' } },
      toGuest('3m'),
      { at: '4m', redeemInvitation: { user: 'eve@home.com', into: 'host' } },
      toGuest('5m'),
      { at: '6m', removeGuest: { user: 'eve@home.com', from: 'host' } },
      toGuest('7m'),
    ];
    const ends = fates(partners(events, 'Islands', false)).map(({ end, because }) => `${end} ${because}`);
    expect(ends).toEqual([
      'refused guest-account',
      'refused guest-account',
      'missed ',
      'refused guest-account',
    ]);
  });

  test('misses what comes while the person is active at home, and has it after switching (R13.2)', () => {
    const file = partners([toGuest('1m'), { ...SWITCH, at: '5m' }, toGuest('6m')]);
    expect(fates(file).map(({ end }) => end)).toEqual(['missed', 'delivered']);
  });

  test.each([
    [
      'a mode of their own',
      { setMode: { user: 'eve.guest@host.com', mode: 'TeamsOnly' } },
      'mode-of-guests-is-tenant-wide',
    ],
    ['a move', { move: { user: 'eve.guest@host.com', to: 'onPrem' } }, 'guest-uses-teams-only'],
    [
      'Skype for Business',
      { signIn: { user: 'eve.guest@host.com', client: 'SfB' } },
      'guest-uses-teams-only',
    ],
    [
      'Teams beside that at home',
      { signIn: { user: 'eve.guest@host.com', client: 'Teams' } },
      'active-elsewhere',
    ],
    ['a second invitation', { inviteGuest: { user: 'eve@home.com', into: 'host' } }, 'guest-there-already'],
    ['accepting again', { redeemInvitation: { user: 'eve@home.com', into: 'host' } }, 'guest-there-already'],
  ])('is refused %s', (_, action, because) => {
    expect(became(partners([{ at: '1m', ...action }]))).toBe(`redeemed, ${because}`);
  });

  test('in a group has no mode of the group', () => {
    const file = {
      ...partners([{ at: '1m', grantPolicy: { policy: 'SfBOnly', group: 'all' } }]),
      groups: { all: ['eve.guest@host.com'] },
    };
    const { replication, compiled } = run(compile(file));
    const guest = compiled.names.users.indexOf('eve.guest@host.com');
    expect([replication.world.users.groupAssigned[guest], replication.world.users.mode[guest]]).toEqual([
      -1, 1,
    ]);
  });
});

test('labelled messages are counted alike whether anybody watches or not', () => {
  const file = {
    coexsim: 1,
    start: '2023-09-04T08:00:00Z',
    until: '1h',
    boundaries: { labels: { secret: { stayIn: 'worldwide' } } },
    tenants: {
      host: { topology: 'pureOnline', domains: ['host.com'], externalAccess: { allowFederatedUsers: true } },
      cn: { cloud: '21Vianet', domains: ['cn.cn'], externalAccess: { allowFederatedUsers: true } },
    },
    users: { 'ann@host.com': {}, 'wei@cn.cn': { mode: 'Islands' } },
    events: [1, 2, 3].map((minute) => ({
      at: `${minute}m`,
      chat: { from: 'ann@host.com', to: 'wei@cn.cn', via: 'Teams', ...(minute !== 2 && { label: 'secret' }) },
    })),
  };
  const [seen, unseen] = [recorded(compile(file)), run(compile(file))];
  expect(figures(unseen.replication)).toEqual(figures(seen.replication));
  expect(unseen.replication.world.labels.crossings[0]).toBe(2);
  expect(seen.replication.world.labels.crossings[0]).toBe(2);
});
