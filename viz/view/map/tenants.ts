/** Tenants as boxes in their cloud, with a node for each user as long as there is room for nodes. */
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import { peopleOf } from '../people.ts';
import type { Box, Ground, Point } from './ground.ts';

/** Nodes with names, nodes without, or numbers only. */
export type Detail = 'names' | 'nodes' | 'counts';

export interface TenantBox {
  /** The tenant; -1 for the box that stands for all those that found no room. */
  readonly tenant: number;
  readonly users: readonly number[];
  /** How many tenants it stands for. */
  readonly tenants: number;
  readonly box: Box;
  readonly detail: Detail;
  readonly columns: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

export interface TenantMap {
  readonly boxes: readonly TenantBox[];
  /** Where a user stands. */
  at(user: number): Point;
  /** The node of a user with their name, if that is shown. */
  cellOf(user: number): Box;
}

const GAP = 8;
const TITLE = 20;
const LEAST_HEIGHT = 44;
const NAMED = { width: 104, height: 18 };
/** A node without a name takes at least this, px. */
const LEAST_CELL = 7;
const MOST_CELL = 18;

export function placeTenants(trace: IndexedTrace, ground: Ground): TenantMap {
  const people = peopleOf(trace);
  const boxes: TenantBox[] = [];
  for (const { cloud, tenants } of people.clouds) {
    const panel = ground.panels.find((each) => each.cloud === cloud);
    if (panel !== undefined) boxes.push(...boxesIn(panel.people, tenants));
  }
  const { tenant } = trace.columns.head.world.users;
  const byTenant = new Map<number, TenantBox>();
  for (const box of boxes)
    for (const user of box.tenant < 0 ? box.users : box.users.slice(0, 1)) byTenant.set(tenant[user]!, box);
  const at = (user: number): Point => {
    const box = byTenant.get(tenant[user] ?? -1);
    return box === undefined ? { x: 0, y: 0 } : pointIn(box, people.placeInTenant[user]!);
  };
  return {
    boxes,
    at,
    cellOf(user) {
      const { x, y } = at(user);
      const box = byTenant.get(tenant[user] ?? -1);
      const wide = box?.detail === 'names' ? box.cellWidth : 0;
      return { left: x - 8, top: y - 8, right: x - 8 + Math.max(16, wide), bottom: y + 8 };
    },
  };
}

type TenantPeople = ReturnType<typeof peopleOf>['clouds'][number]['tenants'];

/** Heights by the number of people; tenants for which there is no room share the last box. */
function boxesIn(area: Box, tenants: TenantPeople): TenantBox[] {
  const room = Math.max(1, Math.floor((area.bottom - area.top + GAP) / (LEAST_HEIGHT + GAP)));
  const shown = tenants.length <= room ? tenants : tenants.slice(0, room - 1);
  const rest = tenants.slice(shown.length);
  const groups = shown.map(({ tenant, users }) => ({ tenant, users, tenants: 1 }));
  if (rest.length > 0)
    groups.push({ tenant: -1, users: rest.flatMap(({ users }) => users), tenants: rest.length });
  const spare = area.bottom - area.top - groups.length * LEAST_HEIGHT - (groups.length - 1) * GAP;
  const weights = groups.map(({ users }) => Math.sqrt(users.length + 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let top = area.top;
  return groups.map(({ tenant, users, tenants: count }, i) => {
    const bottom = top + LEAST_HEIGHT + (Math.max(0, spare) * weights[i]!) / total;
    const box = { left: area.left, right: area.right, top, bottom };
    top = bottom + GAP;
    return {
      tenant,
      users,
      tenants: count,
      box,
      ...cellsOf(box, tenant < 0 ? Number.POSITIVE_INFINITY : users.length),
    };
  });
}

function cellsOf(
  box: Box,
  users: number,
): Pick<TenantBox, 'detail' | 'columns' | 'cellWidth' | 'cellHeight'> {
  const width = box.right - box.left - 12;
  const height = box.bottom - box.top - TITLE - 4;
  const most = Math.max(1, Math.floor(width / NAMED.width));
  const rows = Math.max(1, Math.floor(height / NAMED.height));
  if (most * rows >= users) {
    // As few columns as there is height for: names have more room then.
    const columns = Math.max(1, Math.ceil(users / rows));
    const used = Math.max(1, Math.ceil(users / columns));
    return { detail: 'names', columns, cellWidth: width / columns, cellHeight: Math.min(34, height / used) };
  }
  const cell = Math.min(MOST_CELL, Math.floor(Math.sqrt((width * height) / users)));
  const across = Math.floor(width / Math.max(1, cell));
  if (cell >= LEAST_CELL && across * Math.floor(height / cell) >= users)
    return { detail: 'nodes', columns: across, cellWidth: cell, cellHeight: cell };
  return { detail: 'counts', columns: 1, cellWidth: width, cellHeight: height };
}

/** The middle of a user's node; where there are no nodes, the middle of the box. */
function pointIn({ box, detail, columns, cellWidth, cellHeight }: TenantBox, place: number): Point {
  if (detail === 'counts') return { x: (box.left + box.right) / 2, y: (box.top + TITLE + box.bottom) / 2 };
  const column = place % columns;
  const row = Math.floor(place / columns);
  const x = box.left + 6 + column * cellWidth;
  return {
    x: detail === 'names' ? x + 8 : x + cellWidth / 2,
    y: box.top + TITLE + (row + 0.5) * cellHeight,
  };
}
