/**
 * The one list of all commands. Which keys: arrows go along time and causes (with Shift: along the thread, and over
 * the lifelines), a letter goes to the next of its kind and with Shift back to the one before, digits choose what is
 * shown. No key takes Ctrl, Alt or Meta, which belong to the browser, the system and screen readers.
 */
import type { Command } from './command.ts';
import { PAGE_COMMANDS } from './commands-page.ts';
import { PLAY_COMMANDS } from './commands-play.ts';
import { SAVE_COMMANDS } from './commands-save.ts';
import { STEP_COMMANDS } from './commands-step.ts';
import { VIEW_COMMANDS } from './commands-view.ts';

export const COMMANDS: readonly Command[] = [
  ...PLAY_COMMANDS,
  ...STEP_COMMANDS,
  ...VIEW_COMMANDS,
  ...SAVE_COMMANDS,
  ...PAGE_COMMANDS,
];

const BY_ID = new Map(COMMANDS.map((command) => [command.id, command]));

/** The command with the id; undefined if there is none, as in a key map of another version. */
export function commandById(id: string): Command | undefined {
  return BY_ID.get(id);
}
