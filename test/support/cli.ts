/** Runs a command in place, with a terminal, pipes and signals made of memory. */
import type { ExitCode, Io } from '../../src/cli/io.ts';
import { runProgram } from '../../src/cli/program.ts';

export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
  /** What `out` was called with: how the output was cut into writes. */
  readonly writes: readonly string[];
  /** What went to standard output as bytes. */
  readonly bytes: Uint8Array;
}

export interface Outside {
  readonly stdin?: string | Uint8Array | readonly Uint8Array[];
  /** Both outputs are terminals that show colours. */
  readonly terminal?: boolean;
  /** From which question on the user has asked to stop. */
  readonly interruptedAfter?: number;
}

export async function runCli(argv: readonly string[], outside: Outside = {}): Promise<Ran> {
  const writes: string[] = [];
  const bytesOut: Uint8Array[] = [];
  let err = '';
  let asked = 0;
  const io: Io = {
    exitCode: 0,
    outIsTerminal: outside.terminal === true,
    errIsTerminal: outside.terminal === true,
    async out(text) {
      writes.push(text);
    },
    async outBytes(bytes) {
      bytesOut.push(bytes.slice());
    },
    err(text) {
      err += text;
    },
    stdin: () => chunksOf(outside.stdin ?? ''),
    interrupted: () => asked++ >= (outside.interruptedAfter ?? Infinity),
  };
  await runProgram(argv, io);
  return { code: io.exitCode, out: writes.join(''), err, writes, bytes: Buffer.concat(bytesOut) };
}

async function* chunksOf(stdin: NonNullable<Outside['stdin']>): AsyncGenerator<Uint8Array> {
  if (typeof stdin === 'string') yield new TextEncoder().encode(stdin);
  else if (stdin instanceof Uint8Array) yield stdin;
  else yield* stdin;
}
