/**
 * The rules by which a trace was made, from its header. That may be anybody's: it is believed only where it says what
 * this program knows.
 */
import type { Epoch } from '../rules/epochs.ts';
import { type Facts, RULE_SETS } from '../rules/rule-sets.ts';
import { compileRules, type Rules } from '../rules/rules.ts';
import type { SwitchEntry } from '../rules/switch-entry.ts';
import { defaultSwitches, SWITCH_NAMES, SWITCHES, type Switches } from '../rules/switches.ts';
import type { TraceHeader } from '../trace/format.ts';
import { damaged } from '../trace/trace-error.ts';

/** More epochs than this no run passes through. */
const MOST_EPOCHS = 1_000;

/** The epochs that a header states. Throws a DamageError if this program does not know one, or knows it otherwise. */
export function epochsOf(stated: unknown): Epoch[] {
  if (!Array.isArray(stated) || stated.length === 0 || stated.length > MOST_EPOCHS) {
    damaged('the header does not state the epochs of its rules');
  }
  return (stated as unknown[]).map((entry, index) => epochOf(entry, index));
}

function epochOf(entry: unknown, index: number): Epoch {
  const { id } = (typeof entry === 'object' && entry !== null ? entry : {}) as { id?: unknown };
  const known = KNOWN_EPOCHS.get(id);
  if (known === undefined) damaged(`this program does not know epoch ${index} of the header's rules`);
  const { facts } = entry as { facts?: unknown };
  if (!sameFacts(known.facts, facts))
    damaged(`epoch ${index} of the header has other rules than this program`);
  return { ...known, index };
}

const KNOWN_EPOCHS: ReadonlyMap<unknown, Omit<Epoch, 'index'>> = new Map(
  RULE_SETS.flatMap((set) =>
    set.stages.map(({ fromUs, facts }, stage) => {
      const id = `${set.id}#${stage}`;
      return [id, { id, fromUs, ruleSet: set.id, facts }] as const;
    }),
  ),
);

function sameFacts(known: Facts, stated: unknown): boolean {
  if (typeof stated !== 'object' || stated === null) return false;
  const facts = stated as Readonly<Record<string, unknown>>;
  return Object.entries(known).every(([name, value]) => Object.hasOwn(facts, name) && facts[name] === value);
}

/**
 * The switches that a header states; those that a trace of an older version does not state have their defaults. Throws
 * a DamageError if one is not known or cannot have its value.
 */
export function switchesOf(stated: unknown): Switches {
  if (typeof stated !== 'object' || stated === null || Array.isArray(stated)) {
    damaged('the header does not state the switches');
  }
  const switches: Record<string, unknown> = { ...defaultSwitches() };
  for (const [name, value] of Object.entries(stated)) {
    const entry = (SWITCH_NAMES as readonly string[]).includes(name)
      ? (SWITCHES as Readonly<Record<string, SwitchEntry>>)[name]
      : undefined;
    if (entry === undefined) damaged('the header states a switch that this program does not know');
    if (!fits(entry, value)) damaged(`the header states a value that the switch ${name} does not have`);
    switches[name] = value;
  }
  return switches as Switches;
}

function fits(entry: SwitchEntry, value: unknown): boolean {
  if (entry.kind === 'choice') return typeof value === 'string' && Object.hasOwn(entry.values, value);
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** The rules in force in a state of the trace; `epoch` is the state's. Throws a DamageError if there are none. */
export function rulesAt(
  { epochs, switches }: Pick<TraceHeader, 'epochs' | 'switches'>,
  epoch: number,
): Rules {
  const inForce = epochsOf(epochs)[epoch];
  if (inForce === undefined) damaged(`the header does not state epoch ${epoch} of its rules`);
  return compileRules(inForce, switchesOf(switches));
}
