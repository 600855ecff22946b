/** When an imported scenario starts: few exports say when they were taken, and not every state can exist at every time. */

import { parseInstant } from '../../core/time.ts';
import { NONE } from '../../model/words.ts';
import { epochsFor } from '../../rules/epochs.ts';
import { REASON } from '../../rules/reasons.ts';
import { compileRules, type Rules } from '../../rules/rules.ts';
import { defaultSwitches } from '../../rules/switches.ts';

/** How many people have a mode, a home and a tenant of one kind. */
export interface StateCount {
  readonly mode: number;
  readonly homed: number;
  readonly cloud: number;
  readonly topology: number;
  readonly people: number;
}

/** A tenant-wide mode as exported, NONE if it is not known. */
export interface TenantState {
  readonly mode: number;
  readonly cloud: number;
  readonly topology: number;
}

/**
 * Mondays, the newest first: under the newest rules; between the launch of Teams in 21Vianet with its connection to
 * the worldwide cloud and the end of Skype for Business Online there (R1.26, R5.7); before its end worldwide (R1.24).
 */
const CANDIDATES = ['2025-06-02T00:00:00Z', '2023-09-04T00:00:00Z', '2021-06-07T00:00:00Z'];

/**
 * The time at which the fewest people are lost because their cloud has no Teams yet, then upgraded by the retirement:
 * of several the date of the exports, where there is one, else the newest.
 */
export function chooseStart(
  states: readonly StateCount[],
  tenants: readonly TenantState[],
  dated: string | undefined,
): string {
  const candidates = dated === undefined ? CANDIDATES : [dated, ...CANDIDATES];
  let best = candidates[0]!;
  let fewest = Infinity;
  for (const candidate of candidates) {
    const rules = rulesAt(candidate);
    const cost = states.reduce((sum, state) => sum + state.people * costOf(state, rules), 0);
    const readOnly = tenants.filter((tenant) => isReadOnly(tenant, rules)).length;
    if (cost + readOnly < fewest) {
      best = candidate;
      fewest = cost + readOnly;
    }
  }
  return best;
}

/** Without servers a tenant-wide mode but TeamsOnly was exported before the retirement. */
function isReadOnly({ mode, topology, cloud }: TenantState, rules: Rules): boolean {
  return mode !== NONE && rules.tenantGlobalLegal(mode, topology, cloud, 0) === REASON['mode-is-read-only'];
}

/** More than there are people. */
const LOST = 1e8;

function costOf({ mode, homed, cloud, topology }: StateCount, rules: Rules): number {
  if (rules.modeAvailable(mode, cloud) !== REASON.granted) return LOST;
  return rules.stateLegal(mode, homed, cloud, topology, 0) === REASON.legal ? 0 : 1;
}

export function rulesAt(start: string): Rules {
  const us = parseInstant(start)!;
  return compileRules(epochsFor('by-date', us, us)[0]!, defaultSwitches());
}
