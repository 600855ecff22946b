/**
 * Every row of every table in one list. Its order is part of the trace format: appending is safe, reordering is
 * not. A decision carries the place, files and people the id.
 */
import { must } from '../core/must.ts';
import { CHAT_ROWS_OF_ERAS, KIND_ROWS_OF_ERAS, OTHER_PAIR, OTHER_PAIR_CHAT } from './cloud-pair-table.ts';
import { LEFT_OUT, LEFT_OUT_AFTER_RETIREMENT } from './left-out.ts';
import { definePresence, INTEROP_DOC_PRESENCE, type PresenceTable } from './presence-table.ts';
import type { PrintedPresence, PrintedRouting } from './printed.ts';
import { defineRouting, type RoutingTable } from './routing-table.ts';
import { EDITIONS, type Edition, type Row } from './rows.ts';
import { FEDERATED as FEDERATED_2018 } from './tables/2018-11-federated.ts';
import { IN_TENANT as IN_TENANT_2018 } from './tables/2018-11-in-tenant.ts';
import { PRESENCE as PRESENCE_2018 } from './tables/2018-11-presence.ts';
import { FEDERATED as FEDERATED_2019 } from './tables/2019-h1-federated.ts';
import { IN_TENANT as IN_TENANT_2019 } from './tables/2019-h1-in-tenant.ts';
import { PRESENCE as PRESENCE_2019 } from './tables/2019-h1-presence.ts';
import { FEDERATED as FEDERATED_ANOMALY } from './tables/2021-06-anomaly-federated.ts';
import { IN_TENANT as IN_TENANT_ANOMALY } from './tables/2021-06-anomaly-in-tenant.ts';
import { PRESENCE as PRESENCE_ANOMALY } from './tables/2021-06-anomaly-presence.ts';
import { FEDERATED as FEDERATED_2021 } from './tables/2021-11-federated.ts';
import { IN_TENANT as IN_TENANT_2021 } from './tables/2021-11-in-tenant.ts';
import { PRESENCE as PRESENCE_2021 } from './tables/2021-11-presence.ts';

/** The printed tables of each edition, as the articles lay them out. */
export const PRINTED: Readonly<
  Record<
    Edition,
    { readonly routing: readonly PrintedRouting[]; readonly presence: readonly PrintedPresence[] }
  >
> = {
  '2018-11': { routing: [...IN_TENANT_2018, ...FEDERATED_2018], presence: PRESENCE_2018 },
  '2019-h1': { routing: [...IN_TENANT_2019, ...FEDERATED_2019], presence: PRESENCE_2019 },
  '2021-06-anomaly': { routing: [...IN_TENANT_ANOMALY, ...FEDERATED_ANOMALY], presence: PRESENCE_ANOMALY },
  '2021-11': { routing: [...IN_TENANT_2021, ...FEDERATED_2021], presence: PRESENCE_2021 },
};

/** By edition code. */
export const ROUTING_TABLES: readonly RoutingTable[] = EDITIONS.map((edition) =>
  defineRouting(
    edition,
    PRINTED[edition].routing,
    edition === '2021-11' ? LEFT_OUT_AFTER_RETIREMENT : LEFT_OUT,
  ),
);

/** By edition code. */
export const PRESENCE_TABLES: readonly PresenceTable[] = EDITIONS.map((edition) =>
  definePresence(edition, PRINTED[edition].presence),
);

export const ROWS: readonly Row[] = [
  ...EDITIONS.flatMap((_, code) => [...ROUTING_TABLES[code]!.rows, ...PRESENCE_TABLES[code]!.rows]),
  ...INTEROP_DOC_PRESENCE.rows,
  ...CHAT_ROWS_OF_ERAS,
  OTHER_PAIR,
  ...KIND_ROWS_OF_ERAS,
  OTHER_PAIR_CHAT,
];

const PLACES = new Map(ROWS.map((row, place) => [row.id.toLowerCase(), place]));
must(PLACES.size === ROWS.length, 'every row has an id of its own');

/** The place of a row by its id, in any spelling of case; -1 if there is none. */
export function rowPlace(id: string): number {
  return PLACES.get(id.toLowerCase()) ?? -1;
}

/** The id at a place; null for -1, which stands for "no row". */
export function rowId(place: number): string | null {
  return ROWS[place]?.id ?? null;
}
