/**
 * How somebody joins a Skype for Business meeting. Anybody invited may, with the client or on the web; as whom is the
 * question. [INTEROP]; R12.1, R12.3, R10.3.
 */
import { must } from '../../core/must.ts';
import { parseInstant } from '../../core/time.ts';
import { type Condition, defineTable } from '../table.ts';
import type { JoinWay } from './join-table.ts';
import { type PlainRow, rowFor, YES_NO, yesNo } from './plain-table.ts';
import type { MeetingReason } from './reasons.ts';

/**
 * What is left of TeamsOnly users in Skype for Business Online: all of it; nothing of those who never had it; nothing
 * of anybody.
 */
export const SFB_ACCOUNTS = ['there', 'notOfNew', 'ofNobody'] as const;
export type SfbAccounts = (typeof SFB_ACCOUNTS)[number];

/** First days, in microseconds since 1970; the source names the month of the second only. */
export const NEW_USERS_ANONYMOUS_FROM_US = dayUs('2022-06-30');
export const ALL_ANONYMOUS_FROM_US = dayUs('2022-10-01');

function dayUs(day: string): number {
  const us = parseInstant(day);
  must(us !== undefined, `${day} is no day`);
  return us;
}

const AXES = {
  organisation: ['own', 'trusted', 'other'],
  teamsOnly: YES_NO,
  /** Never had Skype for Business. */
  newInTeams: YES_NO,
  accounts: SFB_ACCOUNTS,
} as const;
type When = Condition<typeof AXES>;

export interface SfbJoinRow extends PlainRow<typeof AXES> {
  readonly way: JoinWay;
  readonly because: MeetingReason;
}

const SOURCE = '[INTEROP] R12.1';
/** They still have an account in Skype for Business. */
const HAVE_ACCOUNT: readonly When[] = [
  { teamsOnly: 'no' },
  { teamsOnly: 'yes', accounts: 'there' },
  { teamsOnly: 'yes', accounts: 'notOfNew', newInTeams: 'no' },
];

export const SFB_JOINING = defineTable<typeof AXES, SfbJoinRow>('joining Skype for Business', AXES, [
  {
    id: 'join-sfb/own',
    words: ['of the organisation', 'signed in'],
    way: 'member',
    because: 'joined-with-sfb-client',
    note: '',
    source: SOURCE,
    when: HAVE_ACCOUNT.map((when) => ({ ...when, organisation: 'own' })),
  },
  {
    id: 'join-sfb/trusted',
    words: ['of a trusted organisation', 'signed in'],
    way: 'external',
    because: 'joined-with-sfb-client',
    note: '',
    source: SOURCE,
    when: HAVE_ACCOUNT.map((when) => ({ ...when, organisation: 'trusted' })),
  },
  {
    id: 'join-sfb/other',
    words: ['of another organisation', 'anonymous, on the web'],
    way: 'anonymous',
    because: 'no-sfb-trust',
    note: '',
    source: '[INTEROP] R10.3',
    when: HAVE_ACCOUNT.map((when) => ({ ...when, organisation: 'other' })),
  },
  {
    id: 'join-sfb/teams-only',
    words: ['TeamsOnly, after the infrastructure was removed', 'anonymous'],
    way: 'anonymous',
    because: 'sfb-account-gone',
    note: 'New TeamsOnly users since 2022-06-30, those who were moved since 2022-10.',
    source: '[INTEROP] R12.3',
    when: [
      { teamsOnly: 'yes', accounts: 'ofNobody' },
      { teamsOnly: 'yes', accounts: 'notOfNew', newInTeams: 'yes' },
    ],
  },
]);

export interface SfbJoinQuery {
  readonly organisation: (typeof AXES.organisation)[number];
  readonly teamsOnly: boolean;
  readonly newInTeams: boolean;
  readonly accounts: SfbAccounts;
}

/** As whom they join; nobody is refused. */
export function sfbJoin(query: SfbJoinQuery): SfbJoinRow {
  const { organisation, accounts } = query;
  return rowFor(SFB_JOINING, {
    organisation,
    accounts,
    teamsOnly: yesNo(query.teamsOnly),
    newInTeams: yesNo(query.newInTeams),
  });
}
