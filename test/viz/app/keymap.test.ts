import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMANDS, commandById } from '../../../viz/app/commands.ts';
import { isSingleCharacter } from '../../../viz/app/keyboard.ts';
import { Keymap, type KeyStorage } from '../../../viz/app/keymap.ts';

const THREAD = commandById('step.thread.next')!;
const USER = commandById('step.user.next')!;

function storage(first: string | null = null): KeyStorage & { text: string | null } {
  return {
    text: first,
    getItem() {
      return this.text;
    },
    setItem(_name, value) {
      this.text = value;
    },
  };
}

/** No chord starts two commands, and what a command shows as its key starts it. */
function expectSound(keys: Keymap): void {
  const shown = COMMANDS.flatMap((command) => keys.keysOf(command).map((key) => [key, command] as const));
  expect(new Set(shown.map(([key]) => key)).size).toBe(shown.length);
  expect(shown.filter(([key, command]) => keys.commandOf(key) !== command)).toEqual([]);
}

describe('key maps', () => {
  test('a command gets another key and loses its own', () => {
    const keys = new Keymap(COMMANDS);
    expect(keys.setKey(THREAD, 'Shift+j')).toBeUndefined();
    expect(keys.keysOf(THREAD)).toEqual(['Shift+j']);
    expect(keys.commandOf('Shift+j')).toBe(THREAD);
    expect(keys.commandOf('t')).toBeUndefined();
    expect(keys.isChanged(THREAD)).toBe(true);
    expectSound(keys);
  });

  test('a key that is taken or reserved is refused with the reason', () => {
    const keys = new Keymap(COMMANDS);
    expect(keys.setKey(THREAD, 'u')).toContain(USER.title);
    expect(keys.setKey(THREAD, 'Ctrl+t')).toContain('browser');
    expect(keys.setKey(THREAD, 'Tab')).toContain('browser');
    expect(keys.setKey(THREAD, 't')).toBeUndefined();
    expect(keys.keysOf(THREAD)).toEqual(['t']);
  });

  test('changes are kept for the next visit', () => {
    const kept = storage();
    const keys = new Keymap(COMMANDS, kept);
    keys.setKey(THREAD, undefined);
    keys.setKey(USER, 't');
    keys.setSingleKeys(false);
    const again = new Keymap(COMMANDS, kept);
    expect(again.singleKeys).toBe(false);
    again.setSingleKeys(true);
    expect(again.keysOf(THREAD)).toEqual([]);
    expect(again.keysOf(USER)).toEqual(['t']);
    expectSound(again);
  });

  test('resetting one leaves others what they took, resetting all gives back everything', () => {
    const keys = new Keymap(COMMANDS);
    keys.setKey(THREAD, undefined);
    keys.setKey(USER, 't');
    keys.reset(THREAD);
    expect(keys.keysOf(THREAD)).toEqual(['Shift+ArrowRight']);
    expectSound(keys);
    keys.setSingleKeys(false);
    keys.resetAll();
    expect(keys.keysOf(THREAD)).toEqual(THREAD.keys);
    expect(keys.singleKeys).toBe(true);
    expectSound(keys);
  });

  test('without single keys only keys with names are left', () => {
    const keys = new Keymap(COMMANDS);
    keys.setSingleKeys(false);
    expect(keys.commandOf('t')).toBeUndefined();
    expect(keys.commandOf('Shift+ArrowRight')).toBe(THREAD);
    expect(COMMANDS.flatMap((command) => keys.keysOf(command)).some(isSingleCharacter)).toBe(false);
  });

  test('a storage that refuses or holds nonsense does no harm', () => {
    const refusing: KeyStorage = {
      getItem: () => {
        throw new Error('no');
      },
      setItem: () => {
        throw new Error('no');
      },
    };
    const keys = new Keymap(COMMANDS, refusing);
    expect(keys.setKey(THREAD, 'j')).toBeUndefined();
    expect(keys.keysOf(THREAD)).toEqual(['j']);
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"keys":[1]}',
      '{"keys":{"step.thread.next":"t"},"singleKeys":1}',
    ]) {
      expect(new Keymap(COMMANDS, storage(text)).keysOf(THREAD)).toEqual(THREAD.keys);
    }
  });

  test('is sound whatever was stored', () => {
    const chord = fc.oneof(
      fc.constantFrom(...COMMANDS.flatMap(({ keys }) => keys), 'Ctrl+w', 'Tab', 'j', ''),
      fc.string(),
      fc.integer(),
    );
    const stored = fc.dictionary(
      fc.constantFrom(...COMMANDS.map(({ id }) => id), '__proto__'),
      fc.array(chord),
    );
    fc.assert(
      fc.property(stored, fc.boolean(), (keys, singleKeys) => {
        const map = new Keymap(COMMANDS, storage(JSON.stringify({ keys, singleKeys })));
        expectSound(map);
        expect(COMMANDS.flatMap((command) => map.keysOf(command))).not.toContain('Ctrl+w');
      }),
    );
  });
});
