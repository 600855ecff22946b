/** Which keys start which command: those of the list of commands, less what somebody changed, which is kept for the next visit. */
import type { Command } from './command.ts';
import { isSingleCharacter } from './keyboard.ts';

/** Where changes are kept; the browser's localStorage fits, and may be absent or refuse. */
export interface KeyStorage {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
}

const STORED_AS = 'coexsim.keys.1';
/** Keys that no command may take: moving the focus, leaving dialogs, what browsers and screen readers use. */
const RESERVED =
  /^(Ctrl\+|Alt\+|Meta\+)|(^|\+)(Tab|Enter|Escape|ContextMenu|Insert|PrintScreen|F(1|3|5|6|7|10|11|12))$/;
const LONGEST_KEY = 40;

export class Keymap {
  readonly #commands: readonly Command[];
  readonly #storage: KeyStorage | undefined;
  #changed = new Map<string, readonly string[]>();
  #singleKeys = true;
  #byKey = new Map<string, Command>();
  #listeners: (() => void)[] = [];

  constructor(commands: readonly Command[], storage?: KeyStorage) {
    this.#commands = commands;
    this.#storage = storage;
    this.#load();
    this.#lookUp();
  }

  /** Whether single characters start commands (WCAG 2.1.4); keys with names, such as arrows and F2, always do. */
  get singleKeys(): boolean {
    return this.#singleKeys;
  }

  setSingleKeys(on: boolean): void {
    this.#singleKeys = on;
    this.#keep();
  }

  /** The keys that start the command now. */
  keysOf(command: Command): readonly string[] {
    const keys = this.#changed.get(command.id) ?? command.keys;
    return this.#singleKeys ? keys : keys.filter((key) => !isSingleCharacter(key));
  }

  /** Whether the command has keys other than it came with. */
  isChanged(command: Command): boolean {
    return this.#changed.has(command.id);
  }

  /** The command that the chord starts. */
  commandOf(chord: string): Command | undefined {
    if (!this.#singleKeys && isSingleCharacter(chord)) return undefined;
    return this.#byKey.get(chord);
  }

  /**
   * Gives the command this one key, or none at all. Answers what is wrong with it, as a sentence, and then changes
   * nothing: a key that is taken, or that is not to be had.
   */
  setKey(command: Command, chord: string | undefined): string | undefined {
    if (chord !== undefined) {
      if (RESERVED.test(chord)) return `${chord} belongs to the browser or the system. Press another key.`;
      const holder = this.#byKey.get(chord);
      if (holder !== undefined && holder !== command)
        return `This is the key of “${holder.title}”. Press another key.`;
    }
    this.#changed.set(command.id, chord === undefined ? [] : [chord]);
    this.#keep();
    return undefined;
  }

  /** Gives the command the keys that it came with; those that others have taken stay with them. */
  reset(command: Command): void {
    this.#changed.delete(command.id);
    const free = command.keys.filter((key) => this.#holders(key).every((holder) => holder === command));
    if (free.length < command.keys.length) this.#changed.set(command.id, free);
    this.#keep();
  }

  /** All commands as they came, single keys on. */
  resetAll(): void {
    this.#changed.clear();
    this.#singleKeys = true;
    this.#keep();
  }

  /** Calls back after every change. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  #holders(key: string): Command[] {
    return this.#commands.filter((command) => (this.#changed.get(command.id) ?? command.keys).includes(key));
  }

  #lookUp(): void {
    this.#byKey = new Map();
    for (const command of this.#commands) {
      for (const key of this.#changed.get(command.id) ?? command.keys) {
        if (!this.#byKey.has(key)) this.#byKey.set(key, command);
      }
    }
  }

  #keep(): void {
    this.#lookUp();
    try {
      const kept = { singleKeys: this.#singleKeys, keys: Object.fromEntries(this.#changed) };
      this.#storage?.setItem(STORED_AS, JSON.stringify(kept));
    } catch {
      // A page opened from a file may not be allowed to keep anything: the change lasts as long as the page.
    }
    for (const listener of this.#listeners) listener();
  }

  #load(): void {
    const kept = this.#read();
    if (typeof kept !== 'object' || kept === null) return;
    const { singleKeys, keys } = kept as { singleKeys?: unknown; keys?: unknown };
    if (typeof singleKeys === 'boolean') this.#singleKeys = singleKeys;
    if (typeof keys !== 'object' || keys === null) return;
    const taken = new Set<string>();
    for (const command of this.#commands) {
      const mine: unknown = Object.hasOwn(keys, command.id)
        ? (keys as Record<string, unknown>)[command.id]
        : undefined;
      if (!Array.isArray(mine)) continue;
      const usable = [...new Set(mine.filter(isUsable))].filter((key) => !taken.has(key));
      for (const key of usable) taken.add(key);
      this.#changed.set(command.id, usable);
    }
    this.#giveWay(taken);
  }

  /** A key that was given to one command is no longer that of the one which came with it. */
  #giveWay(taken: ReadonlySet<string>): void {
    for (const command of this.#commands) {
      if (this.#changed.has(command.id) || !command.keys.some((key) => taken.has(key))) continue;
      this.#changed.set(
        command.id,
        command.keys.filter((key) => !taken.has(key)),
      );
    }
  }

  #read(): unknown {
    try {
      return JSON.parse(this.#storage?.getItem(STORED_AS) ?? 'null');
    } catch {
      return undefined;
    }
  }
}

function isUsable(key: unknown): key is string {
  return typeof key === 'string' && key !== '' && key.length <= LONGEST_KEY && !RESERVED.test(key);
}
