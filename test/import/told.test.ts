/** What is doubtful or wrong in exports is told with its place, and never passed over. */
import { expect, test } from 'vitest';
import { compileScenario } from '../../src/scenario/compile.ts';
import { hidden, imported, importFiles, notesOf } from './support.ts';

/** A file of Get-CsOnlineUser with one mode a row, all of the address before it. */
function modesOf(...rows: readonly (readonly [string, string])[]): string {
  const lines = rows.map(([address, mode]) => `${address},${mode},sipfed.online.lync.com\n`);
  return `UserPrincipalName,TeamsUpgradeEffectiveMode,HostingProvider\n${lines.join('')}`;
}

test('a flag that is neither yes nor no is a complaint, as in another language', () => {
  const rows = ['Falsch', 'wahr', 'TRUE', '$false', ''].map(
    (flag, n) => `${n}@hyb.com,${flag},SRV:,${n === 2 ? 'vielleicht' : ''}\n`,
  );
  expect(
    importFiles({
      'contoso/u.csv': `SipAddress,Enabled,HostingProvider,AccountEnabled\n${rows.join('')}`,
    }),
  ).toEqual([
    expect.stringMatching(
      /^contoso\/u\.csv:2:11: "Falsch" is neither yes nor no \(known, in English only: true, .*false, .*\)$/,
    ),
    expect.stringContaining('contoso/u.csv:3:11: "wahr" is'),
    expect.stringContaining('contoso/u.csv:4:21: "vielleicht" is'),
  ]);
});

test('rows of one person that contradict each other are named, at most five', () => {
  const dan = modesOf(['eve@a.com', 'Islands'], ['dan@a.com', 'Islands'], ['Dan@a.com', 'SfBOnly']);
  const result = imported({ 'contoso/u.csv': dan });
  expect(notesOf(result)).toContain('dan@a.com: line 3 says Islands, line 4 SfBOnly; the first counts');
  expect(result.scenario).toContain('the first counts (u.csv line 4)');
  // In two files, on their homes, with a policy in place of a mode; blanks contradict nothing.
  const policies = 'UserPrincipalName,TeamsUpgradePolicy,HostingProvider\n';
  const two = imported({
    'contoso/a.csv': `${policies}a@a.com,Islands,SRV:\nb@a.com,,SRV:\n`,
    'contoso/b.csv': `${policies}a@a.com,Tag:SfBOnly,sipfed.online.lync.com\nb@a.com,,\n`,
  });
  expect(notesOf(two).filter((note) => note.includes('the first counts'))).toEqual([
    'a@a.com: a.csv line 2 says the policy Islands and homed onPrem, b.csv line 2 the policy SfBOnly and homed online; the first counts',
  ]);
  const people = Array.from({ length: 7 }, (_, n) => `p${n}@a.com`);
  const many = modesOf(
    ...people.flatMap((each) => [
      [each, 'Islands'] as const,
      [each, 'Islands'] as const,
      [each, 'SfBOnly'] as const,
    ]),
  );
  const told = notesOf(imported({ 'contoso/u.csv': many }));
  expect(told.filter((note) => note.includes('the first counts'))).toHaveLength(5);
  expect(told).toContain('and 2 more rows that contradict the first of their address');
  const own = 'UserPrincipalName,TeamsUpgradePolicy\na@a.com,Islands\na@a.com,Acme\n';
  expect(notesOf(imported({ 'contoso/u.csv': own })).join()).toContain(
    'line 3 a policy of its own; the first',
  );
  expect(JSON.stringify(imported({ 'contoso/u.csv': dan }, { names: hidden() }))).not.toContain('dan@');
});

test('a message between people of whom one was not imported is told with its line', () => {
  const users = modesOf(['ann@a.com', 'Islands'], ['bob@a.com', 'Islands']);
  const lineIn = (name: string, text: string): string => {
    const { report } = imported({ 'contoso/u.csv': users, [name]: text });
    const left = report.skipped.find(({ reason }) => reason === 'message-of-nobody')!;
    return `${left.count} ${left.first.file} ${left.first.line}`;
  };
  const csv = [
    '# a comment',
    'time;note;receiver;sender',
    '2020-03-04T08:00:00Z;x;bob@a.com;ann@a.com',
    'soon;x;zoe@a.com;ann@a.com',
    '2020-03-03T08:00:00Z;x;zoe@a.com;ann@a.com',
    '2020-03-02T08:00:00Z;x;ann@a.com;zoe@a.com',
  ];
  expect(lineIn('m.csv', csv.join('\r\n'))).toBe('2 m.csv 5');
  expect(lineIn('m.txt', 'ann@a.com bob@a.com 1583136000\nyan@a.com ann@a.com 1583136001\n')).toBe(
    '1 m.txt 2',
  );
  const chat = (from: string, to: string, at: string): object => ({
    id: at,
    chatId: `19:${from}_${to}`,
    createdDateTime: at,
    from: { user: { id: from } },
  });
  const both = (other: string, day: number): object[] => [
    chat('ann@a.com', other, `2020-03-0${day}T08:00:00Z`),
    { ...chat(other, 'ann@a.com', `2020-03-0${day}T09:00:00Z`), chatId: `19:ann@a.com_${other}` },
  ];
  const lines = [...both('bob@a.com', 3), ...both('zoe@a.com', 2)].map((each) => JSON.stringify(each));
  expect(lineIn('c.jsonl', lines.join('\n'))).toBe('2 c.jsonl 3');
  const call = (to: string): string =>
    JSON.stringify({
      id: to,
      startDateTime: '2020-03-02T08:00:00Z',
      endDateTime: '2020-03-02T08:01:00Z',
      modalities: [],
      sessions: [{ caller: party('ann@a.com'), callee: party(to) }],
    });
  expect(lineIn('calls.jsonl', `${call('bob@a.com')}\n${call('zoe@a.com')}\n`)).toBe('1 calls.jsonl 2');
});

test('a list of messages is known by its header, and its cells are complained about', () => {
  const hint = '(ISO 8601 such as 2020-03-02T08:00:00Z, or seconds since 1970)';
  expect(
    importFiles({
      'a.csv':
        'sender;receiver;time\na@a.com;b@a.com;02.03.2020 08:00\na@a.com;b@a.com;3/2/2020 8:00:00 AM\n',
      'b.csv': 'sender,receiver,time\na@a.com,b@a.com,2020-03-02T08:00:00Z\na@a.com,b@a.com,soon\n',
      'c.csv': 'from,to,timestamp\na@a.com,,2020-03-02T08:00:00Z\na@a.com,b@a.com,\na@a.com\n',
      'd.csv': 'sender,receiver,time\n',
    }),
  ).toEqual([
    `a.csv:2:17: "02.03.2020 08:00" is no time ${hint}`,
    `a.csv:3:17: "3/2/2020 8:00:00 AM" is no time ${hint}`,
    `b.csv:3:17: "soon" is no time ${hint}`,
    'c.csv:2:9: the cell is empty (a line is: sender, receiver, time)',
    `c.csv:3:17: the cell is empty ${hint}`,
    'c.csv:4:1: the line has no sender, receiver and time (a line is: sender, receiver, time)',
    'd.csv:0:0: list of messages (sender, receiver, time) without a record ()',
  ]);
  // Where most can be read, what cannot is counted.
  const most =
    'sender,receiver,time\na@a.com,b@a.com,2020-03-02\na@a.com,b@a.com,soon\nb@a.com,a@a.com,2020-03-03\n';
  const { report } = imported({ 'contoso/u.csv': modesOf(['a@a.com', 'Islands']), 'm.csv': most });
  expect(report.skipped.find(({ reason }) => reason === 'line-time')).toMatchObject({
    count: 1,
    first: { line: 3 },
  });
});

test.each([
  [
    'SenderAddress,RecipientAddress,Received',
    'list of messages',
    'sender or from, receiver or to, time or timestamp are',
  ],
  ['from,to,Uhrzeit', 'list of messages', 'time or timestamp is'],
  [
    'Anzeigename,Benutzerprinzipalname,SIP-Adresse,Aktiviert,Hostinganbieter,Modus',
    'Get-CsOnlineUser',
    'UserPrincipalName, TeamsUpgradeEffectiveMode or TeamsUpgradePolicy or HostingProvider are',
  ],
  [
    'Benutzerprinzipalname,Datum der letzten Aktivität',
    'Teams user activity report',
    'User Principal Name, Last',
  ],
  ['UserPrincipalName,Shoe', 'Get-CsOnlineUser', 'TeamsUpgradeEffectiveMode or'],
  ['AllowFederatedUser,Domains', 'Get-CsTenantFederationConfiguration', 'AllowFederatedUsers, Allowed'],
])('an unknown header is told its nearest export: %s', (header, nearest, missing) => {
  const cells = header.replaceAll(/[^,]+/g, 'x');
  const [complaint] = importFiles({ 'x.csv': `${header}\n${cells}\n` }) as string[];
  expect(complaint).toContain(`; the nearest is ${nearest}`);
  expect(complaint).toContain(`, of which ${missing}`);
  expect(complaint).toContain('(headers have to be the English ones; coexsim import --help lists');
});

function party(address: string): object {
  return {
    identity: { user: { id: address } },
    associatedIdentity: { id: address, userPrincipalName: address },
  };
}

test('what is left of a file makes a scenario that runs, or a complaint', () => {
  const head = 'UserPrincipalName,Department,TeamsUpgradeEffectiveMode,HostingProvider\n';
  const row = (user: string, department: string) =>
    `${user}@a.com,${department},Islands,sipfed.online.lync.com\n`;
  const long = `${'x'.repeat(119)}😀y`;
  const users = `${head}${row('a', 'Sales')}${row('b', 'sales')}${row('c', long)}`;
  const result = imported({
    'contoso/u.csv': users,
    'contoso/m.csv':
      'sender,receiver,time\na@a.com,zed@a.com,2023-01-02T08:00:00Z\na@a.com,A@a.com,2023-01-02T09:00:00Z\n',
  });
  expect(result.scenario.match(/Sales:|sales:/g)).toEqual(['Sales:']);
  expect(result.scenario).toContain(`${'x'.repeat(119)}😀`);
  expect(result.scenario).not.toContain('recorded:');
  expect(notesOf(result).join()).toContain('no message of the recording is between two people');
  expect(compileScenario({ text: result.scenario, path: 'it.yaml' })).toHaveProperty('compiled');
  expect(
    importFiles({
      'contoso/u.csv': 'UserPrincipalName,UserType,HostingProvider\nx_y.com#EXT#@a.com,Guest,\n',
    }),
  ).toEqual([expect.stringContaining('u.csv:1:1: nobody is left to import')]);
});
