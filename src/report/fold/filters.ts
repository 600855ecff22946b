/** The filters that mean what a number counts, as `coexsim query` reads them. */

import type { FieldName } from '../../trace/query/fields.ts';
import { printQuery } from '../../trace/query/print.ts';
import { joined, type Query } from '../../trace/query/query.ts';
import type { Loss } from '../report.ts';

/** More alternatives than these make a filter that nobody reads. */
const MOST_ALTERNATIVES = 12;

export type Filter = Query;

export function all(...parts: readonly Filter[]): Filter {
  return joined('and', parts);
}

/** Undefined if there are none, or too many. */
export function any(parts: readonly Filter[]): Filter | undefined {
  return parts.length === 0 || parts.length > MOST_ALTERNATIVES ? undefined : joined('or', parts);
}

export function named(field: FieldName, text: string): Filter {
  return { is: 'field', field, test: { by: 'text', text } };
}

export function numbered(field: FieldName, value: number): Filter {
  return { is: 'field', field, test: { by: 'compare', how: '=', amount: { value, instant: false } } };
}

/** Both microseconds since 1970, both included. */
export function between([from, to]: readonly [number, number]): Filter {
  const instant = (value: number): { value: number; instant: true } => ({ value, instant: true });
  return { is: 'field', field: 'at', test: { by: 'range', from: instant(from), to: instant(to) } };
}

export const DISABLES: Filter = { is: 'field', field: 'disables', test: { by: 'any' } };

const LOSSES: Readonly<Record<Loss, Filter>> = {
  missed: named('kind', 'message-missed'),
  refused: named('kind', 'message-refused'),
  failed: named('kind', 'message-failed'),
  degraded: all(named('kind', 'message-delivered'), named('textOnly', 'yes'), named('via', 'Teams')),
};

export function ofLoss(loss: Loss): Filter {
  return LOSSES[loss];
}

export function printed(filter: Filter): string {
  return printQuery(filter);
}
