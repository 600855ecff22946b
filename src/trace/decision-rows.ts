/** The row that a decision names, as a number for digests, kept by the decision's text. */
import { nameNumber } from './hasher.ts';

/** Texts kept at the most, in characters. */
const KEPT_CHARACTERS = 4 * 1024 * 1024;

export class DecisionRows {
  readonly #kept = new Map<string, number>();
  #characters = 0;
  #lastText = '';
  #last = 0;

  /** The number of the row's name, 0 if the decision names none. */
  rowNumber(text: string): number {
    if (text === this.#lastText) return this.#last;
    const number = this.#kept.get(text) ?? this.#keep(text);
    this.#lastText = text;
    this.#last = number;
    return number;
  }

  #keep(text: string): number {
    const row = (JSON.parse(text) as { row?: unknown } | null)?.row;
    const number = typeof row === 'string' ? nameNumber(row) : 0;
    if (this.#characters + text.length > KEPT_CHARACTERS) {
      this.#kept.clear();
      this.#characters = 0;
    }
    this.#kept.set(text, number);
    this.#characters += text.length;
    return number;
  }
}
