/** The main scenario as a file of its own, and as two traces that differ in one event. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { runCli } from '../support/cli.ts';
import { noteWork } from './acting.ts';
import { launch } from './browser.ts';

const MAIN = 'scenarios/main.yaml';
/** In the second trace Bob is not moved. */
const MOVE = '  - { at: 4h,        move:   { user: bob@contoso.com,  to: online } }\n';

/** For the options of a page that is waited for with `idle`. */
export const NOTED = { before: noteWork } as const;

export interface Stand {
  readonly browser: Browser;
  readonly folder: string;
  /** The exported file of the main scenario, and its trace. */
  readonly html: string;
  readonly trace: string;
  /** The trace without Bob's move. */
  readonly other: string;
  close(): Promise<void>;
}

/** Everything that tests of the page's look stand on. */
export async function stand(): Promise<Stand> {
  const folder = mkdtempSync(join(tmpdir(), 'coexsim-viewer-'));
  const [html, trace, other] = ['main.html', 'main.jsonl', 'other.jsonl'].map((name) => join(folder, name));
  await ran('run', MAIN, '--html', html!, '--trace', trace!);
  const text = readFileSync(MAIN, 'utf8');
  if (!text.includes(MOVE)) throw new Error('the main scenario has no such move any more');
  const altered = join(folder, 'other.yaml');
  writeFileSync(altered, text.replace(MOVE, '').split(/^expect:/m)[0]!);
  await ran('run', altered, '--trace', other!);
  const browser = await launch();
  return {
    browser,
    folder,
    html: html!,
    trace: trace!,
    other: other!,
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function ran(...argv: string[]): Promise<void> {
  const { code, err } = await runCli(argv);
  if (code !== 0) throw new Error(`coexsim ${argv.join(' ')} ended with ${code}: ${err}`);
}
