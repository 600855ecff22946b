// How a screen is shared, row by row: between which clients, by whom, within and across tenants and clouds (R9.3, R10).
import { describe, expect, test } from 'vitest';
import { MEETING_TYPES } from '../../src/model/meeting-words.ts';
import { SHARE_STATUSES, SHARE_WAYS } from '../../src/model/sharing.ts';
import { NONE } from '../../src/model/words.ts';
import { ALL_REASONS } from '../../src/rules/all-reasons.ts';
import { VIAS } from '../../src/rules/route.ts';
import { compile, run } from '../support/running.ts';

interface Case {
  /** The day, of 2020 to 2023. */
  readonly day: string;
  /** Modes of the two, and the tenants they are in. */
  readonly from: string;
  readonly to: string;
  readonly tenants: readonly [string, string];
  /** The client in which the first writes. */
  readonly via: string;
  /** Who shares. */
  readonly by: 'writer' | 'reader';
}

const TENANTS = {
  contoso: { domains: ['contoso.com'], mode: 'Islands', externalAccess: { allowFederatedUsers: true } },
  fabrikam: { domains: ['fabrikam.com'], mode: 'Islands', externalAccess: { allowFederatedUsers: true } },
  china: {
    domains: ['cn.contoso.com'],
    cloud: '21Vianet',
    mode: 'SfBOnly',
    externalAccess: { allowFederatedUsers: true },
  },
} as const;

const DOMAINS: Readonly<Record<string, string>> = {
  contoso: 'contoso.com',
  fabrikam: 'fabrikam.com',
  china: 'cn.contoso.com',
};

function shareIn({ day, from, to, tenants, via, by }: Case) {
  const writer = `ann@${DOMAINS[tenants[0]]}`;
  const reader = `bob@${DOMAINS[tenants[1]]}`;
  const onPrem = (mode: string): object => (mode === 'TeamsOnly' ? {} : { homed: 'onPrem' });
  const compiled = compile({
    coexsim: 1,
    start: `${day}T09:00:00Z`,
    until: '1h',
    rules: 'by-date',
    tenants: TENANTS,
    users: { [writer]: { mode: from, ...onPrem(from) }, [reader]: { mode: to, ...onPrem(to) } },
    events: [
      { at: '1m', chat: { from: writer, to: reader, via, id: 'm1' } },
      { at: '5m', share: { from: by === 'writer' ? writer : reader, in: 'm1', id: 's1' } },
      { at: '10m', openShareLink: { share: 's1', user: by === 'writer' ? reader : writer } },
      { at: '15m', shareInside: { share: 's1' } },
    ],
  });
  const { world } = run(compiled).replication;
  const { shares, meetings } = world;
  const because = shares.because[0]!;
  return {
    way: shares.via[0] === NONE ? null : SHARE_WAYS[shares.via[0]!],
    status: SHARE_STATUSES[shares.status[0]!],
    because: because === NONE ? null : ALL_REASONS[because]!.name,
    meetings: Array.from({ length: meetings.count }, (_, id) => MEETING_TYPES[meetings.type[id]!]),
  };
}

const HERE = ['contoso', 'contoso'] as const;
const OUTSIDE = ['contoso', 'fabrikam'] as const;
const CHINA = ['contoso', 'china'] as const;
const FROM_CHINA = ['china', 'contoso'] as const;

const ROWS = [
  // In-tenant: one kind of client shares itself, two kinds are promoted by whoever starts.
  ['2020-06-01', 'TeamsOnly', 'Islands', HERE, 'Teams', 'writer', 'native'],
  ['2020-06-01', 'Islands', 'SfBOnly', HERE, 'SfB', 'reader', 'native'],
  ['2020-06-01', 'TeamsOnly', 'SfBOnly', HERE, 'Teams', 'writer', 'promoted Teams meeting'],
  ['2020-06-01', 'TeamsOnly', 'SfBOnly', HERE, 'Teams', 'reader', 'promoted SfB meeting'],
  ['2020-06-01', 'Islands', 'TeamsOnly', HERE, 'SfB', 'writer', 'promoted SfB meeting'],
  ['2020-06-01', 'Islands', 'TeamsOnly', HERE, 'SfB', 'reader', 'promoted Teams meeting'],
  // Federated: the same, and native between two TeamsOnly users (R10.5).
  ['2020-06-01', 'TeamsOnly', 'TeamsOnly', OUTSIDE, 'Teams', 'reader', 'native'],
  ['2020-06-01', 'TeamsOnly', 'Islands', OUTSIDE, 'Teams', 'writer', 'promoted Teams meeting'],
  ['2020-06-01', 'TeamsOnly', 'Islands', OUTSIDE, 'Teams', 'reader', 'promoted SfB meeting'],
  ['2020-06-01', 'SfBOnly', 'SfBOnly', OUTSIDE, 'SfB', 'writer', 'native'],
  // Worldwide and 21Vianet: the two rows of the table of 2021, and Teams on both sides since 2023-08.
  ['2021-10-04', 'TeamsOnly', 'SfBOnly', CHINA, 'Teams', 'writer', 'promoted Teams meeting'],
  ['2021-10-04', 'TeamsOnly', 'SfBOnly', CHINA, 'Teams', 'reader', 'promoted SfB meeting'],
  ['2021-10-04', 'SfBOnly', 'TeamsOnly', FROM_CHINA, 'SfB', 'writer', 'promoted SfB meeting'],
  ['2023-10-04', 'TeamsOnly', 'TeamsOnly', CHINA, 'Teams', 'writer', 'promoted Teams meeting'],
  ['2023-10-04', 'TeamsOnly', 'TeamsOnly', CHINA, 'Teams', 'reader', 'promoted Teams meeting'],
] as const;

describe('a screen is shared', () => {
  test.each(ROWS)('%s: %s to %s, %s, by %s, shared by the %s: %s', (day, from, to, tenants, via, by, way) => {
    const shared = shareIn({ day, from, to, tenants, via, by });
    const type = way === 'promoted Teams meeting' ? ['Teams'] : way === 'native' ? [] : ['SfB'];
    const status = way === 'native' ? 'shared' : 'sharing';
    expect(shared).toEqual({ way, status, because: null, meetings: type });
  });

  test('not before the two clouds had anything to do with each other', () => {
    const early = { day: '2021-06-01', from: 'TeamsOnly', to: 'SfBOnly', tenants: CHINA, via: 'Teams' };
    expect(shareIn({ ...early, by: 'writer' })).toEqual({
      way: null,
      status: 'refused',
      because: 'no-such-thread',
      meetings: [],
    });
  });

  test('in the ways that the rules know, by the same codes', () => {
    expect(SHARE_WAYS).toEqual(VIAS);
  });
});
