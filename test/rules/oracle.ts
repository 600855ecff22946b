/** The routing cells as parsed from the published articles, and the comparison of a table with them. */
import { CLIENT, HOME, MODE } from '../../src/model/words.ts';
import type { RoutingTable } from '../../src/rules/routing-table.ts';
import { inputIndex } from '../../src/rules/table.ts';
import data from './data/routing.json' with { type: 'json' };

export interface Cell {
  readonly row: string;
  readonly edition: string;
  readonly tenancy: string;
  readonly originatorModes: readonly string[];
  readonly originatorClient: string;
  readonly originatorHomed: string;
  readonly recipientModes: readonly string[];
  readonly outcome: string;
  readonly italic: boolean;
  readonly interopCorrected: boolean;
}

export const CELLS: readonly Cell[] = data;

/** The ids of the published cells of an edition with which a table does not agree. */
export function disagreements(edition: string, table: RoutingTable): string[] {
  return CELLS.filter((cell) => cell.edition === edition && !agrees(cell, table)).map((cell) => cell.row);
}

function agrees(cell: Cell, table: RoutingTable): boolean {
  return cell.originatorModes.every((originator) =>
    cell.recipientModes.every((recipient) => {
      const at = inputIndex(table.axes, [
        cell.tenancy === 'in-tenant' ? 0 : 1,
        MODE[recipient as keyof typeof MODE],
        MODE[originator as keyof typeof MODE],
        CLIENT[cell.originatorClient as keyof typeof CLIENT],
        HOME[cell.originatorHomed as keyof typeof HOME],
      ]);
      const row = table.rows[table.index[at]!]!;
      return (
        row.id === cell.row &&
        (row.client ?? 'NotPossible') === cell.outcome &&
        row.italic === cell.italic &&
        row.interopCorrected === cell.interopCorrected
      );
    }),
  );
}
