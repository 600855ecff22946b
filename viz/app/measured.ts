/**
 * The size and the place of an element as the browser has last laid them out. An element that is asked itself lays out
 * the page at once if anything has changed since, and that several times in a frame.
 */

export class Measured {
  readonly #element: HTMLElement;
  #known: { readonly width: number; readonly height: number; readonly box: DOMRect } | undefined;
  #changed: () => void = () => {};

  constructor(element: HTMLElement) {
    this.#element = element;
    // What it tells of has just been laid out: then measuring costs nothing.
    new ResizeObserver(() => {
      this.forget();
      this.#measured();
      this.#changed();
    }).observe(element);
    // Where a page is larger than its window, its parts move without a change of their size.
    window.addEventListener('scroll', () => this.forget(), { passive: true });
  }

  /** `changed` is called when the size has changed, before that is painted. */
  onChange(changed: () => void): void {
    this.#changed = changed;
  }

  /** To be called after a change that is to be seen in the next measure already. */
  forget(): void {
    this.#known = undefined;
  }

  /** The room within its borders and scroll bars, CSS pixels. */
  get size(): { readonly width: number; readonly height: number } {
    const { width, height } = this.#measured();
    return { width, height };
  }

  /** From the left edge of the window to that of the element, CSS pixels. */
  get left(): number {
    return this.#measured().box.left;
  }

  /** From the upper edge of the window to that of the element, CSS pixels. */
  get top(): number {
    return this.#measured().box.top;
  }

  #measured(): { readonly width: number; readonly height: number; readonly box: DOMRect } {
    this.#known ??= {
      width: this.#element.clientWidth,
      height: this.#element.clientHeight,
      box: this.#element.getBoundingClientRect(),
    };
    return this.#known;
  }
}
