/** Expectations about a state: of a thread, a session, a user, or of what somebody sees. */
import { formatDuration } from '../core/time.ts';
import {
  CLIENTS,
  METHODS,
  MODES,
  NONE,
  PRESENCE_SOURCES,
  PRESENCES,
  THREAD_STATUSES,
} from '../model/words.ts';
import type { World } from '../model/world.ts';
import { READ_ONLY } from '../rules/granting.ts';
import type { Rules } from '../rules/rules.ts';
import type {
  PresenceExpectation,
  SessionExpectation,
  ThreadExpectation,
  UserExpectation,
} from '../scenario/expectation.ts';
import { type Fact, Facts, NOTHING } from './fact.ts';
import { type Seen, seenByTables, seenInThread } from './seen.ts';

/** `thread` and `disabledUs` are NONE where there is none yet. */
export function threadFacts(
  asked: ThreadExpectation,
  world: World,
  thread: number,
  disabledUs: number,
): Fact[] {
  const facts = new Facts();
  const { status, method } = world.threads;
  facts.addCode('status', THREAD_STATUSES, asked.status, thread === NONE ? NONE : status[thread]!);
  facts.addCode('method', METHODS, asked.method, thread === NONE ? NONE : method[thread]!);
  if (asked.disabledAtUs !== undefined) {
    const actual = disabledUs === NONE ? NOTHING : formatDuration(disabledUs);
    facts.add('disabledAt', formatDuration(asked.disabledAtUs), actual);
  }
  return facts.list;
}

/** `session` is that of the message, NONE if it travelled in none. */
export function sessionFacts(
  asked: SessionExpectation,
  world: World,
  thread: number,
  session: number,
): Fact[] {
  const lives = thread !== NONE && world.threads.session[thread] === session;
  const facts = new Facts();
  if (session === NONE) facts.add('status', asked.status ?? 'open or expired', NOTHING);
  else facts.add('status', asked.status, lives ? 'open' : 'expired');
  return facts.list;
}

export function userFacts(asked: UserExpectation, world: World, rules: Rules): Fact[] {
  const facts = new Facts();
  const { users, tenants } = world;
  const { user } = asked;
  const tenant = users.tenant[user]!;
  facts.addCode('mode', MODES, asked.mode, users.mode[user]!);
  if (asked.readOnly !== undefined) {
    const { topology, cloud, upgradePending } = tenants;
    const actual = rules.readOnly(topology[tenant]!, cloud[tenant]!, upgradePending[tenant]!);
    facts.addCode('readOnly', READ_ONLY, asked.readOnly, actual);
  }
  if (asked.running !== undefined) {
    facts.add('clients', clientsInWords(asked.running), clientsInWords(users.running[user]!));
  }
  return facts.list;
}

function clientsInWords(running: number): string {
  const words = CLIENTS.filter((_, client) => (running & (1 << client)) !== 0);
  return words.length === 0 ? NOTHING : words.join(' and ');
}

/** `thread` is the conversation looked into: undefined for the contact list, NONE if it does not exist. */
export function presenceFacts(
  asked: PresenceExpectation,
  world: World,
  rules: Rules,
  thread: number | undefined,
): { readonly facts: Fact[]; readonly row: string | null } {
  const seen: Seen | undefined =
    thread === NONE
      ? undefined
      : thread === undefined
        ? seenByTables(world, rules, asked.of, asked.seenBy, asked.via)
        : seenInThread(world, rules, thread, asked.seenBy);
  const facts = new Facts();
  facts.add(
    'source',
    wordOf(PRESENCE_SOURCES, asked.source),
    wordOf(PRESENCE_SOURCES, seen?.source) ?? NO_THREAD,
  );
  facts.add('value', wordOf(PRESENCES, asked.value), wordOf(PRESENCES, seen?.value) ?? NO_THREAD);
  return { facts: facts.list, row: seen?.row ?? null };
}

const NO_THREAD = 'no such conversation';

function wordOf(words: readonly string[], code: number | undefined): string | undefined {
  return code === undefined ? undefined : words[code];
}
