/** When an expectation about a feature asks. */
import type { ExpectWork } from './plan-expect.ts';
import { absoluteTime } from './times.ts';
import type { Path } from './tree.ts';
import { complain } from './work.ts';

/** `atUs` if the entry at `path` states a time (its key `at`), nothing if it asks about the end or after a complaint. */
export function questionTime(on: ExpectWork, text: string | undefined, path: Path): { atUs?: number } {
  if (text === undefined) return {};
  const read = absoluteTime(text, on.clock.startUs);
  if ('problem' in read) {
    complain(on.work, [...path, 'at'], read.problem, read.hint);
    return {};
  }
  if (read.us > on.clock.untilUs && !on.clock.cutShort)
    complain(on.work, [...path, 'at'], 'the run has ended by then', 'let it last longer, with until');
  return { atUs: read.us };
}
