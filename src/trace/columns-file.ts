/** Binary columns. */
import type { Columns } from './columns.ts';
import { TraceError } from './trace-error.ts';

export async function decodeColumns(_bytes: Uint8Array): Promise<Columns> {
  throw new TraceError(0, 'binary columns cannot be read yet');
}
