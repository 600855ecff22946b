/** The steps of a message's way, as numbers that two traces share. */
import { E, F, FIRST_FOLLOW_ON, RECORD_KINDS } from '../../model/event.ts';
import type { Columns } from '../columns.ts';
import { type Shared, sharedId } from './counterparts.ts';

/** That a message leaves, and that it ends, is one step each, whatever comes of it. */
const LEAVES = FIRST_FOLLOW_ON + F.messageSent;
const ENDS = FIRST_FOLLOW_ON + F.messageDelivered;
const STEPS = Uint8Array.from(RECORD_KINDS, (_, kind) => {
  if (kind === FIRST_FOLLOW_ON + F.messageRefused) return LEAVES;
  return kind === FIRST_FOLLOW_ON + F.messageMissed || kind === FIRST_FOLLOW_ON + F.messageFailed
    ? ENDS
    : kind;
});

/** Kinds that a message may go through more than once, at different links. */
const OF_LINKS: readonly number[] = [
  E.messageHopped,
  E.messageArrived,
  E.messageStalled,
  E.linkWaitEnded,
  E.messageHeld,
];
const AT_LINKS = Uint8Array.from(RECORD_KINDS, (_, kind) => (OF_LINKS.includes(kind) ? 1 : 0));

/** The step that a kind of record is, a kind itself. */
export function stepOfKind(kind: number): number {
  return STEPS[kind]!;
}

/** What a record of a message is about, as one number for both traces: the step, and the link. */
export class Steps {
  readonly #a: Columns;
  readonly #b: Columns;
  readonly #links: Shared;

  constructor(a: Columns, b: Columns, links: Shared) {
    this.#a = a;
    this.#b = b;
    this.#links = links;
  }

  left(n: number): number {
    return stepOf(this.#a, n, this.#links.left);
  }

  right(n: number): number {
    return stepOf(this.#b, n, this.#links.right);
  }
}

function stepOf({ kind, valueStart, values }: Columns, n: number, links: Int32Array): number {
  const step = STEPS[kind[n]!]!;
  if (AT_LINKS[step] === 0) return step;
  return (sharedId(links, values[valueStart[n]! + 1]!) + 1) * STEPS.length + step;
}
