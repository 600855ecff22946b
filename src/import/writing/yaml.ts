/** YAML as a person would write it: plain where that is safe, in double quotes where it is not. */
import { plainText } from '../../core/plain-text.ts';

/** Words that YAML, or a version of it, takes for something else than a text. */
const NOT_TEXT = /^(true|false|yes|no|on|off|null|~|y|n)$/i;
/** Nothing here means anything to YAML, and a number is not written so. */
const PLAIN = /^[\p{L}][\p{L}\p{M}\p{N}._/@-]*$/u;

export function yamlText(text: string): string {
  return PLAIN.test(text) && !NOT_TEXT.test(text) ? text : JSON.stringify(text);
}

/** In one line; long lists one item a line, indented by `indent`. */
export function yamlList(items: readonly string[], indent: string): string {
  const shown = items.map(yamlText);
  const line = `[${shown.join(', ')}]`;
  return line.length <= 80 ? line : `\n${shown.map((item) => `${indent}- ${item}`).join('\n')}`;
}

/** A comment of one line, whatever the text holds. */
export function comment(text: string): string {
  return `# ${plainText(text)}`;
}
