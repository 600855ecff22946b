/** What an event did to modes and threads, told after the event itself. */
import { counted } from '../../core/counts.ts';
import { T } from '../../model/transition.ts';
import { NONE } from '../../model/words.ts';
import { type Columns, TRANSITION_OPERANDS } from '../columns.ts';
import { statusName } from '../telling.ts';
import { listed, listedOf, type Naming } from './naming.ts';

/** Two numbers of a transition: whom it changes, and to what. */
export interface Change {
  readonly id: number;
  readonly to: number;
}

/** What a record did to modes and conversations, in its order. */
export interface Changes {
  readonly setModes: readonly Change[];
  readonly pendingModes: readonly Change[];
  readonly statuses: readonly Change[];
  /** Threads whose SIP session the record closed. */
  readonly sessionsClosed: readonly number[];
}

/** The transitions of record `n` that change modes, threads and sessions. */
export function changesOf({ dids, didStart }: Columns, n: number): Changes {
  const setModes: Change[] = [];
  const pendingModes: Change[] = [];
  const statuses: Change[] = [];
  const sessionsClosed: number[] = [];
  const end = didStart[n + 1]!;
  for (let at = didStart[n]!; at < end; at += TRANSITION_OPERANDS[dids[at]!]! + 1) {
    const change = (): Change => ({ id: dids[at + 1]!, to: dids[at + 2]! });
    switch (dids[at]) {
      case T.setMode:
        setModes.push(change());
        break;
      case T.setPendingMode:
        pendingModes.push(change());
        break;
      case T.setThreadStatus:
        statuses.push(change());
        break;
      case T.closeSession:
        sessionsClosed.push(dids[at + 1]!);
        break;
    }
  }
  return { setModes, pendingModes, statuses, sessionsClosed };
}

/** Ids named in a sentence; of more the first and how many there are. */
const NAMED = 5;

/** `; bob became TeamsOnly; thread 3 became disabled`, empty if nothing of the kind was done. */
export function consequences(naming: Naming, n: number): string {
  const { columns } = naming.trace;
  if (columns.didStart[n] === columns.didStart[n + 1]) return '';
  const { setModes, pendingModes, statuses } = changesOf(columns, n);
  const parts = [
    ...grouped(setModes).map(([mode, users]) => `${people(naming, users)} became ${naming.mode(mode)}`),
    ...grouped(pendingModes.filter(({ to }) => to !== NONE)).map(
      ([mode, users]) => `${naming.mode(mode)} is on its way to ${people(naming, users)}`,
    ),
    ...grouped(statuses).map(([status, threads]) => `${threadList(threads)} became ${statusName(status)}`),
  ];
  return parts.map((part) => `; ${part}`).join('');
}

/** The ids of each `to`, in the order in which they came. */
function grouped(changes: readonly Change[]): [number, number[]][] {
  const groups = new Map<number, number[]>();
  for (const { id, to } of changes) {
    const ids = groups.get(to);
    if (ids === undefined) groups.set(to, [id]);
    else ids.push(id);
  }
  return [...groups];
}

function people(naming: Naming, users: readonly number[]): string {
  const names = users.slice(0, NAMED).map((user) => naming.user(user));
  return listedOf(names, users.length);
}

function threadList(threads: readonly number[]): string {
  if (threads.length > NAMED) return counted(threads.length, 'thread');
  return `${threads.length === 1 ? 'thread' : 'threads'} ${listed(threads.map(String))}`;
}
