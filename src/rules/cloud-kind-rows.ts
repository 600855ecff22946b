/**
 * The rows of calls, shared screens, group chats and files in the tables of the worldwide cloud and the one operated
 * by 21Vianet, era by era. [COEX] "Federation and interop with Office 365 operated by 21Vianet"; [21V-GA]. Facts R5.3,
 * R5.4, R5.8; what the announcement of 2023-08-28 is silent about is settled by switches (A13, A14).
 */
import { type CloudPairInput, type CloudPairRow, type Era, row } from './cloud-pair-row.ts';

type Pair = readonly [originator: 'Teams' | 'SfB', recipient: 'Teams' | 'SfB'];
type SharedKind = 'audio' | 'video' | 'screenShare';

/** Who reaches whom: worldwide Teams and Skype for Business of 21Vianet, later its Teams too. */
const WITH_SFB: readonly Pair[] = [
  ['Teams', 'SfB'],
  ['SfB', 'Teams'],
];
const WITH_TEAMS: readonly Pair[] = [['Teams', 'Teams'], ...WITH_SFB];

const PRINTED = { audio: 'Audio', video: 'Video', screenShare: 'Screen sharing' } as const;
const TABLE = '[COEX] Federation and interop with Office 365 operated by 21Vianet';
const ANNOUNCEMENT = '[21V-GA]';

/** The rows of an era that are not about chat or presence. */
export function kindRows(era: Era): CloudPairRow[] {
  if (era === '21v-none') return [overSip(era)];
  return era === '21v-2023-08' ? rowsOfTeams(era) : rowsOfSfbOnline(era);
}

/** The article's table of 2021: Teams stands for the worldwide side, Skype for Business for 21Vianet's. */
function rowsOfSfbOnline(era: Era): CloudPairRow[] {
  const source = `${TABLE}, ${era.slice(4)}`;
  return [
    ...(['audio', 'video', 'screenShare'] as const).flatMap((kind) =>
      WITH_SFB.map((pair) => supported(era, kind, pair, { source })),
    ),
    noGroups(era, 4, WITH_SFB, TABLE),
    noFiles(era, 5, WITH_SFB),
    overSip(era),
  ];
}

/** From 2023-08-28: the announcement, and what carries over from the table. */
function rowsOfTeams(era: Era): CloudPairRow[] {
  const source = ANNOUNCEMENT;
  const video = 'The announcement says "between Teams clients"; the table of 2021 has it (A13).';
  const sharing = 'The announcement is silent on screen sharing; it carries over from the table (A13).';
  return [
    ...WITH_TEAMS.map((pair) => supported(era, 'audio', pair, { source })),
    supported(era, 'video', ['Teams', 'Teams'], { source }),
    ...WITH_SFB.map((pair) =>
      supported(era, 'video', pair, { source, note: video, when: { strictVideo: 'off' } }),
    ),
    ...WITH_TEAMS.map((pair) =>
      supported(era, 'screenShare', pair, { source, note: sharing, when: { silence: 'carriesOver' } }),
    ),
    row(era, 'x.3', false, {
      words: ['Video', 'any', 'any', 'not supported'],
      note: 'Under the switch strictBlogVideo: the announcement names video between Teams clients (A13).',
      source,
      when: inputs(WITH_SFB, { scenario: 'video', strictVideo: 'on' }),
    }),
    row(era, 'x.4', false, {
      words: ['Presence and screen sharing', 'any', 'any', 'not supported'],
      note: 'Under the switch silentIn21VAnnouncement: the announcement does not name it (A13).',
      source,
      when: inputs(WITH_TEAMS, { scenario: ['presence', 'screenShare'], silence: 'refused' }),
    }),
    noGroups(era, 5, WITH_TEAMS, source),
    noFiles(era, 6, WITH_TEAMS),
    overSip(era),
  ];
}

interface Told {
  readonly source: string;
  readonly note?: string;
  readonly when?: CloudPairInput;
}

function supported(era: Era, kind: SharedKind, pair: Pair, { source, note = '', when }: Told): CloudPairRow {
  return row(era, `${kind}.${pair.join('-')}`, true, {
    words: [PRINTED[kind], ...pair, printedAnswer(era, kind, pair)],
    note,
    source,
    when: inputs([pair], { scenario: kind, ...when }),
  });
}

/** Calls are of two people; a screen is shared in a meeting on the starter's platform, in the words of the edition. */
function printedAnswer(era: Era, kind: SharedKind, [originator]: Pair): string {
  if (kind !== 'screenShare') return 'Yes (1:1 only)';
  if (originator === 'Teams') return 'Yes (through a promoted Teams meeting)';
  return `Yes (through a promoted ${era === '21v-2021-09' ? 'SfB' : 'Skype for Business'} meeting)`;
}

/** The inputs of pairs of clients whose worldwide side is TeamsOnly and on Teams. */
function inputs(pairs: readonly Pair[], more: CloudPairInput): CloudPairInput[] {
  return pairs.map(([originatorClient, recipientClient]) => ({
    ...more,
    ...(originatorClient !== recipientClient && {
      direction: originatorClient === 'Teams' ? 'fromWorldwide' : 'from21Vianet',
    }),
    worldwideUser: 'TeamsOnly',
    originatorClient,
    recipientClient,
  }));
}

function noGroups(era: Era, number: number, pairs: readonly Pair[], source: string): CloudPairRow {
  return row(era, `x.${number}`, false, {
    words: ['Group chat', 'any', 'any', 'not supported'],
    note: 'Between clouds everything is interop, of two people (R5.8, R9.4, A14).',
    source,
    when: inputs(pairs, { scenario: 'groupChat' }),
  });
}

function noFiles(era: Era, number: number, pairs: readonly Pair[]): CloudPairRow {
  return row(era, `x.${number}`, false, {
    words: ['File transfer', 'any', 'any', 'not supported'],
    note: 'Interop carries no files (R9.3).',
    source: '[INTEROP]',
    when: inputs(pairs, { scenario: 'fileTransfer' }),
  });
}

function overSip(era: Era): CloudPairRow {
  return row(era, 'sip.SfB-SfB.kinds', true, {
    words: ['Audio, video, screen sharing, group chat', 'SfB', 'SfB', 'Yes, over SIP federation'],
    note: 'Only under the switch sipFederation21V (A24).',
    source: '[21V-SD]',
    when: {
      scenario: ['audio', 'video', 'screenShare', 'groupChat'],
      worldwideUser: 'other',
      sipFederation: 'on',
      originatorClient: 'SfB',
      recipientClient: 'SfB',
    },
  });
}
