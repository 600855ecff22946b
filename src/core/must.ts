/**
 * Our own mistakes fail at once and loudly. Wrong input never comes here (it is collected as complaints), and
 * a "no" of the domain is a value.
 */

/** A fault of this program, not of its input; the command line turns it into exit code 70. */
export class InternalError extends Error {
  override name = 'InternalError';
}

/** Throws an InternalError with `message` unless `condition` holds. */
export function must(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InternalError(message);
}

/** Closes a `switch` over a closed union: a value that reaches it is a case that somebody forgot. */
export function unreachable(value: never): never {
  throw new InternalError(`unhandled case: ${String(value)}`);
}
