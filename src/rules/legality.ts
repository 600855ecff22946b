/**
 * Which states of a user can exist: mode, homing, the tenant's topology, and whether the cloud's Skype for
 * Business Online has retired and the tenant's assisted upgrade is still to come. [COEX] "Determining a user's
 * coexistence mode", [RETIREMENT], [ASSISTED]; R1.4, R1.21 to R1.27, A1, A30.
 *
 * R3.8, that a tenant purely on-premises has no interop in-tenant, needs no row of its own: all its users are homed
 * on-premises, so none is TeamsOnly and none reaches a Skype for Business mode from Teams.
 */
import { madeOnce } from '../core/made-once.ts';
import { CLOUDS, HOMES, MODES, TOPOLOGIES } from '../model/words.ts';
import { SFB_MODES } from './printed.ts';
import { REASON, type Reason } from './reasons.ts';
import type { Facts } from './rule-sets.ts';
import { type Condition, defineTable } from './table.ts';

/** What the date means for users homed online: any mode, TeamsOnly only, or any mode until the assisted upgrade. */
export const ONLINE_PERIODS = ['anyMode', 'retired', 'upgradePending'] as const;

const AXES = { mode: MODES, homed: HOMES, topology: TOPOLOGIES, period: ONLINE_PERIODS } as const;
const OTHER_MODES = ['Islands', ...SFB_MODES] as const;
const NOT_RETIRED = ['anyMode', 'upgradePending'] as const;

interface LegalityRow {
  readonly id: string;
  readonly reason: Reason;
  readonly when: Condition<typeof AXES>;
}

const CLOUD_TOPOLOGIES = ['pureOnline', 'hybrid'] as const;
const SERVER_TOPOLOGIES = ['hybrid', 'pureOnPrem'] as const;

const ROWS: readonly LegalityRow[] = [
  {
    id: 'legality/TeamsOnly.online',
    reason: 'legal',
    when: { mode: 'TeamsOnly', homed: 'online', topology: CLOUD_TOPOLOGIES },
  },
  {
    id: 'legality/other.onPrem',
    reason: 'legal',
    when: { mode: OTHER_MODES, homed: 'onPrem', topology: SERVER_TOPOLOGIES },
  },
  {
    id: 'legality/other.online',
    reason: 'legal',
    when: { mode: OTHER_MODES, homed: 'online', topology: CLOUD_TOPOLOGIES, period: NOT_RETIRED },
  },
  {
    id: 'legality/other.online.retired',
    reason: 'online-not-teams-only',
    when: { mode: OTHER_MODES, homed: 'online', topology: CLOUD_TOPOLOGIES, period: 'retired' },
  },
  {
    id: 'legality/TeamsOnly.onPrem',
    reason: 'teams-only-on-prem',
    when: { mode: 'TeamsOnly', homed: 'onPrem' },
  },
  {
    id: 'legality/other.onPrem.pureOnline',
    reason: 'on-prem-in-pure-online',
    when: { mode: OTHER_MODES, homed: 'onPrem', topology: 'pureOnline' },
  },
  {
    id: 'legality/online.pureOnPrem',
    reason: 'online-in-pure-on-prem',
    when: { homed: 'online', topology: 'pureOnPrem' },
  },
];

export const LEGALITY = defineTable('legality', AXES, ROWS);

/**
 * The clouds' calendars. GCC upgraded with the worldwide cloud. GCC High and DoD were left out of the assisted
 * upgrades ([RETIREMENT], R1.26) and no source dates their retirement, so any mode stays legal there.
 */
const CALENDAR = {
  worldwide: 'worldwide',
  gcc: 'worldwide',
  '21Vianet': '21Vianet',
  gccHigh: 'never',
  dod: 'never',
} as const;

/** Whether users homed online in this cloud can only be TeamsOnly under these facts. */
export function retiredIn(facts: Facts, cloud: number): boolean {
  const calendar = CALENDAR[CLOUDS[cloud]!];
  if (calendar === 'never') return false;
  return calendar === 'worldwide' ? facts.retired : facts.retired21V;
}

/** Code of the period for a cloud and a tenant whose assisted upgrade is pending (1) or not (0). */
export function onlinePeriod(facts: Facts, cloud: number, pending: number): number {
  const period = !retiredIn(facts, cloud) ? 'anyMode' : pending ? 'upgradePending' : 'retired';
  return ONLINE_PERIODS.indexOf(period);
}

/**
 * Reason codes by mode, homing, cloud, topology and pending, in this order of strides: `legal`, or why not.
 */
export const compileLegality: (facts: Facts) => Uint8Array = madeOnce((facts) => {
  const codes: number[] = [];
  for (let mode = 0; mode < MODES.length; mode += 1)
    for (let homed = 0; homed < HOMES.length; homed += 1)
      for (let cloud = 0; cloud < CLOUDS.length; cloud += 1)
        for (let topology = 0; topology < TOPOLOGIES.length; topology += 1)
          for (let pending = 0; pending < 2; pending += 1) {
            const period = onlinePeriod(facts, cloud, pending);
            const at = ((mode * HOMES.length + homed) * TOPOLOGIES.length + topology) * ONLINE_PERIODS.length;
            codes.push(REASON[ROWS[LEGALITY.index[at + period]!]!.reason]);
          }
  return Uint8Array.from(codes);
});

/** The place in a compiled legality table; independent products, because this is on the path of every message. */
export function legalityAt(
  mode: number,
  homed: number,
  cloud: number,
  topology: number,
  pending: number,
): number {
  return mode * 60 + homed * 30 + cloud * 6 + topology * 2 + pending;
}
