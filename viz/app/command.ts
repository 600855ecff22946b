/** What a command is. Keys, buttons, the palette and the help all read the one list of them (commands.ts). */
import type { App } from './app.ts';

export const COMMAND_GROUPS = [
  'Play',
  'Step',
  'Go to',
  'Zoom and scroll',
  'Views and panels',
  'Time and lifelines',
  'Select and filter',
  'Marks',
  'Compare',
  'Save and share',
  'Move the focus',
  'Page',
] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

export interface Command {
  /** Never changes, since key maps are stored by it: `step.thread.next`. */
  readonly id: string;
  /** What it does, in plain words, as buttons and lists say it. */
  readonly title: string;
  readonly group: CommandGroup;
  /** The keys that start it unless somebody gave it others, as `chordOf` writes them (keyboard.ts). */
  readonly keys: readonly string[];
  /** Whether a key that is held down starts it again and again. */
  readonly repeats?: boolean;
  run(app: App): void | Promise<void>;
  /** Whether it can do anything now; absent if it always can. */
  available?(app: App): boolean;
  /** Whether what it switches on is on; absent if it is no switch. */
  active?(app: App): boolean;
}

/** Available while a trace is open. */
export function withTrace({ trace }: App): boolean {
  return trace !== undefined;
}
