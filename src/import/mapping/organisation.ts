/** What the exports of one organisation say, gathered file by file until everything is known. */

import { HOMES, MODES, NONE } from '../../model/words.ts';
import { foldName } from '../../scenario/ids.ts';
import type { FederationExport } from '../cmdlets/federation.ts';
import { BUILT_IN, type UpgradePolicies } from '../cmdlets/modes.ts';
import type { Person } from '../cmdlets/person.ts';
import type { AccessPolicy, Assignments } from '../cmdlets/policies.ts';
import type { TenantExport } from '../cmdlets/tenant.ts';
import type { Ledger, Where } from '../ledger.ts';

/** Two rows of one person that say different things of them; the first counts. */
export interface Contradiction {
  readonly address: string;
  readonly says: string;
  /** The second row. */
  readonly where: Where;
}

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
  /** Of rows of one person that contradict each other. */
  readonly contradictions: Contradiction[] = [];
  readonly #fromServers = new Set<Person>();
  /** What the ledger calls the file that each place stands for. */
  readonly #called = new Map<number, string>();

  constructor(name: string, cloud: number, topologyStated: number | undefined) {
    this.name = name;
    this.cloud = cloud;
    this.topologyStated = topologyStated;
  }

  /** Enters a row; one about a person who is there from the other cmdlet adds what that did not say. */
  add(person: Person, ofServers: boolean, called: string, ledger: Ledger): void {
    this.#called.set(person.file, called);
    const names = foldedNames(person);
    const known = this.#byName.get(names[0]!) ?? (names.length > 1 ? this.#byName.get(names[1]!) : undefined);
    for (const name of names) if (!this.#byName.has(name)) this.#byName.set(name, known ?? person);
    if (known === undefined) {
      this.people.push(person);
      if (ofServers) this.#fromServers.add(person);
      return;
    }
    const where = { file: called, line: person.line };
    if (this.#fromServers.has(known) === ofServers) {
      ledger.skip('duplicate', where);
      this.#compare(known, person, where);
    } else merge(known, person, where, ledger);
  }

  #compare(known: Person, other: Person, where: Where): void {
    const said = contradiction(known, other);
    if (said === undefined) return;
    const file = known.file === other.file ? '' : `${this.#called.get(known.file)!} `;
    const otherFile = file === '' ? '' : `${where.file} `;
    const says = `${file}line ${known.line} says ${said[0]}, ${otherFile}line ${other.line} ${said[1]}`;
    this.contradictions.push({ address: known.address, says, where });
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

/** The modes and homes of two rows in words, as far as they differ; undefined if they agree or one says nothing. */
function contradiction(a: Person, b: Person): readonly [string, string] | undefined {
  const pairs: [string, string][] = [];
  if (a.effective !== NONE && b.effective !== NONE) {
    if (a.effective !== b.effective) pairs.push([MODES[a.effective]!, MODES[b.effective]!]);
  } else if (a.policy !== undefined && b.policy !== undefined) {
    if (a.policy.toLowerCase() !== b.policy.toLowerCase()) pairs.push([policyText(a), policyText(b)]);
  }
  if (a.homed !== undefined && b.homed !== undefined && a.homed !== b.homed) {
    pairs.push([`homed ${HOMES[a.homed]}`, `homed ${HOMES[b.homed]}`]);
  }
  if (pairs.length === 0) return undefined;
  return [pairs.map(([one]) => one).join(' and '), pairs.map(([, other]) => other).join(' and ')];
}

/** Names of an organisation's own are not told: they would show through pseudonyms. */
function policyText({ policy }: Person): string {
  if (policy === '') return 'no policy';
  return BUILT_IN.has(policy!.toLowerCase()) ? `the policy ${policy}` : 'a policy of its own';
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
