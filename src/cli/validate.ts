/** `coexsim validate`: checks scenario files and runs nothing. */

import { plainText } from '../core/plain-text.ts';
import { planLines } from '../report/plan-lines.ts';
import { compileScenario } from '../scenario/compile.ts';
import type { ScenarioSource } from '../scenario/load.ts';
import { readIncluded, scenarioFromFile } from '../scenario/node-files.ts';
import type { Complaint, Io } from './io.ts';

/** One complaint on one line: `file:line:column: message (hint)`. */
export function complaintLine(complaint: Complaint, kind: 'error' | 'warning' = 'error'): string {
  const { file, line, column, message, hint } = complaint;
  const place = line === 0 ? file : `${file}:${line}:${column}`;
  const mark = kind === 'warning' ? 'warning: ' : '';
  return `${plainText(`${place}: ${mark}${message}${hint === undefined ? '' : ` (${hint})`}`)}\n`;
}

/**
 * Prints every complaint about every file to standard error, and a line for each good file to standard output.
 * Exit code 65 if a file is wrong, else 74 if one could not be read.
 */
export async function validate(files: string[], io: Io): Promise<void> {
  for (const file of files) {
    if (io.interrupted()) {
      io.exitCode = 130;
      return;
    }
    const source = await sourceOf(file, io);
    if (source === undefined) {
      if (io.exitCode === 0) io.exitCode = 74;
      continue;
    }
    const result = compileScenario(source);
    for (const warning of result.warnings) io.err(complaintLine(warning, 'warning'));
    if ('compiled' in result) {
      const lines = [`${plainText(file)}: ok`, ...planLines(result.compiled.waves)];
      await io.out(`${lines.join('\n')}\n`);
    } else {
      for (const complaint of result.complaints) io.err(complaintLine(complaint));
      io.exitCode = 65;
    }
  }
}

/** A file, or standard input for `-`; undefined after a message that it cannot be read. */
async function sourceOf(file: string, io: Io): Promise<ScenarioSource | undefined> {
  try {
    if (file !== '-') return scenarioFromFile(file);
    const chunks: Uint8Array[] = [];
    for await (const chunk of io.stdin()) chunks.push(chunk);
    return { text: Buffer.concat(chunks), path: '-', read: readIncluded };
  } catch (error) {
    io.err(`${plainText(`${file}: ${error instanceof Error ? error.message : String(error)}`)}\n`);
    return undefined;
  }
}
