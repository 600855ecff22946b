/** The filter: an input with completion, its summary in plain words, and its mistakes with a caret below them. */
import type { FilterAnswer, Suggestions } from '../worker/calls.ts';
import type { Asking } from '../worker/messages.ts';
import { byId, element, setText } from './dom.ts';

export class FilterBox {
  readonly #asking: Asking;
  readonly #input = byId<HTMLInputElement>('filter-input');
  readonly #options = byId('filter-options');
  readonly #set: (text: string) => Promise<void>;
  #suggestions: Suggestions = { from: 0, to: 0, options: [] };
  /** The option that Enter takes, -1 for none. */
  #at = -1;
  #asked = 0;

  /** `set` takes a filter into force. */
  constructor(asking: Asking, set: (text: string) => Promise<void>) {
    this.#asking = asking;
    this.#set = set;
    byId('filter').addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#submit();
    });
    this.#input.addEventListener('input', () => void this.#suggest());
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.#input.addEventListener('blur', () => this.#close());
    byId('filter-clear').addEventListener('click', () => {
      this.#input.value = '';
      void this.#set('');
      this.#input.focus();
    });
  }

  /** The text, if the state has another one: undo, a link, a command. */
  show(text: string): void {
    if (this.#input.value !== text) this.#input.value = text;
    byId('filter-clear').hidden = text === '';
  }

  answer({ count, summary, error }: FilterAnswer): void {
    const box = byId('filter-error');
    box.hidden = error === undefined;
    setText(box, error ?? '');
    this.#input.setAttribute('aria-invalid', String(error !== undefined));
    setText(byId('filter-summary'), summary === '' ? count : `${count} (${summary})`);
  }

  async #submit(): Promise<void> {
    this.#close();
    await this.#set(this.#input.value);
  }

  async #suggest(): Promise<void> {
    const asked = ++this.#asked;
    const suggestions = await this.#asking.suggest(this.#input.value, this.#input.selectionStart ?? 0);
    // Only the newest question's answer counts.
    if (asked !== this.#asked || document.activeElement !== this.#input) return;
    this.#suggestions = suggestions;
    this.#at = -1;
    this.#render();
  }

  #render(): void {
    const { options } = this.#suggestions;
    this.#options.hidden = options.length === 0;
    this.#input.setAttribute('aria-expanded', String(options.length > 0));
    this.#options.replaceChildren(
      ...options.map(({ label, note }, i) => {
        const id = `filter-option-${i}`;
        const option = element(
          'li',
          { id, role: 'option', 'aria-selected': String(i === this.#at) },
          element('span', {}, label),
          element('span', { class: 'soft' }, note),
        );
        option.addEventListener('pointerdown', (event) => {
          event.preventDefault();
          this.#take(i);
        });
        return option;
      }),
    );
    if (this.#at < 0) this.#input.removeAttribute('aria-activedescendant');
    else {
      this.#input.setAttribute('aria-activedescendant', `filter-option-${this.#at}`);
      this.#options.children[this.#at]?.scrollIntoView({ block: 'nearest' });
    }
  }

  #key(event: KeyboardEvent): void {
    const { length } = this.#suggestions.options;
    const open = !this.#options.hidden && length > 0;
    if (event.key === 'Escape' && open) this.#close();
    // The way out by keyboard, so that keys start commands again.
    else if (event.key === 'Escape') byId('view').focus();
    else if (event.key === 'ArrowDown' && open) this.#move((this.#at + 1) % length);
    else if (event.key === 'ArrowUp' && open) this.#move(this.#at <= 0 ? length - 1 : this.#at - 1);
    else if ((event.key === 'Enter' || event.key === 'Tab') && open && this.#at >= 0) this.#take(this.#at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #move(at: number): void {
    this.#at = at;
    this.#render();
  }

  #take(i: number): void {
    const { from, to, options } = this.#suggestions;
    const { value } = this.#input;
    const { insert } = options[i]!;
    this.#input.value = value.slice(0, from) + insert + value.slice(to);
    this.#input.setSelectionRange(from + insert.length, from + insert.length);
    this.#close();
    void this.#suggest();
  }

  #close(): void {
    this.#asked += 1;
    this.#suggestions = { from: 0, to: 0, options: [] };
    this.#at = -1;
    this.#render();
  }
}
