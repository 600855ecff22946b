/**
 * Whose client's presence a watcher sees for a new thread: tables 3 and 4, the switches around them, and what a
 * pair of clouds supports. [COEX] Tables 3 and 4; R8.1 to R8.3, A6, A43.
 */
import { CLIENT, CLIENTS, CLOUD, MODE, PRESENCE_SOURCES, TENANCY } from '../model/words.ts';
import { PRESENCE_TABLES, ROWS, rowPlace } from './all-rows.ts';
import { compileCloudPair, POSSIBLE, SCENARIO } from './cloud-pair.ts';
import { CLIENT_MASK, compileRouting, packedAt, ROW_SHIFT } from './compiled-routing.ts';
import { INTEROP_DOC_PRESENCE } from './presence-table.ts';
import { EDITION } from './rows.ts';
import type { Facts } from './rule-sets.ts';
import type { Switches } from './switches.ts';

export interface PresenceQuery {
  tenancy: number;
  watcherMode: number;
  watcherClient: number;
  watcherHomed: number;
  watcherCloud: number;
  publisherMode: number;
  publisherCloud: number;
}

/** The answer packed: place in ROWS times four, plus the code of PRESENCE_SOURCES. */
export type PresenceSourceOf = (query: PresenceQuery) => number;

const SOURCE = { Teams: 0, SfB: 1, none: 2 } as const;

export function presenceRow(packed: number): number {
  return packed >> 2;
}

export function presenceSource(packed: number): number {
  return packed & 3;
}

export function compilePresence(facts: Facts, switches: Switches): PresenceSourceOf {
  const cloudPair = compileCloudPair(facts, switches);
  const routing = compileRouting(facts);
  const worldwide = packPresence(EDITION[facts.edition], switches);
  const vianet = packPresence(EDITION[facts.edition21V], switches);
  const byReach = switches.presenceFollowsReachability === 'on';

  return (q) => {
    const federated = q.tenancy === TENANCY.inTenant ? 0 : 1;
    const table = q.watcherCloud === CLOUD['21Vianet'] ? vianet : worldwide;
    const packed = table[(federated * CLIENTS.length + q.watcherClient) * 5 + q.publisherMode]!;
    if (q.tenancy === TENANCY.crossCloud) {
      const row = cloudPair.row(
        SCENARIO.presence,
        q.watcherCloud,
        q.watcherMode,
        q.watcherClient,
        q.publisherCloud,
        q.publisherMode,
        // What a watcher is shown is the client they would reach; the switch of A6 changes the picture only.
        q.publisherMode === MODE.TeamsOnly ? CLIENT.Teams : CLIENT.SfB,
      );
      if (POSSIBLE[row] === 0) return row * 4 + SOURCE.none;
    }
    if (!byReach || federated === 0) return packed;
    // All modes that may use a client share one answer; Islands may use both.
    const route =
      routing[packedAt(q.watcherCloud, 1, q.publisherMode, MODE.Islands, q.watcherClient, q.watcherHomed)]!;
    return (route & CLIENT_MASK) === 0 ? (route >> ROW_SHIFT) * 4 + SOURCE.none : packed;
  };
}

/** Packed answers by tenancy, watcher's client and publisher's mode. */
function packPresence(edition: number, switches: Switches): Int32Array {
  const table = PRESENCE_TABLES[edition]!;
  return Int32Array.from(table.index, (n, at) => {
    const watcher = Math.floor(at / 5) % CLIENTS.length;
    const federatedIslands = at >= 10 && at % 5 === MODE.Islands;
    const other = federatedIslands && switches.federatedIslandsPresence === 'Teams';
    const row = other ? INTEROP_DOC_PRESENCE.rows[INTEROP_DOC_PRESENCE.index[watcher]!]! : table.rows[n]!;
    return rowPlace(row.id) * 4 + SOURCE[row.client!];
  });
}

/** The answer of `coexsim presence`. */
export interface PresenceAnswer {
  readonly source: (typeof PRESENCE_SOURCES)[number];
  readonly row: string;
  readonly source_text: string;
}

export function describePresence(packed: number): PresenceAnswer {
  const row = ROWS[presenceRow(packed)]!;
  const note = row.note === '' ? '' : ` ${row.note}`;
  return {
    source: PRESENCE_SOURCES[presenceSource(packed)]!,
    row: row.id,
    source_text: `${row.source}: ${row.words.join(' | ')}.${note}`,
  };
}
