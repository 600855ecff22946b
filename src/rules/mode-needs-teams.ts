/**
 * Which modes a cloud without Teams cannot give: 21Vianet had none before 2023-04-01. R1.9. The articles list
 * TeamsOnly as a legal state at every date (R1.23), so this is asked of people who get a mode, not of a state.
 */
import { MODES } from '../model/words.ts';
import { SFB_MODES } from './printed.ts';
import { REASON, type Reason } from './reasons.ts';
import { type Condition, defineTable } from './table.ts';

const AXES = { mode: MODES, teams: ['there', 'notYet'] } as const;

interface NeedRow {
  readonly id: string;
  readonly reason: Reason;
  readonly when: Condition<typeof AXES>;
}

export const MODE_NEEDS_TEAMS = defineTable<typeof AXES, NeedRow>('mode needs Teams', AXES, [
  { id: 'needs-teams/there', reason: 'granted', when: { teams: 'there' } },
  {
    id: 'needs-teams/TeamsOnly',
    reason: 'no-teams-in-21vianet',
    when: { teams: 'notYet', mode: 'TeamsOnly' },
  },
  {
    id: 'needs-teams/other',
    reason: 'granted',
    when: { teams: 'notYet', mode: ['Islands', ...SFB_MODES] },
  },
]);

/** REASON code: `granted`, or that there is no Teams for a mode that needs it. */
export function modeAvailable(mode: number, teamsThere: boolean): number {
  return REASON[MODE_NEEDS_TEAMS.rows[MODE_NEEDS_TEAMS.index[mode * 2 + (teamsThere ? 0 : 1)]!]!.reason];
}
