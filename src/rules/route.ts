/**
 * The question and the answer of routing as scratch records of integer codes: a caller fills one query and reads
 * one decision again and again, so deciding allocates nothing. Both are written in place.
 */
import { KIND, NONE } from '../model/words.ts';
import { REASON } from './reasons.ts';

export interface RouteQuery {
  originatorMode: number;
  originatorClient: number;
  originatorHomed: number;
  originatorCloud: number;
  originatorTopology: number;
  originatorTenantMode: number;
  /** 1 while the tenant's assisted upgrade is still to come (A30). */
  originatorPending: number;
  recipientMode: number;
  recipientHomed: number;
  recipientCloud: number;
  recipientTopology: number;
  recipientTenantMode: number;
  recipientPending: number;
  /** The originator's mode as their own client knows it (A35); normally their mode. */
  clientMode: number;
  tenancy: number;
  /** ACCESS codes: what that side's tenant says about the other's domain. */
  originatorTenantAccess: number;
  recipientTenantAccess: number;
  /** 0 not allowed, 1 allowed, 2 allowed by a policy of their own (passes an empty allow list). */
  originatorUserAccess: number;
  recipientUserAccess: number;
  /** 1 if the tenant states its external access (A37). */
  originatorAccessExplicit: number;
  recipientAccessExplicit: number;
  /** 1 for a trial tenant (R2.13). */
  originatorTrial: number;
  recipientTrial: number;
  /** 1 if DNS has the federation record (R2.12). */
  originatorHasSrv: number;
  recipientHasSrv: number;
  /** NONE for a new conversation, else the THREAD_STATUS of the existing one, whose route is taken. */
  thread: number;
  threadMethod: number;
  threadLanding: number;
  threadRow: number;
  /** KIND code of what is started. */
  kind: number;
}

/** A query of two TeamsOnly users of one online tenant, with everything open. */
export function newRouteQuery(): RouteQuery {
  return {
    originatorMode: 0,
    originatorClient: 0,
    originatorHomed: 0,
    originatorCloud: 0,
    originatorTopology: 0,
    originatorTenantMode: 0,
    originatorPending: 0,
    recipientMode: 0,
    recipientHomed: 0,
    recipientCloud: 0,
    recipientTopology: 0,
    recipientTenantMode: 0,
    recipientPending: 0,
    clientMode: 0,
    tenancy: 0,
    originatorTenantAccess: 0,
    recipientTenantAccess: 0,
    originatorUserAccess: 1,
    recipientUserAccess: 1,
    originatorAccessExplicit: 1,
    recipientAccessExplicit: 1,
    originatorTrial: 0,
    recipientTrial: 0,
    originatorHasSrv: 1,
    recipientHasSrv: 1,
    thread: NONE,
    threadMethod: NONE,
    threadLanding: NONE,
    threadRow: NONE,
    kind: KIND.chat,
  };
}

/** What a decision comes to; the index is the code. */
export const OUTCOMES_OF_ROUTE = ['lands', 'notPossible', 'refused', 'illegal'] as const;
export type OutcomeOfRoute = (typeof OUTCOMES_OF_ROUTE)[number];
export const ROUTE_OUTCOME = { lands: 0, notPossible: 1, refused: 2, illegal: 3 } as const;

/** The gates in their fixed order; gates that look at both sides have a slot for each. */
export const GATE_SLOTS = [
  { gate: 'state-legal', side: 'originator' },
  { gate: 'state-legal', side: 'recipient' },
  { gate: 'client-allowed', side: null },
  { gate: 'thread-open', side: null },
  { gate: 'federation-tenant', side: 'originator' },
  { gate: 'federation-tenant', side: 'recipient' },
  { gate: 'federation-user', side: 'originator' },
  { gate: 'federation-user', side: 'recipient' },
  { gate: 'cloud-pair', side: null },
  // Asked of group chats only, and after the row: it looks at the method.
  { gate: 'kind-carried', side: null },
] as const;

export type Gate = (typeof GATE_SLOTS)[number]['gate'];

/** How a screen is shared: in the conversation, or in a meeting on the originator's platform; the index is the code. */
export const VIAS = ['native', 'promoted Teams meeting', 'promoted SfB meeting'] as const;
export type Via = (typeof VIAS)[number];
export const VIA = { native: 0, teamsMeeting: 1, sfbMeeting: 2 } as const;

/** A gate slot's verdict. */
export const VERDICT = { notAsked: 0, pass: 1, fail: 2 } as const;

export interface Decision {
  /** Code of OUTCOMES_OF_ROUTE. */
  outcome: number;
  /** Where it lands and how; NONE where there is no answer. `interop` and `textOnly` are 0 or 1. */
  client: number;
  method: number;
  interop: number;
  textOnly: number;
  /** VIA code of a screen that is shared, else NONE. */
  via: number;
  /** Place in ROWS, NONE if a gate before the row decided. */
  row: number;
  /** Place in ROWS of the row that the cloud-pair gate read, else NONE. */
  supportRow: number;
  /** Slot of the gate that failed, else NONE. */
  failedGate: number;
  /** Code of the edition whose row answered, else NONE. */
  edition: number;
  /** Per gate slot: VERDICT, and a REASON code wherever it was asked. */
  readonly verdict: Uint8Array;
  readonly reason: Uint8Array;
}

export function newDecision(): Decision {
  return {
    outcome: ROUTE_OUTCOME.refused,
    client: NONE,
    method: NONE,
    interop: NONE,
    textOnly: NONE,
    via: NONE,
    row: NONE,
    supportRow: NONE,
    failedGate: NONE,
    edition: NONE,
    verdict: new Uint8Array(GATE_SLOTS.length),
    reason: new Uint8Array(GATE_SLOTS.length),
  };
}

/** REASON code of the word that a refusal names, by gate slot. */
const REFUSAL_OF_SLOT = Uint8Array.from(GATE_SLOTS, ({ gate }) =>
  gate === 'thread-open' ? REASON['thread-disabled'] : REASON[gate],
);

/** REASON code that a refusal names: the failing gate, `not-possible`, or `none` if it lands. */
export function refusalOf(decision: Decision): number {
  if (decision.failedGate !== NONE) return REFUSAL_OF_SLOT[decision.failedGate]!;
  return decision.outcome === ROUTE_OUTCOME.notPossible ? REASON['not-possible'] : REASON.none;
}
