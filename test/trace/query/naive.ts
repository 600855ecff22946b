/**
 * Queries answered the slow way, as an oracle: record by record over plain objects that are read off the trace from
 * its beginning, without the index, the tables and the scans.
 */
import { RECORD_KINDS } from '../../../src/model/event.ts';
import { TRANSITIONS } from '../../../src/model/transition.ts';
import { CLOUDS, OUTCOMES } from '../../../src/model/words.ts';
import { copyWorld, type World } from '../../../src/model/world.ts';
import { type Columns, recordAt } from '../../../src/trace/columns.ts';
import { wordsOf } from '../../../src/trace/operand-words.ts';
import { GROUP_OF_KIND, KIND_GROUP_NAMES } from '../../../src/trace/query/kind-groups.ts';
import type { Query, Test, TextTest } from '../../../src/trace/query/query.ts';
import { DID_STRIDE, newRecordBuffer } from '../../../src/trace/record.ts';
import { foldInto } from '../../../src/trace/replay.ts';

interface Message {
  attemptedAt?: number;
  endedAt?: number;
  fields: Record<string, string[]>;
  from?: number;
  to?: number;
  thread?: number;
  session?: number;
}

export interface NaiveRecord {
  n: number;
  at: number;
  cause: number;
  kind: string;
  group: string;
  operands: Record<string, number>;
  words: Record<string, string>;
  dids: { name: string; operands: Record<string, number>; words: Record<string, string> }[];
  users: Set<number>;
  threads: Set<number>;
  links: Set<number>;
  tenants: Set<number>;
  sessions: Set<number>;
  message?: Message;
}

export interface NaiveTrace {
  columns: Columns;
  world: World;
  records: NaiveRecord[];
}

type Operands = readonly { readonly name: string; readonly words?: readonly string[] }[];

/** Reads everything off the columns, folding the World along. */
export function naiveTrace(columns: Columns): NaiveTrace {
  const world = copyWorld(columns.head.world, 'typed');
  const messages = new Map<number, Message>();
  const sessionOf = new Map<number, number>();
  for (let thread = 0; thread < world.threads.count; thread++) {
    if (world.threads.session[thread]! >= 0) sessionOf.set(thread, world.threads.session[thread]!);
  }
  const records: NaiveRecord[] = [];
  const buffer = newRecordBuffer();
  const named = (kind: { operands: Operands }, values: ArrayLike<number>, from: number) => {
    const operands: Record<string, number> = {};
    const words: Record<string, string> = {};
    kind.operands.forEach((operand, place) => {
      const value = values[from + place]!;
      if (value < 0) return;
      operands[operand.name] = value;
      const word = wordsOf(operand, columns.head.header.words)[value];
      if (word !== undefined) words[operand.name] = word;
    });
    return { operands, words };
  };
  for (let n = 0; n < columns.count; n++) {
    const record = recordAt(columns, n, buffer);
    let opened = world.sessions;
    foldInto(world, record);
    const kind = RECORD_KINDS[record.kind]!;
    const dids: NaiveRecord['dids'] = [];
    for (let i = 0; i < record.didCount; i++) {
      const did = TRANSITIONS[record.dids[i * DID_STRIDE]!]!;
      dids.push({ name: did.name, ...named(did, record.dids, i * DID_STRIDE + 1) });
    }
    const { operands, words } = named(kind, record.values, 0);
    const ids = () => new Set<number>();
    const it: NaiveRecord = {
      n,
      at: record.atUs,
      cause: record.cause,
      kind: kind.name,
      group: GROUP_OF_KIND[record.kind]!,
      operands,
      words,
      dids,
      users: ids(),
      threads: ids(),
      links: ids(),
      tenants: ids(),
      sessions: ids(),
    };
    for (const { name, operands: done } of dids) {
      const thread = done.thread!;
      if (name === 'open-session') sessionOf.set(thread, opened++);
      if (name === 'open-session' || name === 'close-session') it.sessions.add(sessionOf.get(thread) ?? -1);
      if (name === 'close-session') sessionOf.delete(thread);
      if (done.user !== undefined) it.users.add(done.user);
      if (done.thread !== undefined) it.threads.add(done.thread);
      if (done.link !== undefined) it.links.add(done.link);
      if (done.tenant !== undefined) it.tenants.add(done.tenant);
    }
    if (kind.name === 'session-expired') it.sessions.add(operands.session!);
    if (operands.message !== undefined) it.message = tell(messages, it, record.decision, columns, world);
    records.push(it);
  }
  for (const it of records) concern(it, world);
  return { columns, world, records };
}

/** What a record says about its message. */
function tell(
  messages: Map<number, Message>,
  it: NaiveRecord,
  decision: string,
  { head }: Columns,
  world: World,
): Message {
  const message = messages.get(it.operands.message!) ?? { fields: { outcome: ['inFlight'] } };
  messages.set(it.operands.message!, message);
  const { fields } = message;
  const { operands, words } = it;
  switch (it.kind) {
    case 'message-attempted': {
      message.attemptedAt = it.at;
      message.from = operands.from!;
      if (operands.to !== undefined) message.to = operands.to;
      fields.via = [words.via!];
      // A reply names no recipient, and one that is refused no thread: they are those of the message it is to.
      const asked = operands.of === undefined ? -1 : world.marks.thread[operands.of]!;
      if (asked >= 0) message.thread = asked;
      const pair = asked < 0 ? -1 : world.threads.pair[asked]!;
      if (operands.to === undefined && pair >= 0) {
        message.to = world.pairs.lo[pair]! + world.pairs.hi[pair]! - message.from;
      }
      if (operands.mark !== undefined) fields.id = [head.names.marks[operands.mark]!];
      const said = decision === '' ? {} : JSON.parse(decision);
      if (said.row) fields.row = [said.row, said.row.split('/').slice(1).join('/')];
      if (said.outcome) fields.decision = [said.outcome];
      if (typeof said.interop === 'boolean') fields.interop = [said.interop ? 'yes' : 'no'];
      fields.gate = (said.gates ?? [])
        .filter((g: { pass: boolean }) => !g.pass)
        .map((g: { gate: string }) => g.gate);
      break;
    }
    case 'message-sent':
      message.thread = operands.thread!;
      if (operands.session !== undefined) message.session = operands.session;
      fields.lands = [words.lands!];
      fields.method = [words.method!];
      fields.textOnly = [operands.textOnly === 1 ? 'yes' : 'no'];
      break;
    default: {
      const outcome = it.kind.replace('message-', '');
      if (!(OUTCOMES as readonly string[]).includes(outcome)) break;
      fields.outcome = [outcome];
      message.endedAt = it.at;
      if (words.because !== undefined) fields.because = [words.because];
    }
  }
  return message;
}

/** Whom it concerns, once it is known what became of everything. */
function concern(it: NaiveRecord, { pairs, threads }: World): void {
  const { message, operands } = it;
  if (operands.user !== undefined) it.users.add(operands.user);
  if (operands.link !== undefined) it.links.add(operands.link);
  if (operands.tenant !== undefined) it.tenants.add(operands.tenant);
  if (operands.thread !== undefined) it.threads.add(operands.thread);
  if (message?.thread !== undefined) it.threads.add(message.thread);
  if (message?.from !== undefined) it.users.add(message.from);
  if (message?.to !== undefined) it.users.add(message.to);
  if (message?.session !== undefined) it.sessions.add(message.session);
  if (message !== undefined) return;
  const pair = operands.thread === undefined ? operands.pair : threads.pair[operands.thread];
  if (pair === undefined) return;
  it.users.add(pairs.lo[pair]!);
  it.users.add(pairs.hi[pair]!);
}

const CLASS_1 =
  /granted|upgraded|took-effect|learned-mode|mode-learned|user-moved|-set$|^rules|^link-(failed|restored)/;

/** Which records the query means. */
export function naiveAnswer(trace: NaiveTrace, query: Query): boolean[] {
  const { records } = trace;
  const part = (of: Query): NaiveRecord[] => {
    const answer = naiveAnswer(trace, of);
    return records.filter((_, n) => answer[n]);
  };
  switch (query.is) {
    case 'all':
      return records.map(() => true);
    case 'and':
    case 'or': {
      const answers = query.parts.map((one) => naiveAnswer(trace, one));
      return records.map((_, n) =>
        query.is === 'and' ? answers.every((a) => a[n]) : answers.some((a) => a[n]),
      );
    }
    case 'not':
      return naiveAnswer(trace, query.part).map((passes) => !passes);
    case 'word':
      return records.map((it) => wordTexts(trace, it).some((text) => textPasses(query.test, text, false)));
    case 'field':
      return records.map((it) => fieldPasses(trace, it, query.field, query.test));
    case 'before':
    case 'after': {
      const first = part(query.part)[0];
      if (first === undefined) return records.map(() => false);
      return records.map(({ n }) => (query.is === 'before' ? n < first.n : n > first.n));
    }
    case 'within': {
      const near = part(query.part);
      return records.map(({ at }) => near.some((it) => Math.abs(it.at - at) <= query.us));
    }
    case 'during': {
      const times = part(query.part).map((it) => goingOn(trace, it));
      return records.map(({ at }) => times.some(([from, to]) => at >= from && at <= to));
    }
  }
}

function goingOn({ records }: NaiveTrace, it: NaiveRecord): [number, number] {
  if (it.message !== undefined) return [it.message.attemptedAt ?? it.at, it.message.endedAt ?? Infinity];
  if (it.kind === 'session-expired') {
    const mine = records.find(
      ({ sessions, dids }) =>
        sessions.has(it.operands.session!) && dids.some(({ name }) => name === 'open-session'),
    );
    return [mine?.at ?? 0, it.at];
  }
  const follows = (one: NaiveRecord): boolean => /^(mode-took-effect|client-learned-mode)$/.test(one.kind);
  const rootOf = (one: NaiveRecord): NaiveRecord =>
    follows(one) && one.cause >= 0 ? rootOf(records[one.cause]!) : one;
  const root = rootOf(it);
  const ends = records.filter(
    (one) => follows(one) && rootOf(one) === root && (it === root || one.operands.user === it.operands.user),
  );
  return [root.at, Math.max(it.at, ...ends.map(({ at }) => at))];
}

function textPasses({ by, text }: TextTest, candidate: string, whole = true): boolean {
  const [wanted, got] = [text.toLowerCase(), candidate.toLowerCase()];
  if (by === 'text') return whole ? wanted === got : got.includes(wanted);
  if (by === 'pattern') return new RegExp(text, 'i').test(candidate);
  const escaped = wanted.split('*').map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('[^]*')}$`).test(got);
}

function numberPasses(test: Test, value: number, startUs: number): boolean {
  const whole = (amount: { value: number; instant: boolean }): number =>
    amount.value - (amount.instant ? startUs : 0);
  if (test.by === 'any') return true;
  if (test.by === 'range') {
    return (!test.from || value >= whole(test.from)) && (!test.to || value <= whole(test.to));
  }
  if (test.by !== 'compare') return false;
  const other = whole(test.amount);
  if (test.how === '=') return value === other;
  if (test.how === '<') return value < other;
  if (test.how === '>') return value > other;
  return test.how === '<=' ? value <= other : value >= other;
}

function userTexts({ columns }: NaiveTrace, users: Iterable<number | undefined>): string[] {
  return [...users].flatMap((user) => {
    const name = user === undefined ? undefined : columns.head.names.users[user];
    return name === undefined ? [] : [name, name.split('@')[0]!];
  });
}

function wordTexts(trace: NaiveTrace, it: NaiveRecord): string[] {
  const { names } = trace.columns.head;
  const fields = it.message?.fields ?? {};
  return [
    it.kind,
    it.group,
    ...[...it.users].map((user) => names.users[user]!),
    ...tenantsOf(trace, it).map((tenant) => names.tenants[tenant]!),
    ...[...it.links].map((link) => names.links[link]!),
    ...(it.operands.group === undefined ? [] : [names.groups[it.operands.group]!]),
    ...(fields.id ?? []),
    ...(fields.because ?? (it.words.because === undefined ? [] : [it.words.because])),
    ...(fields.row ?? []).slice(0, 1),
  ];
}

function tenantsOf({ world }: NaiveTrace, it: NaiveRecord): number[] {
  return [...it.tenants, ...[...it.users].map((user) => world.users.tenant[user]!)];
}

function textsOf(trace: NaiveTrace, it: NaiveRecord, field: string): string[] {
  const { world, columns } = trace;
  const { names } = columns.head;
  const { message, words, dids } = it;
  switch (field) {
    case 'kind':
      return [it.kind, ...KIND_GROUP_NAMES.filter((group) => group === it.group)];
    case 'from':
      return userTexts(trace, [message?.from]);
    case 'to':
      return userTexts(trace, [message?.to]);
    case 'user':
      return userTexts(trace, it.users);
    case 'tenant':
      return tenantsOf(trace, it).map((tenant) => names.tenants[tenant]!);
    case 'cloud':
      return tenantsOf(trace, it).map((tenant) => CLOUDS[world.tenants.cloud[tenant]!]!);
    case 'link':
      return [...it.links].map((link) => names.links[link]!);
    case 'group':
      return it.operands.group === undefined ? [] : [names.groups[it.operands.group]!];
    case 'client':
      return [words.client, words.via, words.lands].filter((word) => word !== undefined);
    case 'does':
      return dids.map(({ name }) => name);
    case 'mode':
      return [
        ...dids.filter(({ name }) => /^set-(tenant-)?mode$/.test(name)).map((did) => did.words.mode!),
        ...(words.mode === undefined ? [] : [words.mode]),
      ];
    case 'upgrade':
      if (!CLASS_1.test(it.kind)) return [];
      return userTexts(
        trace,
        dids.filter(({ name }) => name === 'set-mode').map(({ operands }) => operands.user),
      );
    case 'because':
      return message?.fields.because ?? (words.because === undefined ? [] : [words.because]);
    case 'tenancy': {
      if (message?.from === undefined || message.to === undefined) return [];
      const [mine, theirs] = [world.users.tenant[message.from]!, world.users.tenant[message.to]!];
      if (mine === theirs) return ['in-tenant'];
      return [world.tenants.cloud[mine] === world.tenants.cloud[theirs] ? 'federated' : 'cross-cloud'];
    }
    default:
      return message?.fields[field] ?? [];
  }
}

function numbersOf({ records }: NaiveTrace, it: NaiveRecord, field: string): number[] | undefined {
  const { message } = it;
  switch (field) {
    case 'n':
      return [it.n];
    case 'at':
      return [it.at];
    case 'message':
      return it.operands.message === undefined ? [] : [it.operands.message];
    case 'thread':
      return [...it.threads];
    case 'session':
      return [...it.sessions];
    case 'cause':
      return it.cause < 0 ? [] : [it.cause];
    case 'caused-by': {
      const back: number[] = [];
      for (let n = it.cause; n >= 0; n = records[n]!.cause) back.push(n);
      return back;
    }
    case 'latency':
      if (message?.endedAt === undefined || message.attemptedAt === undefined) return [];
      return [message.endedAt - message.attemptedAt];
    case 'disables':
      return it.dids
        .filter(({ name, words }) => name === 'set-thread-status' && words.status === 'disabled')
        .map(({ operands }) => operands.thread!);
    default:
      return undefined;
  }
}

function fieldPasses(trace: NaiveTrace, it: NaiveRecord, field: string, test: Test): boolean {
  const numbers = numbersOf(trace, it, field);
  const { startUs } = trace.columns.head.header;
  if (numbers !== undefined) return numbers.some((value) => numberPasses(test, value, startUs));
  const texts = textsOf(trace, it, field);
  if (test.by === 'any') return texts.length > 0;
  return texts.some((text) => textPasses(test as TextTest, text));
}
