/**
 * Which modes may be granted, to a user and tenant-wide, and which mode results. [COEX] "Determining a user's
 * coexistence mode", [SETTINGS]; R1.16 to R1.27, A30, A39.
 */
import { HOME, HOMES, MODE, MODES, NONE, TOPOLOGIES } from '../model/words.ts';
import { ONLINE_PERIODS } from './legality.ts';
import { SFB_MODES } from './printed.ts';
import { REASON, type Reason } from './reasons.ts';
import { type Condition, defineTable } from './table.ts';

const PERIODS = ONLINE_PERIODS;
const OTHER_MODES = ['Islands', ...SFB_MODES] as const;
const SINCE_RETIREMENT = ['retired', 'upgradePending'] as const;

const USER_AXES = { mode: MODES, same: ['no', 'yes'], homed: HOMES, period: PERIODS } as const;

interface UserRow {
  readonly id: string;
  readonly reason: Reason;
  readonly when: Condition<typeof USER_AXES>;
}

/** May this mode be granted to a user homed so? `same`: it is the mode they have. */
export const USER_GRANT = defineTable<typeof USER_AXES, UserRow>('user grant', USER_AXES, [
  { id: 'grant/same', reason: 'granted', when: { same: 'yes' } },
  {
    id: 'grant/TeamsOnly.online',
    reason: 'granted',
    when: { same: 'no', mode: 'TeamsOnly', homed: 'online' },
  },
  {
    id: 'grant/TeamsOnly.onPrem',
    reason: 'teams-only-on-prem',
    when: { same: 'no', mode: 'TeamsOnly', homed: 'onPrem' },
  },
  { id: 'grant/other.onPrem', reason: 'granted', when: { same: 'no', mode: OTHER_MODES, homed: 'onPrem' } },
  {
    id: 'grant/other.online',
    reason: 'granted',
    when: { same: 'no', mode: OTHER_MODES, homed: 'online', period: 'anyMode' },
  },
  {
    // Also while the assisted upgrade is pending: old modes stay, new ones are not granted (A30).
    id: 'grant/other.online.retired',
    reason: 'online-not-teams-only',
    when: { same: 'no', mode: OTHER_MODES, homed: 'online', period: SINCE_RETIREMENT },
  },
]);

const TENANT_AXES = {
  mode: MODES,
  topology: TOPOLOGIES,
  period: PERIODS,
  /** `hybridGlobalIslands=refused` (A39), and the edition that prints the list. */
  islandsListed: ['yes', 'no'],
} as const;

interface TenantRow {
  readonly id: string;
  readonly reason: Reason;
  readonly when: Condition<typeof TENANT_AXES>;
}

const WITH_SERVER = ['hybrid', 'pureOnPrem'] as const;

/** May this be the tenant-wide mode? */
export const TENANT_GLOBAL = defineTable<typeof TENANT_AXES, TenantRow>('tenant global', TENANT_AXES, [
  {
    id: 'global/TeamsOnly.pureOnline',
    reason: 'granted',
    when: { mode: 'TeamsOnly', topology: 'pureOnline' },
  },
  {
    id: 'global/other.pureOnline',
    reason: 'granted',
    when: { mode: OTHER_MODES, topology: 'pureOnline', period: ['anyMode', 'upgradePending'] },
  },
  {
    id: 'global/other.pureOnline.retired',
    reason: 'mode-is-read-only',
    when: { mode: OTHER_MODES, topology: 'pureOnline', period: 'retired' },
  },
  {
    id: 'global/TeamsOnly.server',
    reason: 'on-prem-detected',
    when: { mode: 'TeamsOnly', topology: WITH_SERVER },
  },
  { id: 'global/SfB*.server', reason: 'granted', when: { mode: SFB_MODES, topology: WITH_SERVER } },
  {
    id: 'global/Islands.server',
    reason: 'granted',
    when: { mode: 'Islands', topology: WITH_SERVER, islandsListed: 'yes' },
  },
  {
    id: 'global/Islands.server.refused',
    reason: 'hybrid-global-islands',
    when: { mode: 'Islands', topology: WITH_SERVER, islandsListed: 'no' },
  },
]);

/** Reason code for granting a mode to a user; `period` as in legality.ts. */
export function userGrant(mode: number, current: number, homed: number, period: number): number {
  const at = ((mode * 2 + (mode === current ? 1 : 0)) * HOMES.length + homed) * PERIODS.length + period;
  return REASON[USER_GRANT.rows[USER_GRANT.index[at]!]!.reason];
}

/** Reason code for a tenant-wide mode. */
export function tenantGlobal(mode: number, topology: number, period: number, islandsListed: boolean): number {
  const at = ((mode * TOPOLOGIES.length + topology) * PERIODS.length + period) * 2 + (islandsListed ? 0 : 1);
  return REASON[TENANT_GLOBAL.rows[TENANT_GLOBAL.index[at]!]!.reason];
}

const HOMING_AXES = { homed: HOMES, period: PERIODS } as const;

interface HomingRow {
  readonly id: string;
  readonly decides: 'policy' | 'homing';
  readonly when: Condition<typeof HOMING_AXES>;
}

/** Whether a user's mode is what their policies say, or TeamsOnly because of where they are homed (R1.16, R1.24). */
export const MODE_DECIDED_BY = defineTable<typeof HOMING_AXES, HomingRow>('mode decided by', HOMING_AXES, [
  { id: 'mode/onPrem', decides: 'policy', when: { homed: 'onPrem' } },
  { id: 'mode/online', decides: 'policy', when: { homed: 'online', period: ['anyMode', 'upgradePending'] } },
  { id: 'mode/online.retired', decides: 'homing', when: { homed: 'online', period: 'retired' } },
]);

/**
 * The mode a user has: their own assignment, else their group's, else the tenant's. Once users homed online can
 * only be TeamsOnly, homing wins over all three, as the override policy of the assisted upgrade does (R1.27).
 */
export function effectiveMode(
  userAssigned: number,
  groupAssigned: number,
  tenantMode: number,
  homed: number,
  period: number,
): number {
  const row = MODE_DECIDED_BY.rows[MODE_DECIDED_BY.index[homed * PERIODS.length + period]!]!;
  if (row.decides === 'homing') return MODE.TeamsOnly;
  const assigned = assignmentThatCounts(userAssigned, groupAssigned, homed);
  return assigned === NONE ? tenantMode : assigned;
}

/** The mode that is granted to the user, or else reaches them by a group; NONE if the tenant's counts (R1.16). */
export function assignmentThatCounts(userAssigned: number, groupAssigned: number, homed: number): number {
  if (userAssigned !== NONE) return userAssigned;
  // TeamsOnly is not for users homed on-premises, so a group's does not reach them (R1.21, R7.8).
  return groupAssigned === MODE.TeamsOnly && homed === HOME.onPrem ? NONE : groupAssigned;
}

/** Values of TeamsUpgradePolicyIsReadOnly; the index is the code (R1.24). */
export const READ_ONLY = ['None', 'ModeAndNotifications'] as const;

const READ_ONLY_AXES = { topology: TOPOLOGIES, period: PERIODS } as const;

interface ReadOnlyRow {
  readonly id: string;
  readonly value: (typeof READ_ONLY)[number];
  readonly when: Condition<typeof READ_ONLY_AXES>;
}

export const MODE_READ_ONLY = defineTable<typeof READ_ONLY_AXES, ReadOnlyRow>('read-only', READ_ONLY_AXES, [
  {
    id: 'read-only/pureOnline',
    value: 'ModeAndNotifications',
    when: { topology: 'pureOnline', period: 'retired' },
  },
  {
    id: 'read-only/before',
    value: 'None',
    when: { topology: 'pureOnline', period: ['anyMode', 'upgradePending'] },
  },
  { id: 'read-only/server', value: 'None', when: { topology: WITH_SERVER } },
]);

/** Code of READ_ONLY, the same for a tenant and each of its users. */
export function readOnly(topology: number, period: number): number {
  const row = MODE_READ_ONLY.rows[MODE_READ_ONLY.index[topology * PERIODS.length + period]!]!;
  return READ_ONLY.indexOf(row.value);
}
