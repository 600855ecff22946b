/** The command palette: a text field with a list that arrows go through, as an ARIA combobox. */
import type { App } from './app.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { start } from './dispatch.ts';
import { byId, element } from './dom.ts';
import { describeChord } from './keyboard.ts';
import { matching } from './palette-match.ts';

/** How far Page Up and Page Down go. */
const PAGE = 8;

export class Palette {
  readonly #app: App;
  readonly #input = byId<HTMLInputElement>('palette-input');
  readonly #list = byId('palette-options');
  readonly #empty = byId('palette-empty');
  #shown: readonly Command[] = [];
  #at = 0;

  /** Makes dialog#palette work. */
  constructor(app: App) {
    this.#app = app;
    this.#input.addEventListener('input', () => this.#search());
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.#list.addEventListener('click', (event) => this.#click(event));
    // The text field keeps the focus while the list is clicked.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
  }

  /** To be called when the dialog has been opened: what was typed before is gone. */
  opened(): void {
    this.#input.value = '';
    this.#search();
    this.#input.focus();
  }

  #search(): void {
    this.#shown = matching(COMMANDS, this.#input.value);
    this.#list.replaceChildren(...this.#shown.map((command, i) => this.#option(command, i)));
    this.#empty.hidden = this.#shown.length > 0;
    this.#input.setAttribute('aria-expanded', String(this.#shown.length > 0));
    const possible = this.#shown.findIndex((command) => this.#possible(command));
    this.#choose(Math.max(0, possible));
  }

  #possible(command: Command): boolean {
    return command.available?.(this.#app) !== false;
  }

  #option(command: Command, i: number): HTMLElement {
    const keys = this.#app.keys
      .keysOf(command)
      .flatMap((key) => [' ', element('kbd', {}, describeChord(key))]);
    const on = command.active?.(this.#app);
    return element(
      'li',
      {
        id: `palette-option-${i}`,
        role: 'option',
        'aria-selected': 'false',
        'aria-disabled': this.#possible(command) ? undefined : 'true',
        'data-command': command.id,
      },
      element('span', {}, command.title, on === true ? ' (on)' : ''),
      ' ',
      element('span', { class: 'soft' }, command.group),
      element('span', { class: 'keys' }, ...keys),
    );
  }

  #choose(at: number): void {
    const options = this.#list.children;
    options[this.#at]?.setAttribute('aria-selected', 'false');
    this.#at = Math.max(0, Math.min(at, options.length - 1));
    const option = options[this.#at];
    if (option === undefined) {
      this.#input.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    this.#input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const last = this.#shown.length - 1;
    const to: Readonly<Record<string, number>> = {
      ArrowDown: this.#at === last ? 0 : this.#at + 1,
      ArrowUp: this.#at === 0 ? last : this.#at - 1,
      PageDown: this.#at + PAGE,
      PageUp: this.#at - PAGE,
    };
    if (event.key === 'Enter') this.#run(this.#shown[this.#at]);
    else if (to[event.key] !== undefined) this.#choose(to[event.key]!);
    else return;
    event.preventDefault();
  }

  #click({ target }: Event): void {
    const option = target instanceof Element ? target.closest('[role="option"]') : null;
    if (option !== null) this.#run(this.#shown[[...this.#list.children].indexOf(option)]);
  }

  /** Closes first, since a command may open a dialog or move the focus. */
  #run(command: Command | undefined): void {
    if (command === undefined) return;
    this.#app.closeDialog();
    void start(this.#app, command);
  }
}
