/** TAP version 14: a test point per check, with the reasons of a failure as YAML. */

import { plainText } from '../../core/plain-text.ts';
import type { Io } from '../io.ts';
import { type FileResult, failureLines, passes, placeOf, type Reporter } from './reporter.ts';

export function newTapReporter(io: Io): Reporter {
  let points = 0;
  const point = (ok: boolean, name: string, diagnostics: readonly string[]): string => {
    points += 1;
    const line = `${ok ? 'ok' : 'not ok'} ${points} - ${escapeTap(name)}\n`;
    return diagnostics.length === 0 ? line : `${line}  ---\n${diagnostics.join('\n')}\n  ...\n`;
  };
  return {
    begin: () => io.out('TAP version 14\n'),
    file: (result) => io.out(pointsOf(result, point)),
    end: () => io.out(`1..${points}\n`),
  };
}

type Point = (ok: boolean, name: string, diagnostics: readonly string[]) => string;

function pointsOf({ file, checks, complaints }: FileResult, point: Point): string {
  if (complaints.length > 0) return point(false, `${file} is wrong`, yamlList('complaints', complaints));
  if (checks.length === 0) return point(true, `${file} runs, 0 checks`, []);
  return checks
    .map((check) => {
      const name = `${placeOf(check)} ${check.title}`;
      return passes(check)
        ? point(true, name, [])
        : point(false, name, yamlList('reasons', failureLines(check)));
    })
    .join('');
}

function yamlList(key: string, lines: readonly string[]): string[] {
  // A JSON string is a YAML string, whatever is in it.
  return [`  ${key}:`, ...lines.map((line) => `    - ${JSON.stringify(plainText(line))}`)];
}

/** `#` would begin a directive, and a backslash escapes. */
function escapeTap(text: string): string {
  return plainText(text).replace(/[\\#]/g, '\\$&');
}
