/** Commands that a person may copy into a shell. */

/** A word as a shell reads it back, without anything that a terminal would obey. */
export function shellWord(word: string): string {
  const clean = word.replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, '');
  return /^[\w@%+=:,./-]+$/.test(clean) ? clean : `'${clean.replaceAll("'", "'\\''")}'`;
}

/** The command line of these words. */
export function commandOf(...words: readonly string[]): string {
  return ['coexsim', ...words].map(shellWord).join(' ');
}
