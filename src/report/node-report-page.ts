/** The page of the report as it was built and shipped. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Beside the built program, and where the build puts it for the program as it was written. */
const PLACES = ['../viz/report.html', '../../dist/viz/report.html'];

/** The text of the page; throws a system error if there is none, as in a copy that nobody has built. */
export function reportPage(): string {
  for (const place of PLACES) {
    try {
      return readFileSync(fileURLToPath(new URL(place, import.meta.url)), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw Object.assign(new Error('the page of the report is not there; npm run build makes it'), {
    code: 'ENOENT',
  });
}
