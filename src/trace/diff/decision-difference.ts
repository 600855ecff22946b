/** Whether two decisions came to the same, and for the same reasons. Each two texts are compared once. */
import { plainText } from '../../core/plain-text.ts';
import type { Columns } from '../columns.ts';
import { DIFFERENCE } from './difference.ts';

/** What was decided; the rest of a decision says why. */
const ANSWER = ['about', 'outcome', 'client', 'method', 'interop', 'textOnly', 'via'] as const;
/** The sentence that names the source also names the rule set, which is no reason of its own. */
const REASONS = ['row', 'because', 'gates', 'inputs'] as const;

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
  const fields = fieldsOf(text);
  if (fields === undefined) return { answer: text, reasons: '' };
  const part = (names: readonly string[]): string =>
    JSON.stringify(names.map((name) => fields[name] ?? null));
  return { answer: part(ANSWER), reasons: part(REASONS) };
}

/** The fields of a decision's text; undefined if it is no object, as in a trace from elsewhere. */
function fieldsOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const decision: unknown = JSON.parse(text);
    if (typeof decision === 'object' && decision !== null) return decision as Record<string, unknown>;
  } catch {
    // Whoever shows the text will say so.
  }
  return undefined;
}

/** Where two decisions that came to the same had other reasons: `a: recipientMode Islands; b: recipientMode TeamsOnly`. */
export function reasonsInWords(one: string, other: string): string {
  const [mine, theirs] = [reasonsOf(one), reasonsOf(other)];
  const keys = [...new Set([...mine.keys(), ...theirs.keys()])];
  const differing = keys.filter((key) => mine.get(key) !== theirs.get(key));
  const said = (reasons: ReadonlyMap<string, string>): string =>
    differing.map((key) => `${key} ${reasons.get(key) ?? 'not asked'}`).join(', ');
  return differing.length === 0 ? '' : `a: ${plainText(said(mine))}; b: ${plainText(said(theirs))}`;
}

/** The row, what was known, and the verdict of each gate. */
function reasonsOf(text: string): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  const decision = fieldsOf(text);
  if (typeof decision?.row === 'string') reasons.set('row', decision.row);
  if (typeof decision?.inputs === 'object' && decision.inputs !== null) {
    for (const [name, value] of Object.entries(decision.inputs)) reasons.set(name, String(value));
  }
  if (!Array.isArray(decision?.gates)) return reasons;
  for (const gate of decision.gates as unknown[]) {
    if (typeof gate !== 'object' || gate === null) continue;
    const { gate: name, side, because } = gate as Record<string, unknown>;
    const of = typeof side === 'string' ? ` of the ${side}` : '';
    reasons.set(`gate ${String(name)}${of}`, String(because));
  }
  return reasons;
}
