/** Whether two decisions came to the same, and for the same reasons. Each two texts are compared once. */
import type { Columns } from '../columns.ts';
import { DIFFERENCE } from './difference.ts';

/** What was decided; the rest of a decision says why. */
const ANSWER = ['outcome', 'client', 'method', 'interop', 'textOnly'] as const;
/** The sentence that names the source also names the rule set, which is no reason of its own. */
const REASONS = ['row', 'gates', 'inputs'] as const;

interface Read {
  readonly answer: string;
  readonly reasons: string;
}

const NO_DECISION: Read = { answer: '', reasons: '' };

export class DecisionDifferences {
  readonly #a: Columns;
  readonly #b: Columns;
  readonly #left: (Read | undefined)[] = [];
  readonly #right: (Read | undefined)[] = [];

  constructor(a: Columns, b: Columns) {
    this.#a = a;
    this.#b = b;
  }

  /** `none`, `why` or `what` of DIFFERENCE, for two indices of decisions. */
  of(one: number, other: number): number {
    if (one < 0 && other < 0) return DIFFERENCE.none;
    const mine = read(this.#a, one, this.#left);
    const theirs = read(this.#b, other, this.#right);
    if (mine.answer !== theirs.answer) return DIFFERENCE.what;
    return mine.reasons === theirs.reasons ? DIFFERENCE.none : DIFFERENCE.why;
  }
}

function read({ decisions }: Columns, index: number, known: (Read | undefined)[]): Read {
  if (index < 0) return NO_DECISION;
  known[index] ??= readText(decisions[index] ?? '');
  return known[index];
}

function readText(text: string): Read {
  let decision: unknown;
  try {
    decision = JSON.parse(text);
  } catch {
    return { answer: text, reasons: '' };
  }
  if (typeof decision !== 'object' || decision === null) return { answer: text, reasons: '' };
  const fields = decision as Readonly<Record<string, unknown>>;
  const part = (names: readonly string[]): string =>
    JSON.stringify(names.map((name) => fields[name] ?? null));
  return { answer: part(ANSWER), reasons: part(REASONS) };
}
