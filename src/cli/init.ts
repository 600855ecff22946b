/** `coexsim init`: writes a first scenario with its schema beside it, and says what to type next. */
import { lstat, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { plainText } from '../core/plain-text.ts';
import { scenarioJsonSchema } from '../scenario/schema.ts';
import type { Io } from './io.ts';

const SCHEMA = 'scenario.schema.json';

/** Small enough to read at a glance, and it shows the point of the program: a thread that an upgrade strands. */
export const FIRST_SCENARIO = `# yaml-language-server: $schema=./${SCHEMA}
coexsim: 1
title: An upgrade strands a conversation
start: 2019-06-03T09:00:00Z
until: 2h
tenants:
  contoso: { domains: [contoso.com] }
users:
  ann@contoso.com: { mode: TeamsOnly }
  bob@contoso.com: { mode: SfBOnly, clients: [SfB, Teams] }
events:
  - { at: 0s, chat: { from: ann@contoso.com, to: bob@contoso.com, via: Teams, id: m1 } }
  - { at: 30m, setMode: { user: bob@contoso.com, mode: TeamsOnly } }
  - { at: 31m, chat: { from: ann@contoso.com, to: bob@contoso.com, via: Teams, thread: of m1, id: m2 } }
expect:
  - { message: m1, outcome: delivered, lands: SfB, method: interop }
  - { message: m2, outcome: refused, because: thread-disabled }
`;

/** Refuses to overwrite anything (exit code 74); `dir` is made if it is not there. */
export async function init(dir: string, io: Io): Promise<void> {
  const scenario = join(dir, 'first.yaml');
  const schema = join(dir, SCHEMA);
  await makeFolder(dir);
  for (const path of [scenario, schema]) {
    if (!(await exists(path))) continue;
    io.err(`${plainText(path)} is there already; nothing is overwritten\n`);
    io.exitCode = 74;
    return;
  }
  // With wx even a file that has come into being since is not overwritten.
  await writeFile(scenario, FIRST_SCENARIO, { flag: 'wx' });
  await writeFile(schema, `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`, { flag: 'wx' });
  const path = plainText(scenario);
  await io.out(
    [
      `Wrote ${path} and ${plainText(schema)}.`,
      'Next:',
      `  coexsim run ${path}`,
      `  coexsim test ${path}`,
      `  coexsim validate ${path}`,
      '',
    ].join('\n'),
  );
}

/**
 * Makes a folder and those above it. Not by Node's own recursive way, which never ends where a file system says of a
 * new folder that it cannot be found, as /proc does.
 */
async function makeFolder(dir: string): Promise<void> {
  try {
    await mkdir(dir);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(dir) === dir) throw error;
    await makeFolder(dirname(dir));
    await mkdir(dir);
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
