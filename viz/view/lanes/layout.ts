/** Which lanes there are, one below the other, and how high each is. */

import { CLIENTS } from '../../../src/model/words.ts';
import { isOccupied } from '../../../src/trace/index/participations.ts';
import { placeFrom } from '../../../src/trace/index/sorted.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import { peopleOf } from '../people.ts';
import type { Selection, ViewInput } from '../view.ts';
import { participationRows } from './participation-rows.ts';
import type { Plane } from './plane.ts';
import { factsOf, type TraceFacts } from './trace-facts.ts';

export type LaneKind = 'cloud' | 'tenant' | 'user' | 'all-of-tenant' | 'all-of-cloud';

export interface Lane {
  readonly kind: LaneKind;
  /** Of the user, the tenant or the cloud (its code). */
  readonly id: number;
  readonly cloud: number;
  /** Down from the top of all lanes, px. */
  readonly top: number;
  readonly height: number;
}

export interface Layout {
  readonly lanes: readonly Lane[];
  /** All lanes together, px. */
  readonly extent: number;
  /** People who take no part in any record of the stretch, and have no lane. */
  readonly quiet: number;
  readonly people: number;
}

const HEADING = 20;
export const MODE_STRIP = 15;
export const PRESENCE_STRIP = 13;
export const TICKS = 14;
export const THREAD_ROW = 11;
export const PART_ROW = 15;
export const PADDING = 8;
/** Rows of threads, and rows of calls and meetings, in a lane; a selected user has all. */
const ROWS_SHOWN = 6;
const AGGREGATE = 56;
/** With more people than this, `auto` gives each tenant one lane; with more tenants, each cloud. */
const MOST_LANES = 5_000;

export function layOut(input: ViewInput, plane: Plane): Layout {
  const { trace } = input;
  const grain = grainOf(input);
  const facts = factsOf(trace);
  const lanes: Lane[] = [];
  let top = 0;
  let quiet = 0;
  const add = (kind: LaneKind, id: number, cloud: number, height: number): void => {
    lanes.push({ kind, id, cloud, top, height });
    top += height;
  };
  for (const { cloud, tenants } of peopleOf(trace).clouds) {
    if (grain === 'cloud') {
      add('all-of-cloud', cloud, cloud, AGGREGATE);
      continue;
    }
    add('cloud', cloud, cloud, HEADING);
    for (const { tenant, users } of tenants) {
      if (grain === 'tenant') {
        add('all-of-tenant', tenant, cloud, AGGREGATE);
        continue;
      }
      const shown = users.filter(
        (user) => takesPart(trace, plane, user) || user === selectedUser(input.selection),
      );
      quiet += users.length - shown.length;
      if (shown.length === 0) continue;
      add('tenant', tenant, cloud, HEADING);
      for (const user of shown) add('user', user, cloud, heightOf(trace, facts, user, input.selection));
    }
  }
  return { lanes, extent: top, quiet, people: trace.columns.head.world.users.count };
}

export type Grain = 'user' | 'tenant' | 'cloud';

/** A lane of a user shows their clients, so lanes for each client are lanes for each user. */
function grainOf({ trace, grouping }: ViewInput): Grain {
  if (grouping === 'tenant' || grouping === 'cloud') return grouping;
  if (grouping !== 'auto') return 'user';
  const { users, tenants } = trace.columns.head.world;
  if (users.count <= MOST_LANES) return 'user';
  return tenants.count <= MOST_LANES ? 'tenant' : 'cloud';
}

function selectedUser({ subject, id }: Selection): number {
  return subject === 'user' ? id : -1;
}

/** How many rows of threads a user's lane has. */
export function rowsShown(facts: TraceFacts, user: number, selection: Selection): number {
  const rows = facts.threadRows[user]!;
  return user === selectedUser(selection) ? rows : Math.min(rows, ROWS_SHOWN);
}

/** How many rows of calls and meetings a user's lane has. */
export function partRowsShown(trace: IndexedTrace, user: number, selection: Selection): number {
  const { rows } = participationRows(trace, user);
  return user === selectedUser(selection) ? rows : Math.min(rows, ROWS_SHOWN);
}

function heightOf(trace: IndexedTrace, facts: TraceFacts, user: number, selection: Selection): number {
  const clients = CLIENTS.filter((_, client) => (facts.everRuns[user]! >> client) & 1).length;
  const threads = rowsShown(facts, user, selection) * THREAD_ROW;
  const parts = partRowsShown(trace, user, selection) * PART_ROW;
  return MODE_STRIP + clients * PRESENCE_STRIP + parts + TICKS + threads + PADDING;
}

/** In any record of the stretch, or in a call or a meeting that goes on while nothing is recorded. */
function takesPart(trace: IndexedTrace, { first, end }: Plane, user: number): boolean {
  const list = trace.records.of('user', user);
  const at = placeFrom(list, first);
  return (at < list.length && list[at]! < end) || isOccupied(trace, user, first, end);
}
