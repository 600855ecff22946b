/** Traces of which only the times matter. */
import type { TimedTrace } from '../../../viz/view/timed-trace.ts';

export const START_US = Date.UTC(2023, 7, 28) * 1000;

/** A trace whose records have these times, ascending, and whose run took `untilUs`. */
export function timedTrace(atUs: readonly number[] | Float64Array, untilUs = atUs.at(-1) ?? 0): TimedTrace {
  const header = { startUs: START_US, untilUs };
  const columns = { atUs: Float64Array.from(atUs), count: atUs.length, head: { header }, end: {} };
  return { columns } as unknown as TimedTrace;
}
