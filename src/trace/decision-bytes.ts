/** The bytes of decisions, kept by their text: a run takes few different ones, and each of them many times. */
import { must } from '../core/must.ts';

/** Bytes kept at the most; a run whose decisions all differ pays with encoding them, not with memory. */
const KEPT_BYTES = 4 * 1024 * 1024;

export class DecisionBytes {
  readonly #kept = new Map<string, Uint8Array>();
  readonly #encoder = new TextEncoder();
  #bytes = 0;
  #lastText = '';
  #last: Uint8Array = new Uint8Array(0);

  of(text: string): Uint8Array {
    if (text === this.#lastText) return this.#last;
    const bytes = this.#kept.get(text) ?? this.#keep(text);
    this.#lastText = text;
    this.#last = bytes;
    return bytes;
  }

  #keep(text: string): Uint8Array {
    must(!text.includes('\n'), 'a decision is JSON in one line');
    const bytes = this.#encoder.encode(text);
    if (this.#bytes + bytes.length > KEPT_BYTES) {
      this.#kept.clear();
      this.#bytes = 0;
    }
    this.#kept.set(text, bytes);
    this.#bytes += bytes.length;
    return bytes;
  }
}
