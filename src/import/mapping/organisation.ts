/** What the exports of one organisation say, gathered file by file until everything is known. */
import { foldName } from '../../scenario/ids.ts';
import type { FederationExport } from '../cmdlets/federation.ts';
import { BUILT_IN, type UpgradePolicies } from '../cmdlets/modes.ts';
import type { Person } from '../cmdlets/person.ts';
import type { AccessPolicy, Assignments } from '../cmdlets/policies.ts';
import type { TenantExport } from '../cmdlets/tenant.ts';
import type { Ledger } from '../ledger.ts';

export class Organisation {
  readonly name: string;
  /** Code of CLOUDS. */
  readonly cloud: number;
  /** Code of TOPOLOGIES if the command line states it. */
  readonly topologyStated: number | undefined;
  readonly people: Person[] = [];
  /** Whether there is an export of servers on-premises. */
  hasServers = false;
  hasOnlineUsers = false;
  tenant: TenantExport | undefined;
  federation: FederationExport | undefined;
  /** Of the tenant's export; the built-in ones where there is none. */
  upgrade: UpgradePolicies = BUILT_IN;
  upgradeCalled: string | undefined;
  accessPolicies: ReadonlyMap<string, AccessPolicy> | undefined;
  readonly assignments: Assignments = { upgrade: new Map(), access: new Map() };
  readonly #byName = new Map<string, Person>();
  readonly #fromServers = new Set<Person>();

  constructor(name: string, cloud: number, topologyStated: number | undefined) {
    this.name = name;
    this.cloud = cloud;
    this.topologyStated = topologyStated;
  }

  /** Enters a row; one about a person who is there from the other cmdlet adds what that did not say. */
  add(person: Person, ofServers: boolean, called: string, ledger: Ledger): void {
    const known = this.find(person.address) ?? this.find(person.upn);
    if (known === undefined) {
      this.people.push(person);
      this.#enter(person);
      if (ofServers) this.#fromServers.add(person);
      return;
    }
    const where = { file: called, line: person.line };
    if (this.#fromServers.has(known) === ofServers) ledger.skip('duplicate', where);
    else merge(known, person, where, ledger);
    this.#enter(person, known);
  }

  /** By address, user principal name or object id, in any spelling of case. */
  find(name: string): Person | undefined {
    return name === '' ? undefined : this.#byName.get(foldName(name));
  }

  #enter(names: Person, person = names): void {
    for (const name of [names.address, names.upn, names.id]) {
      if (name === '') continue;
      const fold = foldName(name.replace(/^sip:/i, ''));
      if (!this.#byName.has(fold)) this.#byName.set(fold, person);
    }
  }
}

/** The row that came first is believed; that of the other cmdlet fills gaps. */
function merge(known: Person, other: Person, where: { file: string; line: number }, ledger: Ledger): void {
  if (known.homed === undefined) {
    known.homed = other.homed;
    known.homedBy = other.homedBy;
  } else if (other.homed !== undefined && other.homed !== known.homed) {
    ledger.note(
      'Get-CsOnlineUser and Get-CsUser disagree on where people are homed; the first file is believed',
      where,
    );
  }
  if (known.effective < 0) known.effective = other.effective;
  known.policy ??= other.policy;
  known.access ??= other.access;
  if (known.department === '') known.department = other.department;
  known.teams ??= other.teams;
  known.sfb ??= other.sfb;
}
