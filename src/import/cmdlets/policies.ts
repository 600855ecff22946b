/** Get-CsTeamsUpgradePolicy, Get-CsExternalAccessPolicy and Get-CsUserPolicyAssignment. */
import { NONE } from '../../model/words.ts';
import type { Desk } from '../../scenario/complaint.ts';
import { foldName } from '../../scenario/ids.ts';
import { shorten } from '../../scenario/number-text.ts';
import type { Ledger } from '../ledger.ts';
import { columnOf, type Table, type Value } from '../reading/table.ts';
import { flagOf, policyName, propertyOf, textOf } from '../values.ts';
import { modeNamed } from './modes.ts';

/** Instances by name in lower case; the tenant's Global has the empty name. */
export function readUpgradePolicies(
  table: Table,
  called: string,
  ledger: Ledger,
  desk: Desk,
): Map<string, number> {
  const read = table.reader([['Identity'], ['Mode']]);
  const modes = new Map<string, number>();
  for (let record = 0; record < table.count; record++) {
    const [identity, mode] = read(record);
    const code = modeNamed(textOf(mode));
    if (code === undefined) {
      desk.complain(table.placeOf(record, 'Mode'), `"${shorten(textOf(mode))}" is no mode`);
    } else if (code !== NONE) modes.set((policyName(identity) ?? '').toLowerCase(), code);
    else {
      // Those of servers have none: only the mode of the cloud's policy counts (R1.15).
      ledger.note('instances of TeamsUpgradePolicy without a mode, as servers have them, are left aside', {
        file: called,
        line: table.lineOf(record),
      });
    }
  }
  return modes;
}

/** Whether a policy lets its users reach other organisations. */
export interface AccessPolicy {
  /** As exported, without `Tag:`. */
  readonly name: string;
  readonly allows: boolean;
}

/** Policies by name in lower case; the Global one has the empty name. */
export function readAccessPolicies(
  table: Table,
  called: string,
  ledger: Ledger,
  desk: Desk,
): Map<string, AccessPolicy> {
  const read = table.reader([['Identity'], ['EnableFederationAccess'], ['CommunicationWithExternalOrgs']]);
  const policies = new Map<string, AccessPolicy>();
  for (let record = 0; record < table.count; record++) {
    const [identity, enable, external] = read(record);
    const allows = flagOf(enable);
    if (allows === undefined) {
      const column = columnOf(table, ['EnableFederationAccess']);
      desk.complain(table.placeOf(record, column), `"${shorten(textOf(enable))}" is neither True nor False`);
      continue;
    }
    const blocksAll = /^BlockAllExternalDomains$/i.test(textOf(external));
    if (allows && /^(AllowSpecific|BlockSpecific)ExternalDomains$/i.test(textOf(external))) {
      ledger.note(
        'lists of domains in external access policies are left aside: the tenant’s count for everyone',
        {
          file: called,
          line: table.lineOf(record),
        },
      );
    }
    const name = policyName(identity) ?? '';
    policies.set(name.toLowerCase(), { name: name || 'Global', allows: allows && !blocksAll });
  }
  return policies;
}

/** The policy of a type that reaches a user; a direct assignment wins over those of groups, rank 1 over rank 2. */
export interface Assignment {
  readonly name: string;
  readonly rank: number;
}
export interface Assignments {
  /** By folded name of the user (user principal name, SIP address or object id). */
  readonly upgrade: Map<string, Assignment>;
  readonly access: Map<string, Assignment>;
}

const DIRECT = 0;
const GROUP = 1000;

export function readAssignments(table: Table, into: Assignments, desk: Desk): void {
  const who = columnOf(table, ['UserPrincipalName', 'User', 'UserId', 'Identity', 'SipAddress']);
  if (who === undefined) {
    const hint =
      'add one when exporting: select @{n="UserPrincipalName";e={$user}}, PolicyType, PolicyName, PolicySource';
    desk.complain(table.placeOf(0), 'no column says whose policy assignments these are', hint);
    return;
  }
  const read = table.reader([
    [who],
    ['PolicyType'],
    ['PolicyName'],
    ['PolicySource'],
    ['AssignmentType'],
    ['Rank'],
  ]);
  for (let record = 0; record < table.count; record++) {
    const [user, type, name, source, assignmentType, rank] = read(record);
    const kind = textOf(type).toLowerCase();
    const map =
      kind === 'teamsupgradepolicy'
        ? into.upgrade
        : kind === 'externalaccesspolicy'
          ? into.access
          : undefined;
    if (map === undefined) continue;
    const key = foldName(textOf(user).replace(/^sip:/i, ''));
    const assigned = { name: policyName(name) ?? '', rank: rankOf(assignmentType ?? source, rank) };
    const other = map.get(key);
    if (other === undefined || assigned.rank < other.rank) map.set(key, assigned);
  }
}

/** `Direct`, `Group`, an object that says it, or the objects of all assignments. */
function rankOf(source: Value | undefined, rank: Value | undefined): number {
  const first = Array.isArray(source) ? (source as readonly Value[])[0] : source;
  const text = typeof first === 'object' ? textOf(propertyOf(first, 'AssignmentType')) : textOf(first);
  return /direct/i.test(text) || text === '' ? DIRECT : GROUP + (Number(textOf(rank)) || 0);
}
