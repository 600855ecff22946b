/** `coexsim explain`: the story of one message or thread of a trace, on standard output. */

import { nearMiss } from '../core/near-miss.ts';
import { plainText } from '../core/plain-text.ts';
import { linesOf, readTraceLines, TraceReadError } from '../trace/node-lines.ts';
import type { TraceLines, TraceReading } from '../trace/reader.ts';
import { describeSubjects, tellStory } from '../trace/story.ts';
import { describeCut } from '../trace/trace.ts';
import { TraceError } from '../trace/trace-error.ts';
import { systemText } from './failure.ts';
import type { Io } from './io.ts';

/**
 * Prints the story of `what` (an id such as `m1`, the number of a message, or `thread:3`) from a trace: the path of
 * a file, `-` for standard input, or its lines. Sets exit code 65 for a trace that is none or does not know it, 74
 * for a file that cannot be read.
 */
export async function explain(trace: string | TraceLines, what: string, io: Io): Promise<void> {
  const name = typeof trace === 'string' && trace !== '-' ? trace : 'the trace';
  try {
    await tell(linesFrom(trace, io), what, name, io);
  } catch (error) {
    if (error instanceof TraceReadError) complain(io, 74, systemText(error));
    else if (error instanceof TraceError) {
      const place = error.line > 0 ? `${name}:${error.line}:1` : name;
      complain(io, 65, `${place}: ${error.message.replace(/^line \d+: /, '')}`);
    } else throw error;
  }
}

function linesFrom(trace: string | TraceLines, io: Io): TraceLines {
  if (typeof trace !== 'string') return trace;
  return trace === '-' ? linesOf(io.stdin()) : readTraceLines(trace);
}

async function tell(lines: TraceLines, what: string, name: string, io: Io): Promise<void> {
  const { paragraphs, reading } = await tellStory(lines, what);
  const cut = describeCut(reading);
  if (paragraphs.length > 0) await io.out(`${paragraphs.join('\n\n')}\n`);
  if (cut !== undefined) io.err(`${plainText(name)}: ${cut}\n`);
  if (paragraphs.length === 0) {
    complain(
      io,
      65,
      `${name}: there is no "${what}" in this trace (${hintOf(what, reading)}${describeSubjects(reading)})`,
    );
  }
}

/** The name that was probably meant: a slip of it, or its beginning without hyphens and the like. */
function hintOf(what: string, { head }: TraceReading): string {
  const names = [...(head?.names.marks ?? []), ...(head?.names.calls ?? [])];
  const begin = lettersOf(what);
  const meant =
    nearMiss(what, names) ??
    (begin === '' ? undefined : names.find((name) => lettersOf(name).startsWith(begin)));
  return meant === undefined ? '' : `did you mean ${meant}? `;
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function complain(io: Io, code: 65 | 74, message: string): void {
  io.err(`${plainText(message)}\n`);
  io.exitCode = code;
}
