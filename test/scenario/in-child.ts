// Compiles a text in a process of its own, to see how long it takes and how much memory. Node cannot load
// TypeScript here, so the sources are stripped of their types first, into a folder that finds the dependencies.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LAYERS = ['core', 'model', 'rules', 'network', 'workload', 'scenario'];

export interface Cost {
  /** Of the clock or of the processor, whichever is less: other work on the machine does not count. */
  readonly ms: number;
  readonly maxRssMb: number;
  /** Complaints as `line:column: message`. */
  readonly complaints: readonly string[];
}

export interface Child {
  cost(text: string | Uint8Array, path?: string): Cost;
  end(): void;
}

export function newChild(): Child {
  const cache = join(ROOT, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'scenario-'));
  for (const layer of LAYERS) stripFolder(layer, folder);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'child.js'), SCRIPT);
  return {
    cost(text, path = 'x.yaml') {
      const input = join(folder, 'input');
      writeFileSync(input, text);
      const out = execFileSync(process.execPath, [join(folder, 'child.js'), input, path], {
        encoding: 'utf8',
      });
      return JSON.parse(out) as Cost;
    },
    end: () => rmSync(folder, { recursive: true }),
  };
}

const SCRIPT = `
import { readFileSync } from 'node:fs';
import { compileScenario } from './scenario/compile.js';
const text = readFileSync(process.argv[2]);
const [before, cpuBefore] = [process.hrtime.bigint(), process.cpuUsage()];
const result = compileScenario({ text, path: process.argv[3] });
const wall = Number(process.hrtime.bigint() - before) / 1e6;
const { user, system } = process.cpuUsage(cpuBefore);
const ms = Math.min(wall, (user + system) / 1e3);
const complaints = (result.complaints ?? []).map((c) => c.line + ':' + c.column + ': ' + c.message);
console.log(JSON.stringify({ ms, maxRssMb: process.resourceUsage().maxRSS / 1024, complaints }));
`;

function stripFolder(from: string, to: string): void {
  const source = join(ROOT, 'src', from);
  for (const entry of readdirSync(source, { withFileTypes: true })) {
    const name = join(from, entry.name);
    if (entry.isDirectory()) stripFolder(name, to);
    else if (entry.name.endsWith('.ts')) stripFile(join(ROOT, 'src', name), join(to, name));
  }
}

function stripFile(from: string, to: string): void {
  const { outputText } = ts.transpileModule(readFileSync(from, 'utf8'), {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2023,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
    },
  });
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to.replace(/\.ts$/, '.js'), outputText);
}
