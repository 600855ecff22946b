/** Asks the compiled rules and the independent procedure the same question, in codes and in words. */
import {
  CLIENT,
  CLIENTS,
  CLOUD,
  HOME,
  METHOD,
  METHODS,
  MODE,
  NONE,
  TENANCY,
  THREAD_STATUS,
  TOPOLOGY,
} from '../../src/model/words.ts';
import { ACCESS } from '../../src/rules/access.ts';
import { epochsFor } from '../../src/rules/epochs.ts';
import { REASONS } from '../../src/rules/reasons.ts';
import { newDecision, newRouteQuery, OUTCOMES_OF_ROUTE, refusalOf } from '../../src/rules/route.ts';
import { RULE_SETS } from '../../src/rules/rule-sets.ts';
import { compileRules, type Rules } from '../../src/rules/rules.ts';
import { defaultSwitches, type Switches } from '../../src/rules/switches.ts';
import type { Person, Question, Verdict } from './procedure.ts';

/** A day in every epoch of every rule set, typed here and not taken from the program. */
export const DAYS: readonly (readonly [ruleSet: string, day: string])[] = [
  ['2018-11', '2018-11-07'],
  ['2019-h1', '2019-02-01'],
  ['2019-10-native', '2019-10-28'],
  ['2020-02-native-user', '2020-02-28'],
  ['2020-02-native-user', '2021-04-01'],
  ['2021-06-anomaly', '2021-06-02'],
  ['2021-08', '2021-08-01'],
  ['2021-08', '2021-09-10'],
  ['2021-11', '2021-11-11'],
  ['2021-11', '2023-04-01'],
  ['2023-08', '2023-08-28'],
  ['2023-10', '2023-10-01'],
  ['2023-11', '2023-11-23'],
  ['2023-11', '2024-07-01'],
  ['2025-05', '2025-05-05'],
];

export function rulesOn(ruleSet: string, day: string, switches: Partial<Switches> = {}): Rules {
  const set = RULE_SETS.find((each) => each.id === ruleSet)!;
  const us = Date.parse(day) * 1_000;
  return compileRules(epochsFor(set.id, us, us)[0]!, { ...defaultSwitches(), ...switches });
}

export function person(mode: string, homed: string, cloud: string): Person {
  return {
    mode,
    homed,
    cloud,
    topology: 'hybrid',
    tenantMode: 'Islands',
    pending: false,
    tenantAccess: 'open',
    userAccess: 'yes',
    explicit: true,
    trial: false,
    srv: true,
  };
}

const code = (codes: Readonly<Record<string, number>>, word: string): number => codes[word]!;
const USER_ACCESS: Readonly<Record<string, number>> = { no: 0, yes: 1, own: 2 };

const query = newRouteQuery();
const decision = newDecision();

/** What the program answers, in the procedure's words; the row's id beside it is for exceptions. */
export function programme(rules: Rules, q: Question): Verdict {
  const { originator, recipient } = q;
  query.tenancy = code(
    { 'in-tenant': TENANCY.inTenant, federated: TENANCY.federated, 'cross-cloud': TENANCY.crossCloud },
    q.tenancy,
  );
  query.originatorMode = code(MODE, originator.mode);
  query.clientMode = query.originatorMode;
  query.originatorClient = code(CLIENT, q.client);
  query.originatorHomed = code(HOME, originator.homed);
  query.originatorCloud = code(CLOUD, originator.cloud);
  query.originatorTopology = code(TOPOLOGY, originator.topology);
  query.originatorTenantMode = code(MODE, originator.tenantMode);
  query.originatorPending = Number(originator.pending);
  query.recipientMode = code(MODE, recipient.mode);
  query.recipientHomed = code(HOME, recipient.homed);
  query.recipientCloud = code(CLOUD, recipient.cloud);
  query.recipientTopology = code(TOPOLOGY, recipient.topology);
  query.recipientTenantMode = code(MODE, recipient.tenantMode);
  query.recipientPending = Number(recipient.pending);
  query.originatorTenantAccess = code(ACCESS, originator.tenantAccess);
  query.recipientTenantAccess = code(ACCESS, recipient.tenantAccess);
  query.originatorUserAccess = code(USER_ACCESS, originator.userAccess);
  query.recipientUserAccess = code(USER_ACCESS, recipient.userAccess);
  query.originatorAccessExplicit = Number(originator.explicit);
  query.recipientAccessExplicit = Number(recipient.explicit);
  query.originatorTrial = Number(originator.trial);
  query.recipientTrial = Number(recipient.trial);
  query.originatorHasSrv = Number(originator.srv);
  query.recipientHasSrv = Number(recipient.srv);
  query.thread = q.thread ? code(THREAD_STATUS, q.thread.status) : NONE;
  query.threadMethod = q.thread ? code(METHOD, q.thread.method) : NONE;
  query.threadLanding = q.thread ? code(CLIENT, q.thread.landing) : NONE;
  rules.route(query, decision);
  const because = refusalOf(decision);
  return {
    outcome: OUTCOMES_OF_ROUTE[decision.outcome]!,
    because: because === 0 ? null : REASONS[because]!.name,
    client: CLIENTS[decision.client] ?? null,
    method: METHODS[decision.method] ?? null,
    textOnly: decision.textOnly === NONE ? null : decision.textOnly === 1,
    interop: decision.interop === NONE ? null : decision.interop === 1,
  };
}

/** The place in ROWS of the row that the last question was answered by. */
export function lastRow(): number {
  return decision.row;
}

/** Whether two answers are the same; much cheaper than a matcher, for millions of them. */
export function sameVerdict(a: Verdict, b: Verdict): boolean {
  return (
    a.outcome === b.outcome &&
    a.because === b.because &&
    a.client === b.client &&
    a.method === b.method &&
    a.textOnly === b.textOnly &&
    a.interop === b.interop
  );
}
