/** A lane for a whole tenant or cloud: how much happens, and when modes change. */

import { MODES } from '../../../src/model/words.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import type { DisplayListBuilder } from '../../list/display-list.ts';
import { peopleOf } from '../people.ts';
import type { ViewInput } from '../view.ts';
import { BIN, eachBin } from './density.ts';
import type { Lane } from './layout.ts';
import type { Plane } from './plane.ts';
import { recordsOfCloud, recordsOfTenant } from './shown-records.ts';
import { MODE_LETTERS } from './strips.ts';

/** Bars as high as there are records in each bin; the number of records is the answer. */
export function drawAggregate(
  marks: DisplayListBuilder,
  { trace, matches }: ViewInput,
  plane: Plane,
  { kind, id, height }: Lane,
  top: number,
  edges: Int32Array,
): number {
  const isTenant = kind === 'all-of-tenant';
  const list = (isTenant ? recordsOfTenant : recordsOfCloud)(trace, matches, id);
  let most = 1;
  let all = 0;
  eachBin(list, edges, (_, count) => {
    most = Math.max(most, count);
    all += count;
  });
  const room = height - 10;
  const floor = top + height - 4;
  eachBin(list, edges, (bin, count) => {
    const x = plane.left + bin * BIN;
    const high = Math.max(2, (Math.log2(count + 1) / Math.log2(most + 1)) * room);
    marks.area('density', x, floor - high, x + BIN, floor, {
      ...(isTenant ? { subject: 'tenant', id } : {}),
      weight: 255,
      text: `${count} records`,
    });
  });
  return all;
}

/** How many people of a tenant or cloud are in each mode after record `n`: `T 12, I 3`. */
export function modesOf(trace: IndexedTrace, { kind, id }: Lane, n: number): string {
  const counts = MODES.map(() => 0);
  const { mode } = trace.states.at(n).users;
  for (const { cloud, tenants } of peopleOf(trace).clouds) {
    if (kind === 'all-of-cloud' && cloud !== id) continue;
    for (const { tenant, users } of tenants) {
      if (kind === 'all-of-tenant' && tenant !== id) continue;
      for (const user of users) counts[mode[user]!]! += 1;
    }
  }
  return counts.flatMap((count, code) => (count === 0 ? [] : [`${MODE_LETTERS[code]} ${count}`])).join(', ');
}
