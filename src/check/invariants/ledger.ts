/**
 * The checker's own books: what it must know of people, threads and messages, folded from transitions and records
 * by code that shares nothing with the engine. It never refuses an entry, however wrong: that is for the checks.
 */
import { E, F, FIRST_FOLLOW_ON } from '../../model/event.ts';
import { T } from '../../model/transition.ts';
import { NONE, THREAD_STATUS } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { RecordBuffer } from '../../trace/record.ts';

export interface ThreadEntry {
  readonly lo: number;
  readonly hi: number;
  readonly pair: number;
  readonly method: number;
  readonly clientLo: number;
  readonly clientHi: number;
  /** No row made it: it carries a group that an Islands user started (A15). */
  readonly ofGroupAlone: boolean;
  status: number;
  /** Number of its live session, NONE if none. */
  session: number;
  hadSession: boolean;
  /** When its last session was opened, and when the last message left in it; microseconds. */
  openedUs: number;
  activeUs: number;
}

/** A message on its way. */
export interface Sent {
  readonly thread: number;
  readonly recipient: number;
  readonly lands: number;
  readonly sentUs: number;
}

/** How far a message has come. */
export const STAGE = { unknown: 0, attempted: 1, refused: 2, sent: 3, ended: 4 } as const;

const ENDS = new Set(
  [F.messageDelivered, F.messageMissed, F.messageFailed].map((followOn) => FIRST_FOLLOW_ON + followOn),
);
const REFUSED = FIRST_FOLLOW_ON + F.messageRefused;
const SENT = FIRST_FOLLOW_ON + F.messageSent;

/** Whether a kind of record ends a message that was sent. */
export function isEnd(kind: number): boolean {
  return ENDS.has(kind);
}

export class Ledger {
  readonly mode: number[];
  readonly clientMode: number[];
  readonly homed: number[];
  readonly running: number[];
  readonly userAccess: number[];
  readonly tenant: number[];
  readonly domain: number[];
  readonly cloud: number[];
  readonly federation: number[];
  readonly access: number[];
  readonly domains: number;
  readonly pairs: { readonly lo: number; readonly hi: number }[] = [];
  readonly threads: ThreadEntry[] = [];
  /** Threads of each user, by number. */
  readonly threadsOf: number[][];
  /** Record in which the user's mode last changed, NONE before. */
  readonly modeChangedAt: number[];
  readonly inFlight = new Map<number, Sent>();
  epoch: number;
  sessions: number;
  /** How many attempts there have been. */
  attempts = 0;
  #stages = new Uint8Array(1024);

  constructor(world: World) {
    const { users, tenants } = world;
    const column = (from: { readonly [id: number]: number }, count: number): number[] =>
      Array.from({ length: count }, (_, id) => from[id]!);
    this.mode = column(users.mode, users.count);
    this.clientMode = column(users.clientMode, users.count);
    this.homed = column(users.homed, users.count);
    this.running = column(users.running, users.count);
    this.userAccess = column(users.access, users.count);
    this.tenant = column(users.tenant, users.count);
    this.domain = column(users.domain, users.count);
    this.cloud = column(tenants.cloud, tenants.count);
    this.federation = column(tenants.federation, tenants.count);
    this.domains = world.domains;
    this.access = column(world.access, tenants.count * world.domains);
    this.threadsOf = this.mode.map(() => []);
    this.modeChangedAt = this.mode.map(() => NONE);
    this.epoch = world.epoch;
    this.sessions = world.sessions;
    for (let pair = 0; pair < world.pairs.count; pair++) {
      this.pairs.push({ lo: world.pairs.lo[pair]!, hi: world.pairs.hi[pair]! });
    }
    this.#takeThreads(world);
  }

  #takeThreads({ threads }: World): void {
    for (let id = 0; id < threads.count; id++) {
      const [clientLo, clientHi] = [threads.clientLo[id]!, threads.clientHi[id]!];
      this.#addThread(threads.pair[id]!, threads.method[id]!, clientLo, clientHi, threads.row[id]!);
      const thread = this.threads[id]!;
      thread.status = threads.status[id]!;
      thread.session = threads.session[id]!;
      thread.hadSession = thread.session !== NONE;
      thread.openedUs = threads.activeUs[id]!;
      thread.activeUs = threads.activeUs[id]!;
    }
  }

  stageOf(message: number): number {
    return this.#stages[message] ?? STAGE.unknown;
  }

  /** Whether two users share a tenant, and whether they share a cloud. */
  sameTenant(one: number, other: number): boolean {
    return this.tenant[one] === this.tenant[other];
  }

  sameCloud(one: number, other: number): boolean {
    return this.cloud[this.tenant[one]!] === this.cloud[this.tenant[other]!];
  }

  /** The client that a participant uses in a thread. */
  clientIn(thread: ThreadEntry, user: number): number {
    return user === thread.lo ? thread.clientLo : thread.clientHi;
  }

  #addThread(pair: number, method: number, clientLo: number, clientHi: number, row: number): void {
    const { lo, hi } = this.pairs[pair] ?? { lo: NONE, hi: NONE };
    this.threadsOf[lo]?.push(this.threads.length);
    this.threadsOf[hi]?.push(this.threads.length);
    const status: number = THREAD_STATUS.open;
    const none = { session: NONE, hadSession: false, openedUs: 0, activeUs: 0 };
    const ofGroupAlone = row === NONE;
    this.threads.push({ lo, hi, pair, method, clientLo, clientHi, ofGroupAlone, status, ...none });
  }

  /** Enters one transition. */
  enter(dids: Float64Array, at: number, record: RecordBuffer): void {
    const code = dids[at]!;
    const a = dids[at + 1]!;
    const b = dids[at + 2]!;
    const c = dids[at + 3]!;
    switch (code) {
      case T.addPair:
        this.pairs.push({ lo: a, hi: b });
        return;
      case T.addThread:
        return this.#addThread(a, b, c, dids[at + 4]!, dids[at + 6]!);
      case T.openSession:
      case T.touchSession:
      case T.closeSession:
      case T.setThreadStatus:
        return this.#enterThread(code, this.threads[a], b, record.atUs);
      case T.setMode:
        this.mode[a] = b;
        this.modeChangedAt[a] = record.n;
        return;
      case T.setEpoch:
        this.epoch = a;
        return;
      default:
        return this.#enterUser(code, a, b, c);
    }
  }

  #enterThread(code: number, thread: ThreadEntry | undefined, b: number, atUs: number): void {
    if (thread === undefined) return;
    if (code === T.setThreadStatus) thread.status = b;
    else if (code === T.closeSession) thread.session = NONE;
    else thread.activeUs = atUs;
    if (code !== T.openSession) return;
    thread.session = this.sessions++;
    thread.openedUs = atUs;
    thread.hadSession = true;
  }

  #enterUser(code: number, a: number, b: number, c: number): void {
    if (code === T.setClientMode) this.clientMode[a] = b;
    else if (code === T.setHome) this.homed[a] = b;
    else if (code === T.startClient) this.running[a]! |= 1 << b;
    else if (code === T.stopClient) this.running[a]! &= ~(1 << b);
    else if (code === T.setUserAccess) this.userAccess[a] = b;
    else if (code === T.setFederation) this.federation[a] = b;
    else if (code === T.setDomainAccess) this.access[a * this.domains + b] = c;
  }

  /** Enters what a record says of a message; `recipient` is whom the attempt at hand is for. */
  note(record: RecordBuffer, recipient: number): void {
    const { kind, values } = record;
    const message = values[0]!;
    if (kind === E.messageAttempted) {
      this.attempts += 1;
      this.#setStage(message, STAGE.attempted);
    } else if (kind === REFUSED) this.#setStage(message, STAGE.refused);
    else if (kind === SENT) {
      this.#setStage(message, STAGE.sent);
      const [thread, lands] = [values[1]!, values[5]!];
      this.inFlight.set(message, { thread, lands, recipient, sentUs: record.atUs });
    } else if (isEnd(kind)) {
      this.#setStage(message, STAGE.ended);
      this.inFlight.delete(message);
    }
  }

  #setStage(message: number, stage: number): void {
    if (message < 0) return;
    if (message >= this.#stages.length) {
      const longer = new Uint8Array(2 * (message + 1));
      longer.set(this.#stages);
      this.#stages = longer;
    }
    this.#stages[message] = stage;
  }
}
