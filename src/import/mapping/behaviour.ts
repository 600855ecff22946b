/** The mode that a person lives in, and what their external access policy says. */
import { HOME, MODE, NONE } from '../../model/words.ts';
import type { Desk } from '../../scenario/complaint.ts';
import { foldName } from '../../scenario/ids.ts';
import { shorten } from '../../scenario/number-text.ts';
import { BUILT_IN, knownInstances } from '../cmdlets/modes.ts';
import type { Person } from '../cmdlets/person.ts';
import type { Assignment } from '../cmdlets/policies.ts';
import type { Ledger, Where } from '../ledger.ts';
import type { Organisation } from './organisation.ts';

/** A policy that no export knows, with the first row that names it. */
interface Unknown {
  readonly type: string;
  readonly name: string;
  readonly person: Person;
  rows: number;
  readonly known: string;
}

/** Unknown names, each told once with the number of its rows. */
export class UnknownPolicies {
  readonly #found = new Map<string, Unknown>();
  readonly #paths: readonly string[];

  /** `paths` are those of the files of the import, as complaints show them. */
  constructor(paths: readonly string[]) {
    this.#paths = paths;
  }

  add(type: string, name: string, person: Person, known: () => string): void {
    const key = `${type}\n${name.toLowerCase()}`;
    const entry = this.#found.get(key);
    if (entry !== undefined) entry.rows += 1;
    else this.#found.set(key, { type, name, person, rows: 1, known: known() });
  }

  complain(desk: Desk): void {
    for (const { type, name, person, rows, known } of this.#found.values()) {
      const path = this.#paths[person.file]!;
      const file = { path, text: '', lineAndColumn: () => ({ line: person.line, column: 1 }) };
      const more = rows === 1 ? '' : `, in ${rows} rows`;
      desk.complain({ file, offset: 0 }, `there is no ${type} "${shorten(name)}"${more}`, `known: ${known}`);
    }
  }
}

export interface Behaviour {
  /** Mode code; NONE where the tenant's counts. */
  readonly mode: number;
  /** Mode code of an assignment of the person's own or of their group; NONE if there is none. */
  readonly assigned: number;
  /** The column, or the export, that says the mode. */
  readonly by: string;
}

/** The effective mode comes first; a blank policy means that the tenant's Global applies. */
export function behaviourOf(
  person: Person,
  homed: number,
  organisation: Organisation,
  where: Where,
  unknown: UnknownPolicies,
  ledger: Ledger,
): Behaviour {
  const { name, by } = assignedPolicy(
    person.policy,
    organisation.assignments.upgrade,
    person,
    person.policyBy,
  );
  const assigned = instanceMode(name, organisation, person, unknown);
  const overridden = person.override !== '' && homed === HOME.online;
  const override = overridden ? instanceMode(person.override, organisation, person, unknown) : NONE;
  if (person.effective !== NONE) {
    const expected = override === NONE ? assigned : override;
    if (expected !== NONE && expected !== person.effective) {
      ledger.note(
        'TeamsUpgradePolicy and TeamsUpgradeEffectiveMode disagree; the effective mode is believed',
        where,
      );
    }
    return { mode: person.effective, assigned, by: 'TeamsUpgradeEffectiveMode' };
  }
  if (override !== NONE) return { mode: override, assigned, by: 'TeamsUpgradeOverridePolicy' };
  return { mode: assigned, assigned, by };
}

function instanceMode(
  name: string,
  organisation: Organisation,
  person: Person,
  unknown: UnknownPolicies,
): number {
  if (name === '') return NONE;
  const key = name.toLowerCase();
  const mode = organisation.upgrade.get(key) ?? BUILT_IN.get(key);
  if (mode !== undefined) return mode;
  unknown.add('TeamsUpgradePolicy', name, person, () =>
    knownInstances(new Map([...BUILT_IN, ...organisation.upgrade])),
  );
  return NONE;
}

function assignedPolicy(
  own: string | undefined,
  assignments: ReadonlyMap<string, Assignment>,
  person: Person,
  column: string,
): { name: string; by: string } {
  if (own !== undefined && own !== '') return { name: own, by: column };
  for (const name of [person.upn, person.address, person.id]) {
    const found = name === '' ? undefined : assignments.get(foldName(name));
    if (found !== undefined && found.name !== '')
      return { name: found.name, by: 'Get-CsUserPolicyAssignment' };
  }
  return { name: '', by: '' };
}

/** A policy that Skype for Business Online and Teams bring along: it allows federation. */
const DEFAULT_ACCESS_POLICY = 'federationandpicdefault';

/** `externalAccess` of the person: a policy of their own, or what a Global policy that shuts everybody in says. */
export function accessOf(
  person: Person,
  organisation: Organisation,
  where: Where,
  unknown: UnknownPolicies,
  ledger: Ledger,
): { readonly allows: boolean | undefined; readonly by: string } {
  const { name, by } = assignedPolicy(
    person.access,
    organisation.assignments.access,
    person,
    person.accessBy,
  );
  const policies = organisation.accessPolicies;
  const key = name.toLowerCase();
  const policy = policies?.get(key);
  if (name === '') {
    return policy?.allows === false
      ? { allows: false, by: 'the Global external access policy' }
      : { allows: undefined, by: '' };
  }
  if (policy !== undefined) return { allows: policy.allows, by };
  if (key === DEFAULT_ACCESS_POLICY) return { allows: true, by };
  if (policies === undefined) {
    ledger.note(
      'people have external access policies, but Get-CsExternalAccessPolicy was not exported',
      where,
    );
    return { allows: undefined, by: '' };
  }
  unknown.add('ExternalAccessPolicy', name, person, () =>
    [...policies.values()].map((each) => each.name).join(', '),
  );
  return { allows: undefined, by: '' };
}

export type ClientChoice = 'Teams' | 'SfB' | 'none';

/** In Islands people run both clients, unless a licence or a usage report says that they do not have or open one. */
export function clientsOf(
  person: Person,
  mode: number,
  homed: number,
): { choice: ClientChoice | undefined; by: string[] } {
  if (mode !== MODE.Islands) return { choice: undefined, by: [] };
  const by: string[] = [];
  const lacks = (yes: boolean | undefined, why: string): boolean => {
    if (yes === false) by.push(why);
    return yes === false;
  };
  const noTeams = [
    lacks(person.teams, 'no Teams in AssignedPlan or FeatureTypes'),
    lacks(person.opensTeams, 'never opened Teams'),
  ].includes(true);
  const sfbLicence = homed === HOME.online ? person.sfb : undefined;
  const noSfB = [
    lacks(sfbLicence, 'no Skype for Business in AssignedPlan'),
    lacks(person.opensSfB, 'never used Skype for Business'),
  ].includes(true);
  if (!noTeams && !noSfB) return { choice: undefined, by };
  return { choice: noTeams && noSfB ? 'none' : noTeams ? 'SfB' : 'Teams', by };
}
