/**
 * Decides where a conversation goes: the gates in their fixed order, then the row (N12), then what its kind adds. An existing thread keeps the
 * route it was created with (R6.2, R6.4), but the gates are asked again.
 */
import { KIND, METHOD, METHODS, MODE, NONE, TENANCY } from '../model/words.ts';
import { ROWS } from './all-rows.ts';
import {
  ASK_TENANTS_BIT,
  CLIENT_MASK,
  compileRouting,
  EDITION_MASK,
  EDITION_SHIFT,
  INTEROP_BIT,
  METHOD_MASK,
  METHOD_SHIFT,
  packedAt,
  ROW_SHIFT,
} from './compiled-routing.ts';
import { chatUseAt, clearDecision, compileGates, type GateTables, MODE_ALLOWS, passGates } from './gates.ts';
import { compileKinds } from './kinds.ts';
import { type Decision, ROUTE_OUTCOME, type RouteQuery } from './route.ts';
import { EDITIONS } from './rows.ts';
import type { Facts } from './rule-sets.ts';
import type { Switches } from './switches.ts';

/** Writes the decision about `query` into `into`. */
export type Route = (query: RouteQuery, into: Decision) => void;

/** Corrected italics, and the code of the edition, by place in ROWS. */
const INTEROP_OF_ROW = Uint8Array.from(ROWS, (row) => (row.interopCorrected ? 1 : 0));
const EDITION_OF_ROW = Int8Array.from(ROWS, (row) => (EDITIONS as readonly string[]).indexOf(row.edition));

/** Methods that carry text only, within one cloud. */
const TEXT_ONLY = Uint8Array.from(METHODS, (method) =>
  method === 'interop' || method === 'interopFederated' ? 1 : 0,
);

export function compileRoute(facts: Facts, switches: Switches): Route {
  const gates = compileGates(facts, switches);
  const routing = compileRouting(facts);
  const decideKind = compileKinds(facts, switches);
  return (q, into) => {
    clearDecision(into);
    if (!passGates(gates, q, into)) return;
    if (q.thread === NONE) newConversation(gates, routing, q, into);
    else existingThread(q, into);
    if (q.kind !== KIND.chat) decideKind(q, into);
  };
}

function newConversation(gates: GateTables, routing: Int32Array, q: RouteQuery, into: Decision): void {
  const federated = q.tenancy === TENANCY.inTenant ? 0 : 1;
  const at = packedAt(
    q.originatorCloud,
    federated,
    q.recipientMode,
    rowMode(gates, q),
    q.originatorClient,
    q.originatorHomed,
  );
  const packed = routing[at]!;
  into.row = packed >> ROW_SHIFT;
  into.edition = (packed >> EDITION_SHIFT) & EDITION_MASK;
  const landing = packed & CLIENT_MASK;
  if (landing === 0) {
    into.outcome = ROUTE_OUTCOME.notPossible;
    into.interop = 0;
    return;
  }
  const across = q.tenancy === TENANCY.crossCloud;
  const method = methodOf(q, packed, across);
  into.outcome = ROUTE_OUTCOME.lands;
  into.client = landing - 1;
  into.method = method;
  into.interop = across || (packed & INTEROP_BIT) !== 0 ? 1 : 0;
  into.textOnly = across ? 1 : TEXT_ONLY[method]!;
}

/**
 * The mode whose rows answer: the originator's own, unless it no longer lets them use the client that they still
 * use (A35). For them nothing is printed; all modes that may use a client share one answer, and Islands may use
 * both.
 */
function rowMode(gates: GateTables, q: RouteQuery): number {
  if (q.clientMode === q.originatorMode) return q.originatorMode;
  return gates.chatUse[chatUseAt(q.originatorMode, q)] === MODE_ALLOWS ? q.originatorMode : MODE.Islands;
}

function methodOf(q: RouteQuery, packed: number, across: boolean): number {
  const method = ((packed >> METHOD_SHIFT) & METHOD_MASK) - 1;
  // Never native between clouds, TeamsOnly or not (R5.10).
  if (across) return method === METHOD.nativeFederated ? METHOD.interopFederated : method;
  if ((packed & ASK_TENANTS_BIT) === 0) return method;
  const both = q.originatorTenantMode === MODE.TeamsOnly && q.recipientTenantMode === MODE.TeamsOnly;
  return both ? METHOD.nativeFederated : method;
}

function existingThread(q: RouteQuery, into: Decision): void {
  const across = q.tenancy === TENANCY.crossCloud;
  const row = q.threadRow;
  const textOnly = TEXT_ONLY[q.threadMethod]!;
  const italic = row === NONE ? textOnly : INTEROP_OF_ROW[row]!;
  into.outcome = ROUTE_OUTCOME.lands;
  into.client = q.threadLanding;
  into.method = q.threadMethod;
  into.row = row;
  into.edition = row === NONE ? NONE : EDITION_OF_ROW[row]!;
  into.interop = across ? 1 : italic;
  into.textOnly = across ? 1 : textOnly;
}
