/** Reads a scenario with what it includes, and tells every complaint about it. */
import { readFileSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { type CompileOptions, compileScenario } from '../scenario/compile.ts';
import type { Compiled } from '../scenario/compiled.ts';
import type { FileRead } from '../scenario/load.ts';
import type { Complaint, Io } from './io.ts';
import { plainText } from './plain-text.ts';

/** The compiled scenario; undefined after complaints, which set exit code 65. `-` is standard input. */
export async function loadScenario(
  path: string,
  options: CompileOptions,
  io: Io,
): Promise<Compiled | undefined> {
  const text = path === '-' ? await readAll(io.stdin()) : await readFile(path);
  const result = compileScenario({ text, path, read: path === '-' ? undefined : readIncluded }, options);
  for (const warning of result.warnings) io.err(`${complaintText(warning)} (warning)\n`);
  if ('compiled' in result) return result.compiled;
  for (const complaint of result.complaints) io.err(`${complaintText(complaint)}\n`);
  io.exitCode = 65;
  return undefined;
}

async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/** `file:line:column: message (hint)`. */
function complaintText({ file, line, column, message, hint }: Complaint): string {
  const place = line > 0 ? `${file}:${line}:${column}` : file;
  return plainText(`${place}: ${message}${hint === undefined ? '' : ` (${hint})`}`);
}

/** An included file, if it lies below the folder of the including one once links are followed. */
function readIncluded(path: string, below: string): FileRead {
  try {
    const identity = realpathSync(path);
    const way = relative(realpathSync(below === '' ? '.' : below), identity);
    if (way.split(sep)[0] === '..' || resolve(way) === way) {
      return { problem: 'it does not lie below the folder of this file' };
    }
    return { content: readFileSync(identity), identity };
  } catch (error) {
    return { problem: error instanceof Error && 'code' in error ? String(error.code) : 'it cannot be read' };
  }
}
