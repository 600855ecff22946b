/** What a move of a user between on-premises and cloud does to home and assignment. [MOVE]; R7.4, R7.7, R7.8. */
import { HOMES } from '../model/words.ts';
import { type Condition, defineTable } from './table.ts';

/** What becomes of the user's own assignment; the index is the code. */
export const ASSIGNMENTS_AFTER_MOVE = ['stays', 'TeamsOnly', 'TeamsOnlyRemoved'] as const;
export type AssignmentAfterMove = (typeof ASSIGNMENTS_AFTER_MOVE)[number];

const AXES = { to: HOMES, upgrades: ['no', 'yes'] } as const;

interface MoveRow {
  readonly id: string;
  readonly assignment: AssignmentAfterMove;
  readonly note: string;
  readonly when: Condition<typeof AXES>;
}

/** `upgrades`: -MoveToTeams is given, or the date makes every move to the cloud an upgrade. */
export const MOVES = defineTable<typeof AXES, MoveRow>('moves', AXES, [
  {
    id: 'move/online',
    assignment: 'stays',
    note: 'Homed online with the mode unchanged: before spring 2021, without -MoveToTeams (R7.4).',
    when: { to: 'online', upgrades: 'no' },
  },
  {
    id: 'move/online.upgraded',
    assignment: 'TeamsOnly',
    note: 'Homed online and TeamsOnly (R7.4).',
    when: { to: 'online', upgrades: 'yes' },
  },
  {
    id: 'move/onPrem',
    assignment: 'TeamsOnlyRemoved',
    note: 'A TeamsOnly assignment is removed; the mode is the other assignment or the tenant-wide one (R7.7, R7.8).',
    when: { to: 'onPrem' },
  },
]);

export interface MoveResult {
  /** Code of HOMES. */
  readonly homed: number;
  readonly assignment: AssignmentAfterMove;
  readonly row: string;
}

export function moveResult(to: number, moveToTeams: boolean, moveGivesTeamsOnly: boolean): MoveResult {
  const row = MOVES.rows[MOVES.index[to * 2 + (moveToTeams || moveGivesTeamsOnly ? 1 : 0)]!]!;
  return { homed: to, assignment: row.assignment, row: row.id };
}
