/** What `coexsim test` found in one file, and what a reporter makes of it. */
import type { CheckResult } from '../../check/expectations.ts';
import type { Io } from '../io.ts';

export interface FileResult {
  /** As it was named on the command line. */
  readonly file: string;
  /** Undefined if the file is wrong. */
  readonly title?: string;
  readonly seed?: string;
  readonly checks: readonly CheckResult[];
  /** What is wrong with the file, as `file:line:column: message (hint)`; then nothing was run. */
  readonly complaints: readonly string[];
  /** What `--update` did. */
  readonly notes?: readonly string[];
}

export interface Reporter {
  /** Before the first file. */
  begin?(): Promise<void>;
  /** After each file, in the order of the command line. */
  file?(result: FileResult): Promise<void>;
  /** After the last. */
  end(results: readonly FileResult[]): Promise<void>;
}

export type NewReporter = (io: Io) => Reporter;

export interface Totals {
  readonly files: number;
  readonly checks: number;
  readonly passed: number;
  readonly failed: number;
  /** Files that are wrong. */
  readonly invalid: number;
}

export function passes(check: CheckResult): boolean {
  return check.differences.length === 0;
}

export function totalsOf(results: readonly FileResult[]): Totals {
  const checks = results.flatMap((result) => result.checks);
  const passed = checks.filter(passes).length;
  return {
    files: results.length,
    checks: checks.length,
    passed,
    failed: checks.length - passed,
    invalid: results.filter((result) => result.complaints.length > 0).length,
  };
}

/** Why a check fails, in lines: each difference, what decided, the commands that show the moment and tell of it. */
export function failureLines(check: CheckResult): string[] {
  const lines = check.differences.map(
    ({ what, expected, actual }) => `${what}: expected ${expected}, happened ${actual}`,
  );
  if (check.decided !== undefined) lines.push(`decided by: ${check.decided}`);
  lines.push(`look at it: ${check.view}`, `in words: ${check.command}`);
  return lines;
}

/** Where a check stands. */
export function placeOf({ file, line, column }: CheckResult): string {
  return `${file}:${line}:${column}`;
}
