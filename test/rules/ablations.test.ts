// Every answer of every routing row is changed in a copy, once each way: the oracle has to notice each change.
import { expect, test } from 'vitest';
import { ROUTING_TABLES } from '../../src/rules/all-rows.ts';
import type { RoutingRow, RoutingTable } from '../../src/rules/routing-table.ts';
import { EDITIONS } from '../../src/rules/rows.ts';
import { disagreements } from './oracle.ts';

const ANSWERS = ['Teams', 'SfB', null] as const;

function changed(row: RoutingRow): RoutingRow[] {
  const clients = ANSWERS.filter((client) => client !== row.client).map((client) => ({ ...row, client }));
  return [...clients, { ...row, italic: !row.italic }, { ...row, interopCorrected: !row.interopCorrected }];
}

function withRow(table: RoutingTable, place: number, row: RoutingRow): RoutingTable {
  return { ...table, rows: table.rows.with(place, row) };
}

test.each(EDITIONS)('each changed answer of %s is noticed', (edition) => {
  const table = ROUTING_TABLES[EDITIONS.indexOf(edition)]!;
  let changes = 0;
  table.rows.forEach((row, place) => {
    if (row.kind === 'left-out') return;
    for (const ablated of changed(row)) {
      expect(disagreements(edition, withRow(table, place, ablated))).toEqual([row.id]);
      changes += 1;
    }
  });
  expect(changes).toBe(edition === '2021-11' ? 96 : 168);
});

test.each(EDITIONS)('two rows of %s that change places are noticed', (edition) => {
  const table = ROUTING_TABLES[EDITIONS.indexOf(edition)]!;
  const swapped = withRow(withRow(table, 0, table.rows[1]!), 1, table.rows[0]!);
  expect(disagreements(edition, swapped)).toEqual([table.rows[0]!.id, table.rows[1]!.id]);
});
