/**
 * The gates before the row, in their fixed order (N12). Each notes its verdict and reason in the decision and says
 * whether the next is to be asked. They run for every message: plain arrays, no allocation.
 */
import { madeOnce } from '../core/made-once.ts';
import { CLIENTS, CLOUDS, HOME, MODES, NONE, TENANCY, THREAD_STATUS } from '../model/words.ts';
import { chatUse } from './client-use.ts';
import { type CloudPair, compileCloudPair, POSSIBLE, SCENARIO_OF_KIND } from './cloud-pair.ts';
import { federatedLanding } from './compiled-routing.ts';
import { TENANT_GATE_PASSES, tenantGate, USER_GATE_PASSES, userGate } from './federation.ts';
import { compileLegality, legalityAt } from './legality.ts';
import { REASON } from './reasons.ts';
import { type Decision, GATE_SLOTS, ROUTE_OUTCOME, type RouteQuery, VERDICT } from './route.ts';
import type { Facts } from './rule-sets.ts';
import type { Switches } from './switches.ts';

/** What the gates read, compiled for one epoch and one choice of switches. */
export interface GateTables {
  /** REASON codes, see legality.ts. */
  readonly legality: Uint8Array;
  /** REASON codes by mode, client and cloud; see `chatUseAt`. */
  readonly chatUse: Uint8Array;
  /** Client in which a federated conversation lands, by the recipient's mode. */
  readonly landings: Uint8Array;
  readonly cloudPair: CloudPair;
  readonly recheck: boolean;
  readonly explicitNeeded: boolean;
  readonly trialBarred: boolean;
}

/** What `GateTables` has as `chatUse`. */
const chatUses = madeOnce((facts: Facts) =>
  Uint8Array.from(
    MODES.flatMap((_, mode) =>
      CLIENTS.flatMap((__, client) => CLOUDS.map((___, cloud) => chatUse(facts, mode, client, cloud))),
    ),
  ),
);

export function compileGates(facts: Facts, switches: Switches): GateTables {
  return {
    legality: compileLegality(facts),
    chatUse: chatUses(facts),
    landings: federatedLanding(facts),
    cloudPair: compileCloudPair(facts, switches),
    recheck: switches.federationRecheck === 'everySend',
    explicitNeeded: facts.explicitAcrossClouds && switches.crossCloudExternalAccessDefault === 'closed',
    trialBarred: facts.trialBarred,
  };
}

const LEGAL = REASON.legal;
export const MODE_ALLOWS = REASON['mode-allows-client'];
const SUPPORTED = REASON['pair-supported'];
const NOT_SUPPORTED = REASON['pair-not-supported'];
const { notAsked, pass, fail } = VERDICT;
const { refused, illegal } = ROUTE_OUTCOME;

/** What the thread-open gate says, by THREAD_STATUS plus one; 0 is a new conversation. */
const THREAD_REASON = Uint8Array.of(
  REASON['new-conversation'],
  REASON['thread-is-open'],
  REASON['thread-is-locked'],
  REASON['thread-is-disabled'],
  REASON['session-has-ended'],
);

const SLOT = {
  originatorState: 0,
  recipientState: 1,
  client: 2,
  thread: 3,
  originatorTenant: 4,
  recipientTenant: 5,
  originatorUser: 6,
  recipientUser: 7,
  clouds: 8,
} as const;
const SLOTS = GATE_SLOTS.length;
/** The gates that every message meets: both states, the client, the thread. */
const OWN_GATES = 4;

/** The place in `chatUse` of the originator's client in a mode. */
export function chatUseAt(mode: number, q: RouteQuery): number {
  return mode * 10 + q.originatorClient * 5 + q.originatorCloud;
}

/** Asks all gates that apply; false if one of them fails, and the decision then says which. */
export function passGates(t: GateTables, q: RouteQuery, into: Decision): boolean {
  const passed = ownGates(t, q, into);
  const { verdict } = into;
  for (let slot = 0; slot < SLOTS; slot += 1) verdict[slot] = slot < passed ? pass : notAsked;
  if (passed < OWN_GATES) return fails(into, passed, passed < SLOT.client ? illegal : refused);
  return q.tenancy === TENANCY.inTenant || gatesBetweenTenants(t, q, into);
}

/**
 * How many of the first four gates pass before one fails. They are asked of every message, so they are one stretch
 * without calls: the compiler takes it whole into its caller, which halves the cost of a decision. The reasons of
 * slots that are not reached are written too; nobody reads them.
 */
function ownGates(t: GateTables, q: RouteQuery, into: Decision): number {
  const { reason } = into;
  const { legality } = t;
  const here =
    legality[
      legalityAt(
        q.originatorMode,
        q.originatorHomed,
        q.originatorCloud,
        q.originatorTopology,
        q.originatorPending,
      )
    ]!;
  const there =
    legality[
      legalityAt(q.recipientMode, q.recipientHomed, q.recipientCloud, q.recipientTopology, q.recipientPending)
    ]!;
  const used = t.chatUse[chatUseAt(q.clientMode, q)]!;
  reason[SLOT.originatorState] = here;
  reason[SLOT.recipientState] = there;
  reason[SLOT.client] = used;
  reason[SLOT.thread] = THREAD_REASON[q.thread + 1]!;
  if (here !== LEGAL) return SLOT.originatorState;
  if (there !== LEGAL) return SLOT.recipientState;
  if (used !== MODE_ALLOWS) return SLOT.client;
  return q.thread > THREAD_STATUS.open ? SLOT.thread : OWN_GATES;
}

function gatesBetweenTenants(t: GateTables, q: RouteQuery, into: Decision): boolean {
  if ((t.recheck || q.thread === NONE) && !federationGates(t, q, into)) return false;
  return q.tenancy !== TENANCY.crossCloud || cloudPairGate(t, q, into);
}

function fails(into: Decision, slot: number, outcome: number): false {
  into.verdict[slot] = fail;
  into.failedGate = slot;
  into.outcome = outcome;
  return false;
}

/** Notes a reason and a verdict in a slot and hands the verdict back. */
function gate(into: Decision, slot: number, reason: number, passes: boolean): boolean {
  into.reason[slot] = reason;
  into.verdict[slot] = pass;
  return passes || fails(into, slot, refused);
}

function federationGates(t: GateTables, q: RouteQuery, into: Decision): boolean {
  const across = q.tenancy === TENANCY.crossCloud;
  const server = q.originatorHomed === HOME.onPrem || q.recipientHomed === HOME.onPrem;
  const barred = t.trialBarred && (across || server);
  const explicit = t.explicitNeeded && across;
  const here = tenantGate(
    q.originatorTenantAccess,
    q.originatorUserAccess,
    explicit && q.originatorAccessExplicit === 0,
    barred && q.originatorTrial === 1,
    across && q.originatorHasSrv === 0,
  );
  if (!gate(into, SLOT.originatorTenant, here, here === TENANT_GATE_PASSES)) return false;
  const there = tenantGate(
    q.recipientTenantAccess,
    q.recipientUserAccess,
    explicit && q.recipientAccessExplicit === 0,
    barred && q.recipientTrial === 1,
    across && q.recipientHasSrv === 0,
  );
  if (!gate(into, SLOT.recipientTenant, there, there === TENANT_GATE_PASSES)) return false;
  const originator = userGate(q.originatorUserAccess);
  if (!gate(into, SLOT.originatorUser, originator, originator === USER_GATE_PASSES)) return false;
  const recipient = userGate(q.recipientUserAccess);
  return gate(into, SLOT.recipientUser, recipient, recipient === USER_GATE_PASSES);
}

function cloudPairGate(t: GateTables, q: RouteQuery, into: Decision): boolean {
  const row = t.cloudPair.row(
    SCENARIO_OF_KIND[q.kind]!,
    q.originatorCloud,
    q.originatorMode,
    q.originatorClient,
    q.recipientCloud,
    q.recipientMode,
    q.thread === NONE ? t.landings[q.recipientMode]! : q.threadLanding,
  );
  into.supportRow = row;
  const supported = POSSIBLE[row] === 1;
  return gate(into, SLOT.clouds, supported ? SUPPORTED : NOT_SUPPORTED, supported);
}

/** Empties a decision before it is written anew; the verdicts are written by the gates. */
export function clearDecision(into: Decision): void {
  into.outcome = refused;
  into.client = NONE;
  into.method = NONE;
  into.interop = NONE;
  into.textOnly = NONE;
  into.via = NONE;
  into.row = NONE;
  into.supportRow = NONE;
  into.failedGate = NONE;
  into.edition = NONE;
}
