/** The state of the page with its history: every change is a new value made by immer, every remembered one a step back. */
import { type Draft, produce } from 'immer';
import { type AppState, firstState } from './state.ts';

/** Steps that can be undone. */
const REMEMBERED = 200;

export class Store {
  #state: AppState = firstState();
  #past: AppState[] = [];
  #future: AppState[] = [];
  readonly #changed: (state: AppState, before: AppState) => void;

  /** `changed` is told every new state, and the one before. */
  constructor(changed: (state: AppState, before: AppState) => void) {
    this.#changed = changed;
  }

  get state(): AppState {
    return this.#state;
  }

  /** Changes the state; with `remember`, undo comes back to the one before. */
  change(recipe: (draft: Draft<AppState>) => void, remember = false): void {
    const before = this.#state;
    const next = produce(before, (draft) => {
      recipe(draft);
    });
    if (next === before) return;
    if (remember) {
      this.#past = [...this.#past.slice(1 - REMEMBERED), before];
      this.#future = [];
    }
    this.#become(next);
  }

  /** False if there is nothing to undo. */
  undo(): boolean {
    return this.#travel(this.#past, this.#future);
  }

  redo(): boolean {
    return this.#travel(this.#future, this.#past);
  }

  /** What was remembered belongs to another trace. */
  forget(): void {
    this.#past = [];
    this.#future = [];
  }

  #travel(from: AppState[], to: AppState[]): boolean {
    const state = from.pop();
    if (state === undefined) return false;
    to.push(this.#state);
    // Going back in time never starts to play.
    this.#become({ ...state, playing: false });
    return true;
  }

  #become(next: AppState): void {
    const before = this.#state;
    this.#state = next;
    this.#changed(next, before);
  }
}
