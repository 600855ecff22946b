/** What a view is given, for tests: a scenario of the library, or any trace, as a whole and without a filter. */
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import { newTimeAxis } from '../../../viz/view/time-axes.ts';
import type { TimeMode } from '../../../viz/view/time-axis.ts';
import { NOTHING, type ViewInput } from '../../../viz/view/view.ts';

/** All of the trace, the cursor at record `n` (default: the last), 1200 by 800 px; `changes` win. */
export function inputOf(
  trace: IndexedTrace,
  changes: Partial<ViewInput> & { readonly mode?: TimeMode; readonly n?: number } = {},
): ViewInput {
  const { mode = 'folded', n = trace.columns.count - 1, ...rest } = changes;
  const axis = newTimeAxis(mode, trace);
  return {
    trace,
    axis,
    fromU: 0,
    toU: axis.length,
    cursor: { n, atUs: n < 0 ? 0 : trace.columns.atUs[n]! },
    selection: NOTHING,
    matches: { passes: undefined, shown: trace.columns.count, total: trace.columns.count },
    violations: [],
    grouping: 'auto',
    scroll: 0,
    width: 1200,
    height: 800,
    ...rest,
  };
}
