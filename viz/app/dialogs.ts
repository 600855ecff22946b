/** Opening and closing the dialogs of the page; whoever reads one should not miss what plays behind it. */
import type { Theme } from '../draw/theme.ts';
import type { App, DialogName } from './app.ts';
import { byId } from './dom.ts';
import { addGoto } from './goto.ts';
import { Help } from './help.ts';
import { KeyTable } from './key-table.ts';
import { Palette } from './palette.ts';

export class Dialogs {
  readonly #app: App;
  readonly #palette: Palette;
  readonly #help: Help;
  readonly #gotoOpened: () => void;

  /** Makes all dialogs of the page work; `theme` answers the colours of now. */
  constructor(app: App, theme: () => Theme) {
    this.#app = app;
    this.#palette = new Palette(app);
    this.#help = new Help(app, theme);
    this.#gotoOpened = addGoto(app);
    for (const dialog of document.querySelectorAll('dialog')) {
      dialog.addEventListener('click', ({ target }) => {
        // A click on the dialog itself is one beside its content.
        const closes =
          target === dialog || (target instanceof Element && target.closest('[data-close]') !== null);
        if (closes) dialog.close();
      });
    }
  }

  /** Opens it in place of any other, and pauses. */
  open(name: DialogName): void {
    this.close();
    this.#app.change((draft) => {
      draft.playing = false;
    });
    byId<HTMLDialogElement>(name).showModal();
    if (name === 'palette') this.#palette.opened();
    if (name === 'help') this.#help.opened();
    if (name === 'goto') this.#gotoOpened();
    if (name === 'keys') this.#showKeys();
  }

  /** Closes what is open; the focus goes back to where it was. */
  close(): void {
    for (const dialog of document.querySelectorAll<HTMLDialogElement>('dialog[open]')) dialog.close();
  }

  #showKeys(): void {
    const body = byId('keys-body');
    if (body.childElementCount === 0) body.append(new KeyTable(this.#app).element);
  }
}
