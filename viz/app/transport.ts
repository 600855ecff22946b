/** The row of controls that move through the run: each button is a command, the slider is the cursor. */
import { STEP_KINDS } from '../../src/trace/steps/steps.ts';
import { TIME_MODES, type TimeMode } from '../view/time-axis.ts';
import { GROUPINGS, type Grouping } from '../view/view.ts';
import type { App } from './app.ts';
import type { Command } from './command.ts';
import { commandById } from './commands.ts';
import { playedSeconds, speedText } from './commands-play.ts';
import { GROUPING_TITLES, TIME_MODE_TITLES } from './commands-view.ts';
import { start } from './dispatch.ts';
import { byId, element, setAttribute, setHidden, setText } from './dom.ts';
import { iconOf } from './icons.ts';
import { ariaKeys, describeKeys } from './keyboard.ts';
import { SPEEDS } from './state.ts';

const PLAY = ['goto.first', 'play.slower', 'play.toggle', 'play.faster', 'goto.last', 'goto.ask'];
const STEPS = [
  ...STEP_KINDS.filter((kind) => kind !== 'cause' && kind !== 'effect').flatMap((kind) => [
    `step.${kind}.previous`,
    `step.${kind}.next`,
  ]),
  'step.cause',
  'step.effect',
];
/** What somebody looks for who does not know the page, as words. */
const PAGE: readonly (readonly [id: string, word: string])[] = [
  ['file.open', 'Open'],
  ['share.link', 'Link'],
  ['page.palette', 'Commands'],
  ['page.help', 'Help'],
];
const ZOOM = [
  'zoom.out',
  'zoom.in',
  'zoom.all',
  'zoom.selection',
  'pan.earlier',
  'pan.later',
  'scroll.back',
  'scroll.on',
];

interface Choice {
  readonly select: HTMLSelectElement;
  /** What is chosen now. */
  readonly value: () => string;
}

export class Transport {
  readonly #app: App;
  readonly #buttons = new Map<Command, HTMLButtonElement>();
  readonly #choices: readonly Choice[];
  readonly #speed: HTMLSelectElement;
  readonly #cursor = byId<HTMLInputElement>('cursor');
  readonly #cursorText = byId('cursor-text');

  /** Fills #transport; `moveTo` moves the cursor along the axis to u, as the slider is dragged. */
  constructor(app: App, moveTo: (u: number) => void) {
    this.#app = app;
    this.#speed = this.#choice('Speed', SPEEDS.map(String), String, (value) => {
      app.change((draft) => {
        draft.speed = Number(value);
      });
    });
    const modes = this.#choice(
      'Time',
      TIME_MODES,
      (mode) => TIME_MODE_TITLES[mode],
      (value) => {
        void app.setTimeMode(value as TimeMode);
      },
    );
    const groupings = this.#choice(
      'Lifelines',
      GROUPINGS,
      (one) => GROUPING_TITLES[one],
      (value) => {
        app.change((draft) => {
          draft.grouping = value as Grouping;
        }, true);
      },
    );
    this.#choices = [
      { select: this.#speed, value: () => String(app.state.speed) },
      { select: modes, value: () => app.state.timeMode },
      { select: groupings, value: () => app.state.grouping },
    ];
    byId('transport-play').append(...this.#commands(PLAY), this.#speed);
    byId('transport-steps').append(...this.#commands(STEPS));
    byId('transport-time').append(modes, groupings);
    byId('transport-zoom').append(...this.#commands(ZOOM));
    byId('top-actions').append(...PAGE.map(([id, word]) => this.#button(commandById(id)!, word)));
    // Its arrows step from record to record, as they do elsewhere on the page.
    this.#cursor.dataset.keys = 'page';
    this.#cursor.addEventListener('input', () => moveTo(this.#cursor.valueAsNumber));
    app.keys.onChange(() => this.#name());
    this.#name();
    this.update();
  }

  /** Shows the state of now; to be called after every change. */
  update(): void {
    const { state, trace } = this.#app;
    for (const [command, button] of this.#buttons) {
      // Not `disabled`: a button must not lose the focus because it was pressed.
      setAttribute(button, 'aria-disabled', String(command.available?.(this.#app) === false));
    }
    this.#showPlaying(state.playing);
    this.#nameSpeeds();
    for (const { select, value } of this.#choices) if (select.value !== value()) select.value = value();
    setAttribute(this.#cursor, 'max', String(trace?.axisLength ?? 1));
    this.#cursor.valueAsNumber = state.cursor.u;
    setAttribute(this.#cursor, 'disabled', trace === undefined ? '' : undefined);
  }

  /** The sentence of the record at the cursor. */
  setCursorText(sentence: string): void {
    setAttribute(this.#cursor, 'aria-valuetext', sentence);
    setText(this.#cursorText, sentence);
  }

  #commands(ids: readonly string[]): HTMLElement[] {
    return ids.flatMap((id) => {
      const command = commandById(id);
      return command === undefined ? [] : [this.#button(command)];
    });
  }

  /** A button with a word, or with the command's sign. */
  #button(command: Command, word?: string): HTMLButtonElement {
    const face = word ?? iconOf(command.id);
    const made = element('button', { type: 'button', 'data-command': command.id }, face);
    if (word !== undefined) made.dataset.word = word;
    made.addEventListener('click', () => void start(this.#app, command));
    this.#buttons.set(command, made);
    return made;
  }

  /** Names the buttons, with the keys of now. */
  #name(): void {
    for (const [command, button] of this.#buttons) {
      const keys = this.#app.keys.keysOf(command);
      button.title = keys.length === 0 ? command.title : `${command.title} (${describeKeys(keys)})`;
      // A word that is seen is what is spoken, too.
      if (button.dataset.word === undefined) button.setAttribute('aria-label', this.#labelOf(command));
      if (keys.length === 0) button.removeAttribute('aria-keyshortcuts');
      else button.setAttribute('aria-keyshortcuts', ariaKeys(keys));
    }
  }

  /** The one button that changes says what it would do now. */
  #labelOf({ id, title }: Command): string {
    if (id !== 'play.toggle') return title;
    return this.#app.state.playing ? 'Pause' : 'Play';
  }

  #showPlaying(playing: boolean): void {
    const command = commandById('play.toggle')!;
    const button = this.#buttons.get(command)!;
    const shown = playing ? 'pause' : 'play.toggle';
    if (button.dataset.shows === shown) return;
    button.dataset.shows = shown;
    button.setAttribute('aria-label', this.#labelOf(command));
    button.replaceChildren(iconOf(shown)!);
  }

  /** What a speed means depends on the way of showing time. */
  #nameSpeeds(): void {
    const { timeMode, speed: chosen } = this.#app.state;
    const axisLength = this.#app.trace?.axisLength;
    for (const option of this.#speed.options) {
      const speed = Number(option.value);
      setText(option, speedText({ speed, timeMode }, axisLength));
      // Where long gaps are folded, most speeds would be over before anything is seen.
      const isOver = playedSeconds(speed, axisLength ?? Infinity) < 1;
      setHidden(option, timeMode === 'folded' && speed !== chosen && isOver);
    }
  }

  #choice<T extends string>(
    label: string,
    values: readonly T[],
    textOf: (value: T) => string,
    chosen: (value: string) => void,
  ): HTMLSelectElement {
    const options = values.map((value) => element('option', { value }, textOf(value)));
    const select = element('select', { 'aria-label': label, title: label }, ...options);
    select.addEventListener('change', () => chosen(select.value));
    return select;
  }
}
