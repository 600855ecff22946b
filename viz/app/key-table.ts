/** All commands with their keys, as a table in which keys can be changed. */
import type { App } from './app.ts';
import { COMMAND_GROUPS, type Command, type CommandGroup } from './command.ts';
import { COMMANDS } from './commands.ts';
import { button, element, setText } from './dom.ts';
import { chordOf, describeChord, describeKeys } from './keyboard.ts';

export class KeyTable {
  readonly element = element('div', { class: 'key-table' });
  readonly #app: App;
  readonly #message = element('p', { role: 'status', class: 'hint' });
  readonly #single = element('input', { type: 'checkbox' });
  readonly #rows = new Map<
    Command,
    { readonly change: HTMLButtonElement; readonly reset: HTMLButtonElement }
  >();
  /** The command that waits for its new key. */
  #waiting: Command | undefined;

  constructor(app: App) {
    this.#app = app;
    this.#single.addEventListener('change', () => app.keys.setSingleKeys(this.#single.checked));
    this.element.append(
      element(
        'div',
        { class: 'keys-bar' },
        element('label', {}, this.#single, ' Single keys start commands (letters, digits and signs alone)'),
        element(
          'p',
          { class: 'hint' },
          'To change a key, press its button and then the new key. Backspace takes the key away, Escape leaves it.',
        ),
        this.#message,
      ),
      element('div', { class: 'groups' }, ...COMMAND_GROUPS.map((group) => this.#group(group))),
      button('Give all commands the keys they came with', () => {
        app.keys.resetAll();
        this.#say('All commands have the keys they came with.');
      }),
    );
    app.keys.onChange(() => this.#update());
    this.#update();
  }

  #group(group: CommandGroup): HTMLElement {
    const rows = COMMANDS.filter((command) => command.group === group).map((command) => this.#row(command));
    const columns = ['Command', 'Keys'].map((title) => element('th', { scope: 'col' }, title));
    return element(
      'table',
      {},
      element('caption', {}, group),
      element('thead', {}, element('tr', {}, ...columns)),
      element('tbody', {}, ...rows),
    );
  }

  #row(command: Command): HTMLElement {
    const change = element('button', { type: 'button' });
    change.addEventListener('click', () => this.#wait(command));
    change.addEventListener('keydown', (event) => this.#key(command, event));
    change.addEventListener('blur', () => this.#leave(command));
    const reset = button('Reset', () => {
      this.#app.keys.reset(command);
      this.#say(`${command.title}: ${describeKeys(this.#app.keys.keysOf(command)) || 'no key'}.`);
      change.focus();
    });
    reset.setAttribute('aria-label', `Reset the keys of ${command.title}`);
    this.#rows.set(command, { change, reset });
    return element(
      'tr',
      { 'data-command': command.id },
      element('th', { scope: 'row' }, command.title),
      element('td', {}, change, reset),
    );
  }

  #wait(command: Command): void {
    this.#waiting = command;
    this.#say(`Press the new key of “${command.title}”.`);
    this.#update();
  }

  #leave(command: Command): void {
    if (this.#waiting !== command) return;
    this.#waiting = undefined;
    this.#update();
  }

  #key(command: Command, event: KeyboardEvent): void {
    if (this.#waiting !== command || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const chord = chordOf(event);
    if (chord === undefined || (chord === 'Enter' && event.repeat)) return;
    if (chord === 'Escape') this.#say(`The keys of “${command.title}” are as they were.`);
    else if (!this.#take(command, chord)) return;
    this.#waiting = undefined;
    this.#update();
  }

  /** Whether the key could be given. */
  #take(command: Command, chord: string): boolean {
    const none = chord === 'Backspace';
    const wrong = this.#app.keys.setKey(command, none ? undefined : chord);
    this.#say(wrong ?? `${command.title}: ${none ? 'no key' : describeChord(chord)}.`);
    return wrong === undefined;
  }

  #say(text: string): void {
    setText(this.#message, text);
  }

  #update(): void {
    this.#single.checked = this.#app.keys.singleKeys;
    for (const [command, { change, reset }] of this.#rows) {
      const keys = describeKeys(this.#app.keys.keysOf(command));
      const waits = this.#waiting === command;
      const text = waits ? 'Press a key …' : keys === '' ? 'No key' : keys;
      setText(change, text);
      change.setAttribute('aria-label', `${text}, for: ${command.title}`);
      reset.hidden = !this.#app.keys.isChanged(command);
    }
  }
}
