/**
 * What a command may do to the outside: print, read standard input, say how it ended. Commands never touch
 * `process` themselves, so that tests run them in place.
 */

/** 0 done, 1 a check did not hold, 2 wrong command line, 65 wrong input, 70 our mistake, 74 reading or writing failed, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 65 | 70 | 74 | 130;

export interface Io {
  /** Writes to standard output; resolves when the reader has caught up (back-pressure). */
  out(text: string): Promise<void>;
  /** The same for bytes that are no text. */
  outBytes(bytes: Uint8Array): Promise<void>;
  /** Writes to standard error: everything that is for people while standard output carries data. */
  err(text: string): void;
  /** Standard input in chunks of bytes. */
  stdin(): AsyncIterable<Uint8Array>;
  /** Whether standard output (or error) is a terminal that shows colours. */
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** True once the user has asked to stop (SIGINT, SIGTERM). */
  interrupted(): boolean;
  /** Set by a command that runs until it is interrupted: that is its normal end, not exit code 130. */
  endsByInterrupt?: boolean;
  /** The code the process ends with; commands set it, the last one wins. */
  exitCode: ExitCode;
}

/** One thing wrong with an input, where it stands, and what to do about it. */
export interface Complaint {
  readonly file: string;
  /** 1-based; 0 when the complaint is about the whole file. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint?: string;
}

/** The command line is wrong: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** The input is wrong: exit code 65. The message begins with its place, or is empty if everything has been said. */
export class InputError extends Error {
  override name = 'InputError';
}
