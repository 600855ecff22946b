/** Who is at which end of a call, in which client, and how a signal goes from one end to the other. */
import { CALL_END, CALL_STATUS } from '../../model/call-words.ts';
import { clientOf, sideOf } from '../../model/pairs.ts';
import { METHOD, NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { Way } from '../effects.ts';

/** The end of the call at which the user is, NONE if at none. */
export function endOf({ calls }: World, call: number, user: number): number {
  if (calls.caller[call] === user) return CALL_END.caller;
  return calls.callee[call] === user ? CALL_END.callee : NONE;
}

export function otherEnd(end: number): number {
  return end === CALL_END.caller ? CALL_END.callee : CALL_END.caller;
}

/** NONE for the caller of a call from the telephone network. */
export function userAt({ calls }: World, call: number, end: number): number {
  return end === CALL_END.caller ? calls.caller[call]! : calls.callee[call]!;
}

/** The client at an end: the callee's is the one that the invitation is routed to; NONE if there is none. */
export function clientAt(world: World, call: number, end: number): number {
  const { calls, threads } = world;
  if (end === CALL_END.caller) return calls.callerClient[call]!;
  const thread = calls.thread[call]!;
  if (thread === NONE) return calls.calleeClient[call]!;
  return clientOf(world, thread, sideOf(world, threads.pair[thread]!, calls.callee[call]!));
}

/** From the client at one end to that at the other. */
export function wayFrom(world: World, call: number, end: number): Way {
  const other = otherEnd(end);
  return {
    from: userAt(world, call, end),
    fromClient: clientAt(world, call, end),
    to: userAt(world, call, other),
    toClient: clientAt(world, call, other),
    method: methodOf(world, call),
  };
}

/** A METHOD, NONE for a call from the telephone network. */
export function methodOf({ calls, threads }: World, call: number): number {
  const thread = calls.thread[call]!;
  return thread === NONE ? NONE : threads.method[thread]!;
}

/** Whether the methods join two kinds of clients, or two clouds. */
export function isInterop(method: number): boolean {
  return method === METHOD.interop || method === METHOD.interopFederated;
}

export function isFromPhone({ calls }: World, call: number): boolean {
  return calls.phone[call] !== NONE;
}

/** Whether the user is in the call as they know it: connected, or answered by them. */
export function isIn(world: World, call: number, user: number): boolean {
  const end = endOf(world, call, user);
  if (end === NONE) return false;
  const status = world.calls.status[call]!;
  return status === CALL_STATUS.connected || (status === CALL_STATUS.answered && end === CALL_END.callee);
}

/** The calls in which the user is, but for one. */
export function otherCallsOf(world: World, user: number, but: number): number[] {
  const found: number[] = [];
  for (let call = 0; call < world.calls.count; call++) {
    if (call !== but && isIn(world, call, user)) found.push(call);
  }
  return found;
}
