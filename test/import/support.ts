/** Importing texts in memory, and reading what came of it. */
import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { type Imported, type ImportTenant, importSteps } from '../../src/import/import.ts';
import { type Names, PLAIN_NAMES, pseudonyms } from '../../src/import/names.ts';
import type { ImportFile } from '../../src/import/read-files.ts';
import { CLOUD } from '../../src/model/words.ts';
import { compileScenario } from '../../src/scenario/compile.ts';

export const FIXTURES = join(import.meta.dirname, 'fixtures');

export const TWO_TENANTS: readonly ImportTenant[] = [
  { name: 'contoso', cloud: CLOUD.worldwide },
  { name: 'contoso-cn', cloud: CLOUD['21Vianet'] },
];

export interface Asked {
  readonly tenants?: readonly ImportTenant[];
  readonly names?: Names;
  readonly start?: string;
}

/** `contoso/users.csv` is a file of contoso, `edges.csv` one of nobody; all of contoso where no tenant is asked for. */
export function importFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  { tenants = [TWO_TENANTS[0]!], names = PLAIN_NAMES, start }: Asked = {},
): Imported | string[] {
  const list = Object.entries(files).map(([path, content]): ImportFile => {
    const folder = path.includes('/') ? path.slice(0, path.indexOf('/')) : undefined;
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return {
      path,
      tenant: folder ?? (tenants.length === 1 ? tenants[0]!.name : undefined),
      bytes: () => bytes,
    };
  });
  const steps = importSteps({ files: list, tenants, names, start });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const result = step.value;
  if ('scenario' in result) return result;
  return result.complaints.map((c) => `${c.file}:${c.line}:${c.column}: ${c.message} (${c.hint ?? ''})`);
}

export function imported(...args: Parameters<typeof importFiles>): Imported {
  const result = importFiles(...args);
  if (Array.isArray(result)) throw new Error(result.join('\n'));
  return result;
}

export interface Scenario {
  start: string;
  until: string;
  tenants: Record<string, { mode: string; topology: string; domains: string[]; externalAccess?: unknown }>;
  users: Record<string, { homed: string; mode?: string; clients?: string[]; externalAccess?: boolean }>;
  groups?: Record<string, string[]>;
  populations?: Record<string, { roster: string }>;
  recorded?: { file: string; begin?: string }[];
}

export function scenarioOf({ scenario }: Imported): Scenario {
  return parse(scenario) as Scenario;
}

/** What compiling it with what stands beside it complains about, and warns about too unless told otherwise. */
export function wrongWith({ scenario, beside }: Imported, withWarnings = true): string[] {
  const result = compileScenario({
    text: scenario,
    path: 'scenario.yaml',
    read: (path) => {
      const file = beside.find(({ name }) => name === basename(path));
      if (file === undefined) return { problem: 'there is no such file' };
      return { content: new TextEncoder().encode(file.text), identity: file.name };
    },
  });
  const complaints = 'complaints' in result ? result.complaints : [];
  return [...complaints, ...(withWarnings ? result.warnings : [])].map(
    ({ line, column, message }) => `${line}:${column}: ${message}`,
  );
}

/** How many rows were left out, by reason. */
export function skippedOf({ report }: Imported): Record<string, number> {
  return Object.fromEntries(report.skipped.map(({ reason, count }) => [reason, count]));
}

export function notesOf({ report }: Imported): string[] {
  return report.notes.map(({ message }) => message);
}

export function hidden(key = 'key'): Names {
  return pseudonyms((text) => createHmac('sha256', key).update(text).digest('hex'));
}

/** The exports of two organisations, with traffic among them. */
export function fixtures(): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const entry of readdirSync(FIXTURES)) {
    if (entry === 'traffic') continue;
    const path = join(FIXTURES, entry);
    if (!statSync(path).isDirectory()) files[entry] = readFileSync(path);
    else for (const name of readdirSync(path)) files[`${entry}/${name}`] = readFileSync(join(path, name));
  }
  return files;
}
