/**
 * What is supported between the worldwide cloud and the one operated by 21Vianet, one exact table per era: a
 * scenario, its direction, whether the worldwide user is TeamsOnly, and the client on either side. [COEX]
 * "Federation and interop with Office 365 operated by 21Vianet"; [21V-GA]. Facts R5.1 to R5.10.
 */
import { kindRows } from './cloud-kind-rows.ts';
import { CLOUD_PAIR_AXES, type CloudPairRow, ERAS, type Era, row } from './cloud-pair-row.ts';
import type { Row } from './rows.ts';
import { type Condition, defineTable, type Table } from './table.ts';

export type CloudPairTable = Table<typeof CLOUD_PAIR_AXES, CloudPairRow>;

function supported(
  era: Era,
  scenario: 'chat' | 'presence',
  [originatorClient, recipientClient]: readonly ['Teams' | 'SfB', 'Teams' | 'SfB'],
  direction: 'fromWorldwide' | 'from21Vianet' | 'both',
  source: string,
): CloudPairRow {
  const printed = scenario === 'chat' ? 'Yes (1:1 only)' : 'Yes';
  return row(era, `${scenario}.${originatorClient}-${recipientClient}`, true, {
    words: [scenario === 'chat' ? 'Chat' : 'Presence', originatorClient, recipientClient, printed],
    note:
      scenario === 'presence' && era === '21v-2023-08'
        ? 'The announcement is silent on presence; it carries over from the table (A13).'
        : '',
    source,
    when: {
      scenario,
      ...(direction !== 'both' && { direction }),
      worldwideUser: 'TeamsOnly',
      originatorClient,
      recipientClient,
      ...(scenario === 'presence' && era === '21v-2023-08' && { silence: 'carriesOver' }),
    },
  });
}

const SFB_TO_SFB = { originatorClient: 'SfB', recipientClient: 'SfB' } as const;

/** Every input in which two Skype for Business clients are not joined by plain SIP federation. */
function notOverSip(worldwideUser: 'other'): Condition<typeof CLOUD_PAIR_AXES>[] {
  return [
    { worldwideUser, sipFederation: 'off' },
    { worldwideUser, sipFederation: 'on', originatorClient: 'Teams' },
    { worldwideUser, sipFederation: 'on', originatorClient: 'SfB', recipientClient: 'Teams' },
    // Nothing says that files cross clouds (R9.3).
    { worldwideUser, sipFederation: 'on', ...SFB_TO_SFB, scenario: 'fileTransfer' },
  ];
}

function overSip(era: Era): CloudPairRow {
  return row(era, 'sip.SfB-SfB', true, {
    words: ['Chat and presence', 'SfB', 'SfB', 'Yes, over SIP federation'],
    note: 'Only under the switch sipFederation21V (A24).',
    source: '[21V-SD]',
    when: {
      scenario: ['chat', 'presence'],
      worldwideUser: 'other',
      sipFederation: 'on',
      ...SFB_TO_SFB,
    },
  });
}

function notTeamsOnly(era: Era, number: number): CloudPairRow {
  return row(era, `x.${number}`, false, {
    words: ['any', 'any', 'any', 'not supported'],
    note: 'Supported only when the worldwide user is TeamsOnly (R5.5, A24).',
    source: '[COEX] Federation and interop with Office 365 operated by 21Vianet',
    when: notOverSip('other'),
  });
}

function worldwideOnSfb(era: Era, number: number): CloudPairRow {
  return row(era, `x.${number}`, false, {
    words: ['any', 'any', 'any', 'not supported'],
    note: 'A worldwide TeamsOnly user neither writes nor is reached in Skype for Business.',
    source: '[COEX] Federation and interop with Office 365 operated by 21Vianet',
    when: [
      { worldwideUser: 'TeamsOnly', direction: 'fromWorldwide', originatorClient: 'SfB' },
      { worldwideUser: 'TeamsOnly', direction: 'from21Vianet', recipientClient: 'SfB' },
    ],
  });
}

function teamsToTeams(era: Era, note: string): CloudPairRow {
  return row(era, 'x.1', false, {
    words: ['any', 'Teams', 'Teams', 'not supported'],
    note,
    source: '[COEX] Federation and interop with Office 365 operated by 21Vianet',
    when: { worldwideUser: 'TeamsOnly', originatorClient: 'Teams', recipientClient: 'Teams' },
  });
}

/** Before 2021-09-10: "Availability" says that clouds are not joined. */
function eraNone(): CloudPairRow[] {
  const era = '21v-none';
  const none = row(era, 'x.1', false, {
    words: ['any', 'any', 'any', 'not supported'],
    note: 'Federation and interop between the worldwide cloud and sovereign clouds is not supported (R5.1).',
    source: '[COEX] Availability',
    when: [{ worldwideUser: 'TeamsOnly' }, ...notOverSip('other')],
  });
  return [none, overSip(era)];
}

/** The article's table of 2021: Teams stands for the worldwide side, Skype for Business for 21Vianet's. */
function eraOfSfbOnline(era: Era, teamsNote: string): CloudPairRow[] {
  const source = `[COEX] Federation and interop with Office 365 operated by 21Vianet, ${era.slice(4)}`;
  return [
    supported(era, 'presence', ['Teams', 'SfB'], 'fromWorldwide', source),
    supported(era, 'presence', ['SfB', 'Teams'], 'from21Vianet', source),
    supported(era, 'chat', ['Teams', 'SfB'], 'fromWorldwide', source),
    supported(era, 'chat', ['SfB', 'Teams'], 'from21Vianet', source),
    teamsToTeams(era, teamsNote),
    notTeamsOnly(era, 2),
    worldwideOnSfb(era, 3),
    overSip(era),
  ];
}

/** From 2023-08-28: both clients of 21Vianet, Teams alone worldwide. */
function eraOfTeams(): CloudPairRow[] {
  const era = '21v-2023-08';
  const source = '[21V-GA]';
  return (['presence', 'chat'] as const)
    .flatMap((scenario) => [
      supported(era, scenario, ['Teams', 'Teams'], 'both', source),
      supported(era, scenario, ['Teams', 'SfB'], 'fromWorldwide', source),
      supported(era, scenario, ['SfB', 'Teams'], 'from21Vianet', source),
    ])
    .concat(notTeamsOnly(era, 1), worldwideOnSfb(era, 2), overSip(era));
}

const NO_TEAMS = 'The table knows Skype for Business Online users in 21Vianet only; there was no Teams yet.';
const BLOCKED =
  'Teams exists in 21Vianet, but between its Teams and the worldwide cloud nothing works or is supported (A29).';

const ROWS_BY_ERA: Readonly<Record<Era, CloudPairRow[]>> = {
  '21v-none': eraNone(),
  '21v-2021-09': eraOfSfbOnline('21v-2021-09', NO_TEAMS),
  '21v-2021-11': eraOfSfbOnline('21v-2021-11', NO_TEAMS),
  '21v-2023-04': eraOfSfbOnline('21v-2023-04', BLOCKED),
  '21v-2023-08': eraOfTeams(),
};

/** Rows of calls, shared screens, groups and files; they stand behind those of chat and presence everywhere. */
const KIND_ROWS_BY_ERA = ERAS.map(kindRows);

export const CLOUD_PAIR_TABLES: readonly CloudPairTable[] = ERAS.map((era, code) =>
  defineTable(`cloud pair ${era}`, CLOUD_PAIR_AXES, [...ROWS_BY_ERA[era], ...KIND_ROWS_BY_ERA[code]!]),
);

/** The rows of chat and presence by era, and those that came later: their places in ROWS never change. */
export const CHAT_ROWS_OF_ERAS: readonly Row[] = ERAS.flatMap((era) => ROWS_BY_ERA[era]);
export const KIND_ROWS_OF_ERAS: readonly Row[] = KIND_ROWS_BY_ERA.flat();

/** Every other pair of clouds. */
export const OTHER_PAIR: Row = {
  id: 'clouds/x.1',
  kind: 'left-out',
  edition: 'clouds',
  table: 'cloud pair',
  words: ['any', 'any', 'any', 'not supported'],
  client: null,
  possible: false,
  italic: false,
  interopCorrected: false,
  note: 'Only the worldwide cloud and the one operated by 21Vianet are modelled as a pair (R5.22, A19).',
  source: '[NATIVE]',
};

/** Chats of every other pair but 21Vianet's, under the switch `otherCloudPairs`. */
export const OTHER_PAIR_CHAT: Row = {
  ...OTHER_PAIR,
  id: 'clouds/text-only',
  kind: 'cloud-pair',
  words: ['Chat', 'any', 'any', 'Yes, text only'],
  possible: true,
  note: 'Only under the switch otherCloudPairs: worldwide, GCC, GCC High and DoD (R5.22, A19).',
};
