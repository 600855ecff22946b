/** What a selection leaves at full weight, and what it sets back. */
import { NONE } from '../../../src/model/words.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import type { Selection } from '../view.ts';

const FULL = 255;
const SET_BACK = 112;

export interface Emphasis {
  /** 0 to 255. */
  ofMessage(message: number): number;
  ofRecord(n: number): number;
  ofSession(session: number): number;
  ofThread(thread: number): number;
}

export function emphasisOf(trace: IndexedTrace, { subject, id }: Selection): Emphasis {
  if (subject === 'none') return { ofMessage: full, ofRecord: full, ofSession: full, ofThread: full };
  const { messages, sessions, threads, records } = trace;
  const tenantOf = (user: number) => (user < 0 ? NONE : trace.columns.head.world.users.tenant[user]!);
  const hops = subject === 'link' ? new Set(records.of('link', id)) : undefined;
  const selected = subject === 'record' ? records.concernedBy(id).message : NONE;
  const ofUsers = (a: number, b: number): boolean =>
    subject === 'user'
      ? a === id || b === id
      : subject === 'tenant' && (tenantOf(a) === id || tenantOf(b) === id);
  const isMessage = (message: number): boolean => {
    if (message < 0) return false;
    if (subject === 'message') return message === id;
    if (subject === 'record') return message === selected;
    if (subject === 'thread') return messages.thread[message] === id;
    if (subject === 'session') return messages.session[message] === id;
    if (hops !== undefined) return records.of('message', message).some((n) => hops.has(n));
    return ofUsers(messages.from[message]!, messages.to[message]!);
  };
  const isThread = (thread: number): boolean => {
    if (thread < 0) return false;
    if (subject === 'thread') return thread === id;
    if (subject === 'session') return sessions.thread[id] === thread;
    return ofUsers(threads.lo[thread]!, threads.hi[thread]!);
  };
  const isRecord = (n: number): boolean => {
    if (subject === 'record') return n === id;
    const { users, thread, message, link, tenant } = records.concernedBy(n);
    if (subject === 'link') return link === id;
    if (subject === 'tenant' && tenant === id) return true;
    return isMessage(message) || isThread(thread) || (subject === 'user' && users.includes(id));
  };
  return {
    ofMessage: (message) => weight(isMessage(message)),
    ofRecord: (n) => weight(isRecord(n)),
    ofSession: (session) =>
      weight(subject === 'session' ? session === id : isThread(sessions.thread[session]!)),
    ofThread: (thread) => weight(isThread(thread)),
  };
}

const full = () => FULL;

function weight(selected: boolean): number {
  return selected ? FULL : SET_BACK;
}
