/** The read-only instances of TeamsUpgradePolicy through which modes are set (R1.14, R1.15). */
import { MODE } from '../model/words.ts';
import { REASON } from './reasons.ts';

export interface PolicyInstance {
  readonly name: string;
  /** Mode code. */
  readonly mode: number;
  /** NotifySfbUsers: a banner in the Skype for Business client. */
  readonly notify: boolean;
}

export const POLICY_INSTANCES: readonly PolicyInstance[] = [
  { name: 'Islands', mode: MODE.Islands, notify: false },
  { name: 'IslandsWithNotify', mode: MODE.Islands, notify: true },
  { name: 'SfBOnly', mode: MODE.SfBOnly, notify: false },
  { name: 'SfBOnlyWithNotify', mode: MODE.SfBOnly, notify: true },
  { name: 'SfBWithTeamsCollab', mode: MODE.SfBWithTeamsCollab, notify: false },
  { name: 'SfBWithTeamsCollabWithNotify', mode: MODE.SfBWithTeamsCollab, notify: true },
  { name: 'SfBWithTeamsCollabAndMeetings', mode: MODE.SfBWithTeamsCollabAndMeetings, notify: false },
  { name: 'SfBWithTeamsCollabAndMeetingsWithNotify', mode: MODE.SfBWithTeamsCollabAndMeetings, notify: true },
  { name: 'UpgradeToTeams', mode: MODE.TeamsOnly, notify: false },
  { name: 'Global', mode: MODE.Islands, notify: false },
];

/** The instance of this name, in any spelling of case. */
export function policyInstance(name: string): PolicyInstance | undefined {
  const wanted = name.trim().toLowerCase();
  return POLICY_INSTANCES.find((each) => each.name.toLowerCase() === wanted);
}

/** Reason code: whether a mode and a banner may be combined; TeamsOnly and a banner may not (R1.15). */
export function notifyAllowed(mode: number, notify: boolean): number {
  return notify && mode === MODE.TeamsOnly ? REASON['notify-with-teams-only'] : REASON.granted;
}
