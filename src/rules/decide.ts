/**
 * Decides where a chat goes: the gates in their fixed order, then the row (N12). An existing thread keeps the
 * route it was created with (R6.2, R6.4), but the gates are asked again.
 */
import { CLIENTS, CLOUDS, HOME, METHOD, MODE, MODES, NONE, TENANCY, THREAD_STATUS } from '../model/words.ts';
import { ROWS } from './all-rows.ts';
import { chatUse } from './client-use.ts';
import { compileCloudPair, POSSIBLE, SCENARIO } from './cloud-pair.ts';
import {
  ASK_TENANTS_BIT,
  CLIENT_MASK,
  compileRouting,
  EDITION_MASK,
  EDITION_SHIFT,
  federatedLanding,
  INTEROP_BIT,
  METHOD_MASK,
  METHOD_SHIFT,
  packedAt,
  ROW_SHIFT,
} from './compiled-routing.ts';
import { TENANT_GATE_PASSES, tenantGate, USER_GATE_PASSES, userGate } from './federation.ts';
import { compileLegality, legalityAt } from './legality.ts';
import { REASON } from './reasons.ts';
import { type Decision, GATE_SLOTS, ROUTE_OUTCOME, type RouteQuery, VERDICT } from './route.ts';
import { EDITIONS } from './rows.ts';
import type { Facts } from './rule-sets.ts';
import type { Switches } from './switches.ts';

/** Writes the decision about `query` into `into`. */
export type Route = (query: RouteQuery, into: Decision) => void;

const { notAsked, pass, fail } = VERDICT;
const GATE_COUNT = GATE_SLOTS.length;
const LEGAL = REASON.legal;
const MODE_ALLOWS = REASON['mode-allows-client'];
const SUPPORTED = REASON['pair-supported'];
const NOT_SUPPORTED = REASON['pair-not-supported'];

/** What the thread-open gate says, by THREAD_STATUS plus one; 0 is a new conversation. */
const THREAD_REASON = Uint8Array.of(
  REASON['new-conversation'],
  REASON['thread-is-open'],
  REASON['thread-is-locked'],
  REASON['thread-is-disabled'],
  REASON['session-has-ended'],
);

/** Corrected italics by place in ROWS. */
const INTEROP_OF_ROW = Uint8Array.from(ROWS, (row) => (row.interopCorrected ? 1 : 0));
const EDITION_OF_ROW = Int8Array.from(ROWS, (row) => (EDITIONS as readonly string[]).indexOf(row.edition));

/** Methods that carry text only within one cloud. */
const TEXT_ONLY = Uint8Array.from(
  [METHOD.native, METHOD.interop, METHOD.nativeFederated, METHOD.interopFederated, METHOD.sfb],
  (method) => (method === METHOD.interop || method === METHOD.interopFederated ? 1 : 0),
);

export function compileRoute(facts: Facts, switches: Switches): Route {
  const legality = compileLegality(facts);
  const routing = compileRouting(facts);
  const landings = federatedLanding(facts);
  const use = compileChatUse(facts);
  const cloudPair = compileCloudPair(facts, switches);
  const recheck = switches.federationRecheck === 'everySend';
  const explicitNeeded = facts.explicitAcrossClouds && switches.crossCloudExternalAccessDefault === 'closed';

  function stop(into: Decision, slot: number, outcome: number): boolean {
    into.verdict[slot] = fail;
    into.failedGate = slot;
    into.outcome = outcome;
    return false;
  }

  /** Notes a reason and a verdict in a slot; false if the gate fails. */
  function gate(into: Decision, slot: number, reason: number, passing: number): boolean {
    into.reason[slot] = reason;
    if (reason !== passing) return stop(into, slot, ROUTE_OUTCOME.refused);
    into.verdict[slot] = pass;
    return true;
  }

  function statesAndClient(q: RouteQuery, into: Decision): boolean {
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
    into.reason[0] = here;
    if (here !== LEGAL) return stop(into, 0, ROUTE_OUTCOME.illegal);
    into.verdict[0] = pass;
    const there =
      legality[
        legalityAt(
          q.recipientMode,
          q.recipientHomed,
          q.recipientCloud,
          q.recipientTopology,
          q.recipientPending,
        )
      ]!;
    into.reason[1] = there;
    if (there !== LEGAL) return stop(into, 1, ROUTE_OUTCOME.illegal);
    into.verdict[1] = pass;
    const used = use[(q.clientMode * 2 + q.originatorClient) * CLOUDS.length + q.originatorCloud]!;
    if (!gate(into, 2, used, MODE_ALLOWS)) return false;
    const thread = THREAD_REASON[q.thread + 1]!;
    into.reason[3] = thread;
    if (q.thread > THREAD_STATUS.open) return stop(into, 3, ROUTE_OUTCOME.refused);
    into.verdict[3] = pass;
    return true;
  }

  function federation(q: RouteQuery, into: Decision): boolean {
    const across = q.tenancy === TENANCY.crossCloud ? 1 : 0;
    const server = q.originatorHomed === HOME.onPrem || q.recipientHomed === HOME.onPrem;
    const barred = facts.trialBarred && (across === 1 || server);
    const explicit = explicitNeeded && across === 1;
    const here = tenantGate(
      q.originatorTenantAccess,
      q.originatorUserAccess,
      across,
      q.originatorHasSrv,
      explicit && q.originatorAccessExplicit === 0,
      barred && q.originatorTrial === 1,
    );
    if (!gate(into, 4, here, TENANT_GATE_PASSES)) return false;
    const there = tenantGate(
      q.recipientTenantAccess,
      q.recipientUserAccess,
      across,
      q.recipientHasSrv,
      explicit && q.recipientAccessExplicit === 0,
      barred && q.recipientTrial === 1,
    );
    if (!gate(into, 5, there, TENANT_GATE_PASSES)) return false;
    return (
      gate(into, 6, userGate(q.originatorUserAccess), USER_GATE_PASSES) &&
      gate(into, 7, userGate(q.recipientUserAccess), USER_GATE_PASSES)
    );
  }

  function clouds(q: RouteQuery, into: Decision): boolean {
    const landing = q.thread === NONE ? landings[q.recipientMode]! : q.threadLanding;
    const row = cloudPair.row(
      SCENARIO.chat,
      q.originatorCloud,
      q.originatorMode,
      q.originatorClient,
      q.recipientCloud,
      q.recipientMode,
      landing,
    );
    into.supportRow = row;
    return gate(into, 8, POSSIBLE[row] === 1 ? SUPPORTED : NOT_SUPPORTED, SUPPORTED);
  }

  /**
   * The mode whose rows answer: the originator's own, unless it no longer lets them use the client that they
   * still use (A35). For them nothing is printed; all modes that may use a client share one answer, and Islands
   * may use both.
   */
  function rowMode(q: RouteQuery): number {
    if (q.clientMode === q.originatorMode) return q.originatorMode;
    const own = use[(q.originatorMode * 2 + q.originatorClient) * CLOUDS.length + q.originatorCloud];
    return own === MODE_ALLOWS ? q.originatorMode : MODE.Islands;
  }

  function newConversation(q: RouteQuery, into: Decision): void {
    const across = q.tenancy === TENANCY.crossCloud;
    const federated = q.tenancy === TENANCY.inTenant ? 0 : 1;
    const packed =
      routing[
        packedAt(
          q.originatorCloud,
          federated,
          q.recipientMode,
          rowMode(q),
          q.originatorClient,
          q.originatorHomed,
        )
      ]!;
    into.row = packed >> ROW_SHIFT;
    into.edition = (packed >> EDITION_SHIFT) & EDITION_MASK;
    const landing = packed & CLIENT_MASK;
    if (landing === 0) {
      into.outcome = ROUTE_OUTCOME.notPossible;
      into.interop = 0;
      return;
    }
    let method = ((packed >> METHOD_SHIFT) & METHOD_MASK) - 1;
    if (across) {
      // Never native between clouds, TeamsOnly or not (R5.10).
      if (method === METHOD.nativeFederated) method = METHOD.interopFederated;
    } else if ((packed & ASK_TENANTS_BIT) !== 0) {
      const both = q.originatorTenantMode === MODE.TeamsOnly && q.recipientTenantMode === MODE.TeamsOnly;
      if (both) method = METHOD.nativeFederated;
    }
    into.outcome = ROUTE_OUTCOME.lands;
    into.client = landing - 1;
    into.method = method;
    into.interop = across || (packed & INTEROP_BIT) !== 0 ? 1 : 0;
    into.textOnly = across ? 1 : TEXT_ONLY[method]!;
  }

  function existingThread(q: RouteQuery, into: Decision): void {
    const across = q.tenancy === TENANCY.crossCloud;
    into.outcome = ROUTE_OUTCOME.lands;
    into.client = q.threadLanding;
    into.method = q.threadMethod;
    into.row = q.threadRow;
    into.edition = q.threadRow === NONE ? NONE : EDITION_OF_ROW[q.threadRow]!;
    const italic = q.threadRow === NONE ? TEXT_ONLY[q.threadMethod]! : INTEROP_OF_ROW[q.threadRow]!;
    into.interop = across ? 1 : italic;
    into.textOnly = across ? 1 : TEXT_ONLY[q.threadMethod]!;
  }

  return (q, into) => {
    reset(into);
    if (!statesAndClient(q, into)) return;
    if (q.tenancy !== TENANCY.inTenant) {
      if ((recheck || q.thread === NONE) && !federation(q, into)) return;
      if (q.tenancy === TENANCY.crossCloud && !clouds(q, into)) return;
    }
    if (q.thread === NONE) newConversation(q, into);
    else existingThread(q, into);
  };
}

function reset(into: Decision): void {
  into.outcome = ROUTE_OUTCOME.refused;
  into.client = NONE;
  into.method = NONE;
  into.interop = NONE;
  into.textOnly = NONE;
  into.row = NONE;
  into.supportRow = NONE;
  into.failedGate = NONE;
  into.edition = NONE;
  // Slot by slot: `fill` costs more than the whole decision.
  const { verdict } = into;
  for (let slot = 0; slot < GATE_COUNT; slot += 1) verdict[slot] = notAsked;
}

/** REASON codes by mode, client and cloud. */
function compileChatUse(facts: Facts): Uint8Array {
  return Uint8Array.from(
    MODES.flatMap((_, mode) =>
      CLIENTS.flatMap((__, client) => CLOUDS.map((___, cloud) => chatUse(facts, mode, client, cloud))),
    ),
  );
}
