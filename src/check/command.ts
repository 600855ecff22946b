/** Commands that a person may copy into a shell. */
import { plainText } from '../core/plain-text.ts';

/** A word as a shell reads it back, without anything that a terminal would obey. */
function shellWord(word: string): string {
  const clean = plainText(word);
  return /^[\w@%+=:,./-]+$/.test(clean) ? clean : `'${clean.replaceAll("'", "'\\''")}'`;
}

/** The command line of these words. */
export function commandOf(...words: readonly string[]): string {
  return ['coexsim', ...words].map(shellWord).join(' ');
}
