/** What an exception means to whoever typed the command: the exit code, and what to say. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { CommanderError } from 'commander';
import { InternalError } from '../core/must.ts';
import { plainText } from '../core/plain-text.ts';
import { TraceError } from '../trace/trace-error.ts';
import { type ExitCode, InputError, UsageError } from './io.ts';

export interface Failure {
  readonly code: ExitCode;
  /** For standard error; empty if everything has been said. */
  readonly text: string;
}

/** `argv` is what was typed after the program's name. */
export function failureOf(error: unknown, argv: readonly string[]): Failure {
  // Commander has printed its message, or the help or version that was asked for.
  if (error instanceof CommanderError) return { code: error.exitCode === 0 ? 0 : 2, text: '' };
  if (error instanceof UsageError) return { code: 2, text: `error: ${plainText(error.message)}\n` };
  if (error instanceof InputError) return { code: 65, text: inputText(error) };
  if (error instanceof TraceError) return { code: 65, text: `error: ${plainText(error.message)}\n` };
  if (isSystemError(error)) return { code: 74, text: `error: ${plainText(systemText(error))}\n` };
  return { code: 70, text: ourMistake(error, argv) };
}

function inputText({ message }: InputError): string {
  return message === '' ? '' : `${plainText(message)}\n`;
}

/** Errors of the operating system, and those of ours that carry its word for what happened, such as ENOSPC. */
function isSystemError(error: unknown): error is Error {
  if (!(error instanceof Error) || error instanceof InternalError || !('code' in error)) return false;
  return typeof error.code === 'string' && /^E[A-Z0-9]+$/.test(error.code);
}

/** What a system error says; of a path that is not there, that it is not. */
export function systemText(error: Error): string {
  const { code, path }: NodeJS.ErrnoException = error.cause instanceof Error ? error.cause : error;
  if (code !== 'ENOENT' || typeof path !== 'string') return error.message;
  const folder = dirname(path);
  return existsSync(folder) ? `there is no file or folder ${path}` : `there is no folder ${folder}`;
}

/** What whoever throws, or passes on, may know about the run it happened in. */
interface Known {
  readonly seed?: string | number;
  readonly record?: number;
}

function ourMistake(error: unknown, argv: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error);
  const { seed, record }: Known = typeof error === 'object' && error !== null ? error : {};
  const lines = [`internal error: ${plainText(message)}`, 'This is a mistake of coexsim, not of its input.'];
  if (seed !== undefined) lines.push(`seed: ${plainText(String(seed))}`);
  if (record !== undefined) lines.push(`record: ${record}`);
  lines.push(`repeat with: ${repeatCommand(argv, seed)}`);
  if (error instanceof Error && error.stack !== undefined) lines.push(...framesOf(error.stack));
  return `${lines.join('\n')}\n`;
}

function framesOf(stack: string): string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map(plainText);
}

/** The command that was typed, with the seed that it was given or picked. */
export function repeatCommand(argv: readonly string[], seed?: string | number): string {
  const seeded = argv.some((word) => word === '--seed' || word.startsWith('--seed='));
  const words = seed === undefined || seeded ? argv : [...argv, '--seed', String(seed)];
  return ['coexsim', ...words].map(quoted).join(' ');
}

function quoted(word: string): string {
  const clean = plainText(word);
  return /^[\w@%+=:,./-]+$/.test(clean) ? clean : `'${clean.replaceAll("'", "'\\''")}'`;
}
