/**
 * The federation gates, tenant and user, one side at a time. [ACCESS]; R2.1 to R2.6, R2.12, R2.13, A37. Each answers
 * with a REASON code.
 */
import { ACCESS } from './access.ts';
import { REASON } from './reasons.ts';

/** The reasons that let pass. */
export const TENANT_GATE_PASSES = REASON['domain-admitted'];
export const USER_GATE_PASSES = REASON['user-may-federate'];

const ADMITTED = TENANT_GATE_PASSES;
const USER_MAY_NOT = REASON['user-may-not-federate'];
const NOT_CONFIGURED = REASON['access-not-configured'];
const TRIAL = REASON['trial-tenant'];
const NO_SRV = REASON['no-federation-srv'];
const OWN_POLICY = 2;

/** The tenant gate's reason for each ACCESS code. */
const REASON_OF_ACCESS = Uint8Array.of(
  ADMITTED,
  REASON['federation-off'],
  REASON['not-on-allow-list'],
  REASON['domain-blocked'],
  REASON['subdomain-blocked'],
  REASON['allow-list-empty'],
);

/** One side's tenant: its verdict about the other's domain, then what else stands against it. */
export function tenantGate(
  access: number,
  userAccess: number,
  explicitMissing: boolean,
  trialBarred: boolean,
  srvMissing: boolean,
): number {
  // An empty allow list lets users with a policy of their own pass.
  const passes = access === ACCESS.open || (access === ACCESS.allowListEmpty && userAccess === OWN_POLICY);
  if (!passes) return REASON_OF_ACCESS[access]!;
  if (explicitMissing) return NOT_CONFIGURED;
  if (trialBarred) return TRIAL;
  return srvMissing ? NO_SRV : ADMITTED;
}

/** One side's user: their own policy can only close what the tenant leaves open (R2.6). */
export function userGate(userAccess: number): number {
  return userAccess === 0 ? USER_MAY_NOT : USER_GATE_PASSES;
}
