/** Where a run's trace goes: a file, or standard output as the commands know it. */
import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { openTraceFile, type TraceOutput } from '../trace/node-file.ts';
import type { Io } from './io.ts';

/** Opens the place for a trace: `-` is standard output, undefined is none. */
export async function openOutput(place: string | undefined, io: Io): Promise<TraceOutput | undefined> {
  if (place === undefined) return undefined;
  return place === '-' ? traceToIo(io) : openTraceFile(place);
}

/** A trace as text on standard output; what has been made waits here until `ready`. */
function traceToIo(io: Io): TraceOutput {
  const decoder = new TextDecoder();
  let waiting = '';
  const write = async (): Promise<void> => {
    const text = waiting;
    waiting = '';
    if (text !== '') await io.out(text);
  };
  return {
    sink: (chunk) => {
      waiting += decoder.decode(chunk, { stream: true });
    },
    ready: write,
    close: write,
    abandon: async () => {},
    readerGone: false,
  };
}

/** Whether two paths name one file, by whatever links. */
export function isSameFile(one: string, other: string): boolean {
  if (resolve(one) === resolve(other)) return true;
  return existsSync(one) && existsSync(other) && realpathSync(one) === realpathSync(other);
}
