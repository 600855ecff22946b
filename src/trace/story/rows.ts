/** The rows that decisions name, read from their texts once. */
import { plainText } from '../../core/plain-text.ts';
import { NONE } from '../../model/words.ts';
import type { Columns } from '../columns.ts';
import type { IndexedTrace } from '../indexed.ts';

const KNOWN = new WeakMap<Columns, (string | null | undefined)[]>();

/** The row of decision `decision` (an index into `columns.decisions`), undefined if it names none or is -1. */
function rowOfDecision(columns: Columns, decision: number): string | undefined {
  if (decision === NONE) return undefined;
  let rows = KNOWN.get(columns);
  if (rows === undefined) {
    rows = [];
    KNOWN.set(columns, rows);
  }
  rows[decision] ??= readRow(columns.decisions[decision] ?? '');
  return rows[decision] ?? undefined;
}

/** The row that decided about a message, undefined if no decision was taken or it names none. */
export function rowOfMessage({ columns, messages }: IndexedTrace, message: number): string | undefined {
  const attempt = messages.attempted[message] ?? NONE;
  return attempt === NONE ? undefined : rowOfDecision(columns, columns.decision[attempt]!);
}

function readRow(text: string): string | null {
  let decision: unknown;
  try {
    decision = JSON.parse(text);
  } catch {
    // A trace from elsewhere may hold anything; where the text is shown, it is said.
    return null;
  }
  if (typeof decision !== 'object' || decision === null) return null;
  const { row } = decision as { row?: unknown };
  return typeof row === 'string' ? plainText(row) : null;
}
