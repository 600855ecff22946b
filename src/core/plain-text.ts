/**
 * Text made safe for a terminal. Names come from files that somebody else wrote, and a terminal obeys escape
 * sequences and shows text in an order that bidirectional controls choose.
 */

const C0_BUT_NEWLINE_AND_TAB = '\\u0000-\\u0008\\u000b-\\u001f';
const DELETE_AND_C1 = '\\u007f-\\u009f';
/** Arabic letter mark, marks, embeddings, overrides and isolates, and the two separators of lines. */
const BIDI_AND_SEPARATORS = '\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069';
const DANGEROUS = `[${C0_BUT_NEWLINE_AND_TAB}${DELETE_AND_C1}${BIDI_AND_SEPARATORS}]`;

const ANY = new RegExp(DANGEROUS, 'gu');
const NEWLINES_AND_TABS = /[\n\t]+/g;
/** Colours, and on lines that are drawn again: back to the start, and clear to the end. */
const OURS = new RegExp(`(\\u001b\\[[0-9;]*m|\\u001b\\[[02]?K|^\\r|\\r$)|${DANGEROUS}`, 'gu');

/** A name or a message on one line, without anything that a terminal would obey. */
export function plainText(text: string): string {
  return text.replace(NEWLINES_AND_TABS, ' ').replace(ANY, '');
}

/** The same for text that we have laid out: newlines, tabs and our own colours stay. */
export function terminalText(text: string): string {
  return text.replace(OURS, (_, ours: string | undefined) => ours ?? '');
}
