/**
 * Decisions as JSON text for the trace: the answer that `route` would print, with the inputs it came from. A run
 * takes the same few decisions again and again, so each text is made once.
 */
import type { Context } from '../handlers/effects.ts';
import {
  CLIENTS,
  CLOUDS,
  HOMES,
  KIND,
  KINDS,
  METHODS,
  MODES,
  NONE,
  TENANCIES,
  TENANCY,
  THREAD_STATUSES,
  TOPOLOGIES,
} from '../model/words.ts';
import { ACCESS_VERDICTS } from '../rules/access.ts';
import { rowId } from '../rules/all-rows.ts';
import { describeDecision } from '../rules/describe.ts';
import type { RouteQuery } from '../rules/route.ts';
import type { Rules } from '../rules/rules.ts';

export class DecisionTexts {
  #rules: Rules | undefined;
  /** By the creating row of the thread asked about (0: none), then by everything else. */
  #byRow: Map<number, string>[] = [];

  /** The text of the decision that the context holds. */
  of(ctx: Context): string {
    if (ctx.rules !== this.#rules) {
      this.#rules = ctx.rules;
      this.#byRow = [];
    }
    const row = ctx.query.threadRow + 1;
    this.#byRow[row] ??= new Map();
    const texts = this.#byRow[row];
    const key = keyOf(ctx.query);
    let text = texts.get(key);
    if (text === undefined) {
      const answer = describeDecision(ctx.rules, ctx.query, ctx.decision);
      text = JSON.stringify({ ...answer, inputs: describeInputs(ctx.query) });
      texts.set(key, text);
    }
    return text;
  }
}

/** Every field but the thread's row as one number in mixed radix, below 2^52. */
function keyOf(q: RouteQuery): number {
  let key = q.kind;
  key = key * 5 + q.originatorMode;
  key = key * 5 + q.clientMode;
  key = key * 5 + q.recipientMode;
  key = key * 2 + q.originatorClient;
  key = key * 2 + q.originatorHomed;
  key = key * 2 + q.recipientHomed;
  key = key * 5 + q.originatorCloud;
  key = key * 5 + q.recipientCloud;
  key = key * 3 + q.originatorTopology;
  key = key * 3 + q.recipientTopology;
  key = key * 5 + q.originatorTenantMode;
  key = key * 5 + q.recipientTenantMode;
  key = key * 2 + q.originatorPending;
  key = key * 2 + q.recipientPending;
  key = key * 3 + q.tenancy;
  key = key * 5 + q.thread + 1;
  key = key * 6 + q.threadMethod + 1;
  key = key * 3 + q.threadLanding + 1;
  return q.tenancy === TENANCY.inTenant ? key * 72_000 : key * 72_000 + accessKey(q) + 1;
}

function accessKey(q: RouteQuery): number {
  let key = q.originatorTenantAccess;
  key = key * 6 + q.recipientTenantAccess;
  key = key * 3 + q.originatorUserAccess;
  key = key * 3 + q.recipientUserAccess;
  key = key * 2 + q.originatorAccessExplicit;
  key = key * 2 + q.recipientAccessExplicit;
  key = key * 2 + q.originatorTrial;
  key = key * 2 + q.recipientTrial;
  key = key * 2 + q.originatorHasSrv;
  return key * 2 + q.recipientHasSrv;
}

/** The inputs of a decision in words, those that were looked at. */
export function describeInputs(q: RouteQuery): Record<string, unknown> {
  const inputs: Record<string, unknown> = {
    ...(q.kind !== KIND.chat && { kind: KINDS[q.kind] }),
    tenancy: TENANCIES[q.tenancy],
    originatorMode: MODES[q.originatorMode],
    originatorClient: CLIENTS[q.originatorClient],
    originatorHomed: HOMES[q.originatorHomed],
    originatorCloud: CLOUDS[q.originatorCloud],
    originatorTopology: TOPOLOGIES[q.originatorTopology],
    recipientMode: MODES[q.recipientMode],
    recipientHomed: HOMES[q.recipientHomed],
    recipientCloud: CLOUDS[q.recipientCloud],
    recipientTopology: TOPOLOGIES[q.recipientTopology],
  };
  if (q.clientMode !== q.originatorMode) inputs.clientMode = MODES[q.clientMode];
  if (q.originatorPending === 1) inputs.originatorUpgradePending = true;
  if (q.recipientPending === 1) inputs.recipientUpgradePending = true;
  if (q.tenancy !== TENANCY.inTenant) Object.assign(inputs, describeAccess(q));
  if (q.thread !== NONE) {
    inputs.thread = THREAD_STATUSES[q.thread];
    inputs.threadMethod = METHODS[q.threadMethod];
    inputs.threadLanding = CLIENTS[q.threadLanding];
    inputs.threadRow = rowId(q.threadRow);
  }
  return inputs;
}

function describeAccess(q: RouteQuery): Record<string, unknown> {
  return {
    originatorTenantMode: MODES[q.originatorTenantMode],
    recipientTenantMode: MODES[q.recipientTenantMode],
    originatorTenantAccess: ACCESS_VERDICTS[q.originatorTenantAccess],
    recipientTenantAccess: ACCESS_VERDICTS[q.recipientTenantAccess],
    originatorUserAccess: q.originatorUserAccess !== 0,
    recipientUserAccess: q.recipientUserAccess !== 0,
    originatorAccessExplicit: q.originatorAccessExplicit === 1,
    recipientAccessExplicit: q.recipientAccessExplicit === 1,
    originatorTrial: q.originatorTrial === 1,
    recipientTrial: q.recipientTrial === 1,
    originatorHasSrv: q.originatorHasSrv === 1,
    recipientHasSrv: q.recipientHasSrv === 1,
  };
}
