import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';

const CASE = ['route', '--rules', '2019-h1', '--tenancy', 'in-tenant', '--originator-mode', 'TeamsOnly'];
const WHOLE = [...CASE, '--originator-client', 'Teams', '--originator-homed', 'online'];
const TO_SFB = [...WHOLE, '--recipient-mode', 'SfBOnly'];

describe('one case', () => {
  test('over the interop infrastructure is not said to be without interop', async () => {
    const federated = [
      'route',
      '--rules',
      '2019-h1',
      '--tenancy',
      'federated',
      '--originator-mode',
      'TeamsOnly',
    ];
    const more = [
      '--originator-client',
      'Teams',
      '--originator-homed',
      'online',
      '--recipient-mode',
      'TeamsOnly',
    ];
    const { out } = await runCli([...federated, ...more, '--kind', 'screenShare']);
    expect(out).toContain('method interopFederated, not marked as interop in the table, ');
    const within = await runCli([...WHOLE, '--recipient-mode', 'TeamsOnly']);
    expect(within.out).toContain('method native, no interop, ');
  });

  test('is answered by one JSON object with the keys of the contract', async () => {
    const { code, out, err } = await runCli([...TO_SFB, '--json']);
    expect([code, err]).toEqual([0, '']);
    const answer = JSON.parse(out) as Record<string, unknown>;
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

  test('is told to a person with landing, method, row, table, gates and source', async () => {
    const { code, out } = await runCli(TO_SFB);
    expect(code).toBe(0);
    expect(out).toContain('Lands in Skype for Business, method interop');
    expect(out).toContain('Row 2019-h1/1b.7');
    expect(out).toContain(
      'Table 1b: in-tenant new chat or call routing to a recipient in a Skype for Business mode',
    );
    expect(out).toMatch(/state-legal \(originator\) +pass +legal/);
    expect(out).toContain('Source: [COEX] Table 1b, edition 2019-h1');
  });

  test('words are read in any spelling of case', async () => {
    const shouted = TO_SFB.map((word) =>
      word.startsWith('--') || word === 'route' ? word : word.toUpperCase(),
    );
    expect((await runCli([...shouted, '--json'])).out).toBe((await runCli([...TO_SFB, '--json'])).out);
  });

  test('a refusal names its gate, a state that cannot be is illegal', async () => {
    const onSfb = [...CASE, '--originator-client', 'SfB', '--originator-homed', 'online'];
    const refused = await runCli([...onSfb, '--recipient-mode', 'Islands']);
    expect(refused.out).toContain('Refused by the gate client-allowed');
    const onPrem = [...CASE, '--originator-client', 'Teams', '--originator-homed', 'onPrem'];
    const illegal = await runCli([...onPrem, '--recipient-mode', 'Islands', '--json']);
    expect(illegal.code).toBe(0);
    expect(JSON.parse(illegal.out)).toMatchObject({ outcome: 'illegal', row: null });
  });

  test('switches and the date change the answer', async () => {
    const pair = ['route', '--rules', '2023-08', '--tenancy', 'cross-cloud', '--originator-mode', 'Islands'];
    const sip = [
      ...pair,
      '--originator-client',
      'SfB',
      '--originator-homed',
      'onPrem',
      '--recipient-mode',
      'SfBOnly',
    ];
    const off = JSON.parse((await runCli([...sip, '--json'])).out);
    const on = JSON.parse((await runCli([...sip, '--json', '--switch', 'sipfederation21v=ON'])).out);
    expect([off.outcome, on.outcome]).toEqual(['refused', 'lands']);
    const byDate = ['--rules', 'by-date', '--at', '2019-06-01', '--json'];
    expect(JSON.parse((await runCli([...TO_SFB, ...byDate])).out).row).toBe('2019-h1/1b.7');
  });

  test.each([
    ['audio', 'method interop, interop, audio call of two, which cannot grow'],
    [
      'screenShare',
      'method interop, interop, screen shared through a promoted Teams meeting, whose link is sent',
    ],
    ['groupChat', 'Refused by the gate kind-carried'],
    ['chat', 'method interop, interop, carries plain text only'],
  ])('%s is told in a sentence', async (kind, sentence) => {
    expect((await runCli([...TO_SFB, '--kind', kind])).out).toContain(sentence);
    const { kind: told } = JSON.parse((await runCli([...TO_SFB, '--kind', kind, '--json'])).out);
    expect(told).toBe(kind === 'chat' ? undefined : kind);
  });

  test('colours are for terminals only', async () => {
    expect((await runCli(TO_SFB)).out).not.toContain('\u001b');
    expect((await runCli(TO_SFB, { terminal: true })).out).toContain('\u001b[');
    expect((await runCli([...TO_SFB, '--json'], { terminal: true })).out).not.toContain('\u001b');
  });
});

describe('a wrong command line', () => {
  test.each([
    ['a word that does not exist', [...WHOLE, '--recipient-mode', 'Iselands'], 'Did you mean Islands?'],
    ['all the words there are', [...WHOLE, '--recipient-mode', 'x'], 'SfBWithTeamsCollabAndMeetings'],
    ['what is missing', CASE, '--originator-client (Teams, SfB)'],
    ['a kind that does not exist', [...TO_SFB, '--kind', 'vidio'], 'Did you mean video?'],
    ['an unknown switch', [...TO_SFB, '--switch', 'sessionTimout=1m'], 'did you mean sessionTimeout?'],
    ['a value that a switch does not have', [...TO_SFB, '--switch', 'sessionClock=x'], 'idle, absolute'],
    ['a switch without a value', [...TO_SFB, '--switch', 'sessionClock'], 'NAME=VALUE'],
    ['no date', [...TO_SFB, '--at', 'soon'], 'no date or instant'],
    [
      'clouds that do not fit',
      [...TO_SFB, '--recipient-cloud', '21Vianet', '--originator-cloud', 'gcc'],
      'does not fit',
    ],
    ['half of a pair', ['route', '--scenario', 'x.yaml', '--from', 'ann'], '--to, --via'],
    [
      'a pair and a case',
      ['route', '--scenario', 'x.yaml', '--tenancy', 'federated'],
      'cannot go with --scenario',
    ],
    ['an unknown option', ['route', '--rule', '2019-h1'], 'Did you mean --rules?'],
  ])('%s: exit code 2 and a message on standard error', async (_, argv, message) => {
    const { code, out, err } = await runCli(argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
});

const SCENARIO = `coexsim: 1
start: 2019-06-03T09:00:00Z
until: 2h
rules: 2019-h1
tenants:
  contoso: { cloud: worldwide, topology: hybrid, domains: [contoso.com], mode: Islands }
users:
  ann@contoso.com: { homed: online, mode: TeamsOnly, clients: [Teams] }
  bob@contoso.com: { homed: online, mode: SfBOnly, clients: [SfB, Teams] }
events:
  - { at: 30m, setMode: { user: bob@contoso.com, mode: TeamsOnly } }
`;

describe('a pair of a scenario', () => {
  const folder = mkdtempSync(join(tmpdir(), 'coexsim-route-'));
  const file = join(folder, 'pair.yaml');
  writeFileSync(file, SCENARIO);
  afterAll(() => rmSync(folder, { recursive: true }));
  const pair = [
    'route',
    '--scenario',
    file,
    '--from',
    'ANN@contoso.com',
    '--to',
    'bob@contoso.com',
    '--via',
    'teams',
  ];

  test('is decided as the two are at the start', async () => {
    const { code, out } = await runCli([...pair, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ client: 'SfB', method: 'interop', row: '2019-h1/1b.7' });
  });

  test.each(['30m', '2019-06-03T09:30:00Z'])('is decided after what happened until %s', async (at) => {
    const { out } = await runCli([...pair, '--at', at, '--json']);
    expect(JSON.parse(out)).toMatchObject({ client: 'Teams', method: 'native', row: '2019-h1/1c.7' });
  });

  test('is decided for a call or a shared screen too', async () => {
    const { out } = await runCli([...pair, '--kind', 'screenshare', '--json']);
    expect(JSON.parse(out)).toMatchObject({ client: 'SfB', via: 'promoted Teams meeting' });
  });

  test('the command line wins over the file', async () => {
    const { out } = await runCli([...pair, '--rules', '2018-11', '--json']);
    expect(JSON.parse(out).row).toBe('2018-11/1.7.SfB*');
  });

  test.each([
    ['--from', 'an@contoso.com', 'did you mean ann@contoso.com?'],
    ['--via', 'Slack', 'none of Teams, SfB'],
    ['--at', '3h', 'after the end of the run, 2h'],
    ['--at', 'noon', 'is no time'],
    ['--to', 'ann@contoso.com', 'the same user'],
  ])('%s %s: exit code 2', async (flag, value, message) => {
    const { code, err } = await runCli([...pair, flag, value]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test('complaints about the file come with their places and exit code 65, a missing file with 74', async () => {
    const wrong = join(folder, 'wrong.yaml');
    writeFileSync(wrong, SCENARIO.replace('Islands', 'Iceland'));
    const { code, out, err } = await runCli(pair.with(2, wrong));
    expect([code, out]).toEqual([65, '']);
    expect(err).toContain(`${wrong}:6:`);
    expect((await runCli(pair.with(2, join(folder, 'none.yaml')))).code).toBe(74);
  });
});
