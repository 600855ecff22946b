/**
 * Contradictions that show in a single record, given those before it: what no run can have told, so that a trace in
 * which it stands was changed. Digests say that something was changed somewhere; this says where.
 */
import { E, F, FIRST_FOLLOW_ON, RECORD_KINDS } from '../model/event.ts';
import { FEATURE_OWNERS } from '../model/features.ts';
import type { Operand } from '../model/transition.ts';
import type { TableName, World } from '../model/world.ts';
import { type Columns, KIND_OPERANDS } from './columns.ts';
import { wordsOf } from './operand-words.ts';
import { SCHEDULED_STRIDE } from './record.ts';

const REFUSED = FIRST_FOLLOW_ON + F.messageRefused;
const SENT = FIRST_FOLLOW_ON + F.messageSent;
/** Kinds that end a message that was sent. */
const ENDS: ReadonlySet<number> = new Set(
  [F.messageDelivered, F.messageMissed, F.messageFailed].map((followOn) => FIRST_FOLLOW_ON + followOn),
);
/** Kinds that only a message that was sent and has not ended has. */
const TRAVELS: ReadonlySet<number> = new Set([
  E.messageHopped,
  E.messageArrived,
  E.messageStalled,
  E.messageHeld,
]);
/** The entries of a schedule that are searched one by one; longer ones are put in order first. */
const SHORT = 3 * 16;

/** What became of a message so far. */
const ATTEMPTED = 1;
const ON_ITS_WAY = 2;
const ENDED = 3;

/** What shows in a record, and the first record whose change can be the reason: none before it can. */
export interface Contradiction {
  readonly what: string;
  readonly since: number;
}

type Limit = (world: World, messages: number) => number;

/** One more than the largest number that an operand of this name can have, whatever the records before did. */
const FIXED_LIMITS: Readonly<Record<string, Limit>> = {
  user: (w) => w.users.count,
  from: (w) => w.users.count,
  to: (w) => w.users.count,
  tenant: (w) => w.tenants.count,
  domain: (w) => w.domains,
  group: (w) => w.groups.count,
  link: (w) => w.links.count,
  mark: (w) => w.marks.count,
  of: (w) => w.marks.count,
  watcher: () => 2,
};

const FEATURE_LIMITS: Readonly<Record<string, Limit>> = Object.fromEntries(
  Object.entries(FEATURE_OWNERS).map(([name, table]): [string, Limit] => [
    name,
    (w) => w[table as TableName].count,
  ]),
);

/** The same for what comes into being during a run. */
const GROWING_LIMITS: Readonly<Record<string, Limit>> = {
  ...FEATURE_LIMITS,
  pair: (w) => w.pairs.count,
  thread: (w) => w.threads.count,
  session: (w) => w.sessions,
  window: (w) => w.sessions,
  message: (_, messages) => messages,
};

export class RecordSense {
  readonly #columns: Columns;
  readonly #limits: readonly (readonly (Limit | undefined)[])[];
  readonly #names: readonly (readonly string[])[];
  /** ATTEMPTED and so on, by the number of the message. */
  #messages = new Uint8Array(1024);
  #messageCount = 0;
  /** The times of what the record `#scheduledBy` scheduled, by kind and entity. */
  #scheduledBy = -1;
  #times = new Map<string, number[]>();

  constructor(columns: Columns) {
    this.#columns = columns;
    const { words } = columns.head.header;
    const limitOf = (operand: Operand): Limit | undefined => {
      const list = wordsOf(operand, words);
      if (list.length > 0) return () => list.length;
      return FIXED_LIMITS[operand.name] ?? GROWING_LIMITS[operand.name];
    };
    this.#limits = RECORD_KINDS.map((kind) => kind.operands.map(limitOf));
    this.#names = RECORD_KINDS.map((kind) => kind.operands.map((operand) => operand.name));
  }

  /** What is wrong with record `n`, undefined if nothing shows; asked for each in order, with the World after it. */
  contradiction(n: number, world: World): Contradiction | undefined {
    return this.#time(n) ?? this.#cause(n) ?? this.#message(n) ?? this.#operands(n, world);
  }

  #time(n: number): Contradiction | undefined {
    const { atUs, head } = this.#columns;
    const at = atUs[n]!;
    if (n > 0 && at < atUs[n - 1]!) {
      return { what: `happens at ${at} µs, before record ${n - 1} (${atUs[n - 1]} µs)`, since: n - 1 };
    }
    const { untilUs } = head.header;
    if (at <= untilUs) return undefined;
    return { what: `happens at ${at} µs, after the end of the run (${untilUs} µs)`, since: n };
  }

  #cause(n: number): Contradiction | undefined {
    const { cause, kind, atUs } = this.#columns;
    const by = cause[n]!;
    const followsOn = kind[n]! >= FIRST_FOLLOW_ON;
    if (by >= n || by < -1) {
      return { what: `names record ${by} as its cause, which does not come before it`, since: n };
    }
    if (by === -1) {
      return followsOn ? { what: 'happens within another event but names none', since: n } : undefined;
    }
    if (!followsOn) return this.#schedule(n, by);
    if (atUs[by] !== atUs[n]) return { what: `happens within record ${by} but at another time`, since: by };
    if (kind[by]! < FIRST_FOLLOW_ON) return undefined;
    return { what: `names record ${by} as its event, which is none`, since: by };
  }

  /** An event may come about without its cause having scheduled it; but if it did, then at that time. */
  #schedule(n: number, by: number): Contradiction | undefined {
    const { kind, atUs, values, valueStart, scheduled, scheduledStart } = this.#columns;
    const entity = values[valueStart[n]!]!;
    const from = scheduledStart[by]!;
    const end = scheduledStart[by + 1]!;
    if (end - from > SHORT) return this.#longSchedule(n, by, entity);
    let other = -1;
    for (let at = from; at < end; at += SCHEDULED_STRIDE) {
      if (scheduled[at] !== kind[n] || scheduled[at + 2] !== entity) continue;
      if (scheduled[at + 1] === atUs[n]) return undefined;
      other = scheduled[at + 1]!;
    }
    return other < 0 ? undefined : otherTime(atUs[n]!, by, other);
  }

  #longSchedule(n: number, by: number, entity: number): Contradiction | undefined {
    const { kind, atUs } = this.#columns;
    if (this.#scheduledBy !== by) this.#putInOrder(by);
    const times = this.#times.get(`${kind[n]} ${entity}`);
    if (times === undefined || times.includes(atUs[n]!)) return undefined;
    return otherTime(atUs[n]!, by, times[0]!);
  }

  #putInOrder(by: number): void {
    const { scheduled, scheduledStart } = this.#columns;
    this.#scheduledBy = by;
    this.#times = new Map();
    for (let at = scheduledStart[by]!; at < scheduledStart[by + 1]!; at += SCHEDULED_STRIDE) {
      const key = `${scheduled[at]} ${scheduled[at + 2]}`;
      const times = this.#times.get(key);
      if (times === undefined) this.#times.set(key, [scheduled[at + 1]!]);
      else times.push(scheduled[at + 1]!);
    }
  }

  #message(n: number): Contradiction | undefined {
    const { kind, values, valueStart } = this.#columns;
    const code = kind[n]!;
    const message = values[valueStart[n]!]!;
    if (code === E.messageAttempted) return this.#attempted(message);
    const wanted =
      code === SENT || code === REFUSED ? ATTEMPTED : ENDS.has(code) || TRAVELS.has(code) ? ON_ITS_WAY : 0;
    if (wanted === 0) return undefined;
    const found = message >= 0 && message < this.#messageCount ? this.#messages[message]! : 0;
    if (found !== wanted) return { what: `is about message ${message}, which ${STORIES[found]}`, since: 0 };
    if (code === SENT) this.#messages[message] = ON_ITS_WAY;
    else if (!TRAVELS.has(code)) this.#messages[message] = ENDED;
    return undefined;
  }

  #attempted(message: number): Contradiction | undefined {
    if (message !== this.#messageCount) {
      return { what: `is attempt ${message}, but the next one is ${this.#messageCount}`, since: 0 };
    }
    if (message === this.#messages.length) {
      const bigger = new Uint8Array(this.#messages.length * 2);
      bigger.set(this.#messages);
      this.#messages = bigger;
    }
    this.#messages[message] = ATTEMPTED;
    this.#messageCount += 1;
    return undefined;
  }

  #operands(n: number, world: World): Contradiction | undefined {
    const { kind, values, valueStart } = this.#columns;
    const code = kind[n]!;
    const limits = this.#limits[code]!;
    const from = valueStart[n]!;
    const operands = KIND_OPERANDS[code]!;
    for (let place = 0; place < operands; place++) {
      const limit = limits[place];
      if (limit === undefined) continue;
      const value = values[from + place]!;
      if (value >= -1 && value < limit(world, this.#messageCount)) continue;
      const name = this.#names[code]![place]!;
      return { what: `has ${name} ${value}, which is not there`, since: name in GROWING_LIMITS ? 0 : n };
    }
    return undefined;
  }
}

function otherTime(atUs: number, by: number, scheduledUs: number): Contradiction {
  const what = `happens at ${atUs} µs, but record ${by}, its cause, scheduled it for ${scheduledUs} µs`;
  return { what, since: by };
}

const STORIES = [
  'has not been attempted',
  'was attempted but not sent',
  'was sent and is on its way',
  'has ended before',
];
