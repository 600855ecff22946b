/** Every case that two rule sets decide differently, asked as the `route` command would ask it. */
import { CLIENTS, CLOUD, CLOUDS, HOMES, MODE, MODES, TENANCIES, TENANCY, TOPOLOGY } from '../model/words.ts';
import { describeDecision, type RouteAnswer } from './describe.ts';
import { epochsFor, firstDayUs } from './epochs.ts';
import { newDecision, newRouteQuery, ROUTE_OUTCOME, type RouteQuery } from './route.ts';
import type { RuleSetId } from './rule-sets.ts';
import { compileRules, type Rules } from './rules.ts';
import { defaultSwitches } from './switches.ts';

/** A case in the words of the `route` command, and what either rule set answers. */
export interface Difference {
  readonly case: {
    readonly tenancy: string;
    readonly originatorCloud: string;
    readonly recipientCloud: string;
    readonly tenantMode: string;
    readonly originatorMode: string;
    readonly originatorClient: string;
    readonly originatorHomed: string;
    readonly recipientMode: string;
    readonly recipientHomed: string;
  };
  readonly a: RouteAnswer;
  readonly b: RouteAnswer;
}

/**
 * The differences between two rule sets on their first days (or on days that are given, in microseconds since
 * 1970), with the default switches, in hybrid tenants whose external access is stated and open. What is illegal
 * in both is no difference; another row with the same answer is none either. A tenant-wide mode of TeamsOnly is
 * reported only where it makes a difference of its own.
 */
export function diffRuleSets(
  a: RuleSetId,
  b: RuleSetId,
  aUs = firstDayUs(a),
  bUs = firstDayUs(b),
): Difference[] {
  const before = compileRules(epochsFor(a, aUs, aUs)[0]!, defaultSwitches());
  const after = compileRules(epochsFor(b, bUs, bUs)[0]!, defaultSwitches());
  const differences: Difference[] = [];
  for (const query of everyQuery()) {
    const found = differenceOf(before, after, query);
    const plain =
      found && query.originatorTenantMode === MODE.TeamsOnly && differenceWithIslands(before, after, query);
    if (found && !(plain && sameDifference(plain, found))) differences.push(found);
  }
  return differences;
}

const one = newDecision();
const other = newDecision();

function differenceOf(before: Rules, after: Rules, query: RouteQuery): Difference | undefined {
  before.route(query, one);
  after.route(query, other);
  const illegal = one.outcome === ROUTE_OUTCOME.illegal && other.outcome === ROUTE_OUTCOME.illegal;
  const same =
    one.outcome === other.outcome &&
    one.client === other.client &&
    one.method === other.method &&
    one.interop === other.interop &&
    one.textOnly === other.textOnly;
  if (illegal || same) return undefined;
  return {
    case: caseOf(query),
    a: describeDecision(before, query, one),
    b: describeDecision(after, query, other),
  };
}

function differenceWithIslands(before: Rules, after: Rules, query: RouteQuery): Difference | undefined {
  const plain = { ...query, originatorTenantMode: MODE.Islands, recipientTenantMode: MODE.Islands };
  return differenceOf(before, after, plain);
}

function sameDifference(x: Difference, y: Difference): boolean {
  return JSON.stringify([x.a, x.b]) === JSON.stringify([y.a, y.b]);
}

function caseOf(query: RouteQuery): Difference['case'] {
  return {
    tenancy: TENANCIES[query.tenancy]!,
    originatorCloud: CLOUDS[query.originatorCloud]!,
    recipientCloud: CLOUDS[query.recipientCloud]!,
    tenantMode: MODES[query.originatorTenantMode]!,
    originatorMode: MODES[query.originatorMode]!,
    originatorClient: CLIENTS[query.originatorClient]!,
    originatorHomed: HOMES[query.originatorHomed]!,
    recipientMode: MODES[query.recipientMode]!,
    recipientHomed: HOMES[query.recipientHomed]!,
  };
}

const PAIRS: readonly (readonly [tenancy: number, originator: number, recipient: number])[] = [
  [TENANCY.inTenant, CLOUD.worldwide, CLOUD.worldwide],
  [TENANCY.federated, CLOUD.worldwide, CLOUD.worldwide],
  [TENANCY.inTenant, CLOUD['21Vianet'], CLOUD['21Vianet']],
  [TENANCY.federated, CLOUD['21Vianet'], CLOUD['21Vianet']],
  [TENANCY.crossCloud, CLOUD.worldwide, CLOUD['21Vianet']],
  [TENANCY.crossCloud, CLOUD['21Vianet'], CLOUD.worldwide],
];

/** Every case of two users in hybrid tenants; the same object each time, written anew. */
function* everyQuery(): Generator<RouteQuery> {
  const query = newRouteQuery();
  query.originatorTopology = TOPOLOGY.hybrid;
  query.recipientTopology = TOPOLOGY.hybrid;
  for (const [tenancy, originatorCloud, recipientCloud] of PAIRS)
    for (const tenantMode of [MODE.Islands, MODE.TeamsOnly])
      for (const originatorMode of MODES.keys())
        for (const originatorClient of CLIENTS.keys())
          for (const originatorHomed of HOMES.keys())
            for (const recipientMode of MODES.keys())
              for (const recipientHomed of HOMES.keys()) {
                Object.assign(query, {
                  tenancy,
                  originatorCloud,
                  recipientCloud,
                  originatorTenantMode: tenantMode,
                  recipientTenantMode: tenantMode,
                  originatorMode,
                  clientMode: originatorMode,
                  originatorClient,
                  originatorHomed,
                  recipientMode,
                  recipientHomed,
                });
                yield query;
              }
}
