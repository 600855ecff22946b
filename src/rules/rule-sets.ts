/**
 * The rule sets: for each its window of dates and the facts that it changes. A rule set in which something
 * changes on a day of its own consists of several stages; epochs.ts puts them in order. Dates from the history
 * of the articles; the ambiguities that a date settles are named beside it.
 */
import { must } from '../core/must.ts';
import { parseInstant } from '../core/time.ts';
import type { Era } from './cloud-pair-row.ts';
import type { MeetingEra } from './meetings/eras.ts';
import type { Edition } from './rows.ts';

/** When two TeamsOnly users of two tenants get a native chat (R4.4). */
export type NativeFederated = 'none' | 'bothTenants' | 'bothUsers';

/** The facts in force; all clouds but 21Vianet go by the worldwide ones. */
export interface Facts {
  readonly edition: Edition;
  readonly edition21V: Edition;
  readonly era: Era;
  readonly nativeFederated: NativeFederated;
  /** Users homed online can only be TeamsOnly, worldwide and in 21Vianet (R1.24, R1.26). */
  readonly retired: boolean;
  readonly retired21V: boolean;
  /** 21Vianet has Teams (R1.9). */
  readonly teamsIn21V: boolean;
  /** A move to the cloud makes the user TeamsOnly without being asked (R7.4). */
  readonly moveGivesTeamsOnly: boolean;
  /** Trial tenants are barred from other clouds and Skype for Business Server (R2.13). */
  readonly trialBarred: boolean;
  /** In 21Vianet a mode keeps people from signing in to the other client (A36). */
  readonly modeBlocksSignIn21V: boolean;
  /** A pair across clouds needs external access stated in both tenants (A37). */
  readonly explicitAcrossClouds: boolean;
  /** Native federated chats take more than two people (R9.6). */
  readonly groupsFederated: boolean;
  /** How people of the worldwide cloud and of 21Vianet join each other's meetings (R5.14 to R5.20, A17, A18, A45). */
  readonly meetings: MeetingEra;
}

export interface Stage {
  /** Midnight UTC, in microseconds since 1970. */
  readonly fromUs: number;
  readonly facts: Facts;
}

export interface RuleSet {
  readonly id: RuleSetId;
  /** First day, and last day or null, as `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string | null;
  readonly fromUs: number;
  /** What is particular about it. */
  readonly notes: string;
  readonly stages: readonly Stage[];
}

const FIRST: Facts = {
  edition: '2018-11',
  edition21V: '2018-11',
  era: '21v-none',
  nativeFederated: 'none',
  retired: false,
  retired21V: false,
  teamsIn21V: false,
  moveGivesTeamsOnly: false,
  trialBarred: false,
  modeBlocksSignIn21V: false,
  explicitAcrossClouds: false,
  groupsFederated: false,
  meetings: 'meetings-none',
};
const H1_2019: Facts = { ...FIRST, edition: '2019-h1', edition21V: '2019-h1' };
const NATIVE_TENANTS: Facts = { ...H1_2019, nativeFederated: 'bothTenants' };
const NATIVE_USERS: Facts = { ...H1_2019, nativeFederated: 'bothUsers' };
const MOVES_UPGRADE: Facts = { ...NATIVE_USERS, moveGivesTeamsOnly: true };
const ANOMALY: Facts = { ...MOVES_UPGRADE, edition: '2021-06-anomaly', edition21V: '2021-06-anomaly' };
const RETIRED: Facts = { ...MOVES_UPGRADE, retired: true, groupsFederated: true };
const JOINED_2021_09: Facts = { ...RETIRED, era: '21v-2021-09', meetings: 'meetings-2021-09' };
const REWRITTEN: Facts = { ...JOINED_2021_09, edition: '2021-11', era: '21v-2021-11' };
const TEAMS_IN_21V: Facts = { ...REWRITTEN, era: '21v-2023-04', teamsIn21V: true };
const GENERAL: Facts = {
  ...TEAMS_IN_21V,
  era: '21v-2023-08',
  modeBlocksSignIn21V: true,
  explicitAcrossClouds: true,
  meetings: 'meetings-2023-08',
};
const RETIRED_21V: Facts = {
  ...GENERAL,
  edition21V: '2021-11',
  retired21V: true,
  meetings: 'meetings-2023-10',
};
const SIGNED_IN: Facts = { ...RETIRED_21V, meetings: 'meetings-2023-11' };
const TRIALS_BARRED: Facts = { ...SIGNED_IN, trialBarred: true };

function dayUs(day: string): number {
  const us = parseInstant(day);
  must(us !== undefined, `${day} is no day`);
  return us;
}

function ruleSet(
  id: RuleSetId,
  [from, to]: readonly [string, string | null],
  notes: string,
  stages: readonly Stage[],
): RuleSet {
  return { id, from, to, fromUs: dayUs(from), notes, stages };
}

export const RULE_SET_IDS = [
  '2018-11',
  '2019-h1',
  '2019-10-native',
  '2020-02-native-user',
  '2021-06-anomaly',
  '2021-08',
  '2021-11',
  '2023-08',
  '2023-10',
  '2023-11',
  '2025-05',
] as const;
export type RuleSetId = (typeof RULE_SET_IDS)[number];

/** A documentation error that lived for six weeks (A5): only by name, never by date. */
export const NEVER_BY_DATE: RuleSetId = '2021-06-anomaly';

/** In the order of their dates; the index is the code. */
export const RULE_SETS: readonly RuleSet[] = [
  ruleSet('2018-11', ['2018-11-07', '2019-01-31'], 'First tables; presence by mode.', [
    { fromUs: dayUs('2018-11-07'), facts: FIRST },
  ]),
  ruleSet(
    '2019-h1',
    ['2019-02-01', '2019-10-27'],
    'Tables 1a to 2c; the change of tables is dated to within weeks.',
    [{ fromUs: dayUs('2019-02-01'), facts: H1_2019 }],
  ),
  ruleSet(
    '2019-10-native',
    ['2019-10-28', '2020-02-27'],
    'Native federated chat where both tenants and both users are TeamsOnly.',
    [{ fromUs: dayUs('2019-10-28'), facts: NATIVE_TENANTS }],
  ),
  ruleSet(
    '2020-02-native-user',
    ['2020-02-28', '2021-07-31'],
    'Native federated chat where both users are TeamsOnly; from 2021-04-01 a move to the cloud upgrades.',
    [
      { fromUs: dayUs('2020-02-28'), facts: NATIVE_USERS },
      { fromUs: dayUs('2021-04-01'), facts: MOVES_UPGRADE },
    ],
  ),
  ruleSet(
    '2021-06-anomaly',
    ['2021-06-02', '2021-07-15'],
    'Two cells of the article were wrong for six weeks (A5); never chosen by date.',
    [{ fromUs: dayUs('2021-06-02'), facts: ANOMALY }],
  ),
  ruleSet(
    '2021-08',
    ['2021-08-01', '2021-11-10'],
    'Skype for Business Online retired worldwide; 21Vianet joined from 2021-09-10 (A46).',
    [
      { fromUs: dayUs('2021-08-01'), facts: RETIRED },
      { fromUs: dayUs('2021-09-10'), facts: JOINED_2021_09 },
    ],
  ),
  ruleSet(
    '2021-11',
    ['2021-11-11', '2023-08-27'],
    'Tables rewritten, 21Vianet still by those of 2019 (R5.11); Teams in 21Vianet from 2023-04-01, not joined (A29).',
    [
      { fromUs: dayUs('2021-11-11'), facts: REWRITTEN },
      { fromUs: dayUs('2023-04-01'), facts: TEAMS_IN_21V },
    ],
  ),
  ruleSet(
    '2023-08',
    ['2023-08-28', '2023-09-30'],
    'Both clients of 21Vianet reach worldwide Teams users; external access stated on both sides (A37).',
    [{ fromUs: dayUs('2023-08-28'), facts: GENERAL }],
  ),
  ruleSet('2023-10', ['2023-10-01', '2023-11-22'], 'Skype for Business Online retired in 21Vianet too.', [
    { fromUs: dayUs('2023-10-01'), facts: RETIRED_21V },
  ]),
  ruleSet(
    '2023-11',
    ['2023-11-23', '2025-05-04'],
    'Authenticated join and guests across clouds; trial tenants barred from 2024-07-01 (R2.13).',
    [
      { fromUs: dayUs('2023-11-23'), facts: SIGNED_IN },
      { fromUs: dayUs('2024-07-01'), facts: TRIALS_BARRED },
    ],
  ),
  ruleSet('2025-05', ['2025-05-05', null], 'Skype consumer is gone.', [
    { fromUs: dayUs('2025-05-05'), facts: TRIALS_BARRED },
  ]),
];
