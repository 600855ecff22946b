/** What records of free/busy queries say. */
import { operandOf } from '../columns.ts';
import type { Sentences } from './feature-sentence.ts';
import type { Naming } from './naming.ts';

const operand = ({ trace }: Naming, n: number, place: number): number => operandOf(trace.columns, n, place);
const user = (naming: Naming, n: number, place: number): string => naming.user(operand(naming, n, place));

/** The scenario's name of the query. */
function query(naming: Naming, n: number): string {
  const id = operand(naming, n, 0);
  return naming.trace.columns.head.names.freeBusyQueries[id] ?? `query ${id}`;
}

function platform(naming: Naming, n: number, place: number): string {
  const id = operand(naming, n, place);
  return naming.trace.columns.head.names.platforms[id] ?? `platform ${id}`;
}

export const AVAILABILITY_SENTENCES: Sentences = {
  'free-busy-asked': (naming, n) =>
    `${user(naming, n, 1)} looked at the free/busy information of ${user(naming, n, 2)} (${query(naming, n)})`,
  'free-busy-reached': (naming, n) =>
    `the free/busy query ${query(naming, n)} from ${platform(naming, n, 2)} came to ${platform(naming, n, 1)}`,
  'free-busy-answered': (naming, n) =>
    operand(naming, n, 2) === 1
      ? `the answer to the free/busy query ${query(naming, n)} came back to ${user(naming, n, 1)}`
      : `the free/busy query ${query(naming, n)} came back to ${user(naming, n, 1)} without information`,
  'free-busy-told': (naming, n) =>
    `${user(naming, n, 1)} sees when ${user(naming, n, 2)} is free and busy, and nothing more`,
  'free-busy-withheld': (naming, n) =>
    `${user(naming, n, 1)} sees no free/busy information of ${user(naming, n, 2)}: ${naming.tell.reason(operand(naming, n, 3))}`,
};
