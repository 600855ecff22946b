/** Hears key presses anywhere on the page. */
import type { App } from './app.ts';
import { dispatchKey } from './dispatch.ts';
import type { KeyTarget } from './keyboard.ts';
import type { KeyStorage } from './keymap.ts';

/** Where the browser lets the page keep changes of keys; undefined where it refuses, as for some opened files. */
export function browserStorage(): KeyStorage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

/** Starts the commands of the keys pressed from now on; none while a dialog is open, which has keys of its own. */
export function listenToKeys(app: App): void {
  document.addEventListener('keydown', (event) => {
    if (document.querySelector('dialog[open]') !== null) return;
    if (dispatchKey(app, event, targetOf(event.target))) event.preventDefault();
  });
}

function targetOf(target: EventTarget | null): KeyTarget {
  const element = target instanceof HTMLElement ? target : document.body;
  return {
    tagName: element.tagName,
    type: element instanceof HTMLInputElement ? element.type : '',
    role: element.getAttribute('role') ?? '',
    editable: element.isContentEditable,
    leavesKeys: element.dataset.keys === 'page',
  };
}
