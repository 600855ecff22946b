/** From a key press to a command: how a press is written, whose it is, and how people read it. */
import type { Command } from './command.ts';

/** What of a KeyboardEvent matters here. */
export interface KeyPress {
  readonly key: string;
  /** The place of the key on a US keyboard, `KeyT`: finds letters on keyboards of other scripts. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly repeat: boolean;
  /** Whether the press is part of composing a character of many presses. */
  readonly isComposing: boolean;
  /** Whether somebody nearer to the focus has used it. */
  readonly defaultPrevented: boolean;
  getModifierState?(name: string): boolean;
}

/** What of the element in focus matters here. */
export interface KeyTarget {
  /** In capitals, as the DOM gives it. */
  readonly tagName: string;
  readonly type: string;
  readonly role: string;
  readonly editable: boolean;
  /** Whether the element says that it leaves all keys to the page (`data-keys="page"`). */
  readonly leavesKeys: boolean;
}

/** Presses that are modifiers alone, or no key. */
const NO_KEYS = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'OS',
  'CapsLock',
  'Dead',
  'Process',
  'Unidentified',
  'Fn',
  '',
]);
const LETTER = /^\p{L}$/u;
const LATIN_LETTER = /^[a-z]$/;

/**
 * A press as it is written in key maps, `Shift+ArrowDown`, `t`, `?`, `Space`: modifiers in the order Ctrl, Alt, Meta,
 * Shift; letters small; Shift is left out for a sign that it takes to type. Undefined for a modifier alone.
 */
export function chordOf(press: KeyPress): string | undefined {
  if (NO_KEYS.has(press.key) || press.isComposing) return undefined;
  const key = keyName(press);
  const sign = isSign(key);
  // Third-level keys (AltGr) report Ctrl and Alt, which nobody meant.
  const plain = key.length === 1 && press.getModifierState?.('AltGraph') === true;
  const parts = [
    press.ctrlKey && !plain ? 'Ctrl' : '',
    press.altKey && !plain ? 'Alt' : '',
    press.metaKey ? 'Meta' : '',
    press.shiftKey && !sign ? 'Shift' : '',
    key,
  ];
  return parts.filter((part) => part !== '').join('+');
}

function keyName({ key, code }: KeyPress): string {
  if (key === ' ') return 'Space';
  if (!LETTER.test(key)) return key;
  const small = key.toLowerCase();
  const place = /^Key([A-Z])$/.exec(code);
  return LATIN_LETTER.test(small) || place === null ? small : place[1]!.toLowerCase();
}

function isSign(key: string): boolean {
  return key.length === 1 && !LETTER.test(key);
}

/** Whether the chord is a single character with nothing but Shift: what speech input can trigger by mistake. */
export function isSingleCharacter(chord: string): boolean {
  return [...(chord.startsWith('Shift+') ? chord.slice(6) : chord)].length === 1;
}

const TEXT_TYPES = new Set([
  '',
  'text',
  'search',
  'number',
  'email',
  'url',
  'tel',
  'password',
  'date',
  'time',
  'month',
  'week',
  'datetime-local',
]);
const PUSHED = new Set(['BUTTON', 'A', 'SUMMARY']);
const PUSHED_ROLES = new Set(['button', 'link', 'checkbox', 'switch']);
const MOVED_IN = new Set([
  'slider',
  'listbox',
  'option',
  'grid',
  'gridcell',
  'row',
  'tree',
  'treeitem',
  'tab',
  'menu',
  'menuitem',
  'radio',
  'spinbutton',
  'separator',
  'combobox',
]);
const MOVES = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Enter',
  'Space',
]);

/** Whether the element in focus keeps the press for itself. */
export function keeps(target: KeyTarget, chord: string): boolean {
  if (target.leavesKeys) return false;
  if (isTyped(target)) return chord !== 'Escape';
  const key = chord.slice(chord.lastIndexOf('+', chord.length - 2) + 1);
  if (target.tagName === 'SELECT') return chord !== 'Escape';
  if (target.type === 'range' || target.type === 'radio' || MOVED_IN.has(target.role)) return MOVES.has(key);
  if (PUSHED.has(target.tagName) || PUSHED_ROLES.has(target.role) || target.tagName === 'INPUT') {
    return key === 'Enter' || key === 'Space';
  }
  return false;
}

function isTyped({ tagName, type, editable }: KeyTarget): boolean {
  return editable || tagName === 'TEXTAREA' || (tagName === 'INPUT' && TEXT_TYPES.has(type));
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Escape: 'Esc',
  ' ': 'Space',
};

/** A chord for people: `Shift + →`, `T`. */
export function describeChord(chord: string): string {
  const { modifiers, key } = partsOf(chord);
  return [...modifiers, NAMES[key] ?? (LETTER.test(key) ? key.toUpperCase() : key)].join(' + ');
}

/** The keys of a command for people, `T or Shift + →`; '' if it has none. */
export function describeKeys(keys: Command['keys']): string {
  return keys.map(describeChord).join(' or ');
}

/** The keys as `aria-keyshortcuts` wants them: `T Shift+ArrowRight`. */
export function ariaKeys(keys: Command['keys']): string {
  const name = (key: string): string => {
    if (key === '+') return 'Plus';
    return LETTER.test(key) ? key.toUpperCase() : key;
  };
  return keys
    .map(partsOf)
    .map(({ modifiers, key }) =>
      [...modifiers.map((m) => (m === 'Ctrl' ? 'Control' : m)), name(key)].join('+'),
    )
    .join(' ');
}

function partsOf(chord: string): { readonly modifiers: readonly string[]; readonly key: string } {
  // The last sign may itself be a plus.
  const at = chord.lastIndexOf('+', chord.length - 2);
  return at <= 0
    ? { modifiers: [], key: chord }
    : { modifiers: chord.slice(0, at).split('+'), key: chord.slice(at + 1) };
}
