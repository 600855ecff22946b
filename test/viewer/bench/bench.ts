/**
 * `npm run bench:viewer`: what the viewer promises for a trace of a million records, measured: the engine in Node, the
 * page in Chromium with software rendering. Needs `npm run build` before it. Ends with 1 if a bound does not hold.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineFigures } from './bench-engine.ts';
import { pageFigures } from './bench-page.ts';
import { type Figure, holds, lineOf, machineNow } from './figures.ts';

const out = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

let held = true;

function tell(title: string, figures: readonly Figure[]): void {
  out('');
  out(title);
  for (const figure of figures) {
    held &&= holds(figure);
    out(lineOf(figure));
  }
  out(`  ${machineNow()}`);
}

const folder = mkdtempSync(join(tmpdir(), 'coexsim-bench-'));
try {
  const page = readFileSync('dist/viz/viewer.html', 'utf8');
  out('The viewer on a trace of 1,000,000 records; bounds are those of a machine with two cores of its own.');
  await engineFigures(tell);
  await pageFigures(tell, folder, page);
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = held ? 0 : 1;
