/**
 * A trace within the page of the viewer: one file that opens without anything beside it. What a page carries stands in
 * script elements that hold data, so nothing of it is ever read as HTML or run.
 */

/** What a page carries. The ids of the elements are the names here. */
export interface Carried {
  /** What the page is called; any text. */
  readonly title: string;
  /** Columns files, see columns-file.ts. */
  readonly trace?: Uint8Array;
  /** The trace that `trace` is compared with. */
  readonly second?: Uint8Array;
  /** The text of the scenario that was run. */
  readonly scenario?: string;
  /** Notes and stops that somebody has written. */
  readonly story?: string;
  /** What is to be fetched from where the page came from, with a name for people. */
  readonly served?: ServedNames;
}

export type Served = 'trace' | 'second' | 'scenario';
export type ServedNames = { readonly [name in Served]?: string };

/** Where the page, as it was built, has room for data; it stands there exactly once. */
const ROOM = '<!--data-->';
/** What the built page may connect to, and what it may when it is served. */
const NO_CONNECTION = "connect-src 'none'";
const OWN_CONNECTION = "connect-src 'self'";

/** The page as pieces of text, to be written one after the other: a trace may be longer than a string. */
export function* htmlPieces(page: string, carried: Carried): Generator<string> {
  const [before, after, ...more] = page.split(ROOM);
  if (after === undefined || more.length > 0) throw new Error('the page has no room for a trace');
  yield headOf(before!, carried);
  for (const name of ['scenario', 'story'] as const) {
    const text = carried[name];
    if (text !== undefined) yield dataBlock(name, 'application/json', embedText(text));
  }
  if (carried.served !== undefined) {
    yield dataBlock('served', 'application/json', embedText(JSON.stringify(carried.served)));
  }
  for (const name of ['trace', 'second'] as const) {
    const bytes = carried[name];
    if (bytes === undefined) continue;
    yield `<script type="application/octet-stream" id="${name}">`;
    yield* base64Pieces(bytes);
    yield '</script>\n';
  }
  yield ROOM + after;
}

function headOf(before: string, { title, served }: Carried): string {
  const titled = before.replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(title)}</title>`);
  return served === undefined ? titled : titled.replace(NO_CONNECTION, OWN_CONNECTION);
}

function dataBlock(id: string, type: string, content: string): string {
  return `<script type="${type}" id="${id}">${content}</script>\n`;
}

/** The policy that the page states in its head, for a server to state too; throws if it states none. */
export function policyOf(page: string): string {
  const found = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page);
  if (found === null) throw new Error('the page has no Content-Security-Policy');
  return found[1]!;
}

/**
 * Any text as a JSON string that stands in a script element as it is: nothing in it begins a tag or a comment, and
 * lone surrogates survive. `JSON.parse` brings the text back.
 */
export function embedText(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Any text as text within an element of HTML, or within a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char]!);
}

/** Bytes in base64 a piece, divisible by three so that only the last one is padded. */
const PIECE = 3 << 16;
/** Characters made at once: functions take only so many arguments. */
const AT_ONCE = 3 << 12;

export function* base64Pieces(bytes: Uint8Array): Generator<string> {
  for (let from = 0; from < bytes.length; from += PIECE) {
    let binary = '';
    const to = Math.min(bytes.length, from + PIECE);
    for (let at = from; at < to; at += AT_ONCE) {
      binary += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + AT_ONCE)));
    }
    yield btoa(binary);
  }
}
