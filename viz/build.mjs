// Builds the page of the viewer: one file, dist/viz/viewer.html, that needs nothing beside it. `npm run build` calls it.
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

/** The page as text. Tests put other programs into it. */
export async function viewerPage({
  early: earlyEntry = 'viz/page/early.ts',
  main: mainEntry = 'viz/app/main.ts',
  worker: workerEntry = 'viz/worker/worker.ts',
} = {}) {
  const [early, main, worker] = await Promise.all([earlyEntry, mainEntry, workerEntry].map(programOf));
  const scripts = [early, main].map(inlineScript);
  const style = inlineStyle(
    STYLES.map((name) => readFileSync(join(ROOT, `viz/page/style/${name}.css`), 'utf8')).join('\n'),
  );
  const page = readFileSync(join(ROOT, 'viz/page/index.html'), 'utf8').replaceAll('\r\n', '\n');
  return filled(page, {
    '%version%': version,
    '%policy%': policyOf(scripts, style),
    '/*style*/': style,
    '"%worker%"': embedText(worker),
    '/*early*/': scripts[0],
    '/*main*/': scripts[1],
  });
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

function policyOf(scripts, style) {
  return [
    "default-src 'none'",
    `script-src ${scripts.map(digestOf).join(' ')}`,
    `style-src ${digestOf(style)}`,
    'worker-src blob:',
    'img-src data: blob:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types coexsim-worker',
  ].join('; ');
}

function digestOf(text) {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}

/** Each place stands in the page exactly once; what is put there is not searched again. */
function filled(page, texts) {
  for (const place of Object.keys(texts)) {
    if (page.split(place).length !== 2) throw new Error(`${place} must stand in index.html exactly once`);
  }
  const places = Object.keys(texts).map((place) => place.replace(/[*/]/g, '\\$&'));
  return page.replace(new RegExp(places.join('|'), 'g'), (place) => texts[place]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const target = join(ROOT, 'dist/viz/viewer.html');
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, await viewerPage());
}
