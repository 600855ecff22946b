/**
 * When meetings of an organiser are made Teams meetings, and which are left. [MIGRATE]; R7.9. The service waits, then
 * takes about two hours, and tries again; timers.ts has its figures.
 */

import { must } from '../../core/must.ts';
import { parseInstant } from '../../core/time.ts';
import { MIGRATION_CAUSES } from '../../model/meeting-words.ts';
import { type Condition, defineTable } from '../table.ts';
import { type PlainRow, rowFor, YES_NO, yesNo } from './plain-table.ts';
import type { MeetingReason } from './reasons.ts';

export { MIGRATION_CAUSES };
export type MigrationCause = (typeof MIGRATION_CAUSES)[number];

/** Since this day a grant starts no migration any more, in microseconds since 1970. */
export const GRANT_MIGRATES_UNTIL_US = dayUs('2023-03-29');
/** Meetings with more attendees than this are left as they are. */
export const MIGRATION_MOST_ATTENDEES = 250;

function dayUs(day: string): number {
  const us = parseInstant(day);
  must(us !== undefined, `${day} is no day`);
  return us;
}

const AXES = {
  cause: MIGRATION_CAUSES,
  /** A grant starts a migration: until 2023-03-28. */
  byGrant: YES_NO,
  mailboxOnPrem: YES_NO,
  tooManyAttendees: YES_NO,
} as const;

interface MigrationRow extends PlainRow<typeof AXES> {
  readonly migrates: boolean;
  readonly because: MeetingReason;
  readonly when: Condition<typeof AXES> | readonly Condition<typeof AXES>[];
}

const GRANTS = ['grantTeamsOnly', 'grantMeetings'] as const;
const STARTS = ['moveToCloud', 'command'] as const;
const NEVER = ['grantOther', 'grantTenantWide', 'moveToOnPrem'] as const;
const SOURCE = '[MIGRATE] R7.9';
const STARTED: readonly Condition<typeof AXES>[] = [{ cause: GRANTS, byGrant: 'yes' }, { cause: STARTS }];

export const MIGRATION = defineTable<typeof AXES, MigrationRow>('meeting migration', AXES, [
  {
    id: 'migration/yes',
    words: [
      'grant of TeamsOnly or of SfBWithTeamsCollabAndMeetings to a user, move to the cloud, command',
      'Yes',
    ],
    migrates: true,
    because: 'becomes-teams-meeting',
    note: 'A grant until 2023-03-28 only.',
    source: SOURCE,
    when: STARTED.map((when) => ({ ...when, mailboxOnPrem: 'no', tooManyAttendees: 'no' })),
  },
  {
    id: 'migration/not-by-grant',
    words: ['the same grant since 2023-03-29', 'No'],
    migrates: false,
    because: 'grant-starts-no-migration',
    note: 'Start-CsExMeetingMigration has to be run.',
    source: SOURCE,
    when: { cause: GRANTS, byGrant: 'no' },
  },
  {
    id: 'migration/never',
    words: ['another mode, a tenant-wide grant, a move to on-premises', 'No'],
    migrates: false,
    because: 'cause-starts-no-migration',
    note: 'Teams meetings are not made Skype for Business meetings either.',
    source: SOURCE,
    when: { cause: NEVER },
  },
  {
    id: 'migration/mailbox-on-premises',
    words: ['the mailbox of the organiser is on-premises', 'No'],
    migrates: false,
    because: 'mailbox-on-premises',
    note: '',
    source: SOURCE,
    when: STARTED.map((when) => ({ ...when, mailboxOnPrem: 'yes' })),
  },
  {
    id: 'migration/too-many-attendees',
    words: [`the meeting has more than ${MIGRATION_MOST_ATTENDEES} attendees`, 'No'],
    migrates: false,
    because: 'too-many-attendees',
    note: '',
    source: SOURCE,
    when: STARTED.map((when) => ({ ...when, mailboxOnPrem: 'no', tooManyAttendees: 'yes' })),
  },
]);

export interface MigrationQuery {
  readonly cause: MigrationCause;
  /** When it happened, in microseconds since 1970. */
  readonly atUs: number;
  readonly mailboxOnPrem: boolean;
  readonly attendees: number;
}

/** Whether one Skype for Business meeting of the organiser is made a Teams meeting. */
export function meetingMigration(query: MigrationQuery): MigrationRow {
  return rowFor(MIGRATION, {
    cause: query.cause,
    byGrant: yesNo(query.atUs < GRANT_MIGRATES_UNTIL_US),
    mailboxOnPrem: yesNo(query.mailboxOnPrem),
    tooManyAttendees: yesNo(query.attendees > MIGRATION_MOST_ATTENDEES),
  });
}
