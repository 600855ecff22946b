/**
 * An edition's chat routing as one exact table: tenancy, recipient's mode, originator's mode, client and homing.
 * The rows come from the printed tables; what the article leaves out completes the domain.
 */
import { CLIENTS, HOMES, MODES, TENANCIES } from '../model/words.ts';
import {
  clientOf,
  homeOf,
  isItalic,
  type LeftOut,
  MODE_GROUPS,
  type ModeGroup,
  modesOf,
  type PrintedRouting,
  plain,
} from './printed.ts';
import type { Edition, Row } from './rows.ts';
import { type Condition, defineTable, type Table } from './table.ts';

export const ROUTING_AXES = {
  tenancy: TENANCIES.slice(0, 2) as readonly ('in-tenant' | 'federated')[],
  recipient: MODES,
  originator: MODES,
  client: CLIENTS,
  homed: HOMES,
} as const;

export interface RoutingRow extends Row {
  readonly when: Condition<typeof ROUTING_AXES>;
}
export type RoutingTable = Table<typeof ROUTING_AXES, RoutingRow>;

/** Builds the table of an edition and refuses gaps and overlaps, so a row typed wrongly stops the program. */
export function defineRouting(
  edition: Edition,
  printed: readonly PrintedRouting[],
  leftOut: readonly LeftOut[],
): RoutingTable {
  const rows = printed.flatMap((table) => readRouting(edition, table));
  const omitted = leftOut.map((each, n) => readLeftOut(edition, each, n + 1));
  return defineTable(`${edition} routing`, ROUTING_AXES, [...rows, ...omitted]);
}

function readRouting(edition: Edition, table: PrintedRouting): RoutingRow[] {
  return table.rows.flatMap((printed, n) =>
    table.columns.map((column, answerAt) => readCell(edition, table, printed, n + 1, column, answerAt)),
  );
}

function readCell(
  edition: Edition,
  table: PrintedRouting,
  printed: PrintedRouting['rows'][number],
  number: number,
  column: ModeGroup,
  answerAt: number,
): RoutingRow {
  const [mode, client, homed] = printed;
  const answer = printed[3 + answerAt] as string;
  const notes = (table.notes ?? []).filter((each) => each.row === number && each.column === column);
  const place = `${table.table}.${number}`;
  return {
    id: `${edition}/${table.columns.length > 1 ? `${place}.${column}` : place}`,
    kind: 'routing',
    edition,
    table: table.table,
    words: [mode, client, homed, plain(answer)],
    client: clientOf(answer) ?? null,
    possible: answer !== 'Not Possible',
    italic: isItalic(answer),
    interopCorrected: notes.find((each) => each.interop !== undefined)?.interop ?? isItalic(answer),
    note: notes.map((each) => each.text).join(' '),
    source: `[COEX] Table ${table.table}, edition ${edition}`,
    when: {
      tenancy: table.tenancy,
      recipient: MODE_GROUPS[column],
      originator: modesOf(mode),
      client: clientOf(client)!,
      homed: homeOf(homed),
    },
  };
}

function readLeftOut(edition: Edition, each: LeftOut, number: number): RoutingRow {
  return {
    id: `${edition}/x.${number}`,
    kind: 'left-out',
    edition,
    table: 'x',
    words: [each.originator.join(', '), each.client ?? 'any', each.homed ?? 'any', 'left out'],
    client: null,
    possible: false,
    italic: false,
    interopCorrected: false,
    note: each.because,
    source: each.source,
    when: {
      originator: each.originator.flatMap((group) => MODE_GROUPS[group]),
      ...(each.client && { client: each.client }),
      ...(each.homed && { homed: each.homed }),
    },
  };
}
