/**
 * The invariants over a trace that is in memory, in slices, so that a page or a command stays responsive. The rules
 * and switches come from the trace's header.
 */
import { type Columns, recordAt } from '../trace/columns.ts';
import { newRecordBuffer } from '../trace/record.ts';
import { DamageError } from '../trace/trace-error.ts';
import { type InvariantChecker, newInvariantChecker, type Violation } from './invariants.ts';
import { epochsOf, switchesOf } from './trace-rules.ts';

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
