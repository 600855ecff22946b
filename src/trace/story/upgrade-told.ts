/** What an upgrade did to others, told with names: for whoever looks at the record of the upgrade. */
import { NONE } from '../../model/words.ts';
import type { IndexedTrace } from '../indexed.ts';
import { blastRadius, type DisabledConversation } from './blast-radius.ts';
import { fateOf } from './fate.ts';
import { namingOf } from './naming.ts';

/** A list of which the first ones are told, and how many it has. */
export interface ToldList<T> {
  readonly told: readonly T[];
  readonly count: number;
}

/** A message with the record in which its fate was settled: the end of its way, else what was last heard of it. */
export interface ToldMessage {
  readonly message: number;
  readonly record: number;
  readonly name: string;
  /** `refused (thread-disabled)`. */
  readonly fate: string;
}

export interface ToldConversation {
  readonly thread: number;
  readonly people: string;
  /** The record that disabled it. */
  readonly record: number;
  /** The next message in it, or between the two; undefined if they never wrote again. */
  readonly next: ToldMessage | undefined;
}

export interface ToldPerson {
  readonly user: number;
  readonly name: string;
  /** The mode they got; '' for somebody who got none. */
  readonly mode: string;
}

export interface ToldSession {
  readonly session: number;
  readonly people: string;
}

export interface UpgradeTold {
  /** Whose mode changed. */
  readonly upgraded: ToldList<ToldPerson>;
  readonly conversations: ToldList<ToldConversation>;
  /** SIP sessions that ended before their time. */
  readonly sessions: ToldList<ToldSession>;
  /** Messages refused afterwards because their conversation was disabled, and those that failed on their way. */
  readonly refused: ToldList<ToldMessage>;
  readonly failed: ToldList<ToldMessage>;
  /** Who lost a conversation. */
  readonly losers: ToldList<ToldPerson>;
}

/** The upgrade of a tenant may hit thousands. */
const UPGRADE_TOLD = 100;

/** Undefined if record `n` is no upgrade and led to none. */
export function upgradeTold(trace: IndexedTrace, n: number): UpgradeTold | undefined {
  if (!isUpgrade(trace, n)) return undefined;
  const radius = blastRadius(trace, n);
  const modes = new Map(radius.users.map(({ user, mode }) => [user, mode]));
  const message = (id: number): ToldMessage => messageOf(trace, id);
  return {
    upgraded: first(
      radius.users.map(({ user }) => user),
      (user) => personOf(trace, user, modes),
    ),
    conversations: first(radius.threads, (thread) => conversationOf(trace, thread)),
    sessions: first(radius.sessions, (session) => ({
      session,
      people: namingOf(trace).peopleOf(trace.sessions.thread[session]!),
    })),
    refused: first(radius.refused, message),
    failed: first(radius.failed, message),
    losers: first(radius.losers, (user) => personOf(trace, user, modes)),
  };
}

/** A record that sets a mode, or that caused one which does: a grant takes effect later. */
function isUpgrade({ upgrades, records, usable }: IndexedTrace, n: number): boolean {
  if (n < 0 || n >= usable) return false;
  return upgrades.includes(n) || records.effectsOf(n).some((effect) => upgrades.includes(effect));
}

function first<T, Told>(list: readonly T[], tell: (each: T) => Told): ToldList<Told> {
  return { told: list.slice(0, UPGRADE_TOLD).map(tell), count: list.length };
}

function personOf(trace: IndexedTrace, user: number, modes: ReadonlyMap<number, number>): ToldPerson {
  const mode = modes.get(user);
  const naming = namingOf(trace);
  return { user, name: naming.user(user), mode: mode === undefined ? '' : naming.mode(mode) };
}

function conversationOf(
  trace: IndexedTrace,
  { thread, record, next }: DisabledConversation,
): ToldConversation {
  return {
    thread,
    people: namingOf(trace).peopleOf(thread),
    record,
    next: next === NONE ? undefined : messageOf(trace, next),
  };
}

function messageOf(trace: IndexedTrace, message: number): ToldMessage {
  const { ended, sent, attempted } = trace.messages;
  const record = [ended, sent, attempted].map((records) => records[message]!).find((n) => n >= 0) ?? NONE;
  return { message, record, name: namingOf(trace).messageOfBoth(message), fate: fateOf(trace, message) };
}
