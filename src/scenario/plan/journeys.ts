/**
 * The ways by which organisations became TeamsOnly. `straight` and `islands-to-teamsonly` are the simple upgrade of
 * "Upgrade and coexistence of Skype for Business and Teams" (Microsoft, 2018: everyone in one mode, then everyone
 * TeamsOnly) and the advice for tenants purely online of "Coexistence and interoperability" (Microsoft, 2020: Islands
 * until Teams is adopted, "then TeamsOnly rapidly"); `meetings-first` is that article's advice for organisations with
 * servers. `assisted` is what the assisted upgrades of 2021 did to whoever had not upgraded; `move-and-upgrade` is
 * Move-CsUser with -MoveToTeams.
 */
import { MODE, MODES } from '../../model/words.ts';
import { codeOf } from '../work.ts';

/** One thing that is done to a person: a grant, or a move to the cloud. */
export type Step =
  | { readonly does: 'grant'; readonly mode: number }
  /** Only of people homed on-premises. */
  | { readonly does: 'move' }
  /** Of people homed on-premises; who is homed online already is granted TeamsOnly. */
  | { readonly does: 'moveToTeams' };

/** What is done to a person at one instant; a pause lies between the stages. */
export type Stage = readonly Step[];

const JOURNEYS = {
  'islands-to-teamsonly': ['TeamsOnly'],
  straight: ['SfBWithTeamsCollab', 'TeamsOnly'],
  'meetings-first': ['SfBWithTeamsCollab', 'SfBWithTeamsCollabAndMeetings', 'TeamsOnly'],
  assisted: ['move', 'TeamsOnly'],
  'move-and-upgrade': ['moveToTeams'],
} as const;

export const JOURNEY_NAMES = Object.keys(JOURNEYS) as readonly (keyof typeof JOURNEYS)[];

/** What may stand in a list of steps. */
export const STEP_WORDS: readonly string[] = [...MODES, 'move', 'moveToTeams'];

/** The stages of a named journey or of a list of steps; a move belongs to the step after it. */
export function stagesOf(journey: string | readonly string[]): Stage[] {
  const words =
    typeof journey === 'string' ? JOURNEYS[JOURNEY_NAMES[codeOf(JOURNEY_NAMES, journey)]!] : journey;
  const stages: Step[][] = [];
  let stage: Step[] = [];
  for (const word of words) {
    const step = stepOf(word);
    stage.push(step);
    if (step.does === 'move') continue;
    stages.push(stage);
    stage = [];
  }
  return stage.length === 0 ? stages : [...stages, stage];
}

function stepOf(word: string): Step {
  const mode = codeOf(MODES, word);
  if (mode >= 0) return { does: 'grant', mode };
  return { does: word.toLowerCase() === 'move' ? 'move' : 'moveToTeams' };
}

/** The mode that a stage leaves a person in, undefined if it only moves. */
export function modeAfter(stage: Stage): number | undefined {
  const last = stage.at(-1)!;
  if (last.does === 'grant') return last.mode;
  return last.does === 'moveToTeams' ? MODE.TeamsOnly : undefined;
}

export function movesHome(stage: Stage): boolean {
  return stage.some(({ does }) => does !== 'grant');
}

/** The journey in words: `SfBWithTeamsCollab → TeamsOnly`. */
export function journeyText(stages: readonly Stage[]): string {
  const words = stages.flat().map((step) => {
    if (step.does === 'grant') return MODES[step.mode]!;
    return step.does === 'move' ? 'moved online' : 'moved online as TeamsOnly';
  });
  return words.join(' → ');
}
