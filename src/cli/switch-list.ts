/** The switches as `coexsim rules` lists them. */
import { formatDuration } from '../core/time.ts';
import type { SwitchEntry } from '../rules/switch-entry.ts';
import { SWITCH_NAMES, SWITCHES } from '../rules/switches.ts';

export interface SwitchLine {
  readonly name: string;
  readonly kind: SwitchEntry['kind'];
  /** As it is written: `10m`, `idle`, `1000`. */
  readonly default: string;
  /** For a choice: each value and what it means. */
  readonly values?: Readonly<Record<string, string>>;
  /** The ambiguity, note or rule that it answers. */
  readonly cites: string;
  readonly says: string;
}

export function listSwitches(): SwitchLine[] {
  return SWITCH_NAMES.map((name) => {
    const entry: SwitchEntry = SWITCHES[name];
    const { kind, cites, says } = entry;
    const line = { name, kind, default: defaultOf(entry), cites, says };
    return entry.kind === 'choice' ? { ...line, values: entry.values } : line;
  });
}

function defaultOf(entry: SwitchEntry): string {
  return entry.kind === 'duration' ? formatDuration(entry.default) : String(entry.default);
}

const KINDS = { choice: '', duration: 'a duration', count: 'a whole number above 0' } as const;

export function switchesAsText(switches: readonly SwitchLine[]): string {
  return switches.map(switchAsText).join('');
}

function switchAsText(line: SwitchLine): string {
  const values = Object.entries(line.values ?? {}).map(([value, means]) => `      ${value}: ${means}\n`);
  const kind = line.kind === 'choice' ? '' : `, ${KINDS[line.kind]}`;
  return `  ${line.name}=${line.default}${kind} (${line.cites})\n      ${line.says}\n${values.join('')}`;
}
