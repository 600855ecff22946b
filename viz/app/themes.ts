/** Light, dark or the colours that the system forces: by its wishes, or by the user's own. */
import { THEMES, type Theme, type ThemeName } from '../draw/theme.ts';

import type { KeyStorage } from './keymap.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';

const STORED_AS = 'coexsim.theme.1';

export class Themes {
  #choice: ThemeChoice;
  readonly #changed: (theme: Theme) => void;
  readonly #storage: KeyStorage | undefined;
  readonly #forced = matchMedia('(forced-colors: active)');
  readonly #dark = matchMedia('(prefers-color-scheme: dark)');

  /** `changed` is told when marks have to be painted in other colours. */
  constructor(storage: KeyStorage | undefined, changed: (theme: Theme) => void) {
    this.#storage = storage;
    this.#changed = changed;
    this.#choice = stored(storage);
    this.#mark();
    for (const query of [this.#forced, this.#dark]) {
      query.addEventListener('change', () => changed(this.theme));
    }
  }

  get theme(): Theme {
    return THEMES[this.#name()];
  }

  choose(choice: ThemeChoice): void {
    this.#choice = choice;
    try {
      this.#storage?.setItem(STORED_AS, choice);
    } catch {
      // A full or forbidden storage forgets the choice with the page.
    }
    this.#mark();
    this.#changed(this.theme);
  }

  #name(): ThemeName {
    if (this.#forced.matches) return 'high-contrast';
    const dark = this.#choice === 'dark' || (this.#choice === 'system' && this.#dark.matches);
    return dark ? 'dark' : 'light';
  }

  #mark(): void {
    if (this.#choice === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = this.#choice;
  }
}

function stored(storage: KeyStorage | undefined): ThemeChoice {
  const value = storage?.getItem(STORED_AS);
  return value === 'light' || value === 'dark' ? value : 'system';
}
