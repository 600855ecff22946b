/**
 * Names as a terminal may show them: without control characters, which could move the cursor or colour what follows,
 * and without those that change the direction of writing, which could make one name look like another.
 */

const DIRECTIONS = [0x61c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e];

function hidden(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    DIRECTIONS.includes(code) ||
    (code >= 0x2066 && code <= 0x2069)
  );
}

/** The text without what a terminal must not get. */
export function plainText(text: string): string {
  let plain = '';
  for (const character of text) if (!hidden(character.codePointAt(0)!)) plain += character;
  return plain;
}
