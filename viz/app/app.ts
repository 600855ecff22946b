/** What commands may do with the page: the one interface between keys, buttons, palette and everything else. */
import type { Draft } from 'immer';
import type { StepKind } from '../../src/trace/steps/steps.ts';
import type { TimeMode } from '../view/time-axis.ts';
import type { Selection } from '../view/view.ts';
import type { Keymap } from './keymap.ts';
import type { AppState } from './state.ts';

export type DialogName = 'palette' | 'help' | 'goto' | 'keys';
export type PictureFormat = 'svg' | 'png';
/** What of the view a picture shows: what is visible, what lies between the two marks, what is selected. */
export type PictureExtent = 'visible' | 'marks' | 'selection';
export type DataFormat = 'jsonl' | 'columns' | 'csv' | 'html';

/** Facts about the open trace that commands need. */
export interface OpenTrace {
  readonly title: string;
  /** The scenario's digest with the seed: what a link is about. */
  readonly digest: string;
  readonly records: number;
  readonly startUs: number;
  readonly untilUs: number;
  /** Length of the axis in the mode at hand, in u. */
  readonly axisLength: number;
  readonly users: readonly string[];
}

export interface App {
  readonly state: AppState;
  /** Undefined until a trace is open. */
  readonly trace: OpenTrace | undefined;
  /** Whether a second trace is open for comparison. */
  readonly second: OpenTrace | undefined;
  /** Which keys start which command. */
  readonly keys: Keymap;
  /** Changes the state and draws; `remember` makes it a step that undo goes back over. */
  change(recipe: (draft: Draft<AppState>) => void, remember?: boolean): void;
  undo(): void;
  redo(): void;
  /** Moves the cursor to a record or an instant and brings it into view. Resolves when it is drawn. */
  goTo(where: { readonly n: number } | { readonly atUs: number }): Promise<void>;
  /** Moves the cursor by `count` steps of a kind; announces where it is, or that there is no further one. */
  step(kind: StepKind, direction: 1 | -1, count?: number): Promise<void>;
  select(selection: Selection): void;
  setTimeMode(mode: TimeMode): Promise<void>;
  /** Zooms about the cursor by a factor (0.5 shows half as much), pans by a share of what is visible. */
  zoom(factor: number): void;
  pan(share: number): void;
  /** Shows all of the trace, or what is selected. */
  fit(what: 'all' | 'selection'): Promise<void>;
  /** Scrolls across the axis, px. */
  scrollBy(pixels: number): void;
  openDialog(name: DialogName): void;
  closeDialog(): void;
  focus(region: 'filter' | 'view' | 'events' | 'inspector' | 'overview' | 'transport'): void;
  setFilter(text: string): Promise<void>;
  /** Says something to those who listen (a polite live region). */
  announce(text: string): void;
  savePicture(format: PictureFormat, extent: PictureExtent): Promise<void>;
  saveData(format: DataFormat): Promise<void>;
  copyLink(): Promise<void>;
  /** Copies a test made of what is selected, or of the moment at hand. */
  copyTest(): Promise<void>;
  /** The first place where the two traces differ. */
  goToDivergence(): Promise<void>;
  openFiles(): void;
  setTheme(theme: 'system' | 'light' | 'dark'): void;
}
