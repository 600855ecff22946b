/** A large tenant: 200,000 rows, in a process of its own, whose processor time counts whatever else the machine does. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';

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

const ROOT = resolve(import.meta.dirname, '../..');

/** The child as one file of JavaScript, where it finds its dependencies. */
async function bundle(): Promise<string> {
  const cache = join(ROOT, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'import-'));
  const entry = join(import.meta.dirname, 'large-child.ts');
  const options = { ssr: entry, outDir: folder, minify: false, target: 'node20' };
  await build({ root: ROOT, configFile: false, logLevel: 'silent', build: options });
  return folder;
}

test('200,000 rows are imported in less than ten seconds and 700 MB', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'large-'));
  const program = await bundle();
  try {
    const csv = join(folder, 'users.csv');
    writeFileSync(csv, largeCsv());
    const script = join(program, readdirSync(program).find((name) => /^large-child\.m?js$/.test(name))!);
    const told = execFileSync(process.execPath, [script, csv, folder], { encoding: 'utf8' });
    const cost = JSON.parse(told) as { seconds: number; mb: number; tenants: unknown };
    expect(cost.tenants).toEqual({ contoso: { people: ROWS - 200 } });
    expect(readFileSync(join(folder, 'contoso-people.csv'), 'utf8').split('\n')).toHaveLength(ROWS - 200 + 2);
    expect(cost.seconds).toBeLessThan(10);
    expect(cost.mb).toBeLessThan(700);
  } finally {
    for (const each of [folder, program]) rmSync(each, { recursive: true });
  }
});
