/**
 * Decides a free/busy query twice, as it happens: at the platform that asks (may it ask, and by what?) and at the
 * platform that is asked (may that one be told?). The two directions of a pair are set up apart (R14.6).
 */
import type { Switches } from '../switches.ts';
import { SERVICE_ENDPOINTS } from './endpoints.ts';
import { type FreeBusyRow, freeBusyRow, type Place, type Way } from './pairs.ts';
import type { AvailabilityReason } from './reasons.ts';

/** An availability address space of the asker's platform for the domain in question. */
export interface AddressSpace {
  /** Whether its TargetTenantId is the tenant that has the mailbox. */
  readonly namesRightTenant: boolean;
  /** Whether its method is OrgWideFBToken, the one for other tenants. */
  readonly byToken: boolean;
  /** Host of its TargetServiceEpr. */
  readonly endpoint: string;
}

export interface FreeBusyCase {
  /** Where the mailbox of the person who asks is; null: nowhere. */
  readonly from: Place | null;
  /** Where the mailbox of the person asked about is; null: nowhere. */
  readonly to: Place | null;
  readonly samePlatform: boolean;
  /** Whether the premises are in a hybrid with the cloud of the pair. */
  readonly hybrid: boolean;
  readonly addressSpace: AddressSpace | null;
  /** Whether the asker's side has an organisation relationship with the other. */
  readonly relationship: boolean;
}

export interface FreeBusyGate {
  readonly gate: string;
  readonly pass: boolean;
  readonly because: AvailabilityReason;
}

export interface FreeBusyAnswer {
  /** The way on which the query goes, null if it does not. */
  readonly way: Way | null;
  readonly because: AvailabilityReason;
  readonly row: string | null;
  readonly gates: readonly FreeBusyGate[];
  readonly source: string;
}

/** What the asker's platform does with a query. */
export function askFreeBusy(asked: FreeBusyCase, switches: Switches): FreeBusyAnswer {
  const { from, to } = asked;
  if (from === null || to === null) {
    const because = from === null ? 'asker-without-mailbox' : 'target-without-mailbox';
    const gates = [{ gate: 'mailboxes', pass: false, because }] as const;
    return { way: null, because, row: null, gates, source: 'R14.6' };
  }
  const row = freeBusyRow(from, to, asked.samePlatform);
  const answer = alongRow(asked, row, waysOf(row, asked, switches));
  const { way, gates } = answer;
  return { way, gates, because: gates.at(-1)!.because, row: row.id, source: row.source };
}

interface Along {
  readonly way: Way | null;
  readonly gates: readonly FreeBusyGate[];
}

function alongRow(asked: FreeBusyCase, row: FreeBusyRow, ways: readonly Way[]): Along {
  const [first] = ways;
  if (first === undefined) {
    return { way: null, gates: [{ gate: 'pair', pass: false, because: row.because ?? 'pair-not-reached' }] };
  }
  const pair = { gate: 'pair', pass: true, because: 'pair-shares-free-busy' } as const;
  if (first === 'own')
    return { way: 'own', gates: [pair, { gate: 'own', pass: true, because: 'one-platform' }] };
  if (first === 'hybrid') {
    const because = asked.hybrid ? 'hybrid-serves' : 'hybrid-needed';
    const gates = [pair, { gate: 'hybrid', pass: asked.hybrid, because } as const];
    return { way: asked.hybrid ? 'hybrid' : null, gates };
  }
  const way = ways.find((each) =>
    each === 'addressSpace' ? asked.addressSpace !== null : asked.relationship,
  );
  if (way === undefined) {
    const because = ways.includes('relationship') ? 'no-relationship' : 'no-address-space';
    return { way: null, gates: [pair, { gate: 'address-space', pass: false, because }] };
  }
  if (way === 'relationship') {
    return { way, gates: [pair, { gate: 'relationship', pass: true, because: 'has-relationship' }] };
  }
  const gates = [pair, ...addressSpaceGates(asked.addressSpace!, asked.to!)];
  return { way: gates.at(-1)!.pass ? way : null, gates };
}

/** The gates of an address space, up to and with the first that fails. */
function addressSpaceGates(space: AddressSpace, to: Place): FreeBusyGate[] {
  const endpoint = to === 'onPrem' ? undefined : SERVICE_ENDPOINTS[to];
  const gates: FreeBusyGate[] = [{ gate: 'address-space', pass: true, because: 'has-address-space' }];
  const questions = [
    ['target-tenant', space.namesRightTenant, 'names-right-tenant', 'names-other-tenant'],
    ['method', space.byToken, 'token-method', 'method-needs-trust'],
    ['endpoint', space.endpoint === endpoint, 'right-endpoint', 'wrong-endpoint'],
  ] as const;
  for (const [gate, pass, yes, no] of questions) {
    gates.push({ gate, pass, because: pass ? yes : no });
    if (!pass) break;
  }
  return gates;
}

/** The ways of a row under the switches that answer what no source settles (R14.7, R14.11, A20). */
function waysOf(row: FreeBusyRow, asked: FreeBusyCase, switches: Switches): readonly Way[] {
  if (row.switch === 'freeBusy21VOnPremises') {
    return switches.freeBusy21VOnPremises === 'withHybrid' ? ['hybrid'] : row.ways;
  }
  if (row.switch === 'relationshipWith21V' && switches.relationshipWith21V === 'on') {
    return asked.addressSpace === null ? ['relationship', ...row.ways] : [...row.ways, 'relationship'];
  }
  return row.ways;
}

export interface TargetCase {
  readonly way: Way;
  /** Whether the target's availability configuration allows the tenant that asks. */
  readonly tenantAllowed: boolean;
  /** Whether the target's own relationship with the asker shares free/busy. */
  readonly shares: boolean;
  /** Whether the mailbox is on the platform that was asked. */
  readonly mailboxThere: boolean;
}

export interface TargetAnswer {
  readonly told: boolean;
  readonly because: AvailabilityReason;
  readonly gates: readonly FreeBusyGate[];
}

/** What the platform that is asked answers: the default free/busy information, or none (R14.5, R14.12). */
export function tellFreeBusy(asked: TargetCase): TargetAnswer {
  const gates: FreeBusyGate[] = [];
  const question = (
    gate: string,
    pass: boolean,
    yes: AvailabilityReason,
    no: AvailabilityReason,
  ): boolean => {
    gates.push({ gate, pass, because: pass ? yes : no });
    return pass;
  };
  const open =
    asked.way === 'addressSpace'
      ? question('allowed-tenants', asked.tenantAllowed, 'tenant-allowed', 'tenant-not-allowed')
      : asked.way !== 'relationship' ||
        question('sharing', asked.shares, 'relationship-shares', 'relationship-does-not-share');
  const told = open && question('mailbox', asked.mailboxThere, 'mailbox-there', 'no-mailbox-there');
  return { told, because: told ? 'free-busy-told' : gates.at(-1)!.because, gates };
}
