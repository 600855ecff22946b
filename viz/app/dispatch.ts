/** Starts the commands that keys, buttons and lists ask for. */
import type { App } from './app.ts';
import type { Command } from './command.ts';
import { chordOf, type KeyPress, type KeyTarget, keeps } from './keyboard.ts';

/** Starts the command if it is available; says so if it is not, or if it fails. */
export async function start(app: App, command: Command): Promise<void> {
  if (command.available?.(app) === false) {
    app.announce(`${command.title}: not possible now.`);
    return;
  }
  try {
    await command.run(app);
  } catch (error) {
    app.announce(`${command.title}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Whether the press is that of a command, which then has been started: the caller prevents what the browser would do. */
export function dispatchKey(app: App, press: KeyPress, target: KeyTarget): boolean {
  if (press.defaultPrevented) return false;
  const chord = chordOf(press);
  if (chord === undefined || keeps(target, chord)) return false;
  const command = app.keys.commandOf(chord);
  if (command === undefined) return false;
  // Escape keeps its meaning for the browser where it has nothing to do here.
  if (command.available?.(app) === false && chord === 'Escape') return false;
  if (!press.repeat || command.repeats === true) void start(app, command);
  return true;
}
