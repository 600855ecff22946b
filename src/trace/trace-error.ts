/** Something is wrong with a trace: what, and in which line. The command line turns it into exit code 65. */
export class TraceError extends Error {
  override name = 'TraceError';
  /** 1-based; 0 when it is about the trace as a whole. */
  readonly line: number;

  constructor(line: number, message: string) {
    super(line > 0 ? `line ${line}: ${message}` : message);
    this.line = line;
  }
}

/** What stands in a line cannot be so; whoever knows the line's number adds it. */
export class DamageError extends Error {
  override name = 'DamageError';
}

/** Throws a DamageError with `message`. */
export function damaged(message: string): never {
  throw new DamageError(message);
}
