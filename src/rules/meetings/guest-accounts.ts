/**
 * Whether somebody of one tenant gets a guest account in another. [CLOUD-GUESTS], [21V-2023-11]; R5.20, R5.21, R13.1,
 * R13.2, A18. Pair and date are those of the guest rows of JOINING.
 */
import type { Cloud } from '../../model/words.ts';
import type { Facts } from '../rule-sets.ts';
import { type Condition, defineTable } from '../table.ts';
import { meetingPair } from './cloud-pairs.ts';
import { type AskedGate, askInTurn, bySetting, type MeetingGateAnswer } from './gates.ts';
import { JOINING } from './join-table.ts';
import { type PlainRow, rowFor } from './plain-table.ts';
import { type MeetingReason, meetingSentence } from './reasons.ts';

/** Kinds of B2B: an account as guest, an account as member, direct connect for shared channels without an account. */
export const ACCOUNT_KINDS = ['guest', 'member', 'directConnect'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

const AXES = { kind: ACCOUNT_KINDS, clouds: ['one', 'two'] } as const;

interface AccountRow extends PlainRow<typeof AXES> {
  readonly possible: boolean;
  readonly because: MeetingReason;
  readonly when: Condition<typeof AXES>;
}

export const ACCOUNTS = defineTable<typeof AXES, AccountRow>('guest accounts', AXES, [
  {
    id: 'guest-account/one',
    words: ['any kind', 'one cloud', 'Yes'],
    possible: true,
    because: 'ways-fit',
    note: '',
    source: '[EXTERNAL] R13.2',
    when: { clouds: 'one' },
  },
  {
    id: 'guest-account/guest',
    words: ['guest', 'two clouds', 'Yes'],
    possible: true,
    because: 'account-is-guest',
    note: 'By pair and date: see the guest rows of joining.',
    source: '[CLOUD-GUESTS] R5.20',
    when: { kind: 'guest', clouds: 'two' },
  },
  {
    id: 'guest-account/member',
    words: ['B2B member', 'two clouds', 'No'],
    possible: false,
    because: 'b2b-member-unsupported',
    note: '',
    source: '[CLOUD-GUESTS] R5.20',
    when: { kind: 'member', clouds: 'two' },
  },
  {
    id: 'guest-account/direct-connect',
    words: ['B2B direct connect', 'two clouds', 'No'],
    possible: false,
    because: 'direct-connect-one-cloud',
    note: '',
    source: 'R5.21',
    when: { kind: 'directConnect', clouds: 'two' },
  },
]);

/** In the order they are asked. */
export const GUEST_GATES = [
  'cloud-pair',
  'date',
  'account-kind',
  'cloud-setting',
  'tenant-added',
  'invitation',
] as const;
export type GuestGate = (typeof GUEST_GATES)[number];

export interface GuestSide {
  readonly cloud: Cloud;
  /** The Microsoft cloud setting is on for the other's cloud. */
  readonly cloudSetting: boolean;
  readonly tenantAdded: boolean;
}

export interface GuestQuery {
  readonly kind: AccountKind;
  /** Where the account is to be. */
  readonly host: GuestSide;
  /** Whose user is to get it. */
  readonly joiner: GuestSide;
  /** The invitation names the user principal name. */
  readonly invitedByUpn: boolean;
}

export interface GuestAnswer {
  readonly outcome: 'account' | 'refused';
  readonly row: string;
  readonly gates: readonly MeetingGateAnswer<GuestGate>[];
  readonly source: string;
}

/** Decides under these facts whether the account can be made; two tenants, of one cloud or of two. */
export function guestAccountDecision(facts: Facts, query: GuestQuery): GuestAnswer {
  const { host, joiner } = query;
  const pair = meetingPair(host.cloud, joiner.cloud).kind;
  const join = rowFor(JOINING, { way: 'guest', pair, era: facts.meetings, promotedPeer: 'no' });
  const account = rowFor(ACCOUNTS, { kind: query.kind, clouds: pair === 'one' ? 'one' : 'two' });
  const gates = askInTurn<GuestGate>([
    { gate: 'cloud-pair', ...(join.gate === 'cloud-pair' ? verdict(join) : verdict(EXISTS)) },
    join.gate === 'date' ? { gate: 'date', ...verdict(join) } : null,
    { gate: 'account-kind', ...verdict(account) },
    ...(pair === 'one' ? [] : settingGates(query, pair === 'oneAzure')),
  ]);
  const failed = gates.find((gate) => !gate.pass);
  const row = failed?.gate === 'account-kind' ? account : join;
  const because = failed ? ` ${meetingSentence(failed.because)}` : '';
  return {
    outcome: failed ? 'refused' : 'account',
    row: row.id,
    gates,
    source: `${row.source}, row ${row.id}.${because}`,
  };
}

const EXISTS = { possible: true, because: 'ways-fit' } as const;

function verdict({ possible, because }: { possible: boolean; because: MeetingReason }) {
  return { pass: possible, because };
}

function settingGates({ host, joiner, invitedByUpn }: GuestQuery, oneAzure: boolean): AskedGate<GuestGate>[] {
  const clouds = [oneAzure ? 'same-azure-cloud' : 'cloud-setting-on', 'cloud-setting-off'] as const;
  const added = ['tenant-added', 'tenant-not-added'] as const;
  return [
    bySetting('cloud-setting', 'host', oneAzure || host.cloudSetting, clouds),
    bySetting('cloud-setting', 'joiner', oneAzure || joiner.cloudSetting, clouds),
    bySetting('tenant-added', 'host', host.tenantAdded, added),
    bySetting('tenant-added', 'joiner', joiner.tenantAdded, added),
    bySetting('invitation', 'host', invitedByUpn, ['invited-by-upn', 'not-invited-by-upn']),
  ];
}
