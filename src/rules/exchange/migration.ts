/** Whether a mailbox may migrate over Exchange Web Services (R16.5): the gates in their order, the first "no" counts. */
import type { ExchangeReason } from './reasons.ts';

export interface MigrationFacts {
  readonly hasMailbox: boolean;
  readonly elsewhere: boolean;
  readonly free: boolean;
  readonly webServices: boolean;
  /** An address in the domain of target addresses that lead to the new place. */
  readonly addressForTarget: boolean;
  /** The new place accepts the domains of all addresses. */
  readonly addressesAccepted: boolean;
}

interface MigrationGate {
  readonly gate: string;
  readonly fact: keyof MigrationFacts;
  readonly passes: ExchangeReason;
  readonly fails: ExchangeReason;
  readonly source: string;
}

const SOURCE = '[EXCHANGE-21V] R16.5';

export const MIGRATION_GATES: readonly MigrationGate[] = [
  { gate: 'mailbox', fact: 'hasMailbox', passes: 'has-mailbox', fails: 'no-mailbox', source: SOURCE },
  { gate: 'place', fact: 'elsewhere', passes: 'other-place', fails: 'mailbox-there-already', source: SOURCE },
  { gate: 'free', fact: 'free', passes: 'migration-free', fails: 'migration-running', source: SOURCE },
  {
    gate: 'web-services',
    fact: 'webServices',
    passes: 'web-services-there',
    fails: 'no-web-services',
    source: SOURCE,
  },
  {
    gate: 'target-address',
    fact: 'addressForTarget',
    passes: 'address-for-target',
    fails: 'no-address-for-target',
    source: '[EXCHANGE-21V] e-mail address policies, R16.5',
  },
  {
    gate: 'accepted-domains',
    fact: 'addressesAccepted',
    passes: 'addresses-accepted',
    fails: 'address-not-accepted',
    source: '[EXCHANGE-21V] step 2, R14.3',
  },
];

export interface GateVerdict {
  readonly gate: string;
  readonly pass: boolean;
  readonly because: ExchangeReason;
}

/** The gates that were asked; the last fails, unless all pass. */
export function migrationGates(facts: MigrationFacts): GateVerdict[] {
  const asked: GateVerdict[] = [];
  for (const { gate, fact, passes, fails } of MIGRATION_GATES) {
    const pass = facts[fact];
    asked.push({ gate, pass, because: pass ? passes : fails });
    if (!pass) break;
  }
  return asked;
}
