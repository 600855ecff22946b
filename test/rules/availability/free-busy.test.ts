/** Free/busy for every ordered pair of places, and what each side has to set up (R14.2, R14.5 to R14.7, R14.11). */
import { describe, expect, test } from 'vitest';
import { CLOUDS } from '../../../src/model/words.ts';
import {
  askFreeBusy,
  type FreeBusyCase,
  type TargetCase,
  tellFreeBusy,
} from '../../../src/rules/availability/decide.ts';
import { SERVICE_ENDPOINTS } from '../../../src/rules/availability/endpoints.ts';
import { FREE_BUSY_ROWS, freeBusyRow, type Place } from '../../../src/rules/availability/pairs.ts';
import { AVAILABILITY_REASONS } from '../../../src/rules/availability/reasons.ts';
import { defaultSwitches, type Switches } from '../../../src/rules/switches.ts';

const PLACES: readonly Place[] = ['onPrem', ...CLOUDS];

/** Everything is set up on the asker's side that a pair could need. */
function fully(from: Place, to: Place): FreeBusyCase {
  const endpoint = to === 'onPrem' ? 'other' : SERVICE_ENDPOINTS[to];
  return {
    from,
    to,
    samePlatform: false,
    hybrid: true,
    addressSpace: { namesRightTenant: true, byToken: true, endpoint },
    relationship: true,
  };
}

const ask = (asked: FreeBusyCase, switches: Partial<Switches> = {}) =>
  askFreeBusy(asked, { ...defaultSwitches(), ...switches });

/** Rows ask, columns are asked, all of it between two platforms: h hybrid, a address space, - not reached. */
const TABLE = `
           onPrem worldwide 21Vianet gcc gccHigh dod
onPrem     h      h         -        h   h       h
worldwide  h      a         a        a   a       a
21Vianet   -      a         -        a   -       -
gcc        h      a         a        a   a       a
gccHigh    h      a         -        a   a       a
dod        h      a         -        a   a       a
`;

describe('with everything set up', () => {
  const [head, ...lines] = TABLE.trim().split('\n');
  const columns = head!.trim().split(/\s+/);
  for (const line of lines) {
    const [from, ...cells] = line.trim().split(/\s+/);
    test.each(cells.map((cell, place) => [from!, columns[place]!, cell]))('%s asks %s: %s', (a, b, cell) => {
      const way = { h: 'hybrid', a: 'addressSpace', '-': null }[cell];
      expect(ask(fully(a as Place, b as Place)).way).toBe(way);
    });
  }
});

test('the row of a pair is that of both directions, and within a platform its own service answers', () => {
  for (const one of PLACES) {
    for (const other of PLACES) {
      expect(freeBusyRow(one, other, false)).toBe(freeBusyRow(other, one, false));
      expect(ask({ ...fully(one, other), samePlatform: true })).toMatchObject({
        way: 'own',
        because: 'one-platform',
      });
    }
  }
});

describe('the asker', () => {
  const both = fully('worldwide', '21Vianet');
  const space = both.addressSpace!;
  test.each([
    ['has no mailbox', { from: null }, 'asker-without-mailbox'],
    ['asks about somebody without one', { to: null }, 'target-without-mailbox'],
    ['has no address space', { addressSpace: null }, 'no-address-space'],
    ['names another tenant', { addressSpace: { ...space, namesRightTenant: false } }, 'names-other-tenant'],
    ['needs trust', { addressSpace: { ...space, byToken: false } }, 'method-needs-trust'],
    [
      'names its own endpoint',
      { addressSpace: { ...space, endpoint: 'outlook.office.com' } },
      'wrong-endpoint',
    ],
  ] as const)('%s', (_, more, because) => {
    const answer = ask({ ...both, ...more });
    expect(answer).toMatchObject({ way: null, because });
    expect(answer.gates.filter(({ pass }) => !pass)).toHaveLength(1);
  });
});

describe('what no source settles is a switch', () => {
  test('premises and 21Vianet, which the article has not tested (A20, R14.11)', () => {
    for (const [from, to] of [
      ['onPrem', '21Vianet'],
      ['21Vianet', 'onPrem'],
    ] as const) {
      expect(ask(fully(from, to))).toMatchObject({ way: null, because: 'pair-not-reached' });
      const on = { freeBusy21VOnPremises: 'withHybrid' } as const;
      expect(ask(fully(from, to), on).way).toBe('hybrid');
      expect(ask({ ...fully(from, to), hybrid: false }, on).because).toBe('hybrid-needed');
    }
  });

  test('organisation relationships with 21Vianet (R14.7)', () => {
    const asked = { ...fully('worldwide', '21Vianet'), addressSpace: null };
    expect(ask(asked).because).toBe('no-address-space');
    expect(ask(asked, { relationshipWith21V: 'on' }).way).toBe('relationship');
    expect(ask(fully('worldwide', '21Vianet'), { relationshipWith21V: 'on' }).way).toBe('addressSpace');
  });
});

describe('organisation relationships (R14.7)', () => {
  test.each([
    ['worldwide', 'worldwide', 'relationship'],
    ['worldwide', 'gcc', 'relationship'],
    ['gcc', 'gccHigh', 'relationship'],
    ['worldwide', 'gccHigh', 'relationship'],
    ['worldwide', 'dod', null],
    ['21Vianet', '21Vianet', null],
  ] as const)('%s and %s: %s', (from, to, way) => {
    expect(ask({ ...fully(from, to), addressSpace: null }).way).toBe(way);
  });
});

describe('the side that is asked', () => {
  const open: TargetCase = { way: 'addressSpace', tenantAllowed: true, shares: false, mailboxThere: true };
  test.each([
    ['allows the tenant', {}, true, 'free-busy-told'],
    ['does not allow it', { tenantAllowed: false }, false, 'tenant-not-allowed'],
    ['has lost the mailbox', { mailboxThere: false }, false, 'no-mailbox-there'],
    ['shares', { way: 'relationship', tenantAllowed: false, shares: true }, true, 'free-busy-told'],
    ['does not share', { way: 'relationship' }, false, 'relationship-does-not-share'],
    ['is in hybrid', { way: 'hybrid', tenantAllowed: false }, true, 'free-busy-told'],
  ] as const)('%s', (_, more, told, because) => {
    expect(tellFreeBusy({ ...open, ...more })).toMatchObject({ told, because });
  });
});

test('endpoints as documented', () => {
  expect(SERVICE_ENDPOINTS).toEqual({
    worldwide: 'outlook.office.com',
    '21Vianet': 'partner.outlook.cn',
    gcc: 'outlook.office.com',
    gccHigh: 'outlook.office365.us',
    dod: 'outlook.office365.us',
  });
});

test('every row cites a source, and every reason is a sentence', () => {
  for (const { source } of Object.values(FREE_BUSY_ROWS)) expect(source).not.toBe('');
  for (const { sentence } of AVAILABILITY_REASONS) expect(sentence).toMatch(/^[A-Z].*\.$/);
});
