// Cases as the command line asks them: defaults, spellings, complaints, speed.
import { expect, test } from 'vitest';
import { decideCase, type RouteCase } from '../../src/rules/case.ts';
import { decidePresenceCase } from '../../src/rules/presence-case.ts';

const CASE: RouteCase = {
  rules: '2019-h1',
  tenancy: 'in-tenant',
  originatorMode: 'TeamsOnly',
  originatorClient: 'Teams',
  originatorHomed: 'online',
  recipientMode: 'SfBOnly',
};

test('an answer has the keys of the contract, in their order', () => {
  const answer = decideCase(CASE);
  expect(Object.keys(answer)).toEqual([
    'outcome',
    'client',
    'method',
    'interop',
    'textOnly',
    'row',
    'gates',
    'source',
  ]);
  expect(answer).toMatchObject({
    outcome: 'lands',
    client: 'SfB',
    method: 'interop',
    interop: true,
    textOnly: true,
    row: '2019-h1/1b.7',
  });
});

test('Not Possible has a row and interop false, and nothing else', () => {
  const answer = decideCase({ ...CASE, originatorMode: 'Islands', originatorHomed: 'onPrem' });
  expect(answer).toMatchObject({
    outcome: 'notPossible',
    client: null,
    method: null,
    interop: false,
    textOnly: null,
    row: '2019-h1/1b.3',
  });
});

test('words are read in any spelling of case', () => {
  const loud = Object.fromEntries(Object.entries(CASE).map(([key, word]) => [key, word.toUpperCase()]));
  expect(decideCase(loud as unknown as RouteCase)).toEqual(decideCase(CASE));
});

test('across clouds 21Vianet is the recipient’s side, and the date decides', () => {
  const across = { ...CASE, tenancy: 'cross-cloud', rules: '2021-08' };
  expect(decideCase(across)).toMatchObject({ outcome: 'refused', row: null });
  const joined = decideCase({ ...across, at: '2021-09-10' });
  expect(joined).toMatchObject({
    outcome: 'lands',
    client: 'SfB',
    method: 'interopFederated',
    row: '2019-h1/2b.7',
  });
  const turned = {
    ...across,
    at: '2021-09-10',
    originatorCloud: '21Vianet',
    originatorMode: 'SfBOnly',
    originatorClient: 'SfB',
  };
  expect(decideCase({ ...turned, recipientMode: 'TeamsOnly' })).toMatchObject({
    outcome: 'lands',
    client: 'Teams',
    row: '2019-h1/2c.5',
  });
});

test('a recipient is homed online where that is legal, else on-premises', () => {
  const outcome = (rules: string, more: Partial<RouteCase> = {}) => {
    const answer = decideCase({ ...CASE, rules, ...more });
    return 'error' in answer ? answer.error : answer.outcome;
  };
  expect(outcome('2021-11')).toBe('lands');
  expect(outcome('2021-11', { recipientHomed: 'online' })).toBe('illegal');
  expect(outcome('2019-h1', { topology: 'pureOnline' })).toBe('lands');
  expect(outcome('2021-11', { topology: 'pureOnline' })).toBe('illegal');
});

test('by-date needs a date', () => {
  expect(decideCase({ ...CASE, rules: 'by-date' })).toEqual({ error: 'by-date needs a date: give "at"' });
  expect(decideCase({ ...CASE, rules: 'by-date', at: '2019-03-01' })).toMatchObject({ row: '2019-h1/1b.7' });
  expect(decideCase({ ...CASE, rules: 'by-date', at: '2018-12-24T12:00:00Z' })).toMatchObject({
    row: '2018-11/1.7.SfB*',
  });
});

test('everything that is wrong is said at once', () => {
  const wrong = {
    ...CASE,
    tenancy: 'near',
    originatorMode: undefined,
    rules: 'x',
    at: 'soon',
    colour: 'red',
    switches: { a: 1 },
  };
  const answer = decideCase(wrong as unknown as RouteCase);
  expect('error' in answer && answer.error.split('; ').length).toBeGreaterThanOrEqual(5);
  expect(answer).toMatchObject({ error: expect.stringContaining('originatorMode is missing') });
});

test('a kind is a word of the case', () => {
  expect(decideCase({ ...CASE, kind: 'Audio' })).toMatchObject({ outcome: 'lands', kind: 'audio' });
  expect(decideCase({ ...CASE, kind: 'Chat' })).toMatchObject({ outcome: 'lands' });
  expect(decideCase({ ...CASE, kind: 'fax' })).toMatchObject({
    error: expect.stringContaining('none of chat'),
  });
});

test('clouds have to fit the tenancy', () => {
  expect(decideCase({ ...CASE, originatorCloud: 'worldwide', recipientCloud: '21Vianet' })).toHaveProperty(
    'error',
  );
  expect(
    decideCase({ ...CASE, tenancy: 'cross-cloud', originatorCloud: 'gcc', recipientCloud: 'gcc' }),
  ).toHaveProperty('error');
});

test('switches are read by name', () => {
  const across = {
    ...CASE,
    rules: '2023-11',
    tenancy: 'cross-cloud',
    originatorMode: 'SfBOnly',
    originatorClient: 'SfB',
    originatorHomed: 'onPrem',
  };
  expect(decideCase(across)).toMatchObject({ outcome: 'refused' });
  expect(decideCase({ ...across, switches: { sipfederation21v: 'ON' } })).toMatchObject({
    outcome: 'lands',
    method: 'sfb',
  });
});

test('presence cases complain the same way', () => {
  const presence = {
    rules: '2021-11',
    tenancy: 'in-tenant',
    watcherClient: 'Teams',
    publisherMode: 'Islands',
  };
  expect(decidePresenceCase(presence)).toEqual({
    source: 'Teams',
    row: '2021-11/3.Teams.Islands',
    source_text: '[COEX] Table 3, edition 2021-11: Teams | Islands | Teams.',
  });
  expect(decidePresenceCase({ ...presence, watcherClient: 'Lync' })).toHaveProperty('error');
});

test('100,000 cases take seconds at the very most', () => {
  const start = process.cpuUsage().user;
  for (let n = 0; n < 100_000; n += 1) decideCase(CASE);
  expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(8);
});
