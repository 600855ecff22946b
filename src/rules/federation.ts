/**
 * The federation gates, tenant and user, one side at a time. [ACCESS]; R2.1 to R2.6, R2.12, R2.13, A37. Each answers
 * with a REASON code.
 */
import { ACCESS } from './access.ts';
import { REASON } from './reasons.ts';

const ADMITTED = REASON['domain-admitted'];
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

/**
 * One side's tenant. `across` is 1 for a pair of clouds, `explicitNeeded` and `trialBarred` say whether an unstated
 * access or a trial tenant stands against it.
 */
export function tenantGate(
  access: number,
  userAccess: number,
  across: number,
  hasSrv: number,
  explicitMissing: boolean,
  trialBarred: boolean,
): number {
  // An empty allow list lets users with a policy of their own pass.
  const reason =
    access === ACCESS.allowListEmpty && userAccess === OWN_POLICY ? ADMITTED : REASON_OF_ACCESS[access]!;
  if (reason !== ADMITTED) return reason;
  if (explicitMissing) return REASON['access-not-configured'];
  if (trialBarred) return REASON['trial-tenant'];
  return across === 1 && hasSrv === 0 ? REASON['no-federation-srv'] : ADMITTED;
}

/** One side's user: their own policy can only close what the tenant leaves open (R2.6). */
export function userGate(userAccess: number): number {
  return userAccess === 0 ? REASON['user-may-not-federate'] : REASON['user-may-federate'];
}

export const TENANT_GATE_PASSES = ADMITTED;
export const USER_GATE_PASSES = REASON['user-may-federate'];
