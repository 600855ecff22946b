/**
 * A SIP session has had no message for its whole timeout. A Teams thread goes on without it; an `sfb`
 * conversation is its session and ends with it (N2, R6.9).
 */
import { closeSession, setThreadStatus } from '../model/transition.ts';
import { METHOD, THREAD_STATUS } from '../model/words.ts';
import type { Context, Effects } from './effects.ts';

export function sessionExpired(ctx: Context, thread: number, fx: Effects): void {
  closeSession(fx, thread);
  if (ctx.world.threads.method[thread] === METHOD.sfb) setThreadStatus(fx, thread, THREAD_STATUS.ended);
}
