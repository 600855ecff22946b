/** An edition's tables 3 and 4 as one exact table: tenancy, watcher's client, publisher's mode. */
import { CLIENTS, MODES, TENANCIES } from '../model/words.ts';
import { clientOf, MODE_GROUPS, type ModeGroup, type PrintedPresence } from './printed.ts';
import type { Edition, Row } from './rows.ts';
import { type Condition, defineTable, type Table } from './table.ts';

export const PRESENCE_AXES = {
  tenancy: TENANCIES.slice(0, 2) as readonly ('in-tenant' | 'federated')[],
  watcher: CLIENTS,
  publisher: MODES,
} as const;

export interface PresenceRow extends Row {
  readonly when: Condition<typeof PRESENCE_AXES>;
}
export type PresenceTable = Table<typeof PRESENCE_AXES, PresenceRow>;

export function definePresence(edition: Edition, printed: readonly PrintedPresence[]): PresenceTable {
  const rows = printed.flatMap((table) =>
    table.rows.flatMap((row) =>
      table.columns.map((column, n) => readCell(edition, table, row[0], column, row[1 + n]!)),
    ),
  );
  return defineTable(`${edition} presence`, PRESENCE_AXES, rows);
}

function readCell(
  edition: Edition,
  table: PrintedPresence,
  watcher: string,
  column: ModeGroup,
  answer: string,
): PresenceRow {
  return {
    id: `${edition}/${table.table}.${clientOf(watcher)}.${column}`,
    kind: 'presence',
    edition,
    table: table.table,
    words: [watcher, column, answer],
    client: clientOf(answer)!,
    possible: true,
    italic: false,
    interopCorrected: false,
    note: '',
    source: `[COEX] Table ${table.table}, edition ${edition}`,
    when: { tenancy: table.tenancy, watcher: clientOf(watcher)!, publisher: MODE_GROUPS[column] },
  };
}

/**
 * The newest interop article shows federated watchers the Teams presence of an Islands user, against table 4
 * (A6). A row of its own, in force under the switch `federatedIslandsPresence=Teams`.
 */
const INTEROP_DOC_AXES = { watcher: CLIENTS } as const;

interface InteropDocRow extends Row {
  readonly when: Condition<typeof INTEROP_DOC_AXES>;
}

export const INTEROP_DOC_PRESENCE: Table<typeof INTEROP_DOC_AXES, InteropDocRow> = defineTable(
  'interop-doc presence',
  INTEROP_DOC_AXES,
  CLIENTS.map((watcher) => ({
    id: `interop-doc/presence.${watcher}.Islands`,
    kind: 'presence',
    edition: 'interop-doc',
    table: 'prose',
    words: [watcher === 'Teams' ? 'Teams' : 'Skype for Business', 'Islands', 'Teams'],
    client: 'Teams',
    possible: true,
    italic: false,
    interopCorrected: false,
    note: 'Contradicts table 4, which shows Skype for Business (A6).',
    source: '[INTEROP] Presence',
    when: { watcher },
  })),
);
