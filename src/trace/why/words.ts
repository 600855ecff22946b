/** What gates, reasons, inputs and outcomes of a decision are called for people. */
import { plainText } from '../../core/plain-text.ts';
import type { TraceWords } from '../format.ts';
import { reasonSentence } from '../reason-sentence.ts';

const GATES: Readonly<Record<string, string>> = {
  'state-legal': 'Is this a supported configuration?',
  'client-allowed': 'May they chat from this client?',
  'thread-open': 'Can the conversation be written to?',
  'federation-tenant': "Does the tenant's external access admit the other's domain?",
  'federation-user': 'May this user talk to people outside?',
  'cloud-pair': 'Do the two clouds support it?',
  'kind-carried': 'Does the method carry a group?',
};

const REASONS: Readonly<Record<string, string>> = {
  legal: 'mode, homing, cloud and topology fit together',
  'teams-only-on-prem': 'TeamsOnly needs a user homed online',
  'online-not-teams-only': 'users homed online can only be TeamsOnly at that date',
  'online-in-pure-on-prem': 'a tenant that is purely on-premises has no users homed online',
  'on-prem-in-pure-online': 'a tenant that is purely online has no users homed on-premises',
  'mode-allows-client': 'the mode lets them chat from this client',
  'chat-off-in-teams': 'in a Skype for Business mode chat is off in Teams',
  'sfb-joins-meetings-only': "a TeamsOnly user's Skype for Business only joins meetings",
  'no-teams-in-21vianet': 'Teams is not yet in the cloud operated by 21Vianet',
  'new-conversation': 'the conversation is new, so the tables are asked',
  'thread-is-open': 'the thread goes on with the routing it was created with',
  'thread-is-locked': 'the thread is locked, as another chat of the two replaced it',
  'thread-is-disabled': 'the thread is disabled, as the routing it was created with is gone',
  'session-has-ended': "the conversation's SIP session has ended",
  'domain-admitted': "the other's domain is admitted",
  'federation-off': 'external access is switched off for the whole tenant',
  'not-on-allow-list': "the other's domain is not on the allow list",
  'domain-blocked': "the other's domain is blocked",
  'subdomain-blocked': "the other's domain lies below a blocked one",
  'allow-list-empty': 'the allow list is empty: only users with a policy of their own pass',
  'trial-tenant': 'trial tenants have no such access',
  'access-not-configured': 'across clouds, external access has to be configured in both tenants',
  'no-federation-srv': 'the federation record (SRV) is missing in DNS',
  'user-may-federate': "no policy of the user's own stands against it",
  'user-may-not-federate': "the user's own policy does not allow external access",
  'pair-supported': 'the two clouds support it at that date',
  'pair-not-supported': 'the two clouds do not support it at that date',
  'group-of-one-client': 'all of them use the same client',
  'group-native-federated': 'native chats between tenants take several people at that date',
  'group-by-islands': 'an Islands user on Teams starts a group with TeamsOnly users',
  'interop-is-one-to-one': 'interop carries two people only',
  'groups-not-federated-yet': 'native chats between tenants take two people only at that date',
};

const OUTCOMES: Readonly<Record<string, string>> = {
  lands: 'It lands',
  notPossible: 'Not possible',
  refused: 'Refused',
  illegal: 'One of the two is in a state that cannot be',
};

/** The endings of the inputs that exist for both sides. */
const SIDED: Readonly<Record<string, string>> = {
  Mode: 'mode of',
  Homed: 'homing of',
  Cloud: 'cloud of',
  Topology: 'topology of',
  Client: 'client used by',
  UpgradePending: 'new mode still to come for',
  TenantMode: 'tenant-wide mode of',
  TenantAccess: "verdict on the other's domain by",
  UserAccess: 'external access of',
  AccessExplicit: 'external access configured by',
  Trial: 'trial tenant:',
  HasSrv: 'federation record in DNS of',
};

const UNSIDED: Readonly<Record<string, string>> = {
  tenancy: 'tenants of the two',
  clientMode: 'mode as known to the client of',
  thread: 'status of thread',
  threadMethod: 'method of thread',
  threadLanding: 'client of the recipient in thread',
  threadRow: 'table row that made thread',
};

export function gateWords(gate: string): string {
  return own(GATES, gate) ?? spaced(gate);
}

/** The reason as the end of a sentence; `row …` for what is none. `words` are the trace's own. */
export function reasonWords(because: string, words: TraceWords): string {
  const known = own(REASONS, because) ?? reasonSentence(because, words);
  return known ?? (because.includes('/') ? `row ${because}` : spaced(because));
}

/** What was decided on, as a noun: `meeting join`; '' for the routing of a message. */
export function aboutWords(about: string): string {
  return plainText(spaced(about));
}

export function outcomeWords(outcome: string): string {
  const words = own(OUTCOMES, outcome) ?? spaced(outcome);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** The label of an input, to be followed by the name of whose it is. */
export function inputWords(name: string): string {
  return own(UNSIDED, name) ?? own(SIDED, name.replace(/^(originator|recipient)/, '')) ?? spaced(name);
}

/** Names from a trace are looked up, so `constructor` must find nothing. */
function own(words: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}

function spaced(name: string): string {
  return name
    .replace(/[-_]/g, ' ')
    .replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
}
