// Joining, gate by gate: each setting that is missing names itself, and nothing after it is asked.
import { describe, expect, test } from 'vitest';
import { CLOUDS } from '../../../src/model/words.ts';
import { MEETING_ERAS } from '../../../src/rules/meetings/eras.ts';
import {
  attendeeOf,
  bestJoin,
  JOIN_GATES,
  type JoinQuery,
  joinDecision,
} from '../../../src/rules/meetings/join.ts';
import { JOIN_AXES, JOIN_WAYS, JOINING } from '../../../src/rules/meetings/join-table.ts';
import { rowFor } from '../../../src/rules/meetings/plain-table.ts';
import { MEETING_REASONS } from '../../../src/rules/meetings/reasons.ts';
import { RULE_SETS } from '../../../src/rules/rule-sets.ts';
import { defaultSwitches } from '../../../src/rules/switches.ts';
import { factsOn, HOST, JOIN, JOINER } from './asking.ts';

const SIGNED_IN_DAY = '2023-11-23';

function failing(day: string, query: Partial<JoinQuery>) {
  const answer = joinDecision(factsOn(day), { ...JOIN, ...query });
  const failed = answer.gates.filter(({ pass }) => !pass);
  expect(failed.length).toBeLessThanOrEqual(1);
  if (failed.length === 1) expect(answer.gates.at(-1)).toBe(failed[0]);
  expect(answer.outcome).toBe(failed.length === 0 ? 'joins' : 'refused');
  const { gate, side, because } = failed[0] ?? {};
  return [gate, side, because].filter((word) => word !== undefined).join(' ');
}

describe('a connection between two clouds', () => {
  test('asks every gate in its order', () => {
    const answer = joinDecision(factsOn(SIGNED_IN_DAY), JOIN);
    expect(answer).toMatchObject({ outcome: 'joins', method: 'connection', row: 'join/connection.21Vianet' });
    expect(answer.namePrompt).toBe(false);
    expect(answer.gates.map(({ gate, side }) => (side ? `${gate} ${side}` : gate))).toEqual([
      'cloud-pair',
      'date',
      'cloud-setting host',
      'cloud-setting joiner',
      'tenant-added host',
      'tenant-added joiner',
      'inbound host',
      'outbound joiner',
      'mfa-trust host',
      'guest-account host',
      'client joiner',
    ]);
  });

  test.each([
    [{ host: { ...HOST, cloudSetting: false } }, 'cloud-setting host cloud-setting-off'],
    [{ joiner: { ...JOINER, cloudSetting: false } }, 'cloud-setting joiner cloud-setting-off'],
    [{ host: { ...HOST, tenantAdded: false } }, 'tenant-added host tenant-not-added'],
    [{ joiner: { ...JOINER, tenantAdded: false } }, 'tenant-added joiner tenant-not-added'],
    [{ host: { ...HOST, inbound: false } }, 'inbound host inbound-off'],
    [{ joiner: { ...JOINER, outbound: false } }, 'outbound joiner outbound-off'],
    [{ host: { ...HOST, requiresMfa: true } }, 'mfa-trust host mfa-not-trusted'],
    [{ host: { ...HOST, requiresMfa: true, trustsMfa: true } }, ''],
    [{ hasGuestAccount: true }, 'guest-account host guest-account-first'],
    [{ client: 'vdi' }, 'client joiner vdi-unsupported'],
    // External access and anonymous join are not needed (R5.14).
    [{ trustEachOther: false, host: { ...HOST, anonymousJoin: false } }, ''],
  ] satisfies [Partial<JoinQuery>, string][])('%j: %s', (query, expected) => {
    expect(failing(SIGNED_IN_DAY, query)).toBe(expected);
  });

  test('clouds of one Azure cloud need no cloud setting', () => {
    const host = { ...HOST, cloudSetting: false };
    const joiner = { ...JOINER, cloud: 'gcc', cloudSetting: false } as const;
    expect(failing(SIGNED_IN_DAY, { host, joiner })).toBe('');
    expect(failing(SIGNED_IN_DAY, { host, joiner: { ...joiner, cloud: 'dod' } })).toBe(
      'cloud-setting host cloud-setting-off',
    );
  });
});

describe('anonymous join', () => {
  const anonymous = (day: string, query: Partial<JoinQuery> = {}) =>
    failing(day, { way: 'anonymous', ...query });

  test('asks the switch and the policy of the host', () => {
    expect(anonymous('2023-08-28', { host: { ...HOST, anonymousJoin: false } })).toBe(
      'host-anonymous-join host anonymous-join-off',
    );
    expect(anonymous('2023-08-28', { host: { ...HOST, organizerPolicy: false } })).toBe(
      'organizer-policy host organizer-policy-off',
    );
  });

  test('asks the organisation of the joiner in the rule set 2023-08 only (A17)', () => {
    const joiner = { ...JOINER, anonymousJoin: false };
    expect(anonymous('2023-08-28', { joiner })).toBe(
      'joiner-anonymous-join joiner joiner-anonymous-join-off',
    );
    expect(anonymous('2023-09-30', { joiner })).toBe(
      'joiner-anonymous-join joiner joiner-anonymous-join-off',
    );
    expect(anonymous('2023-10-01', { joiner })).toBe('');
    expect(anonymous('2023-11-23', { joiner })).toBe('');
    const oneCloud = { ...joiner, cloud: 'worldwide' } as const;
    expect(anonymous('2023-08-28', { joiner: oneCloud })).toBe('');
  });

  test('a promoted meeting admits its invited peer from 2021-09-10, nobody else (A45)', () => {
    expect(anonymous('2021-09-10')).toBe('date not-yet-available');
    expect(anonymous('2021-09-09', { promotedPeer: true })).toBe('date not-yet-available');
    const answer = joinDecision(factsOn('2021-09-10'), { ...JOIN, way: 'anonymous', promotedPeer: true });
    expect(answer).toMatchObject({ outcome: 'joins', row: 'join/anonymous.21Vianet.promoted' });
  });

  test('works in the virtual desktop, and asks for a name but in the mobile client', () => {
    const prompts = (['desktop', 'web', 'vdi', 'mobile'] as const).map((client) => {
      const answer = joinDecision(factsOn('2023-08-28'), { ...JOIN, way: 'anonymous', client });
      return [answer.outcome, answer.namePrompt];
    });
    expect(prompts).toEqual([
      ['joins', true],
      ['joins', true],
      ['joins', true],
      ['joins', false],
    ]);
  });
});

describe('the other ways', () => {
  test('external access is for one cloud, and needs trust of both', () => {
    const joiner = { ...JOINER, cloud: 'worldwide' } as const;
    expect(failing('2019-02-01', { way: 'external', joiner })).toBe('');
    expect(failing('2019-02-01', { way: 'external', joiner, trustEachOther: false })).toBe(
      'trust no-mutual-trust',
    );
    expect(failing(SIGNED_IN_DAY, { way: 'external' })).toBe('cloud-pair clouds-need-a-connection');
    expect(failing(SIGNED_IN_DAY, { way: 'connection', joiner })).toBe(
      'cloud-pair one-cloud-needs-no-connection',
    );
  });

  test('members are of the organisation, and need nothing', () => {
    const joiner = { ...JOINER, cloud: 'worldwide' } as const;
    expect(failing('2019-02-01', { way: 'member', sameTenant: true, joiner })).toBe('');
    expect(failing('2019-02-01', { way: 'member', joiner })).toBe('cloud-pair not-a-member');
    expect(failing('2019-02-01', { way: 'guest', sameTenant: true, joiner })).toBe('cloud-pair own-tenant');
  });

  test('a guest account has to be there, and asks neither inbound nor MFA trust', () => {
    expect(failing(SIGNED_IN_DAY, { way: 'guest' })).toBe('guest-account host no-guest-account');
    const host = { ...HOST, inbound: false, requiresMfa: true };
    expect(failing(SIGNED_IN_DAY, { way: 'guest', hasGuestAccount: true, host })).toBe('');
  });

  test('the best way is the one that says most about the person', () => {
    const best = (query: Partial<JoinQuery>) =>
      bestJoin(factsOn(SIGNED_IN_DAY), { ...JOIN, ...query }).method;
    expect(best({})).toBe('connection');
    expect(best({ hasGuestAccount: true })).toBe('guest');
    expect(best({ host: { ...HOST, inbound: false } })).toBe('anonymous');
    expect(best({ host: { ...HOST, inbound: false, anonymousJoin: false } })).toBeNull();
    expect(best({ sameTenant: true, joiner: { ...JOINER, cloud: 'worldwide' } })).toBe('member');
  });
});

test('gates stand in their fixed order, whatever is asked, and every answer cites its row', () => {
  const days = [...new Set(RULE_SETS.map(({ from }) => from)), '2021-09-10'];
  for (const day of days)
    for (const way of JOIN_WAYS)
      for (const host of CLOUDS)
        for (const joiner of CLOUDS) {
          const query = {
            ...JOIN,
            way,
            host: { ...HOST, cloud: host },
            joiner: { ...JOINER, cloud: joiner },
          };
          const answer = joinDecision(factsOn(day), query);
          const places = answer.gates.map(({ gate }) => JOIN_GATES.indexOf(gate));
          expect(places).toEqual(places.toSorted((a, b) => a - b));
          expect(answer.source).toContain(answer.row);
        }
});

test('the eras follow one another by date, and no later one takes away what an earlier one gave', () => {
  const eras = RULE_SETS.flatMap(({ stages }) => stages.map(({ facts }) => facts.meetings));
  expect([...new Set(eras)]).toEqual([...MEETING_ERAS]);
  for (const way of JOIN_WAYS)
    for (const pair of JOIN_AXES.pair)
      for (const promotedPeer of JOIN_AXES.promotedPeer) {
        const possible = MEETING_ERAS.map(
          (era) => rowFor(JOINING, { way, pair, era, promotedPeer }).possible,
        );
        expect(possible).toEqual(possible.toSorted((a, b) => Number(a) - Number(b)));
      }
});

test('as whom the lobby takes them (A41)', () => {
  const lobby = (crossCloudLobby: 'trusted' | 'guestsAsGuests' | 'anonymous', acrossClouds: boolean) =>
    JOIN_WAYS.map((way) => attendeeOf(way, acrossClouds, { ...defaultSwitches(), crossCloudLobby }));
  // member, external, connection, guest, anonymous
  expect(lobby('trusted', true)).toEqual(['orgUser', 'trustedOrg', 'trustedOrg', 'trustedOrg', 'anonymous']);
  expect(lobby('guestsAsGuests', true)[3]).toBe('guest');
  expect(lobby('anonymous', true).slice(1)).toEqual(['anonymous', 'anonymous', 'anonymous', 'anonymous']);
  expect(lobby('anonymous', false)).toEqual(['orgUser', 'trustedOrg', 'trustedOrg', 'guest', 'anonymous']);
});

test('every reason is a sentence', () => {
  for (const { name, sentence } of MEETING_REASONS) {
    expect(name).toMatch(/^[a-z0-9-]+$/);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
  }
});
