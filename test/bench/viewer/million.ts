/**
 * The trace that the viewer is measured with: a million records of 2,000 people with 4,000 clients in two clouds,
 * and about 20,000 conversations, in which every outcome occurs. Made by a run, without JSON in between.
 */
import { ln } from '../../../src/core/exact-math.ts';
import { Streams } from '../../../src/core/streams.ts';
import { US_PER_MINUTE } from '../../../src/core/time.ts';
import { toWholeUs } from '../../../src/core/variates.ts';
import type { Attempt } from '../../../src/model/attempt.ts';
import { CLIENT, MODE } from '../../../src/model/words.ts';
import { copyWorld, type World } from '../../../src/model/world.ts';
import { planOf, traceHeadOf } from '../../../src/run/from-scenario.ts';
import { Replication } from '../../../src/run/replication.ts';
import { compileScenario } from '../../../src/scenario/compile.ts';
import type { Compiled } from '../../../src/scenario/compiled.ts';
import { type Columns, ColumnsBuilder } from '../../../src/trace/columns.ts';
import { newNodeHasher } from '../../../src/trace/node-hasher.ts';
import type { Observer, RecordBuffer } from '../../../src/trace/record.ts';
import { stateDigest } from '../../../src/trace/state-digest.ts';
import { TraceWriter } from '../../../src/trace/writer.ts';
import type { Schedule, Traffic } from '../../../src/workload/traffic.ts';
import { millionScenario, nameOf, type People, peopleOf } from './million-scenario.ts';

export const MILLION = 1_000_000;
const USERS_OF_A_MILLION = 2_000;
const LEAST_USERS = 40;
const SEED = '1';
/** Mean time between two messages of one person. */
const MEAN_GAP_US = 5.5 * US_PER_MINUTE;
/** Neighbours on each side to whom a person writes, and people far away. */
const NEIGHBOURS = 5;
const FAR = 2;

export interface MillionRun {
  readonly columns: Columns;
  /** The digest of the live state after each of the records asked for. */
  readonly digests: ReadonlyMap<number, string>;
}

export interface MillionOptions {
  /** The run stops at the first end of an event at which there are at least so many records; default a million. */
  readonly records?: number;
  /** How many people there are; default two thousand for a million records. */
  readonly users?: number;
  /** Records after which to take the digest of the live state. */
  readonly digestsAt?: readonly number[];
  /** Whether to make the trailer, too, whose digests cost as much time as the run; default false. */
  readonly whole?: boolean;
}

/** Runs the day and gathers its records in columns. */
export function runMillion(options: MillionOptions = {}): MillionRun {
  const { records = MILLION, digestsAt = [], whole = false } = options;
  const { users = Math.max(LEAST_USERS, Math.round((USERS_OF_A_MILLION * records) / MILLION)) } = options;
  const people = peopleOf(users);
  const compiled = compiledFor(people);
  const plan = planOf(compiled, SEED);
  const head = traceHeadOf(compiled, { ...plan, world: copyWorld(plan.world, 'typed') }, 'bench');
  const builder = new ColumnsBuilder();
  const digests = new LiveDigests(digestsAt);
  const writer = whole ? new TraceWriter(() => {}, head, { newHasher: newNodeHasher }) : undefined;
  const observers = writer === undefined ? [builder, digests] : [builder, digests, writer];
  const replication = new Replication({ ...plan, traffic: trafficOf(people, plan.world) }, observers);
  while (builder.count < records && replication.step());
  const inFlight = replication.messagesInFlight();
  const end = writer?.end({ world: replication.world, interrupted: false, inFlight });
  return { columns: builder.done(head, end), digests: digests.taken };
}

/** The columns alone. */
export function millionColumns(records: number = MILLION): Columns {
  return runMillion({ records }).columns;
}

/** Digests of the live state after these records, from a run of its own. */
export function stateDigestsAt(
  digestsAt: readonly number[],
  records: number = MILLION,
): ReadonlyMap<number, string> {
  return runMillion({ records, digestsAt }).digests;
}

function compiledFor(people: People): Compiled {
  const result = compileScenario({ text: JSON.stringify(millionScenario(people)), path: 'million.json' });
  if ('complaints' in result) throw new Error(result.complaints.map(({ message }) => message).join('; '));
  return result.compiled;
}

/** Each writes to neighbours and now and then far away, by a Poisson process, in a client that their mode leaves them. */
function trafficOf({ users, ...people }: People, world: World): Traffic {
  const draws = new Streams(SEED, 0, 'million', users);
  for (let user = 0; user < users; user++) draws.open(user, nameOf({ users, ...people }, user));
  const gapUs = (user: number): number => Math.max(1, toWholeUs(-MEAN_GAP_US * ln(1 - draws.next(user))));
  let schedule: Schedule;
  return {
    begin(asks) {
      schedule = asks;
      for (let user = 0; user < users; user++) schedule(user, gapUs(user));
    },
    due(user: number, nowUs: number, attempt: Attempt): boolean {
      const peers = 2 * NEIGHBOURS + FAR;
      const peer = Math.floor(draws.next(user) * peers);
      attempt.originator = user;
      attempt.recipient = (user + stepTo(peer, users)) % users;
      attempt.client = clientOf(world.users.clientMode[user]!, draws.next(user));
      schedule(user, nowUs + gapUs(user));
      return true;
    },
  };
}

function stepTo(peer: number, users: number): number {
  if (peer >= 2 * NEIGHBOURS) return Math.floor(users / (2 + peer - 2 * NEIGHBOURS));
  return peer < NEIGHBOURS ? peer + 1 : users - (peer - NEIGHBOURS + 1);
}

function clientOf(mode: number, draw: number): number {
  if (mode === MODE.TeamsOnly) return CLIENT.Teams;
  if (mode === MODE.Islands) return draw < 0.5 ? CLIENT.Teams : CLIENT.SfB;
  return CLIENT.SfB;
}

/** The state is told when an event and its follow-ons are over; follow-ons change nothing. */
class LiveDigests implements Observer {
  readonly taken = new Map<number, string>();
  readonly #wanted: readonly number[];
  #next = 0;
  #n = -1;

  constructor(wanted: readonly number[]) {
    this.#wanted = [...new Set(wanted)].sort((a, b) => a - b);
  }

  record(record: RecordBuffer): void {
    this.#n = record.n;
  }

  settled(world: World): void {
    if (!(this.#wanted[this.#next]! <= this.#n)) return;
    const digest = stateDigest(world, newNodeHasher);
    for (; this.#wanted[this.#next]! <= this.#n; this.#next++)
      this.taken.set(this.#wanted[this.#next]!, digest);
  }
}
