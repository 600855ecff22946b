/**
 * The decision procedure in seven steps, written as straight code from the rules' numbers and dates. It shares no
 * line with the program and knows none of its tables; `procedure.test.ts` compares the two over every input.
 */

export interface Person {
  mode: string;
  homed: string;
  cloud: string;
  topology: string;
  tenantMode: string;
  pending: boolean;
  tenantAccess: string;
  /** 'no', 'yes', or 'own' for a policy of their own. */
  userAccess: string;
  explicit: boolean;
  trial: boolean;
  srv: boolean;
}

export interface Question {
  ruleSet: string;
  /** The day within the rule set, `YYYY-MM-DD`. */
  day: string;
  tenancy: string;
  client: string;
  originator: Person;
  recipient: Person;
  sipFederation: boolean;
  recheck: boolean;
  closedByDefault: boolean;
  thread?: { status: string; method: string; landing: string };
}

export interface Verdict {
  outcome: string;
  because: string | null;
  client: string | null;
  method: string | null;
  textOnly: boolean | null;
  interop: boolean | null;
}

export function procedure(q: Question): Verdict {
  // 1. The states, then the client.
  if (!legal(q, q.originator) || !legal(q, q.recipient)) return no('illegal', 'state-legal');
  if (!clientOn(q)) return no('refused', 'client-allowed');
  // 2. An existing thread has to be open.
  if (q.thread && q.thread.status !== 'open') return no('refused', 'thread-disabled');
  // 3. Federation on both sides, then the pair of clouds.
  const federated = q.tenancy !== 'in-tenant';
  if (federated && (q.recheck || !q.thread)) {
    if (!tenantOpen(q, q.originator) || !tenantOpen(q, q.recipient))
      return no('refused', 'federation-tenant');
    if (q.originator.userAccess === 'no' || q.recipient.userAccess === 'no')
      return no('refused', 'federation-user');
  }
  const across = q.tenancy === 'cross-cloud';
  const landing = q.thread ? q.thread.landing : landingClient(q, federated);
  if (across && !pairSupported(q, landing)) return no('refused', 'cloud-pair');
  if (q.thread) return lands(landing, q.thread.method, across, null);
  // 4. Teams of a user homed on-premises goes nowhere but to Teams in the tenant.
  if (q.client === 'Teams' && q.originator.homed === 'onPrem' && (federated || landing !== 'Teams'))
    return { ...no('notPossible', 'not-possible'), interop: false };
  // 5 to 7. Landing client, interop, method.
  return lands(landing, methodOf(q, landing, federated, across), across, landing !== q.client || across);
}

function no(outcome: string, because: string): Verdict {
  return { outcome, because, client: null, method: null, textOnly: null, interop: null };
}

function lands(client: string, method: string, across: boolean, interop: boolean | null): Verdict {
  const textOnly = across || method === 'interop' || method === 'interopFederated';
  // For an existing thread its row's italics count; without one, its method tells.
  return { outcome: 'lands', because: null, client, method, textOnly, interop: interop ?? textOnly };
}

function legal(q: Question, who: Person): boolean {
  if (who.homed === 'online' && who.topology === 'pureOnPrem') return false;
  if (who.homed === 'onPrem') return who.mode !== 'TeamsOnly' && who.topology !== 'pureOnline';
  if (who.mode === 'TeamsOnly') return true;
  if (who.cloud === 'gccHigh' || who.cloud === 'dod') return true;
  const retirement = who.cloud === '21Vianet' ? '2023-10-01' : '2021-08-01';
  return q.day < retirement || who.pending;
}

function clientOn(q: Question): boolean {
  const { mode, cloud } = q.originator;
  if (q.client === 'SfB') return mode !== 'TeamsOnly';
  if (cloud === '21Vianet' && q.day < '2023-04-01') return false;
  return mode === 'TeamsOnly' || mode === 'Islands';
}

function tenantOpen(q: Question, who: Person): boolean {
  const across = q.tenancy === 'cross-cloud';
  const server = q.originator.homed === 'onPrem' || q.recipient.homed === 'onPrem';
  if (who.tenantAccess === 'allowListEmpty' ? who.userAccess !== 'own' : who.tenantAccess !== 'open')
    return false;
  if (across && !who.srv) return false;
  if (across && q.day >= '2023-08-28' && q.closedByDefault && !who.explicit) return false;
  return !(who.trial && q.day >= '2024-07-01' && (across || server));
}

function landingClient(q: Question, federated: boolean): string {
  if (q.recipient.mode === 'TeamsOnly') return 'Teams';
  if (q.recipient.mode !== 'Islands') return 'SfB';
  return federated ? 'SfB' : q.client;
}

function pairSupported(q: Question, landing: string): boolean {
  const clouds = [q.originator.cloud, q.recipient.cloud];
  if (!clouds.includes('worldwide') || !clouds.includes('21Vianet')) return false;
  const outbound = q.originator.cloud === 'worldwide';
  const [here, there] = outbound ? [q.originator, q.recipient] : [q.recipient, q.originator];
  const hereClient = outbound ? q.client : landing;
  const thereClient = outbound ? landing : q.client;
  if (here.mode !== 'TeamsOnly') return q.sipFederation && hereClient === 'SfB' && thereClient === 'SfB';
  if (q.day < '2021-09-10' || hereClient !== 'Teams' || there.cloud !== '21Vianet') return false;
  return thereClient === 'SfB' || q.day >= '2023-08-28';
}

function methodOf(q: Question, landing: string, federated: boolean, across: boolean): string {
  if (q.client === 'SfB' && landing === 'SfB') return 'sfb';
  if (!federated) return q.client === landing ? 'native' : 'interop';
  const both = q.originator.mode === 'TeamsOnly' && q.recipient.mode === 'TeamsOnly';
  const tenants = q.originator.tenantMode === 'TeamsOnly' && q.recipient.tenantMode === 'TeamsOnly';
  const native = q.day >= '2020-02-28' || (q.day >= '2019-10-28' && tenants);
  return both && native && !across ? 'nativeFederated' : 'interopFederated';
}
