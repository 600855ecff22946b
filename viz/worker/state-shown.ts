/**
 * The state at the cursor as the panel shows it: those whom the selection and the record at the cursor concern first,
 * as many as can be read, and how many there are in all.
 */
import { formatDuration } from '../../src/core/time.ts';
import { RECORD_KINDS } from '../../src/model/event.ts';
import { CLIENTS, METHODS, MODES, NONE, PRESENCES, THREAD_STATUSES } from '../../src/model/words.ts';
import type { World } from '../../src/model/world.ts';
import { type FeatureRows, featureRows } from '../../src/trace/index/feature-rows.ts';
import { dueAt } from '../../src/trace/index/timers.ts';
import type { IndexedTrace } from '../../src/trace/indexed.ts';
import { namingOf } from '../../src/trace/story/naming.ts';
import { countdownAt } from '../view/lanes/session-clock.ts';
import { presenceAt } from '../view/lanes/strips.ts';
import type { Selection } from '../view/view.ts';

export interface UserShown {
  readonly id: number;
  readonly name: string;
  readonly mode: string;
  /** What the user's own clients take for the mode, if that is another one. */
  readonly clientMode: string;
  /** Each client that runs, with what it shows: `Teams: available`. */
  readonly clients: readonly string[];
  readonly unseen: number;
  /** The record that last set the mode, -1 if it is that of the start. */
  readonly setBy: number;
}

export interface ThreadShown {
  readonly id: number;
  readonly people: string;
  readonly route: string;
  readonly status: string;
  /** The session with the time it has left; '' if none is open. */
  readonly session: string;
}

export interface StateShown {
  readonly digest: string;
  readonly users: readonly UserShown[];
  readonly userCount: number;
  readonly threads: readonly ThreadShown[];
  readonly threadCount: number;
  readonly openThreads: number;
  readonly inFlight: readonly { readonly id: number; readonly text: string }[];
  readonly inFlightCount: number;
  readonly linksDown: readonly string[];
  readonly timers: readonly { readonly text: string; readonly by: number }[];
  readonly timerCount: number;
  /** The tables of the features beyond chats that have rows. */
  readonly features: readonly FeatureRows[];
}

const MOST = 24;
const TIMERS = 10;

export function stateShown(trace: IndexedTrace, n: number, atUs: number, selection: Selection): StateShown {
  const world = trace.states.at(n);
  const { users, threads, openThreads } = chosen(trace, world, n, selection);
  const naming = namingOf(trace);
  const flying = trace.messages.inFlightAt(n);
  const due = dueAt(trace, n, TIMERS);
  return {
    digest: trace.columns.count <= 20_000 ? trace.states.digestAt(n) : '',
    users: users.slice(0, MOST).map((user) => userShown(trace, world, user, n)),
    userCount: world.users.count,
    threads: threads.slice(0, MOST).map((thread) => threadShown(trace, world, thread, n, atUs)),
    threadCount: world.threads.count,
    openThreads,
    inFlight: flying.slice(0, MOST).map((id) => ({ id, text: naming.messageOfBoth(id) })),
    inFlightCount: flying.length,
    linksDown: trace.columns.head.names.links.flatMap((_, link) =>
      world.links.down[link] === 1 ? [naming.link(link)] : [],
    ),
    timers: due.next.map(({ kind, atUs: at, of, by }) => {
      const { name, operands } = RECORD_KINDS[kind]!;
      const whose = operands[0] === undefined ? '' : `, ${operands[0].name} ${of}`;
      const what = `${name.replaceAll('-', ' ')}${whose}`;
      return { text: `in ${formatDuration(at - Math.round(atUs))}: ${what}`, by };
    }),
    timerCount: due.total,
    features: featureRows(trace.columns.head, world, MOST),
  };
}

interface Chosen {
  readonly users: readonly number[];
  readonly threads: readonly number[];
  readonly openThreads: number;
}

/** Whom the selection means, whom the record at the cursor concerns, then the rest: each once. */
function chosen(trace: IndexedTrace, world: World, n: number, { subject, id }: Selection): Chosen {
  const users = new Set<number>();
  const threads = new Set<number>();
  if (subject === 'user') users.add(id);
  if (subject === 'thread') threads.add(id);
  const { lo, hi } = trace.threads;
  if (subject === 'thread' && id < trace.threads.count) users.add(lo[id]!).add(hi[id]!);
  if (n >= 0) {
    const concerned = trace.records.concernedBy(n);
    for (const user of concerned.users) users.add(user);
    if (concerned.thread !== NONE) threads.add(concerned.thread);
  }
  let openThreads = 0;
  for (let thread = world.threads.count - 1; thread >= 0; thread--) {
    if (world.threads.status[thread] !== 0) continue;
    openThreads += 1;
    if (threads.size < MOST) threads.add(thread);
  }
  for (let user = 0; user < world.users.count && users.size < MOST; user++) users.add(user);
  return {
    users: [...users],
    threads: [...threads].filter((thread) => thread < world.threads.count),
    openThreads,
  };
}

function userShown(trace: IndexedTrace, { users }: World, id: number, n: number): UserShown {
  const [mode, clientMode] = [users.mode[id]!, users.clientMode[id]!];
  return {
    id,
    name: namingOf(trace).user(id),
    mode: MODES[mode] ?? '',
    clientMode: clientMode === mode ? '' : (MODES[clientMode] ?? ''),
    clients: CLIENTS.flatMap((client, code) =>
      (users.running[id]! >> code) & 1
        ? [`${client}: ${PRESENCES[presenceAt(trace, id, code, n)] ?? 'unknown'}`]
        : [],
    ),
    unseen: users.unseen[id]!,
    setBy: trace.changes.lastSet('users.mode', id, n),
  };
}

function threadShown(
  trace: IndexedTrace,
  { threads }: World,
  id: number,
  n: number,
  atUs: number,
): ThreadShown {
  const [lo, hi] = [CLIENTS[threads.clientLo[id]!], CLIENTS[threads.clientHi[id]!]];
  return {
    id,
    people: namingOf(trace).peopleOf(id),
    route: `${METHODS[threads.method[id]!] ?? ''}, ${lo} and ${hi}`,
    status: THREAD_STATUSES[threads.status[id]!] ?? '',
    session: sessionText(trace, threads.session[id]!, threads.activeUs[id]!, n, atUs),
  };
}

function sessionText(
  trace: IndexedTrace,
  session: number,
  activeUs: number,
  n: number,
  atUs: number,
): string {
  if (session === NONE || n < 0) return '';
  const countdown = countdownAt(trace, session, { n, atUs: Math.round(atUs) });
  if (countdown !== undefined) return `session ${session}, expires in ${formatDuration(countdown.leftUs)}`;
  return `session ${session}, idle for ${formatDuration(Math.round(atUs) - activeUs)}`;
}
