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
    const names = foldedNames(person);
    const known = this.#byName.get(names[0]!) ?? (names.length > 1 ? this.#byName.get(names[1]!) : undefined);
    for (const name of names) if (!this.#byName.has(name)) this.#byName.set(name, known ?? person);
    if (known === undefined) {
      this.people.push(person);
      if (ofServers) this.#fromServers.add(person);
      return;
    }
    const where = { file: called, line: person.line };
    if (this.#fromServers.has(known) === ofServers) ledger.skip('duplicate', where);
    else merge(known, person, where, ledger);
  }

  /** By address, user principal name or object id, in any spelling of case. */
  find(name: string): Person | undefined {
    return this.#byName.get(fold(name));
  }
}

/** Address, user principal name and object id, each once; the first two tell whether a person is there already. */
function foldedNames({ address, upn, id }: Person): string[] {
  const names = [fold(address)];
  for (const other of [upn, id.replace(/^sip:/i, '')]) {
    const folded = other === '' || other === address ? names[0]! : fold(other);
    if (!names.includes(folded)) names.push(folded);
  }
  return names;
}

const ASCII = /^[\x20-\x7e]*$/;

/** `foldName`, with a short cut for what most names are. */
function fold(name: string): string {
  return ASCII.test(name) ? name.toLowerCase() : foldName(name);
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
