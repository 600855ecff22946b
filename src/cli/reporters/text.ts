/** For people: a line per file, the failing checks with their reasons, and the sum. */

import { counted } from '../../core/counts.ts';
import { plainText } from '../../core/plain-text.ts';
import type { Io } from '../io.ts';
import { style } from '../style.ts';
import { type FileResult, failureLines, passes, placeOf, type Reporter, totalsOf } from './reporter.ts';

export function newTextReporter(io: Io): Reporter {
  const colours = io.outIsTerminal;
  return {
    file: (result) => io.out(fileText(result, colours)),
    async end(results) {
      const { files, checks, passed, failed, invalid } = totalsOf(results);
      const wrong = invalid === 0 ? '' : `, ${counted(invalid, 'file')} wrong`;
      await io.out(
        `\n${counted(files, 'file')}, ${counted(checks, 'check')}: ${passed} passed, ${failed} failed${wrong}\n`,
      );
    },
  };
}

function fileText(result: FileResult, colours: boolean): string {
  const lines = [headline(result, colours)];
  for (const complaint of result.complaints) lines.push(`  ${plainText(complaint)}`);
  for (const check of result.checks) {
    if (passes(check)) continue;
    lines.push(`  ${plainText(placeOf(check))}: ${plainText(check.title)}`);
    for (const line of failureLines(check)) lines.push(`    ${plainText(line)}`);
  }
  for (const note of result.notes ?? []) lines.push(`  ${plainText(note)}`);
  return `${lines.join('\n')}\n`;
}

function headline({ file, checks, complaints }: FileResult, colours: boolean): string {
  const name = plainText(file);
  if (complaints.length > 0) return `${style(colours, 'red', 'WRONG')} ${name}`;
  const failed = checks.filter((check) => !passes(check)).length;
  if (failed === 0) return `${style(colours, 'green', 'ok')}    ${name}  ${counted(checks.length, 'check')}`;
  return `${style(colours, 'red', 'FAIL')}  ${name}  ${failed} of ${counted(checks.length, 'check')}`;
}
