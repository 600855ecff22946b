/**
 * Makes a trace answer questions. What the first picture needs (states, messages, threads, sessions) is gathered at
 * once, everything else on first use; all of it in typed arrays, nothing per record.
 */
import { EVENTS, RECORD_KINDS } from '../../model/event.ts';
import { T } from '../../model/transition.ts';
import type { Columns } from '../columns.ts';
import type { IndexedTrace } from '../indexed.ts';
import { FieldChangeIndex } from './change-index.ts';
import { eachDid, wanted } from './each-did.ts';
import { GatheredMessages } from './messages.ts';
import { AxisLists } from './record-lists.ts';
import { GatheredSessions } from './sessions.ts';
import { KeyframedStates, type StateOptions } from './states.ts';
import { GatheredThreads } from './threads.ts';

/**
 * Indexes a trace. Never throws for a damaged one: the index ends before the first record that cannot have happened
 * (`usable`, `damage`), and every question is about the records before it.
 */
export function indexTrace(columns: Columns, options: StateOptions = {}): IndexedTrace {
  const states = new KeyframedStates(columns, options);
  const { usable, damage, last } = states;
  const messages = new GatheredMessages(columns, usable, last);
  const threads = new GatheredThreads(columns, usable, last, messages);
  return {
    columns,
    usable,
    damage,
    states,
    messages,
    threads,
    changes: new FieldChangeIndex(columns, usable, last),
    sessions: new GatheredSessions(columns, usable, last),
    records: new AxisLists({ columns, usable, messages, threads }),
    upgrades: upgradesOf(columns, usable),
  };
}

/** By kind of record. */
const OF_CLASS_1 = Uint8Array.from(RECORD_KINDS, (_, kind) => (EVENTS[kind]?.class === 1 ? 1 : 0));

const SET_MODE = wanted([T.setMode]);

/** Records of class 1 with a set-mode: what an administrator or the calendar did to somebody's mode. */
function upgradesOf(columns: Columns, usable: number): Int32Array {
  const found: number[] = [];
  eachDid(columns, usable, SET_MODE, (n) => {
    if (OF_CLASS_1[columns.kind[n]!] === 1 && found.at(-1) !== n) found.push(n);
  });
  return Int32Array.from(found);
}
