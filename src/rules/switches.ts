/**
 * Switches: what the sources leave open, by name, with the default that domain analysis proposes. A scenario, a
 * case or `--switch NAME=VALUE` sets them; the trace header carries them. Durations are whole microseconds.
 */
import type { SwitchEntry } from './switch-entry.ts';
import { BOUNDARY_SWITCHES } from './switches/boundaries.ts';
import { CALL_SWITCHES } from './switches/calls.ts';
import { CHAT_SWITCHES } from './switches/chats.ts';
import { CONTACT_SWITCHES } from './switches/contacts.ts';
import { DIRECTORY_SWITCHES } from './switches/directory.ts';
import { EXCHANGE_SWITCHES } from './switches/exchange.ts';
import { KIND_SWITCHES } from './switches/kinds.ts';
import { MEETING_SWITCHES } from './switches/meetings.ts';
import { SHARE_SWITCHES } from './switches/sharing.ts';

export const SWITCHES = {
  ...CHAT_SWITCHES,
  ...KIND_SWITCHES,
  ...DIRECTORY_SWITCHES,
  ...CALL_SWITCHES,
  ...MEETING_SWITCHES,
  ...EXCHANGE_SWITCHES,
  ...CONTACT_SWITCHES,
  ...BOUNDARY_SWITCHES,
  ...SHARE_SWITCHES,
} as const satisfies Readonly<Record<string, SwitchEntry>>;

export type SwitchName = keyof typeof SWITCHES;

type ValueOf<E> = E extends { readonly values: infer V } ? keyof V & string : number;
export type Switches = { readonly [N in SwitchName]: ValueOf<(typeof SWITCHES)[N]> };

export const SWITCH_NAMES = Object.keys(SWITCHES) as readonly SwitchName[];

const DEFAULTS = Object.fromEntries(SWITCH_NAMES.map((name) => [name, SWITCHES[name].default])) as Switches;

export function defaultSwitches(): Switches {
  return DEFAULTS;
}
