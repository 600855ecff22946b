/** The outside as Node shows it: standard streams, terminals, signals. Only this file and main.ts know `process`. */
import type { Writable } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { terminalText } from '../core/plain-text.ts';
import type { ExitCode, Io } from './io.ts';

/** Starts to listen to signals and to readers that go away; once per process. */
export function newNodeIo(): Io {
  const interrupted = listenToSignals();
  endWithTheReader();
  const { stdout, stderr } = process;
  return {
    exitCode: 0,
    outIsTerminal: showsColours(stdout),
    errIsTerminal: showsColours(stderr),
    out: (text) => writeAndWait(stdout, stdout.isTTY ? terminalText(text) : text),
    outBytes: (bytes) => writeAndWait(stdout, bytes),
    err(text) {
      stderr.write(stderr.isTTY ? terminalText(text) : text);
    },
    stdin: () => readStdin(interrupted),
    interrupted,
  };
}

/** NO_COLOR, FORCE_COLOR and dumb terminals are Node's to judge; 16 is the least number of colours we use. */
function showsColours(stream: WriteStream): boolean {
  return stream.isTTY === true && stream.hasColors(16);
}

/** Waits until the data is out of our hands, so that a slow reader slows the command and a full disk ends it. */
function writeAndWait(stream: Writable, data: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(data, (error) => {
      if (!error) resolve();
      else if (isGone(error)) process.exit(READER_GONE);
      else reject(error);
    });
  });
}

/** The first SIGINT or SIGTERM asks the command to stop, the second ends the process at once. */
function listenToSignals(): () => boolean {
  let asked = false;
  const ask = (): void => {
    if (asked) process.exit(130 satisfies ExitCode);
    asked = true;
    process.stdin.destroy();
  };
  process.on('SIGINT', ask);
  process.on('SIGTERM', ask);
  return () => asked;
}

const READER_GONE = 0 satisfies ExitCode;

function isGone(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE';
}

/** A reader that has seen enough closes the pipe: that is no failure, and nobody is left to write for. */
function endWithTheReader(): void {
  process.stdout.on('error', (error) => {
    // Any other error reaches whoever waits for the write.
    if (isGone(error)) process.exit(READER_GONE);
  });
  // Without standard error there is nobody to complain to.
  process.stderr.on('error', () => {});
}

async function* readStdin(interrupted: () => boolean): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of process.stdin) yield chunk as Buffer;
  } catch (error) {
    if (!interrupted()) throw error;
  }
}
