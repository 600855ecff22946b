/** Calls from the telephone network, of call queues and of auto attendants (R11.1 to R11.4). */
import { endCall } from '../../model/call-changes.ts';
import { CALL_END, CALL_STATUS, PHONE_CALLERS } from '../../model/call-words.ts';
import { F } from '../../model/event.ts';
import { cloudOf } from '../../model/people.ts';
import { CLIENTS, CLOUDS, MODES } from '../../model/words.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import { PHONE_LINES, phoneLanding } from '../../rules/meetings/phone.ts';
import type { Context, Effects } from '../effects.ts';
import { missWhereNothingRuns, ring } from './ringing.ts';

/** The call has reached the user's service, which knows by the mode where it goes; nothing falls back elsewhere. */
export function phoneCallCame(ctx: Context, fx: Effects, call: number, user: number): void {
  const { world } = ctx;
  const inputs = {
    call: PHONE_CALLERS[world.calls.phone[call]!]!,
    mode: MODES[world.users.mode[user]!]!,
    line: PHONE_LINES[world.calls.line[call]!]!,
    cloud: CLOUDS[cloudOf(world, user)]!,
  };
  const row = phoneLanding(inputs.call, inputs.mode, inputs.line, inputs.cloud);
  const { id, client, because, source } = row;
  fx.decide(() => ({
    about: 'phone-call',
    outcome: client === null ? 'refused' : 'lands',
    client,
    row: id,
    because,
    gates: [],
    inputs,
    source,
  }));
  if (client === null) return refused(call, user, reasonCode(because), fx);
  const code = CLIENTS.indexOf(client);
  if ((world.users.running[user]! & (1 << code)) !== 0) ring(ctx, call, code, fx);
  else missWhereNothingRuns(ctx, call, code, fx);
}

function refused(call: number, user: number, because: number, fx: Effects): void {
  endCall(fx, call, CALL_STATUS.refused, CALL_END.network, because);
  fx.tell(F.phoneCallRefused, call, user, because);
}
