/**
 * The invariants over a trace that is in memory, in slices, so that a page or a command stays responsive. The rules
 * and switches come from the trace's header, which may be anybody's: it is believed only where it says what this
 * program knows.
 */
import type { Epoch } from '../rules/epochs.ts';
import { type Facts, RULE_SETS } from '../rules/rule-sets.ts';
import type { SwitchEntry } from '../rules/switch-entry.ts';
import { defaultSwitches, SWITCH_NAMES, SWITCHES, type Switches } from '../rules/switches.ts';
import { type Columns, recordAt } from '../trace/columns.ts';
import { newRecordBuffer } from '../trace/record.ts';
import { DamageError, damaged } from '../trace/trace-error.ts';
import { type InvariantChecker, newInvariantChecker, type Violation } from './invariants.ts';

export interface TraceCheck {
  /** Checks up to so many further records, at least one; true while there is more to do. Throws a DamageError. */
  step(records: number): boolean;
  /** How many records have been checked. */
  readonly checked: number;
  /** The first violations found so far, in the order of the records, and how many there are in all. */
  violations(): readonly Violation[];
  readonly count: number;
}

/** A check that has not begun. Throws a DamageError if the header states rules or switches that cannot be. */
export function newTraceCheck(columns: Columns): TraceCheck {
  return new ColumnsCheck(columns);
}

/** The whole check at once. */
export function checkTrace(columns: Columns): TraceCheck {
  const check = newTraceCheck(columns);
  while (check.step(100_000));
  return check;
}

class ColumnsCheck implements TraceCheck {
  checked = 0;
  readonly #columns: Columns;
  readonly #checker: InvariantChecker;
  readonly #record = newRecordBuffer();
  #over = false;

  constructor(columns: Columns) {
    const { header, world } = columns.head;
    this.#columns = columns;
    this.#checker = newInvariantChecker(world, {
      epochs: epochsOf(header.epochs),
      switches: switchesOf(header.switches),
      untilUs: header.untilUs,
    });
  }

  get count(): number {
    return this.#checker.count;
  }

  violations(): readonly Violation[] {
    return this.#checker.violations();
  }

  step(records: number): boolean {
    if (this.#over) return false;
    const end = Math.min(this.#columns.count, this.checked + Math.max(1, records));
    this.#tolerating(() => {
      for (; this.checked < end; this.checked++) {
        this.#checker.record(recordAt(this.#columns, this.checked, this.#record));
      }
    });
    if (end < this.#columns.count) return true;
    this.#over = true;
    this.#tolerating(() => this.#end());
    return false;
  }

  /** A trace without its end was cut: what is missing then is no violation. */
  #end(): void {
    const { end } = this.#columns;
    if (end === undefined) this.#checker.end({ interrupted: true });
    else this.#checker.end({ inFlight: end.inFlight, interrupted: end.interrupted });
  }

  /** The checker's books trust ids and decisions to be there; where they are not, the trace is damaged. */
  #tolerating(check: () => void): void {
    try {
      check();
    } catch (error) {
      this.#over = true;
      const why = error instanceof Error ? error.message : String(error);
      throw error instanceof DamageError
        ? error
        : new DamageError(`record ${this.checked} cannot be checked (${why})`);
    }
  }
}

/** More epochs than this no run passes through. */
const MOST_EPOCHS = 1_000;

function epochsOf(stated: unknown): Epoch[] {
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

/** Switches that a trace of an older version does not state have their defaults. */
function switchesOf(stated: unknown): Switches {
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
