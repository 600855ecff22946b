/** Durations that the articles name for upgrades and meetings, in microseconds. */
import { US_PER_HOUR as HOUR, US_PER_MINUTE as MINUTE } from '../../core/time.ts';

const DAY = 24 * HOUR;

export const MEETING_TIMERS = {
  /** Most tenants are done within this, after a notice (R1.27). */
  assistedUpgrade: DAY,
  assistedUpgradeNotice: 90 * DAY,
  /** How long contacts are copied after an assisted upgrade. */
  contactCopy: 90 * DAY,
  /** The earliest start of a migration of meetings after its cause, and about how long it all takes (R7.9). */
  migrationStart: 90 * MINUTE,
  migrationTotal: 2 * HOUR,
  /** Tries again up to so many times within this. */
  migrationRetryWindow: DAY,
  /** The longest until a changed policy for anonymous join is in force (R12.4). */
  anonymousJoinPolicy: DAY,
} as const;

export const MIGRATION_MOST_RETRIES = 9;
