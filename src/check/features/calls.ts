/** What the World says of calls, for expectations. */
import { formatDuration } from '../../core/time.ts';
import { CALL_END, CALL_ENDS, CALL_STATUSES, MEDIA_GRADES, MEDIA_MEASURES } from '../../model/call-words.ts';
import { CLIENTS, KINDS, NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { ALL_REASONS } from '../../rules/all-reasons.ts';
import { NOTHING, word } from '../fact.ts';
import type { FactReaders } from './reader.ts';

const REASON_NAMES = ALL_REASONS.map(({ name }) => name);

export const CALL_FACTS: FactReaders = {
  call: ({ calls }, names, [id]) => {
    const call = id!;
    const isOver = calls.endedUs[call]! >= 0;
    const third = calls.third[call]!;
    return {
      status: word(CALL_STATUSES, calls.status[call]!),
      kind: word(KINDS, calls.kind[call]!),
      lands: word(CLIENTS, calls.calleeClient[call]!),
      because: isOver ? word(REASON_NAMES, calls.because[call]!) : NOTHING,
      endedBy: word(CALL_ENDS, calls.endedBy[call]!),
      rangAt: time(calls.rangUs[call]!),
      answeredAt: time(calls.answeredUs[call]!),
      connectedAt: time(calls.connectedUs[call]!),
      endedAt: time(calls.endedUs[call]!),
      lasted: lasted(calls, call),
      heldBy: heldBy(calls.held[call]!),
      grade: word(MEDIA_GRADES, calls.grade[call]!),
      threshold: word(MEDIA_MEASURES, calls.threshold[call]!),
      third: third === NONE ? NOTHING : names.users[third]!,
    };
  },
};

/** Since the start of the run. */
function time(us: number): string {
  return us < 0 ? NOTHING : formatDuration(us);
}

function lasted({ connectedUs, endedUs }: World['calls'], call: number): string {
  if (connectedUs[call]! < 0 || endedUs[call]! < 0) return NOTHING;
  return formatDuration(endedUs[call]! - connectedUs[call]!);
}

function heldBy(held: number): string {
  const ends = [CALL_END.caller, CALL_END.callee].filter((end) => (held & (1 << end)) !== 0);
  return ends.length === 0 ? NOTHING : ends.map((end) => CALL_ENDS[end]!).join(', ');
}
