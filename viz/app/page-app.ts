/** The page as commands know it: the state with its history, moving about, and what is open. */
import { type Draft, produce } from 'immer';
import type { StepKind } from '../../src/trace/steps/steps.ts';
import type { TimeMode } from '../view/time-axis.ts';
import { NOTHING, type Selection } from '../view/view.ts';
import type { OpenFacts, Slot, Stepped } from '../worker/calls.ts';
import type { Asking } from '../worker/messages.ts';
import type { App, DataFormat, DialogName, OpenTrace, PictureExtent, PictureFormat } from './app.ts';
import { COMMANDS } from './commands.ts';
import { noStepText } from './commands-step.ts';
import { byId, setText } from './dom.ts';
import { Keymap, type KeyStorage } from './keymap.ts';
import type { Look } from './picture.ts';
import { type AppState, type Cursor, usualSpeed } from './state.ts';
import { Store } from './store.ts';
import { bringIntoView, keepInside, LEAST_STRETCH } from './stretch.ts';

/** What the rest of the page does when something has changed, and how it saves. */
export interface PageParts {
  /** The state has changed: draw it. */
  refresh(state: AppState, before: AppState): void;
  /** Resolves once what is shown is the state of now. */
  shown(): Promise<void>;
  /** Draws with the cursor at a place of the axis, and tells where it is then; false if this cannot be done now. */
  showAt(look: Look, arrive: (cursor: Cursor) => void): Promise<boolean>;
  savePicture(format: PictureFormat, extent: PictureExtent): Promise<void>;
  saveData(format: DataFormat): Promise<void>;
  copyLink(): Promise<void>;
  copyTest(): Promise<void>;
  openFiles(): void;
  setTheme(theme: 'system' | 'light' | 'dark'): void;
  filterChanged(): Promise<void>;
  openDialog(name: DialogName): void;
  closeDialog(): void;
}

export class PageApp implements App {
  readonly asking: Asking;
  readonly keys: Keymap;
  readonly #store: Store;
  readonly #parts: PageParts;
  readonly #open = new Map<Slot, OpenFacts>();
  #lastStep: Promise<void> = Promise.resolve();

  constructor(asking: Asking, storage: KeyStorage | undefined, parts: PageParts) {
    this.asking = asking;
    this.keys = new Keymap(COMMANDS, storage);
    this.#parts = parts;
    this.#store = new Store((state, before) => parts.refresh(state, before));
  }

  get state(): AppState {
    return this.#store.state;
  }

  get trace(): OpenTrace | undefined {
    return this.#openTrace('a');
  }

  get second(): OpenTrace | undefined {
    return this.#openTrace('b');
  }

  /** What is known of the trace in a slot. */
  facts(slot: Slot): OpenFacts | undefined {
    return this.#open.get(slot);
  }

  /** A trace has been opened, or closed. The state is left as it is. */
  opened(slot: Slot, facts: OpenFacts | undefined): void {
    if (facts === undefined) this.#open.delete(slot);
    else this.#open.set(slot, facts);
  }

  /** There is nothing to go back to: what was remembered belongs to another trace, or to its opening. */
  forgetHistory(): void {
    this.#store.forget();
  }

  change(recipe: (draft: Draft<AppState>) => void, remember = false): void {
    this.#store.change((draft) => {
      recipe(draft);
      keepInside(draft, this.#axisLength(draft.timeMode));
    }, remember);
  }

  undo(): void {
    if (!this.#store.undo()) this.announce('There is nothing to undo.');
  }

  redo(): void {
    if (!this.#store.redo()) this.announce('There is nothing to redo.');
  }

  goTo(where: { readonly n: number } | { readonly atUs: number }): Promise<void> {
    return this.#goTo(where, true);
  }

  /** Moves the cursor along the axis, as a slider, a click or playing does: no step of the history. */
  async moveTo(place: number): Promise<void> {
    const { state } = this;
    const length = this.#axisLength(state.timeMode);
    const u = Math.max(0, Math.min(place, length));
    const { fromU, toU } = produce(state, (draft) => {
      bringIntoView(draft, u);
      keepInside(draft, length);
    });
    const arrive = (cursor: Cursor): void => {
      // On another axis the place would be another one.
      if (this.state.timeMode === state.timeMode) this.#arrive({ cursor }, false, u);
    };
    if (!(await this.#parts.showAt({ cursor: { u }, fromU, toU }, arrive))) await this.#goTo({ u }, false);
  }

  step(kind: StepKind, direction: 1 | -1, count = 1): Promise<void> {
    // However fast somebody presses, each step begins where the one before has led.
    const step = this.#lastStep.then(() => this.#step(kind, direction, count));
    this.#lastStep = step.catch(() => {});
    return step;
  }

  async #step(kind: StepKind, direction: 1 | -1, count: number): Promise<void> {
    if (this.trace === undefined) return;
    const { timeMode, cursor, selection } = this.state;
    const stepped = await this.asking.step(timeMode, kind, direction, count, cursor.n, selection);
    if (stepped === undefined) return this.announce(noStepText(kind, direction));
    this.#arrive(stepped, false);
    // The record that was looked at gives way to the one that the step led to.
    if (selection.subject === 'record') {
      this.change((draft) => {
        draft.selection = { subject: 'record', id: stepped.cursor.n };
      });
    }
    await this.#parts.shown();
    if (!this.state.playing) this.announce(stepped.text);
  }

  select(selection: Selection): void {
    this.change((draft) => {
      draft.selection = selection;
      if (selection.subject !== 'none') draft.panel = 'why';
    }, true);
  }

  /** What a click on a mark, or on a row, does: a record takes the cursor with it. */
  async pick(selection: Selection): Promise<void> {
    this.select(selection);
    if (selection.subject === 'record') await this.#goTo({ n: selection.id }, false);
  }

  async setTimeMode(mode: TimeMode): Promise<void> {
    const { timeMode, fromU, toU, cursor } = this.state;
    if (mode === timeMode || this.trace === undefined) return;
    const stretch = await this.asking.convert(timeMode, mode, fromU, toU);
    const { cursor: moved } = await this.asking.place('a', mode, { n: cursor.n });
    this.change((draft) => {
      draft.timeMode = mode;
      draft.speed = usualSpeed(mode, this.#axisLength(mode));
      draft.fromU = stretch.fromU;
      draft.toU = stretch.toU;
      draft.cursor = moved;
    }, true);
  }

  zoom(factor: number): void {
    this.change((draft) => {
      const { u } = draft.cursor;
      const inside = u >= draft.fromU && u <= draft.toU;
      const about = inside ? u : (draft.fromU + draft.toU) / 2;
      draft.fromU = about - (about - draft.fromU) * factor;
      draft.toU = about + (draft.toU - about) * factor;
    });
  }

  pan(share: number): void {
    this.change((draft) => {
      const by = share * (draft.toU - draft.fromU);
      draft.fromU += by;
      draft.toU += by;
    });
  }

  async fit(what: 'all' | 'selection'): Promise<void> {
    const { timeMode, selection } = this.state;
    const stretch = what === 'all' ? undefined : await this.asking.stretchOf(timeMode, selection);
    if (what === 'selection' && stretch === undefined) this.announce('Nothing is selected.');
    const { fromU, toU } = stretch ?? { fromU: 0, toU: this.#axisLength(timeMode) };
    this.change((draft) => {
      const margin = 0.02 * (toU - fromU) + LEAST_STRETCH[timeMode] / 2;
      draft.fromU = fromU - margin;
      draft.toU = toU + margin;
    }, true);
  }

  scrollBy(pixels: number): void {
    this.change((draft) => {
      draft.scroll[draft.view] = Math.max(0, draft.scroll[draft.view] + pixels);
    });
  }

  openDialog(name: DialogName): void {
    this.#parts.openDialog(name);
  }

  closeDialog(): void {
    this.#parts.closeDialog();
  }

  focus(region: Parameters<App['focus']>[0]): void {
    // Of the tabs the chosen one is in the order of Tab.
    byId(region === 'inspector' ? `tab-${this.state.panel}` : FOCUSED[region]).focus();
  }

  async setFilter(text: string): Promise<void> {
    this.change((draft) => {
      draft.filter = text;
    }, true);
    await this.#parts.filterChanged();
  }

  announce(text: string): void {
    setText(byId('announcement'), text);
  }

  savePicture(format: PictureFormat, extent: PictureExtent): Promise<void> {
    return this.#parts.savePicture(format, extent);
  }

  saveData(format: DataFormat): Promise<void> {
    return this.#parts.saveData(format);
  }

  copyLink(): Promise<void> {
    return this.#parts.copyLink();
  }

  copyTest(): Promise<void> {
    return this.#parts.copyTest();
  }

  async goToDivergence(): Promise<void> {
    if (this.second === undefined) return this.announce('Open a second trace to compare with.');
    const { first, identical, digest } = (await this.asking.comparison()) ?? {};
    if (first === undefined) {
      const proof = identical === true && digest !== undefined ? `, digest ${digest}` : '';
      return this.announce(`The two traces are identical${proof}.`);
    }
    const n = first.place;
    this.change((draft) => {
      if (draft.comparing === 'off') draft.comparing = 'side';
      draft.selection = first.a >= 0 ? { subject: 'record', id: first.a } : NOTHING;
      draft.panel = 'why';
    }, true);
    await this.#goTo({ n }, false);
    this.announce(first.what);
  }

  openFiles(): void {
    this.#parts.openFiles();
  }

  setTheme(theme: 'system' | 'light' | 'dark'): void {
    this.#parts.setTheme(theme);
  }

  async #goTo(where: { n: number } | { atUs: number } | { u: number }, remember: boolean): Promise<void> {
    if (this.trace === undefined) return;
    this.#arrive(await this.asking.place('a', this.state.timeMode, where), remember);
    await this.#parts.shown();
  }

  #arrive({ cursor }: Pick<Stepped, 'cursor'>, remember: boolean, seen = cursor.u): void {
    this.change((draft) => {
      draft.cursor = cursor;
      bringIntoView(draft, seen);
    }, remember);
  }

  #axisLength(mode: TimeMode): number {
    return this.#open.get('a')?.axisLengths[mode] ?? 1;
  }

  #openTrace(slot: Slot): OpenTrace | undefined {
    const facts = this.#open.get(slot);
    if (facts === undefined) return undefined;
    const { title, digest, records, startUs, untilUs, users } = facts;
    const axisLength = facts.axisLengths[this.state.timeMode];
    return { title, digest, records, startUs, untilUs, axisLength, users };
  }
}

const FOCUSED = {
  filter: 'filter-input',
  view: 'view',
  events: 'events-grid',
  overview: 'overview-start',
  transport: 'cursor',
} as const;
