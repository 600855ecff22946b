/** For programs: one JSON document. */
import type { Io } from '../io.ts';
import { type FileResult, passes, type Reporter, totalsOf } from './reporter.ts';

export function newJsonReporter(io: Io): Reporter {
  return {
    async end(results) {
      await io.out(`${JSON.stringify({ files: results.map(fileJson), totals: totalsOf(results) })}\n`);
    },
  };
}

function fileJson({ file, title, seed, checks, complaints, notes }: FileResult): unknown {
  return {
    file,
    title,
    seed,
    passed: complaints.length === 0 && checks.every(passes),
    checks: checks.map((check) => ({ passed: passes(check), ...check })),
    complaints,
    notes,
  };
}
