/** The folder names are the architecture: who may import whom, and what the engine may not use. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const BELOW_RUN = ['core', 'model', 'rules', 'handlers', 'network', 'workload', 'scenario', 'trace'];
const BELOW_REPORT = [...BELOW_RUN, 'run', 'check', 'explore'];
/** What each layer may import besides itself; a path that ends in `.ts` admits that one file. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  model: ['core'],
  rules: [
    'core',
    'model/words.ts',
    'model/call-words.ts',
    'model/meeting-words.ts',
    'model/directory-words.ts',
    'model/mail-words.ts',
    'model/names.ts',
  ],
  handlers: ['core/must.ts', 'model', 'rules'],
  network: ['core', 'model'],
  workload: ['core', 'model'],
  scenario: ['core', 'model', 'rules', 'network', 'workload'],
  trace: ['core', 'model'],
  run: BELOW_RUN,
  check: ['core', 'model', 'rules', 'scenario', 'trace'],
  explore: ['core', 'model', 'rules', 'handlers', 'scenario', 'trace'],
  experiment: BELOW_REPORT,
  report: ['core', 'model', 'trace', 'experiment'],
  import: ['core', 'model', 'rules', 'scenario'],
  viz: ['core', 'model', 'trace', 'check/command.ts', 'report/report.ts'],
  cli: [...BELOW_REPORT, 'experiment', 'report', 'import'],
  'index.ts': [...BELOW_REPORT, 'experiment', 'report', 'import'],
};
const ENGINE = ['core', 'model', 'rules', 'handlers', 'network', 'workload', 'run'];
/** Exact on every machine, and the constants; the rest of Math differs between CPUs and versions of Node. */
const EXACT_MATH = /^([A-Z\d_]+|abs|ceil|clz32|floor|fround|imul|max|min|round|sign|sqrt|trunc)$/;
const BANNED = /^(Date|Intl|performance|setTimeout|setInterval|setImmediate|localeCompare|toLocale\w*)$/;
const POWERS = [ts.SyntaxKind.AsteriskAsteriskToken, ts.SyntaxKind.AsteriskAsteriskEqualsToken];
const LONGEST_FILE = 300;

const ROOT = resolve(import.meta.dirname, '..');
const FILES = ['src', 'viz'].flatMap((top) => filesBelow(join(ROOT, top)));

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts')).map((name) => relative(ROOT, join(folder, name)));
}

/** `rules` for src/rules/tables/…, `index.ts` for src/index.ts, `viz` for all of the page. */
function layerOf(file: string): string {
  const [top, folder] = file.split('/');
  return top === 'viz' ? 'viz' : folder!;
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.ES2023, true);
}

/** What is wrong with each node of each file, as `file:line what`. */
function complaints(
  files: readonly string[],
  about: (node: ts.Node, file: string) => string | undefined,
): string[] {
  return files.flatMap((file) => {
    const source = parse(file);
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      const what = about(node, file);
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      if (what !== undefined) found.push(`${file}:${line} ${what}`);
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

/** The module that an import, an export or a type names. */
function moduleOf(node: ts.Node): string | undefined {
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return textOf(node.argument.literal);
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
  const dynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return dynamic ? textOf(node.arguments[0]) : undefined;
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

function mayKnowNode(file: string): boolean {
  return layerOf(file) === 'cli' || file.split('/').at(-1)!.startsWith('node-');
}

function wrongImport(node: ts.Node, file: string): string | undefined {
  const module = moduleOf(node);
  if (module === undefined) return undefined;
  if (module.startsWith('node:')) return mayKnowNode(file) ? undefined : `imports ${module}`;
  if (!module.startsWith('.')) return undefined;
  const target = relative(ROOT, resolve(ROOT, dirname(file), module));
  const layer = layerOf(file);
  // The page's worker looks for broken invariants while somebody looks at the trace.
  const worker = file.startsWith('viz/worker/') ? ['check/check-trace.ts'] : [];
  const allowed = [layer, ...(MAY_IMPORT[layer] ?? []), ...worker];
  const inside = target.slice(target.indexOf('/') + 1);
  return allowed.includes(layerOf(target)) || allowed.includes(inside) ? undefined : `imports ${target}`;
}

test('every folder of src is a layer, and imports only what its row admits', () => {
  expect(FILES.filter((file) => MAY_IMPORT[layerOf(file)] === undefined)).toEqual([]);
  expect(complaints(FILES, wrongImport)).toEqual([]);
});

test('only the command line and files named node-* know process', () => {
  const wrong = (node: ts.Node): string | undefined =>
    ts.isIdentifier(node) && node.text === 'process' ? 'uses process' : undefined;
  expect(
    complaints(
      FILES.filter((file) => !mayKnowNode(file)),
      wrong,
    ),
  ).toEqual([]);
});

test('in the engine nothing depends on machine, locale or clock, and nothing is async', () => {
  const wrong = (node: ts.Node): string | undefined => {
    if (ts.isIdentifier(node) && BANNED.test(node.text)) return node.text;
    if (node.kind === ts.SyntaxKind.AsyncKeyword || ts.isAwaitExpression(node)) return 'async';
    if (POWERS.includes(node.kind)) return '**';
    const parent = node.parent as ts.Node | undefined;
    const math = ts.isIdentifier(node) && node.text === 'Math';
    if (!math) return undefined;
    const exact = parent && ts.isPropertyAccessExpression(parent) && EXACT_MATH.test(parent.name.text);
    return exact ? undefined : parent?.getText();
  };
  expect(
    complaints(
      FILES.filter((file) => ENGINE.includes(layerOf(file))),
      wrong,
    ),
  ).toEqual([]);
});

test(`no file is longer than ${LONGEST_FILE} lines`, () => {
  const lengths = FILES.map(
    (file) => [file, readFileSync(join(ROOT, file), 'utf8').split('\n').length - 1] as const,
  );
  expect(lengths.filter(([, length]) => length > LONGEST_FILE)).toEqual([]);
});
