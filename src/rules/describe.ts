/** A decision in words: the answer of `coexsim route`, and what a trace keeps of it. */
import { CLIENTS, KIND, KINDS, type Kind, METHODS, NONE } from '../model/words.ts';
import { ROWS, rowId } from './all-rows.ts';
import { REASONS } from './reasons.ts';
import {
  type Decision,
  GATE_SLOTS,
  type Gate,
  OUTCOMES_OF_ROUTE,
  ROUTE_OUTCOME,
  type RouteQuery,
  VERDICT,
  VIAS,
  type Via,
} from './route.ts';
import type { Rules } from './rules.ts';

export interface GateAnswer {
  readonly gate: Gate;
  readonly side?: 'originator' | 'recipient';
  readonly pass: boolean;
  readonly because: string;
}

export interface RouteAnswer {
  readonly outcome: (typeof OUTCOMES_OF_ROUTE)[number];
  readonly client: (typeof CLIENTS)[number] | null;
  readonly method: (typeof METHODS)[number] | null;
  readonly interop: boolean | null;
  readonly textOnly: boolean | null;
  readonly row: string | null;
  readonly gates: readonly GateAnswer[];
  readonly source: string;
  /** What was started, if it is no chat. */
  readonly kind?: Kind;
  /** How a screen is shared; null if it is not. */
  readonly via?: Via | null;
}

/** Where each gate's rules are written. */
const GATE_SOURCES: Readonly<Record<Gate, string>> = {
  'state-legal': "[COEX] Determining a user's coexistence mode",
  'client-allowed': '[MODES], [UPGRADE]',
  'thread-open': '[COEX] Chats and calls from pre-existing threads',
  'federation-tenant': '[ACCESS]',
  'federation-user': '[ACCESS]',
  'cloud-pair': '[COEX] Federation and interop with Office 365 operated by 21Vianet',
  'kind-carried': '[INTEROP] limitations, [NATIVE]',
};

/** The answer as people and programs read it; the gates are those that were asked, in their order. */
export function describeDecision(rules: Rules, query: RouteQuery, decision: Decision): RouteAnswer {
  return {
    outcome: OUTCOMES_OF_ROUTE[decision.outcome]!,
    client: CLIENTS[decision.client] ?? null,
    method: METHODS[decision.method] ?? null,
    interop: flag(decision.interop),
    textOnly: flag(decision.textOnly),
    row: rowId(decision.row),
    gates: describeGates(decision),
    source: describeSource(rules, query, decision),
    ...(query.kind !== KIND.chat && { kind: KINDS[query.kind]! }),
    ...(query.kind === KIND.screenShare && { via: VIAS[decision.via] ?? null }),
  };
}

function flag(value: number): boolean | null {
  return value === NONE ? null : value === 1;
}

/** The gates that were asked, each with its verdict and what it says. */
export function describeGates(decision: Decision): GateAnswer[] {
  const answers: GateAnswer[] = [];
  GATE_SLOTS.forEach(({ gate, side }, slot) => {
    const verdict = decision.verdict[slot];
    if (verdict === VERDICT.notAsked) return;
    answers.push({
      gate,
      ...(side !== null && { side }),
      pass: verdict === VERDICT.pass,
      because: describeReason(decision, slot),
    });
  });
  return answers;
}

/** The row that the cloud-pair gate read, else the reason's name. */
function describeReason(decision: Decision, slot: number): string {
  const support = GATE_SLOTS[slot]!.gate === 'cloud-pair' ? rowId(decision.supportRow) : null;
  return support ?? REASONS[decision.reason[slot]!]!.name;
}

function describeSource(rules: Rules, query: RouteQuery, decision: Decision): string {
  const set = `rule set ${rules.epoch.ruleSet}`;
  if (decision.failedGate !== NONE) return failedSource(decision, set);
  const row = ROWS[decision.row];
  if (!row) return `${GATE_SOURCES[query.thread === NONE ? 'kind-carried' : 'thread-open']}, ${set}`;
  const thread = query.thread === NONE ? '' : ', by which the thread was created';
  const words = decision.outcome === ROUTE_OUTCOME.notPossible ? ': Not Possible' : '';
  return `${row.source}, row ${row.id}${words}${thread}, ${set}${row.note === '' ? '' : `. ${row.note}`}`;
}

function failedSource(decision: Decision, set: string): string {
  const { gate } = GATE_SLOTS[decision.failedGate]!;
  const support = gate === 'cloud-pair' ? ROWS[decision.supportRow] : undefined;
  if (support) return `${support.source}, row ${support.id}, ${set}. ${support.note}`;
  return `${GATE_SOURCES[gate]}, ${set}. ${REASONS[decision.reason[decision.failedGate]!]!.sentence}`;
}
