/** Switches as people write them: `sessionTimeout=15m`, in any spelling of case. */
import { parseDuration } from '../core/time.ts';
import type { SwitchEntry } from './switch-entry.ts';
import { SWITCH_NAMES, SWITCHES, type Switches, type SwitchName } from './switches.ts';

export interface SwitchComplaint {
  readonly complaint: string;
}

export interface SwitchSetting {
  readonly name: SwitchName;
  readonly value: string | number;
}

const BY_LOWER_CASE = new Map(SWITCH_NAMES.map((name) => [name.toLowerCase(), name]));

/** The name as the registry spells it. */
export function switchName(text: string): SwitchName | undefined {
  return BY_LOWER_CASE.get(text.trim().toLowerCase());
}

/** Reads one switch; durations become microseconds, words get the registry's spelling. */
export function parseSwitch(nameText: string, valueText: string): SwitchSetting | SwitchComplaint {
  const name = switchName(nameText);
  if (!name) return { complaint: `there is no switch "${nameText}"; they are ${SWITCH_NAMES.join(', ')}` };
  const value = parseValue(SWITCHES[name], valueText.trim());
  return typeof value === 'object' ? { complaint: `switch ${name}: ${value.complaint}` } : { name, value };
}

function parseValue(entry: SwitchEntry, text: string): string | number | SwitchComplaint {
  if (entry.kind === 'duration') {
    return parseDuration(text) ?? { complaint: `"${text}" is no duration (such as 15m or 1h30m)` };
  }
  if (entry.kind === 'count') {
    const count = Number(text);
    const good = text !== '' && Number.isSafeInteger(count) && count > 0;
    return good ? count : { complaint: `"${text}" is no whole number above 0` };
  }
  const words = Object.keys(entry.values);
  const word = words.find((each) => each.toLowerCase() === text.toLowerCase());
  return word ?? { complaint: `"${text}" is none of ${words.join(', ')}` };
}

/** The switches with some of them set. */
export function withSwitches(base: Switches, settings: readonly SwitchSetting[]): Switches {
  return { ...base, ...Object.fromEntries(settings.map(({ name, value }) => [name, value])) } as Switches;
}
