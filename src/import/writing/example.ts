/** The plan and the traffic that a written scenario has in comments, for whoever reads it to begin with. */
import { HOME, MODE } from '../../model/words.ts';
import type { ScenarioPerson } from '../mapping/people.ts';
import type { WrittenTenant } from './scenario-text.ts';
import { yamlText } from './yaml.ts';

export function exampleLines(tenants: readonly WrittenTenant[]): string[] {
  const who = yamlText(tenants[0]?.name ?? 'everyone');
  const traffic = ['traffic:', `  office: { among: [${who}], preset: message-data }`];
  const plan = planLines(tenants);
  const says =
    plan.length > 0
      ? 'A plan of upgrades, and traffic to see what it does; take the marks away and change them.'
      : 'Traffic; take the marks away and change it. For a plan of upgrades there is nobody: everybody is TeamsOnly at this start (--start states another).';
  return [says, ...plan, ...traffic].map((line) => `# ${line}`);
}

/** None where there is nobody to upgrade: waves without people are mistakes. */
function planLines(tenants: readonly WrittenTenant[]): string[] {
  const rest = upgradable(tenants.flatMap(({ people }) => people));
  if (rest.length === 0) return [];
  const first = tenants.find(({ people }) => upgradable(people).length > 1);
  const waves =
    first === undefined
      ? []
      : [
          `    - { name: pilot, at: 1d, who: [${yamlText(first.name)}], share: 50%, ${how(upgradable(first.people))} }`,
        ];
  return [
    'plan:',
    '  effect: { uniform: { min: 0s, max: 24h } }    # from the grant of a policy to its effect',
    '  # opensTeams: when those who do not run Teams open it; a day is a guess',
    '  waves:',
    ...waves,
    `    - { name: the rest, at: 7d, who: everyone, ${how(rest)} }`,
  ];
}

function upgradable(people: readonly ScenarioPerson[]): ScenarioPerson[] {
  return people.filter(({ lives }) => lives !== MODE.TeamsOnly);
}

/** Who is on-premises is moved; who is online, in Islands or in several modes, is granted TeamsOnly. */
function how(people: readonly ScenarioPerson[]): string {
  const journey = people.some(({ homed }) => homed === HOME.onPrem)
    ? 'journey: move-and-upgrade'
    : people.every(({ lives }) => lives === MODE.Islands)
      ? 'journey: islands-to-teamsonly'
      : 'to: TeamsOnly';
  return `over: 8h, ${journey}, opensTeams: 1d`;
}
