/** The program as a process of its own. Node cannot load TypeScript here, so the types are stripped first. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(import.meta.dirname, '../..');
const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.ESNext,
  target: ts.ScriptTarget.ES2023,
  verbatimModuleSyntax: true,
  rewriteRelativeImportExtensions: true,
};

export interface Installed {
  /** What starts it, to be followed by its arguments. */
  readonly command: readonly [node: string, script: string];
  start(
    argv: readonly string[],
    environment?: Readonly<Record<string, string>>,
  ): ChildProcessWithoutNullStreams;
  remove(): void;
}

/** Puts the program where it finds its dependencies. */
export function install(): Installed {
  const cache = join(ROOT, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'cli-'));
  copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  for (const name of readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const source = readFileSync(join(ROOT, 'src', name), 'utf8');
    const target = join(folder, 'dist', name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, ts.transpileModule(source, { compilerOptions: OPTIONS }).outputText);
  }
  // The page of the viewer is built, not stripped.
  const page = join(ROOT, 'dist', 'viz');
  if (existsSync(page)) cpSync(page, join(folder, 'dist', 'viz'), { recursive: true });
  const script = join(folder, 'dist', 'cli', 'main.js');
  return {
    command: [process.execPath, script],
    start: (argv, environment = {}) =>
      spawn(process.execPath, [script, ...argv], { env: { ...process.env, ...environment } }),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
