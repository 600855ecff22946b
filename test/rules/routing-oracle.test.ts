// All 150 published routing cells, asked of the tables and, as cases, of the whole decision.
import { expect, test } from 'vitest';
import { ROUTING_TABLES } from '../../src/rules/all-rows.ts';
import { decideCase } from '../../src/rules/case.ts';
import { EDITIONS } from '../../src/rules/rows.ts';
import { CELLS, type Cell, disagreements } from './oracle.ts';

test('there are 150 cells', () => {
  expect(CELLS).toHaveLength(150);
});

test.each(EDITIONS)('the tables of %s agree with every published cell', (edition) => {
  expect(disagreements(edition, ROUTING_TABLES[EDITIONS.indexOf(edition)]!)).toEqual([]);
});

test.each(EDITIONS)('the rule set of edition %s decides every published cell', (edition) => {
  for (const cell of CELLS.filter((each) => each.edition === edition)) {
    for (const originatorMode of cell.originatorModes)
      for (const recipientMode of cell.recipientModes) {
        const answer = ask(cell, originatorMode, recipientMode);
        if ('error' in answer) throw new Error(answer.error);
        expect({ row: answer.row, client: answer.client ?? 'NotPossible', interop: answer.interop }).toEqual({
          row: cell.row,
          client: cell.outcome,
          interop: cell.interopCorrected,
        });
        expect(answer.outcome).toBe(cell.outcome === 'NotPossible' ? 'notPossible' : 'lands');
      }
  }
});

function ask(cell: Cell, originatorMode: string, recipientMode: string): ReturnType<typeof decideCase> {
  return decideCase({
    rules: cell.edition,
    tenancy: cell.tenancy,
    originatorMode,
    originatorClient: cell.originatorClient,
    originatorHomed: cell.originatorHomed,
    recipientMode,
  });
}
