/** Which record says most about a thing: where its why begins. */
import { NONE } from '../../model/words.ts';
import type { IndexedTrace } from '../indexed.ts';

/** What is asked about, at record `n`; -1 if there is no record that says anything of it. */
export function mostTelling(
  trace: IndexedTrace,
  { subject, id }: { readonly subject: string; readonly id: number },
  n: number,
): number {
  if (id < 0) return n;
  switch (subject) {
    case 'record':
      return Math.min(id, trace.columns.count - 1);
    case 'message':
      return messageRecord(trace, id, n);
    case 'thread':
      return threadRecord(trace, id, n);
    case 'session':
      return sessionRecord(trace, id, n);
    case 'user':
      return trace.changes.lastSet('users.mode', id, n);
    case 'link':
      return trace.changes.lastSet('links.down', id, n);
    case 'tenant':
      return trace.changes.lastSet('tenants.mode', id, n);
    default:
      return n;
  }
}

/** Its end if that has come, else what has last been heard of it. */
function messageRecord({ messages }: IndexedTrace, id: number, n: number): number {
  if (id >= messages.count) return NONE;
  const known = [messages.ended[id]!, messages.arrived[id]!, messages.sent[id]!];
  return known.find((record) => record >= 0 && record <= n) ?? messages.attempted[id]!;
}

function threadRecord({ threads }: IndexedTrace, id: number, n: number): number {
  if (id >= threads.count) return NONE;
  const closed = threads.closedBy[id]!;
  return closed >= 0 && closed <= n ? closed : threads.madeBy[id]!;
}

function sessionRecord({ sessions }: IndexedTrace, id: number, n: number): number {
  if (id >= sessions.count) return NONE;
  const closed = sessions.closedBy[id]!;
  return closed >= 0 && closed <= n ? closed : sessions.openedBy[id]!;
}
