// Rosters: people from a CSV file, with every trap of such files, and complaints that lead to the cell.
import { describe, expect, test } from 'vitest';
import { CsvText } from '../../src/core/csv-text.ts';
import { HOME, MODE, NONE } from '../../src/model/words.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import type { Compiled } from '../../src/scenario/compiled.ts';

const SCENARIO = `coexsim: 1
start: 2019-06-03T09:00:00Z
until: 2h
rules: 2019-h1
tenants:
  contoso: { domains: [contoso.com] }
  fabrikam: { domains: [fabrikam.com], topology: pureOnPrem, mode: SfBOnly }
populations:
  all: { roster: people/all.csv }
`;

function result(csv: string | Uint8Array, scenario = SCENARIO) {
  const read = (path: string) =>
    path === 'dir/people/all.csv' ? { content: csv, identity: path } : { problem: 'there is no such file' };
  return compileScenario({ text: scenario, path: 'dir/x.yaml', read });
}

function people(csv: string | Uint8Array, scenario = SCENARIO): Compiled {
  const found = result(csv, scenario);
  if ('compiled' in found) return found.compiled;
  throw new Error(
    found.complaints.map(({ line, column, message }) => `${line}:${column}: ${message}`).join('\n'),
  );
}

function said(csv: string | Uint8Array, scenario = SCENARIO): string[] {
  const found = result(csv, scenario);
  return ('complaints' in found ? found.complaints : []).map(
    ({ file, line, column, message, hint }) =>
      `${file.replace('dir/people/', '')}:${line}:${column}: ${message}${hint === undefined ? '' : ` (${hint})`}`,
  );
}

const HEADER =
  'source,Address,tenant,homed,mode,clients,department,site,timeZone,externalAccess,messagesPerDay,opensTeams\n';

describe('a good roster', () => {
  test('says everything of everybody, in any order of columns and case', () => {
    const {
      names,
      world,
      people: known,
    } = people(
      `${HEADER}row 1,ann@contoso.com,Contoso,ONLINE,teamsonly,both,"R, D ""new""",oslo,+08:00,true,12.5,yes\n` +
        'row 2,bob@contoso.com,,onPrem,,SfB,R2,,,no,0,FALSE\n' +
        'row 3,  eve@fabrikam.com ,fabrikam,,,,"R, D ""new""",,,,,\n',
    );
    expect(names.users).toEqual(['ann@contoso.com', 'bob@contoso.com', 'eve@fabrikam.com']);
    expect(names.groups).toEqual(['all', 'all/R, D "new"', 'all/R2']);
    expect(world.users.tenant).toEqual([0, 0, 1]);
    expect(world.users.homed).toEqual([HOME.online, HOME.onPrem, HOME.onPrem]);
    expect(world.users.assigned).toEqual([MODE.TeamsOnly, NONE, NONE]);
    expect(world.users.running).toEqual([3, 2, 2]);
    expect(world.users.access).toEqual([2, 0, 1]);
    expect([...known.departmentOf]).toEqual([1, 2, 1]);
    expect([...known.timeZoneMinutesOf.slice(0, 1)]).toEqual([480]);
    expect([...known.messagesPerDayOf]).toEqual([12.5, 0, NaN]);
    expect([...known.opensTeamsOf]).toEqual([1, 0, 2]);
  });

  test('who never opens Teams does not run it, unless the row says so', () => {
    const { world } = people(
      'address,clients,opensTeams\na@contoso.com,,no\nb@contoso.com,both,no\nc@contoso.com,,\n',
    );
    expect(world.users.running).toEqual([2, 3, 3]);
  });

  test('the population speaks for rows that leave a cell empty, by exact quotas', () => {
    const rows = Array.from({ length: 12 }, (_, n) => `p${n}@contoso.com,${n < 2 ? 'TeamsOnly' : ''}\n`);
    const scenario = SCENARIO.replace(
      'csv }',
      'csv, mode: { Islands: 70%, SfBOnly: 30% }, timeZone: UTC, site: rome }',
    );
    const { world, people: known } = people(`address,mode\n${rows.join('')}`, scenario);
    const count = (mode: number): number =>
      Array.from(world.users.mode).filter((each) => each === mode).length;
    expect([MODE.TeamsOnly, MODE.Islands, MODE.SfBOnly].map(count)).toEqual([2, 7, 3]);
    expect(known.timeZoneMinutesOf[0]).toBe(0);
  });

  test('a byte order mark, CRLF, empty lines and a last line without an end are no matter', () => {
    const plain = people('address,mode\na@contoso.com,Islands\nb@contoso.com,\n');
    const bytes = new TextEncoder().encode(
      '\uFEFFaddress,mode\r\n\r\na@contoso.com,Islands\r\nb@contoso.com,',
    );
    expect(people(bytes).world).toEqual(plain.world);
  });

  test('its content is part of the digest of the scenario, its line ends are not', () => {
    const digest = (csv: string): string => people(csv).digest;
    const first = digest('address\na@contoso.com\n');
    expect(digest('address\r\na@contoso.com\r\n')).toBe(first);
    expect(digest('address\nb@contoso.com\n')).not.toBe(first);
  });
});

describe('complaints lead to the cell', () => {
  test.each<[string, string, string[]]>([
    ['nothing', '', ['all.csv:0:0: the file is empty (its first line names the columns: address, …)']],
    ['no people', 'address\n', ['dir/x.yaml:9:18: the roster lists nobody']],
    [
      'no header',
      'ann@contoso.com,Islands\n',
      [
        'all.csv:1:1: unknown column "ann@contoso.com" (the first line names the columns: address, …)',
        'all.csv:1:17: unknown column "Islands" (known: address, tenant, homed, mode, clients, department, site, timeZone, externalAccess, messagesPerDay, opensTeams, source)',
      ],
    ],
    [
      'semicolons',
      'address;mode\n',
      ['all.csv:1:1: unknown column "address;mode" (columns are separated by commas)'],
    ],
    [
      'columns',
      'adress,mode,Mode\n',
      [
        'all.csv:1:1: unknown column "adress" (did you mean address?)',
        'all.csv:1:13: the column mode is there twice',
      ],
    ],
    [
      'no addresses',
      'mode\nIslands\n',
      ['all.csv:1:1: the column address is missing (the first line names the columns)'],
    ],
    [
      'cells',
      'address,mode\na@contoso.com\nb@contoso.com,Islands,x\nc@contoso.com,Island\n',
      [
        'all.csv:2:1: this row has 1 cells, the first line names 2 columns',
        'all.csv:3:1: this row has 3 cells, the first line names 2 columns (put a cell with a comma in quotes)',
        'all.csv:4:15: "Island" is none of TeamsOnly, Islands, SfBOnly, SfBWithTeamsCollab, SfBWithTeamsCollabAndMeetings (did you mean Islands?)',
      ],
    ],
    [
      'quotes',
      'address,mode\n"a@contoso.com"x,Islands\nb"@contoso.com,\nc@contoso.com,"Islands\n',
      [
        'all.csv:2:16: text after a closing quote (after a closing quote comes a comma or the end of the line)',
        'all.csv:3:2: a quote within a cell that does not begin with one (put the whole cell in quotes, and write a quote in it twice)',
        'all.csv:4:15: this quote is never closed (every quote has its partner)',
      ],
    ],
    [
      'double',
      'address\na@contoso.com\nA@Contoso.com\n',
      ['all.csv:3:1: A@Contoso.com is declared already, at 2:1'],
    ],
    [
      'homes',
      'address,homed,mode\na@contoso.com,onPrem,TeamsOnly\nb@fabrikam.com,online,\n',
      [
        'all.csv:2:22: TeamsOnly and homed onPrem in a hybrid tenant cannot be under 2019-h1 (TeamsOnly needs a user homed online (R1.21).)',
        'all.csv:3:16: SfBOnly and homed online in a pureOnPrem tenant cannot be under 2019-h1 (A tenant that is purely on-premises has no users homed online (R1.4).)',
      ],
    ],
    [
      'tenants',
      'address,tenant\na@contoso.com,fabrikam\nb@contosso.com,\nc,\nd@contoso.com,litware\ne@x y,\n,\n',
      [
        'all.csv:2:15: the domain of this address belongs to contoso (a verified domain belongs to one tenant only (R1.3))',
        'all.csv:3:1: no tenant has the domain contosso.com (did you mean contoso.com?)',
        'all.csv:4:1: "c" has no domain, so its tenant is not known (write an address with a domain of a tenant, or state the tenant)',
        'all.csv:5:15: there is no tenant "litware"',
        'all.csv:6:1: "x y" is no domain',
        'all.csv:7:1: the address is empty (choose a name of printable characters)',
      ],
    ],
    [
      'values',
      'address,clients,timeZone,externalAccess,messagesPerDay,opensTeams\na@contoso.com,Team,CET,maybe,-1,constructor\n',
      [
        'all.csv:2:15: "Team" is none of both, Teams, SfB, none (did you mean Teams?)',
        "all.csv:2:20: \"CET\" is no difference from UTC ('+08:00', '-05:30' or UTC)",
        'all.csv:2:24: "maybe" is neither true nor false',
        'all.csv:2:30: nobody writes -1 messages a day (from 0 to 86400)',
        'all.csv:2:33: "constructor" is neither true nor false',
      ],
    ],
    [
      'hostile names',
      'address,department\na\u202e@contoso.com,x\n__proto__@contoso.com,"a\nb"\n',
      [
        'all.csv:2:1: the user contains the character U+202E at place 2, which cannot be seen (choose a name of printable characters)',
        'all.csv:3:23: group contains the character U+000A at place 6, which cannot be seen (choose a name of printable characters)',
      ],
    ],
  ])('%s', (_, csv, complaints) => {
    expect(said(csv)).toEqual(complaints);
  });

  test('some dozens are shown, the others counted', () => {
    const rows = Array.from({ length: 1000 }, (_, n) => `p${n}@contoso.com,Island\n`).join('');
    const complaints = said(`address,mode\n${rows}`);
    expect(complaints).toHaveLength(41);
    expect(complaints.at(-1)).toBe(
      'dir/x.yaml:9:18: there are 960 more complaints about the roster people/all.csv',
    );
  });

  test.each<[string, string[]]>([
    ['roster: people/none.csv', ['dir/x.yaml:9:18: cannot read "people/none.csv": there is no such file']],
    [
      'roster: people/all.xlsx',
      ['dir/x.yaml:9:18: cannot read "people/all.xlsx": only .csv files are read here'],
    ],
    [
      'roster: ../all.csv',
      ['dir/x.yaml:9:18: cannot read "../all.csv": it does not lie below the folder of this file'],
    ],
    [
      'roster: people/all.csv, size: 3',
      ['dir/x.yaml:9:40: "size" is not stated beside a roster (the file says it, row by row)'],
    ],
  ])('%s', (population, complaints) => {
    expect(said('address\na@contoso.com\n', SCENARIO.replace('roster: people/all.csv', population))).toEqual(
      complaints,
    );
  });
});

test('reads 200,000 rows without a copy of the file in cells', () => {
  const row = (n: number): string => `person${n}@contoso.com,"Dept ${n % 100}",${n % 3}\n`;
  const text = new CsvText(Array.from({ length: 200_000 }, (_, n) => row(n)).join(''));
  let cells = 0;
  while (text.next()) cells += text.cells.length;
  expect(cells).toBe(600_000);
});
