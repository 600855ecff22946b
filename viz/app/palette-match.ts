/** Which commands somebody means by a few words. */
import type { Command } from './command.ts';

/**
 * The commands in whose title, group or id every word of the text begins a word; those whose title begins with the
 * text come first, else they stay in their order. All for an empty text.
 */
export function matching(commands: readonly Command[], text: string): Command[] {
  const words = wordsOf(text);
  const found = commands.filter((command) => holds(command, words));
  const start = text.trim().toLowerCase();
  const first = found.filter(({ title }) => start !== '' && title.toLowerCase().startsWith(start));
  return [...first, ...found.filter((command) => !first.includes(command))];
}

function holds({ title, group, id }: Command, words: readonly string[]): boolean {
  const known = wordsOf(`${title} ${group} ${id}`);
  return words.every((word) => known.some((one) => one.startsWith(word)));
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
