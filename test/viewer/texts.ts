/** Texts that were read and found right, in golden/NAME.txt. With COEXSIM_UPDATE=1 they are written anew, to be read. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

export function expectText(text: string, name: string): void {
  const golden = join(import.meta.dirname, 'golden', `${name}.txt`);
  if (process.env.COEXSIM_UPDATE === '1') writeFileSync(golden, `${text}\n`);
  if (!existsSync(golden)) throw new Error(`there is no ${golden}; COEXSIM_UPDATE=1 writes it`);
  expect(`${text}\n`).toBe(readFileSync(golden, 'utf8').replaceAll('\r\n', '\n'));
}
