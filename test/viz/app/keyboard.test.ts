import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../viz/app/commands.ts';
import { dispatchKey } from '../../../viz/app/dispatch.ts';
import {
  ariaKeys,
  chordOf,
  describeChord,
  describeKeys,
  isSingleCharacter,
  type KeyPress,
  type KeyTarget,
  keeps,
} from '../../../viz/app/keyboard.ts';
import { type FakeApp, fakeApp } from './fake-app.ts';

const PAGE: KeyTarget = { tagName: 'BODY', type: '', role: '', editable: false, leavesKeys: false };
const INPUT: KeyTarget = { ...PAGE, tagName: 'INPUT', type: 'text' };

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return {
    key,
    code: '',
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    shiftKey: false,
    repeat: false,
    isComposing: false,
    defaultPrevented: false,
    ...more,
  };
}

/** The press that a chord stands for. */
function pressOf(chord: string): KeyPress {
  const shiftKey = chord.startsWith('Shift+');
  const key = shiftKey ? chord.slice(6) : chord;
  return press(key === 'Space' ? ' ' : shiftKey && key.length === 1 ? key.toUpperCase() : key, { shiftKey });
}

async function dispatched(app: FakeApp, key: KeyPress, target = PAGE): Promise<boolean> {
  const used = dispatchKey(app, key, target);
  await Promise.resolve();
  return used;
}

describe('chords', () => {
  test.each([
    [press('t'), 't'],
    [press('T', { shiftKey: true }), 'Shift+t'],
    [press('T'), 't'], // Caps Lock.
    [press('?', { shiftKey: true }), '?'],
    [press('+'), '+'],
    [press(' '), 'Space'],
    [press('ArrowUp', { shiftKey: true, ctrlKey: true }), 'Ctrl+Shift+ArrowUp'],
    [press('е', { code: 'KeyT' }), 't'], // A Cyrillic keyboard.
    [press('ü', { code: 'BracketLeft' }), 'ü'],
    [press('Shift', { shiftKey: true }), undefined],
    [press('a', { isComposing: true }), undefined],
    [press('/', { ctrlKey: true, altKey: true, getModifierState: () => true }), '/'],
    [press('t', { altKey: true }), 'Alt+t'],
  ])('%#: %j is %s', (key, chord) => {
    expect(chordOf(key)).toBe(chord);
  });

  test('are described for people and for assistive technology', () => {
    expect(describeChord('Shift+ArrowRight')).toBe('Shift + →');
    expect(describeKeys(['t', 'Shift+ArrowRight'])).toBe('T or Shift + →');
    expect(describeKeys([])).toBe('');
    expect(describeChord('+')).toBe('+');
    expect(ariaKeys(['Shift+t', 'Space', '+', 'Ctrl+Shift+F2'])).toBe('Shift+T Space Plus Control+Shift+F2');
  });

  test('single characters are told from keys with names', () => {
    expect(['t', 'Shift+t', '.', '1', '+'].map(isSingleCharacter)).toEqual([true, true, true, true, true]);
    expect(['Space', 'F2', 'Shift+F2', 'Ctrl+t', 'ArrowUp'].some(isSingleCharacter)).toBe(false);
  });
});

describe('whose a key is', () => {
  test('every key of every command starts it when the focus is on the page', async () => {
    for (const command of COMMANDS) {
      for (const key of command.keys) {
        expect(fakeApp().keys.commandOf(chordOf(pressOf(key))!)).toBe(command);
      }
    }
  });

  test('nothing that is typed is a command, except Escape', async () => {
    const app = fakeApp(2);
    app.change((draft) => {
      draft.selection = { subject: 'user', id: 0 };
    });
    for (const key of COMMANDS.flatMap(({ keys }) => keys)) {
      expect(await dispatched(app, pressOf(key), INPUT), key).toBe(key === 'Escape');
    }
    expect(app.asked).toEqual(['select {subject:none,id:-1}']);
  });

  test('buttons keep Enter and Space, lists and sliders also what moves in them', () => {
    const button = { ...PAGE, tagName: 'BUTTON' };
    const slider = { ...PAGE, tagName: 'INPUT', type: 'range' };
    const grid = { ...PAGE, tagName: 'DIV', role: 'grid' };
    expect(keeps(button, 'Space')).toBe(true);
    expect(keeps(button, 'ArrowRight')).toBe(false);
    expect(keeps(slider, 'ArrowRight')).toBe(true);
    expect(keeps(slider, 't')).toBe(false);
    expect(keeps(grid, 'Shift+ArrowDown')).toBe(true);
    expect(keeps(grid, '+')).toBe(false);
    expect(keeps({ ...PAGE, tagName: 'SELECT' }, 't')).toBe(true);
    expect(keeps({ ...slider, leavesKeys: true }, 'ArrowRight')).toBe(false);
    expect(keeps({ ...PAGE, editable: true }, 't')).toBe(true);
  });

  test('a key held down repeats steps and does not play and pause in turn', async () => {
    const app = fakeApp();
    expect(await dispatched(app, press('ArrowRight', { repeat: true }))).toBe(true);
    expect(await dispatched(app, press(' ', { repeat: true }))).toBe(true);
    expect(app.asked).toEqual(['step event 1']);
    expect(app.state.playing).toBe(false);
  });

  test('a key that somebody else has used, and one of no command, are left alone', async () => {
    const app = fakeApp();
    expect(await dispatched(app, press('t', { defaultPrevented: true }))).toBe(false);
    expect(await dispatched(app, press('t', { ctrlKey: true }))).toBe(false);
    expect(await dispatched(app, press('Escape'))).toBe(false);
    expect(app.asked).toEqual([]);
  });
});
