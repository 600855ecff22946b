/** `coexsim view` in place, from the moment that it has printed its address until it is interrupted. */
import type { Io } from '../../src/cli/io.ts';
import { runProgram } from '../../src/cli/program.ts';

export interface Viewing {
  readonly url: string;
  /** Interrupts it, as Ctrl-C does. */
  end(): Promise<{ readonly code: number; readonly out: string; readonly err: string }>;
}

/** Throws what the command said if it ends before it has printed an address. */
export async function view(argv: readonly string[], { stdin = new Uint8Array(0) } = {}): Promise<Viewing> {
  let [out, err, asked] = ['', '', false];
  let printed: (url: string) => void = () => {};
  const address = new Promise<string>((resolve) => {
    printed = resolve;
  });
  const io: Io = {
    exitCode: 0,
    outBytes: async () => {},
    outIsTerminal: false,
    errIsTerminal: false,
    async out(text) {
      out += text;
      printed(text.trim());
    },
    err(text) {
      err += text;
    },
    async *stdin() {
      yield stdin;
    },
    interrupted: () => asked,
  };
  const over = runProgram(['view', ...argv], io).then(() => ({ code: io.exitCode, out, err }));
  const url = await Promise.race([address, over.then(() => undefined)]);
  if (url === undefined) throw new Error(`view ended at once with code ${io.exitCode}: ${err}`);
  return {
    url,
    end() {
      asked = true;
      return over;
    },
  };
}
