/**
 * How wide a text is, without a page to measure it in: so that views, canvas and SVG shorten and keep apart the same
 * words at the same places. An estimate, a little on the wide side for the fonts of the themes.
 */

const NARROW = new Set("iljtfrI.,:;!|'()[] -");
const WIDE = new Set('mwMW@%#—…');

/** Pixels that the text takes at that font size. */
export function textWidth(text: string, size: number, bold = false): number {
  let ems = 0;
  for (const letter of text) {
    if (NARROW.has(letter)) ems += 0.36;
    else if (WIDE.has(letter)) ems += 0.95;
    else if (letter > '\u2e7f') ems += 1;
    else ems += letter >= 'A' && letter <= 'Z' ? 0.7 : 0.6;
  }
  return ems * size * (bold ? 1.07 : 1);
}

/** The text, or as much of its beginning as fits with an ellipsis; '' if not even one letter does. 0 is any width. */
export function fittedText(text: string, size: number, width: number, bold = false): string {
  if (width <= 0 || textWidth(text, size, bold) <= width) return text;
  const letters = [...text];
  while (letters.length > 0) {
    letters.pop();
    const shorter = `${letters.join('').trimEnd()}…`;
    if (letters.length > 0 && textWidth(shorter, size, bold) <= width) return shorter;
  }
  return '';
}
