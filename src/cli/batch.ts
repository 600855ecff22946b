/** `--batch`: one case a line in, one answer a line out, in order, however many there are. */
import { createReadStream } from 'node:fs';
import { type Line, linesOf } from './byte-lines.ts';
import type { Io } from './io.ts';

interface Wrong {
  readonly error: string;
}

/** The answer to a case, or what is wrong with it. */
export type Answerer = (given: object) => object;

const CHUNK_BYTES = 256 * 1024;

/**
 * Answers every line of a file, or of standard input for `-`. A wrong line gets `{"error", "line"}` as its answer,
 * and the exit code becomes 65 when all are answered.
 */
export async function answerBatch(source: string, io: Io, answer: Answerer): Promise<void> {
  const chunks = source === '-' ? io.stdin() : createReadStream(source, { highWaterMark: CHUNK_BYTES });
  let number = 0;
  let wrong = 0;
  for await (const lines of linesOf(chunks)) {
    let text = '';
    for (const line of lines) {
      number += 1;
      const said = answerLine(line, number, answer);
      if (!isWrong(said)) text += `${JSON.stringify(said)}\n`;
      else {
        text += `${JSON.stringify({ error: said.error, line: number })}\n`;
        wrong += 1;
      }
    }
    await io.out(text);
    if (io.interrupted()) return;
  }
  if (wrong === 0) return;
  io.exitCode = 65;
  io.err(`${wrong} of ${number} lines are wrong; each has its complaint as its answer\n`);
}

function answerLine(line: Line, number: number, answer: Answerer): object {
  if (typeof line !== 'string') return line;
  const given = parse(number === 1 ? line.replace(/^\ufeff/, '') : line);
  if (given === undefined)
    return { error: line.trim() === '' ? 'the line is empty' : 'the line is not JSON' };
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return { error: 'the line is no JSON object' };
  }
  return answer(given);
}

/** Undefined if it is not JSON: the words of the parser differ between versions of Node. */
function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isWrong(said: object): said is Wrong {
  return 'error' in said;
}
