/**
 * A trace in which one decision went the other way: one thread lands in its recipient's other client. Everything
 * else, times included, is as it was, so that whoever compares the two has one difference to find.
 */
import { E, F, FIRST_FOLLOW_ON } from '../../../src/model/event.ts';
import { T } from '../../../src/model/transition.ts';
import { type Columns, TRANSITION_OPERANDS } from '../../../src/trace/columns.ts';

export interface Altered {
  readonly columns: Columns;
  /** The record of the altered decision: the attempt that made the thread. */
  readonly record: number;
  /** The only thread that differs. */
  readonly thread: number;
}

const SENT = FIRST_FOLLOW_ON + F.messageSent;
const ENDS = [FIRST_FOLLOW_ON + F.messageDelivered, FIRST_FOLLOW_ON + F.messageMissed];
const [CLIENT_LO, CLIENT_HI, STARTED_BY] = [2, 3, 4] as const;

interface Making {
  readonly record: number;
  readonly thread: number;
  /** Where its add-thread stands in `dids`, its first operand. */
  readonly at: number;
}

/** Alters the first decision from record `from` on whose thread is the only one of its pair and written in by one side. */
export function alteredColumns(columns: Columns, from: number): Altered {
  const { record, thread, at } = chosen(columns, from);
  const values = columns.values.slice();
  const dids = columns.dids.slice();
  const decision = columns.decision.slice();
  const side = at + (dids[at + STARTED_BY] === 0 ? CLIENT_HI : CLIENT_LO);
  dids[side] = 1 - dids[side]!;
  const messages = messagesIn(columns, thread);
  for (let n = record; n < columns.count; n++) {
    const of = columns.valueStart[n]!;
    if (!messages.has(values[of]!)) continue;
    if (columns.kind[n] === SENT) values[of + 5] = 1 - values[of + 5]!;
    else if (ENDS.includes(columns.kind[n]!)) values[of + 1] = 1 - values[of + 1]!;
  }
  const text = columns.decisions[decision[record]!]!;
  decision[record] = columns.decisions.length;
  return {
    columns: {
      ...columns,
      values,
      dids,
      decision,
      decisions: [...columns.decisions, landingElsewhere(text)],
      end: undefined,
    },
    record,
    thread,
  };
}

/** The decision with the other client in it. */
function landingElsewhere(text: string): string {
  const decided = JSON.parse(text) as { client: string };
  return JSON.stringify({ ...decided, client: decided.client === 'Teams' ? 'SfB' : 'Teams' });
}

function chosen(columns: Columns, from: number): Making {
  const makings = new Map<number, Making[]>();
  let thread = columns.head.world.threads.count;
  for (let n = 0; n < columns.count; n++) {
    for (
      let at = columns.didStart[n]!;
      at < columns.didStart[n + 1]!;
      at += 1 + TRANSITION_OPERANDS[columns.dids[at]!]!
    ) {
      if (columns.dids[at] !== T.addThread) continue;
      const pair = columns.dids[at + 1]!;
      const made = { record: n, thread: thread++, at: at + 1 };
      makings.set(pair, [...(makings.get(pair) ?? []), made]);
    }
  }
  const alone = [...makings.values()].filter((made) => made.length === 1).map((made) => made[0]!);
  const fits = alone.filter(({ record }) => record >= from).sort((a, b) => a.record - b.record);
  const one = fits.find((making) => isOneSided(columns, making));
  if (one === undefined) throw new Error(`no decision from record ${from} on can be altered alone`);
  return one;
}

function isOneSided(columns: Columns, { record, thread }: Making): boolean {
  if (columns.kind[record] !== E.messageAttempted) return false;
  const writer = columns.values[columns.valueStart[record]! + 2];
  const messages = messagesIn(columns, thread);
  for (let n = record; n < columns.count; n++) {
    const of = columns.valueStart[n]!;
    if (columns.kind[n] !== E.messageAttempted || !messages.has(columns.values[of]!)) continue;
    if (columns.values[of + 2] !== writer) return false;
  }
  return messages.size > 0;
}

function messagesIn({ count, kind, valueStart, values }: Columns, thread: number): Set<number> {
  const messages = new Set<number>();
  for (let n = 0; n < count; n++) {
    const of = valueStart[n]!;
    if (kind[n] === SENT && values[of + 1] === thread) messages.add(values[of]!);
  }
  return messages;
}
