/**
 * One case without a scenario, for the command line: the words of two people and a rule set in, the decision
 * with its reasons out.
 */
import { HOME, KIND, MODE, NONE, TOPOLOGY } from '../model/words.ts';
import { type CaseError, checkKeys, errorOf, pairOfClouds } from './case-common.ts';
import { rulesOfCase } from './case-rules.ts';
import { readWords, type WordReader } from './case-words.ts';
import { describeDecision, type RouteAnswer } from './describe.ts';
import { REASON } from './reasons.ts';
import { newDecision, newRouteQuery, type RouteQuery } from './route.ts';
import type { Rules } from './rules.ts';

/** A case in words, in any spelling of case; what may be left out has the defaults of the `route` command. */
export interface RouteCase {
  readonly rules: string;
  readonly tenancy: string;
  readonly originatorMode: string;
  readonly originatorClient: string;
  readonly originatorHomed: string;
  readonly recipientMode: string;
  /** Online where that is legal, else on-premises. */
  readonly recipientHomed?: string;
  /** Worldwide; across clouds 21Vianet is on the recipient's side. */
  readonly originatorCloud?: string;
  readonly recipientCloud?: string;
  /** Of both tenants: hybrid. */
  readonly topology?: string;
  /** Of both tenants: Islands. */
  readonly tenantMode?: string;
  /** A date or an instant: the first day of the rule set. */
  readonly at?: string;
  /** Of KINDS: chat. */
  readonly kind?: string;
  readonly switches?: Readonly<Record<string, string | number | boolean>>;
}

const KEYS: ReadonlySet<string> = new Set([
  'rules',
  'tenancy',
  'originatorMode',
  'originatorClient',
  'originatorHomed',
  'recipientMode',
  'recipientHomed',
  'originatorCloud',
  'recipientCloud',
  'topology',
  'tenantMode',
  'at',
  'kind',
  'switches',
]);

const decision = newDecision();

/** Decides a case, or says everything that is wrong with it. External access is stated and open on both sides. */
export function decideCase(given: RouteCase): RouteAnswer | CaseError {
  const words = readWords(given);
  checkKeys(given, KEYS, words);
  const found = rulesOfCase(given.rules, given.at, given.switches, words);
  const query = readQuery(words);
  const recipientHomed = words.optional('recipientHomed');
  const error = errorOf(words);
  if (error) return error;
  if (!found) return { error: 'the rules of the case are missing' };
  query.recipientHomed = recipientHomed ?? likelyHome(found, query);
  found.route(query, decision);
  return describeDecision(found, query, decision);
}

function readQuery(words: WordReader): RouteQuery {
  const query = newRouteQuery();
  query.tenancy = words.code('tenancy');
  query.originatorMode = words.code('originatorMode');
  query.clientMode = query.originatorMode;
  query.originatorClient = words.code('originatorClient');
  query.originatorHomed = words.code('originatorHomed');
  query.recipientMode = words.code('recipientMode');
  query.originatorTopology = words.optional('topology') ?? TOPOLOGY.hybrid;
  query.recipientTopology = query.originatorTopology;
  query.originatorTenantMode = words.optional('tenantMode') ?? MODE.Islands;
  query.recipientTenantMode = query.originatorTenantMode;
  const [originatorCloud, recipientCloud] = pairOfClouds(words, query.tenancy, [
    'originatorCloud',
    'recipientCloud',
  ]);
  query.originatorCloud = originatorCloud;
  query.recipientCloud = recipientCloud;
  query.thread = NONE;
  query.kind = words.optional('kind') ?? KIND.chat;
  return query;
}

/** Where a recipient of this mode would be homed at that date: online if that is legal, else on-premises. */
function likelyHome(rules: Rules, query: RouteQuery): number {
  const { recipientMode, recipientCloud, recipientTopology } = query;
  if (recipientMode === MODE.TeamsOnly) return HOME.online;
  const online = rules.stateLegal(recipientMode, HOME.online, recipientCloud, recipientTopology, 0);
  return online === REASON.legal ? HOME.online : HOME.onPrem;
}
