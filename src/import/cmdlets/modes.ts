/** Modes as exports name them: `TeamsUpgradeEffectiveMode`, and instances of TeamsUpgradePolicy, which are no modes. */
import { MODE, MODES, NONE } from '../../model/words.ts';
import { POLICY_INSTANCES, policyInstance } from '../../rules/policies.ts';

/** Mode code of an effective mode in any spelling of case, NONE for a blank, undefined if it is no mode. */
export function modeNamed(text: string): number | undefined {
  const wanted = text.toLowerCase();
  if (wanted === '' || wanted === 'none' || wanted === 'unknown') return NONE;
  // Islands were called Legacy until 2018-11-15 (R1.10).
  if (wanted === 'legacy') return MODE.Islands;
  const code = MODES.findIndex((mode) => mode.toLowerCase() === wanted);
  return code < 0 ? undefined : code;
}

/** Instances by name in lower case, `global` among them; those of the export, else what every tenant has. */
export type UpgradePolicies = ReadonlyMap<string, number>;

/** ProvisionedAsTeams stands in TeamsUpgradeOverridePolicy of tenants that began with Teams. */
const OVERRIDE_ONLY = [['provisionedasteams', MODE.TeamsOnly]] as const;

export const BUILT_IN: UpgradePolicies = new Map<string, number>([
  ...POLICY_INSTANCES.filter(({ name }) => name !== 'Global').map(
    ({ name, mode }) => [name.toLowerCase(), mode] as const,
  ),
  ...OVERRIDE_ONLY,
]);

/** The instances that a person can be told to exist. */
export function knownInstances(policies: UpgradePolicies): string {
  const overrides = new Set<string>(OVERRIDE_ONLY.map(([name]) => name));
  const names = [...policies.keys()].filter((name) => !overrides.has(name) && name !== 'global');
  return names.map((name) => policyInstance(name)?.name ?? name).join(', ');
}
