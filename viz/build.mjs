// Builds the pages: the viewer, dist/viz/viewer.html, and the report, dist/viz/report.html; each is one file that needs
// nothing beside it. `npm run build` calls it.
//
// Opened from a disk a page may load neither modules nor workers from files of their own. So the program of the page is
// an inline classic script, and the program of its worker is text in a data block that viz/page/start-worker.ts makes
// a worker from; a short script right behind that block does, before the rest of the page has been read. The policy in
// the head admits exactly these scripts and this style, by their digests, and no connection.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { build } from 'vite';
// Of the library, which is built before the page.
import { embedText } from '../dist/trace/html-file.js';

const ROOT = resolve(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** In the order in which they stand in the page: what comes later wins. */
const STYLES = ['page', 'controls', 'top', 'stage', 'panels', 'inspector', 'dialogs', 'help', 'media'];

const REPORT_STYLES = ['base', 'parts', 'page', 'tables', 'charts', 'reach', 'details', 'media', 'print'];

/** The page of the viewer as text. Tests put other programs into it. */
export async function viewerPage({
  early: earlyEntry = 'viz/page/early.ts',
  main: mainEntry = 'viz/app/main.ts',
  worker: workerEntry = 'viz/worker/worker.ts',
} = {}) {
  const [early, main, worker] = await Promise.all([earlyEntry, mainEntry, workerEntry].map(programOf));
  const scripts = [early, main].map(inlineScript);
  const style = styleOf('viz/page/style', STYLES);
  return filled(pageOf('viz/page/index.html'), {
    '%version%': version,
    '%policy%': policyOf(scripts, style, [
      'worker-src blob:',
      'img-src data: blob:',
      'trusted-types coexsim-worker',
    ]),
    '/*style*/': style,
    '"%worker%"': embedText(worker),
    '/*early*/': scripts[0],
    '/*main*/': scripts[1],
  });
}

/** The page of the report as text. */
export async function reportPage() {
  const main = inlineScript(await programOf('viz/report/main.ts'));
  const style = styleOf('viz/report/style', REPORT_STYLES);
  return filled(pageOf('viz/report/index.html'), {
    '%version%': version,
    '%policy%': policyOf([main], style, ['img-src data:', "trusted-types 'none'"]),
    '/*style*/': style,
    '/*main*/': main,
  });
}

function pageOf(path) {
  return readFileSync(join(ROOT, path), 'utf8').replaceAll('\r\n', '\n');
}

function styleOf(folder, names) {
  return inlineStyle(names.map((name) => readFileSync(join(ROOT, folder, `${name}.css`), 'utf8')).join('\n'));
}

/** Everything that `entry` imports, as one classic script. */
async function programOf(entry) {
  const outputs = await build({
    root: ROOT,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      reportCompressedSize: false,
      lib: { entry: resolve(ROOT, entry), formats: ['iife'], name: 'coexsim' },
    },
  });
  const chunks = [outputs].flat().flatMap(({ output }) => output);
  const [chunk] = chunks;
  if (chunks.length !== 1 || chunk.type !== 'chunk') {
    throw new Error(
      `${entry} has become ${chunks.map(({ fileName }) => fileName).join(' and ')}: it must be one script`,
    );
  }
  new Script(chunk.code);
  return chunk.code.trim();
}

/**
 * What would end the element early (or keep it from ending) is written with an escape that strings, templates and
 * regular expressions read as the same character. Elsewhere it would be no script any more, and the build fails here.
 */
function inlineScript(code) {
  const escaped = code.replaceAll('\r\n', '\n').replace(/<(?=!--|\/?script)/gi, '\\x3c');
  new Script(escaped);
  return escaped;
}

function inlineStyle(css) {
  const text = css.replaceAll('\r\n', '\n');
  if (/<\/style/i.test(text)) throw new Error('a style would end its own element');
  return text;
}

function policyOf(scripts, style, more) {
  return [
    "default-src 'none'",
    `script-src ${scripts.map(digestOf).join(' ')}`,
    `style-src ${digestOf(style)}`,
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    ...more,
  ].join('; ');
}

function digestOf(text) {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}

/** Each place stands in the page exactly once; what is put there is not searched again. */
function filled(page, texts) {
  for (const place of Object.keys(texts)) {
    if (page.split(place).length !== 2) throw new Error(`${place} must stand in the page exactly once`);
  }
  const places = Object.keys(texts).map((place) => place.replace(/[*/]/g, '\\$&'));
  return page.replace(new RegExp(places.join('|'), 'g'), (place) => texts[place]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [name, page] of [
    ['viewer', viewerPage()],
    ['report', reportPage()],
  ]) {
    const target = join(ROOT, `dist/viz/${name}.html`);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, await page);
  }
}
