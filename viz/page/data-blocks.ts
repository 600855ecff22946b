/** What the page carries within itself, in script elements that are data: traces, texts, the worker's program. */

/** The text of block `id`, which was written by `embedText`; undefined if the page has none. */
export function embeddedText(id: string): string | undefined {
  const json = document.getElementById(id)?.textContent;
  return json == null ? undefined : String(JSON.parse(json));
}

/**
 * The bytes of block `id`, which holds them in base64; undefined if the page has none. The block is taken out of the page, because
 * its text takes more memory than the bytes.
 */
export function embeddedBytes(id: string): Uint8Array<ArrayBuffer> | undefined {
  const block = document.getElementById(id);
  if (block === null) return undefined;
  const base64 = (block.textContent ?? '').trim();
  block.remove();
  return bytesOfBase64(base64);
}

/** Newer browsers do it at the speed of memory. */
const { fromBase64 } = Uint8Array as { fromBase64?: (base64: string) => Uint8Array<ArrayBuffer> };

/** Decoded piece by piece: one `atob` over all of it would need the text a second time. */
const PIECE = 1 << 20;

function bytesOfBase64(base64: string): Uint8Array<ArrayBuffer> {
  if (fromBase64 !== undefined) return fromBase64.call(Uint8Array, base64);
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((base64.length / 4) * 3 - padding);
  let to = 0;
  for (let from = 0; from < base64.length; from += PIECE) {
    const piece = atob(base64.slice(from, from + PIECE));
    for (let i = 0; i < piece.length; i++) bytes[to++] = piece.charCodeAt(i);
  }
  return bytes;
}
