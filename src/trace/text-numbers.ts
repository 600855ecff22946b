/** Numbers made from texts, kept by their text: a run has few different decisions, and each of them many times. */

/** Texts kept at the most, in characters; a run whose texts all differ pays with time, not with memory. */
const KEPT_CHARACTERS = 4 * 1024 * 1024;

export class TextNumbers {
  readonly #make: (text: string) => number;
  readonly #kept = new Map<string, number>();
  #characters = 0;
  #lastText: string | undefined;
  #last = 0;

  /** `make` is asked for the number of a text that is not kept. */
  constructor(make: (text: string) => number) {
    this.#make = make;
  }

  of(text: string): number {
    if (text === this.#lastText) return this.#last;
    const number = this.#kept.get(text) ?? this.#keep(text);
    this.#lastText = text;
    this.#last = number;
    return number;
  }

  #keep(text: string): number {
    const number = this.#make(text);
    if (this.#characters + text.length > KEPT_CHARACTERS) {
      this.#kept.clear();
      this.#characters = 0;
    }
    this.#kept.set(text, number);
    this.#characters += text.length;
    return number;
  }
}
