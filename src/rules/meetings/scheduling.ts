/**
 * Which meetings an organiser schedules, and what a mode leaves on in the Teams client. [INTEROP] Meetings, [MODES];
 * R12.2, R1.29 to R1.31. Whether chat is on is answered by CHAT_USE in client-use.ts.
 */
import { MEETING_TYPES } from '../../model/meeting-words.ts';
import { MODES, type Mode } from '../../model/words.ts';
import { SFB_MODES } from '../printed.ts';
import { defineTable } from '../table.ts';
import { type PlainRow, rowFor } from './plain-table.ts';

export { MEETING_TYPES };
export type MeetingType = (typeof MEETING_TYPES)[number];

/** PreferredMeetingProviderForIslandsMode: `both` offers either, `Teams` forces Teams; other modes ignore it. */
export const MEETING_PROVIDERS = ['both', 'Teams'] as const;
export type MeetingProvider = (typeof MEETING_PROVIDERS)[number];

const SCHEDULING_AXES = { mode: MODES, provider: MEETING_PROVIDERS } as const;

interface SchedulingRow extends PlainRow<typeof SCHEDULING_AXES> {
  readonly types: readonly MeetingType[];
}

const BY_MODE = { note: '', source: '[INTEROP] R12.2' } as const;

export const SCHEDULING = defineTable<typeof SCHEDULING_AXES, SchedulingRow>('scheduling', SCHEDULING_AXES, [
  {
    id: 'scheduling/Teams',
    words: ['TeamsOnly, SfBWithTeamsCollabAndMeetings', 'any', 'Teams'],
    types: ['Teams'],
    ...BY_MODE,
    when: { mode: ['TeamsOnly', 'SfBWithTeamsCollabAndMeetings'] },
  },
  {
    id: 'scheduling/SfB',
    words: ['SfBOnly, SfBWithTeamsCollab', 'any', 'Skype for Business'],
    types: ['SfB'],
    ...BY_MODE,
    when: { mode: ['SfBOnly', 'SfBWithTeamsCollab'] },
  },
  {
    id: 'scheduling/Islands',
    words: ['Islands', 'both', 'either'],
    types: ['Teams', 'SfB'],
    ...BY_MODE,
    when: { mode: 'Islands', provider: 'both' },
  },
  {
    id: 'scheduling/Islands.Teams',
    words: ['Islands', 'Teams', 'Teams'],
    types: ['Teams'],
    ...BY_MODE,
    when: { mode: 'Islands', provider: 'Teams' },
  },
]);

/** The types of meeting that an organiser may schedule, in the order they are offered. */
export function schedulingFor(mode: Mode, provider: MeetingProvider): SchedulingRow {
  return rowFor(SCHEDULING, { mode, provider });
}

/** What a mode may switch off in the Teams client, chat apart; `meetingChat` is chat inside a Teams meeting. */
export const TEAMS_FEATURES = [
  'calling',
  'selfPresence',
  'privateMeetingScheduling',
  'channelMeetingScheduling',
  'meetingChat',
] as const;
export type TeamsFeature = (typeof TEAMS_FEATURES)[number];

const FEATURE_AXES = { mode: MODES, feature: TEAMS_FEATURES } as const;

interface TeamsFeatureRow extends PlainRow<typeof FEATURE_AXES> {
  readonly on: boolean;
}

const OF_MODES = { note: '', source: '[MODES] R1.29' } as const;
const SCHEDULES = ['privateMeetingScheduling', 'channelMeetingScheduling'] as const;

export const TEAMS_CLIENT = defineTable<typeof FEATURE_AXES, TeamsFeatureRow>('teams client', FEATURE_AXES, [
  {
    id: 'teams-client/full',
    words: ['TeamsOnly, Islands', 'calling, own presence, scheduling', 'on'],
    on: true,
    ...OF_MODES,
    when: { mode: ['TeamsOnly', 'Islands'], feature: ['calling', 'selfPresence', ...SCHEDULES] },
  },
  {
    id: 'teams-client/SfB*',
    words: ['Skype for Business*', 'calling, own presence', 'off'],
    on: false,
    ...OF_MODES,
    when: { mode: SFB_MODES, feature: ['calling', 'selfPresence'] },
  },
  {
    id: 'teams-client/scheduling',
    words: ['SfBWithTeamsCollabAndMeetings', 'scheduling of private and channel meetings', 'on'],
    on: true,
    ...OF_MODES,
    when: { mode: 'SfBWithTeamsCollabAndMeetings', feature: SCHEDULES },
  },
  {
    id: 'teams-client/no-scheduling',
    words: ['SfBOnly, SfBWithTeamsCollab', 'scheduling of private and channel meetings', 'off'],
    on: false,
    ...OF_MODES,
    when: { mode: ['SfBOnly', 'SfBWithTeamsCollab'], feature: SCHEDULES },
  },
  {
    id: 'teams-client/meeting-chat',
    words: ['any', 'chat inside a Teams meeting', 'on'],
    on: true,
    ...OF_MODES,
    when: { feature: 'meetingChat' },
  },
]);

/** Whether the Teams client of a user with this mode has the feature, and the row that says so. */
export function teamsFeature(mode: Mode, feature: TeamsFeature): TeamsFeatureRow {
  return rowFor(TEAMS_CLIENT, { mode, feature });
}
