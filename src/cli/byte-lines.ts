/** Lines out of a stream of bytes, many at a time, in bounded memory. */

/** A line, or what is wrong with it. */
export type Line = string | { readonly error: string };

const LONGEST_LINE = 1024 * 1024;
const NEWLINE = 0x0a;

/**
 * The lines in order, in blocks of as many as a chunk completes, without their newlines. A line that is too long or
 * is not UTF-8 comes as what is wrong with it. An empty piece after the last newline is no line.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  let rest: Uint8Array[] = [];
  let restLength = 0;
  for await (const chunk of chunks) {
    const cut = chunk.lastIndexOf(NEWLINE) + 1;
    if (cut > 0) {
      yield splitBlock(restLength === 0 ? chunk.subarray(0, cut) : joined(rest, chunk.subarray(0, cut)));
      rest = [];
      restLength = 0;
    }
    // What is beyond the limit need not be kept: the line is refused, and its end is looked for only.
    if (cut < chunk.length && restLength <= LONGEST_LINE) rest.push(chunk.slice(cut));
    if (cut < chunk.length) restLength += chunk.length - cut;
  }
  if (restLength > 0) yield splitBlock(joined(rest, new Uint8Array([NEWLINE])));
}

function joined(rest: readonly Uint8Array[], last: Uint8Array): Uint8Array {
  return Buffer.concat([...rest, last]);
}

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A block ends with a newline. */
function splitBlock(block: Uint8Array): Line[] {
  const lines = decoded(block)?.split('\n');
  if (lines === undefined) return splitSuspicious(block);
  lines.pop();
  return lines.some((line) => line.length > LONGEST_LINE) ? lines.map(checkLength) : lines;
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return STRICT.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Somewhere in the block is a byte that is not UTF-8: only its own line is wrong. */
function splitSuspicious(block: Uint8Array): Line[] {
  const lines: Line[] = [];
  for (let from = 0; from < block.length; ) {
    const end = block.indexOf(NEWLINE, from);
    const text = decoded(block.subarray(from, end));
    lines.push(text === undefined ? { error: 'the line is not UTF-8' } : checkLength(text));
    from = end + 1;
  }
  return lines;
}

function checkLength(line: string): Line {
  return line.length > LONGEST_LINE ? { error: `the line is longer than ${LONGEST_LINE} characters` } : line;
}
