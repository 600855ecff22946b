/** A large tenant: 200,000 rows, in a process of its own, whose processor time counts whatever else the machine does. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { install } from '../cli/process.ts';

const ROWS = 200_000;
const COLUMNS =
  'UserPrincipalName,DisplayName,SipAddress,Identity,AccountType,IsSipEnabled,Department,HostingProvider,OnPremHostingProvider,InterpretedUserType,AssignedPlan,FeatureTypes,TeamsUpgradePolicy,TeamsUpgradeEffectiveMode,ExternalAccessPolicy,WhenCreated';

function largeCsv(): string {
  const lines = [COLUMNS];
  for (let i = 0; i < ROWS; i++) {
    const [policy, mode] = i % 3 === 0 ? ['', 'Islands'] : ['UpgradeToTeams', 'TeamsOnly'];
    const type = i % 1000 === 7 ? 'Guest' : 'User';
    const id = `aaaaaaaa-0000-4000-8000-${String(i).padStart(12, '0')}`;
    lines.push(
      `"user${i}@contoso.com","Surname${i}, Name","sip:user${i}@contoso.com","${id}","${type}","True","Department ${i % 400}","sipfed.online.lync.com","","PureOnlineTeamsOnlyUser","MCOProfessional, MCOEV, Teams","AudioConferencing, PhoneSystem, Teams","${policy}","${mode}","","31/01/2023 09:32:28"`,
    );
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** Writes the cost of the process to standard error when it ends. */
const METER = `process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const mb = process.resourceUsage().maxRSS / 1024;
  process.getBuiltinModule('node:fs').writeFileSync(process.env.METER, JSON.stringify({ seconds: (user + system) / 1e6, mb }));
});`;

test('200,000 rows are imported in less than ten seconds and 700 MB', () => {
  const folder = mkdtempSync(join(tmpdir(), 'large-'));
  const installed = install();
  try {
    const csv = join(folder, 'users.csv');
    writeFileSync(csv, largeCsv());
    const [node, script] = installed.command;
    const meter = join(folder, 'meter.json');
    const hook = `data:text/javascript,${encodeURIComponent(METER)}`;
    const argv = [
      'import',
      csv,
      '--cloud',
      'worldwide',
      '--tenant',
      'contoso',
      '--out',
      join(folder, 'out'),
      '--json',
    ];
    const told = execFileSync(node, ['--import', hook, script, ...argv], {
      encoding: 'utf8',
      env: { ...process.env, METER: meter },
    });
    expect(JSON.parse(told)).toMatchObject({ tenants: { contoso: { people: ROWS - 200 } } });
    expect(readFileSync(join(folder, 'out', 'contoso-people.csv'), 'utf8').split('\n')).toHaveLength(
      ROWS - 200 + 2,
    );
    const cost = JSON.parse(readFileSync(meter, 'utf8')) as { seconds: number; mb: number };
    expect(cost.seconds).toBeLessThan(10);
    expect(cost.mb).toBeLessThan(700);
  } finally {
    installed.remove();
    rmSync(folder, { recursive: true });
  }
});
