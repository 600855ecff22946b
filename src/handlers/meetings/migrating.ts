/**
 * The migration of an organiser's Skype for Business meetings to Teams: what starts it, its delay, its retries, what
 * it leaves as it is (R7.9). Past meetings stay, and Teams meetings never become Skype for Business meetings.
 */
import { E, F } from '../../model/event.ts';
import { leaveMeetingAsIs, migrateMeeting, setMigration } from '../../model/meeting-changes.ts';
import { inviteesOf, mailboxIsOnPrem } from '../../model/meeting-people.ts';
import {
  MEETING_KIND,
  MEETING_STATUS,
  MEETING_TYPE,
  MIGRATION_CAUSES,
  MIGRATION_STATE,
} from '../../model/meeting-words.ts';
import { HOME, MODE, NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import {
  GRANT_MIGRATES_UNTIL_US,
  type MigrationCause,
  meetingMigration,
} from '../../rules/meetings/migration.ts';
import { MEETING_TIMERS, MIGRATION_MOST_RETRIES } from '../../rules/meetings/timers.ts';
import type { Context, Effects } from '../effects.ts';

const RETRY_US = Math.floor(MEETING_TIMERS.migrationRetryWindow / MIGRATION_MOST_RETRIES);
const TAKES_US = MEETING_TIMERS.migrationTotal - MEETING_TIMERS.migrationStart;

/** A mode was granted to the user themselves. */
export function grantMayMigrate(ctx: Context, user: number, mode: number, fx: Effects): void {
  if (mode === MODE.TeamsOnly) mayMigrate(ctx, user, 'grantTeamsOnly', fx);
  else if (mode === MODE.SfBWithTeamsCollabAndMeetings) mayMigrate(ctx, user, 'grantMeetings', fx);
}

/** A tenant-wide grant never starts a migration, which those may miss whose mode it changes. */
export function tenantGrantMigratesNothing(ctx: Context, user: number, mode: number, fx: Effects): void {
  const { assigned, groupAssigned } = ctx.world.users;
  if (assigned[user] !== NONE || groupAssigned[user] !== NONE) return;
  if (mode === MODE.TeamsOnly || mode === MODE.SfBWithTeamsCollabAndMeetings)
    mayMigrate(ctx, user, 'grantTenantWide', fx);
}

export function moveMayMigrate(ctx: Context, user: number, homed: number, fx: Effects): void {
  mayMigrate(ctx, user, homed === HOME.online ? 'moveToCloud' : 'moveToOnPrem', fx);
}

/** Start-CsExMeetingMigration. */
export function meetingMigrationAsked(ctx: Context, fx: Effects, user: number): void {
  mayMigrate(ctx, user, 'command', fx);
}

function mayMigrate(ctx: Context, user: number, cause: MigrationCause, fx: Effects): void {
  const { world } = ctx;
  const meetings = meetingsToMigrate(world, user);
  if (meetings.length === 0 || user >= world.meetingUsers.count) return;
  const rows = meetings.map((meeting) => migrationOf(world, user, meeting, cause));
  const migrates = rows.some((row) => row.migrates);
  const row = rows.find((each) => each.migrates) ?? rows[0]!;
  fx.decide(() => ({
    about: 'meeting-migration',
    outcome: migrates ? 'queued' : 'skipped',
    row: row.id,
    because: row.because,
    gates: [],
    inputs: { cause, meetings: meetings.length, mailboxOnPrem: mailboxIsOnPrem(world, user) },
    source: row.source,
  }));
  const code = MIGRATION_CAUSES.indexOf(cause);
  if (!migrates) {
    for (const [at, meeting] of meetings.entries()) skip(fx, meeting, user, rows[at]!.because);
    return;
  }
  setMigration(fx, user, MIGRATION_STATE.queued, code, 0);
  fx.tell(F.migrationQueued, user, code);
  fx.later(E.meetingMigrationTried, MEETING_TIMERS.migrationStart, user, 1);
}

/** Skype for Business meetings of the user that are still to come. */
function meetingsToMigrate({ meetings, atUs }: World, user: number): number[] {
  const found: number[] = [];
  for (let meeting = 0; meeting < meetings.count; meeting++) {
    if (
      meetings.organizer[meeting] === user &&
      meetings.kind[meeting] === MEETING_KIND.scheduled &&
      meetings.type[meeting] === MEETING_TYPE.SfB &&
      meetings.status[meeting] === MEETING_STATUS.scheduled &&
      meetings.dueUs[meeting]! > atUs
    )
      found.push(meeting);
  }
  return found;
}

function migrationOf(world: World, user: number, meeting: number, cause: MigrationCause) {
  const sinceEndUs = world.atUs - world.meetingDays.grantsMigrateUntilUs[0]!;
  return meetingMigration({
    cause,
    atUs: GRANT_MIGRATES_UNTIL_US + sinceEndUs,
    mailboxOnPrem: mailboxIsOnPrem(world, user),
    attendees: inviteesOf(world, meeting),
  });
}

function skip(fx: Effects, meeting: number, user: number, because: Parameters<typeof reasonCode>[0]): void {
  leaveMeetingAsIs(fx, meeting, reasonCode(because));
  fx.tell(F.meetingMigrationSkipped, meeting, user, reasonCode(because));
}

/** The service tries; what the scenario lets fail is tried again, at equal intervals within a day. */
export function meetingMigrationTried(ctx: Context, fx: Effects, user: number, attempt: number): void {
  const { failing, cause } = ctx.world.meetingUsers;
  const fails = attempt <= failing[user]!;
  const givesUp = fails && attempt > MIGRATION_MOST_RETRIES;
  const state = givesUp ? MIGRATION_STATE.givenUp : MIGRATION_STATE.trying;
  setMigration(fx, user, state, cause[user]!, attempt);
  if (!fails) return fx.later(E.meetingMigrationEnded, TAKES_US, user);
  fx.tell(F.migrationFailed, user, attempt);
  if (givesUp) fx.tell(F.migrationGivenUp, user);
  else fx.later(E.meetingMigrationTried, RETRY_US, user, attempt + 1);
}

/** The meetings that are still to come are Teams meetings now, but for those that the service leaves. */
export function meetingMigrationEnded(ctx: Context, fx: Effects, user: number): void {
  const { world } = ctx;
  const cause = world.meetingUsers.cause[user]!;
  for (const meeting of meetingsToMigrate(world, user)) {
    // That the cause migrates was found when it happened: only the meeting is asked about now.
    const row = migrationOf(world, user, meeting, 'command');
    if (!row.migrates) skip(fx, meeting, user, row.because);
    else {
      migrateMeeting(fx, meeting);
      fx.tell(F.meetingMigrated, meeting, user);
    }
  }
  setMigration(fx, user, MIGRATION_STATE.done, cause, world.meetingUsers.tries[user]!);
}
