/** The cloud-pair gate's table of an epoch as one array: the place in ROWS of the row that answers. */

import { madeOnce } from '../core/made-once.ts';
import { CLOUD, KINDS, MODE } from '../model/words.ts';
import { ROWS, rowPlace } from './all-rows.ts';
import { CLOUD_PAIR_AXES, ERAS } from './cloud-pair-row.ts';
import { CLOUD_PAIR_TABLES, OTHER_PAIR, OTHER_PAIR_CHAT } from './cloud-pair-table.ts';
import type { Facts } from './rule-sets.ts';
import type { Switches } from './switches.ts';

/** Codes of the scenarios of the tables; kinds of conversations have theirs in SCENARIO_OF_KIND. */
export const SCENARIO = { chat: 0, presence: 1, fileTransfer: 6 } as const;

/** The scenario that each kind asks about, by KIND code. */
export const SCENARIO_OF_KIND: Uint8Array = Uint8Array.from(KINDS, (kind) =>
  CLOUD_PAIR_AXES.scenario.indexOf(kind),
);

export interface CloudPair {
  /** Place in ROWS of the row for a pair of users in two clouds. */
  row(
    scenario: number,
    originatorCloud: number,
    originatorMode: number,
    originatorClient: number,
    recipientCloud: number,
    recipientMode: number,
    recipientClient: number,
  ): number;
}

/** 1 for the rows whose answer is a yes, by place in ROWS. */
export const POSSIBLE: Uint8Array = Uint8Array.from(ROWS, (row) => (row.possible ? 1 : 0));

const OTHER_PAIR_PLACE = rowPlace(OTHER_PAIR.id);
const OTHER_PAIR_CHAT_PLACE = rowPlace(OTHER_PAIR_CHAT.id);

/** Places in ROWS of the rows of an era's table, by its index. */
const placesOf = madeOnce((table: (typeof CLOUD_PAIR_TABLES)[number]) =>
  Int32Array.from(table.index, (n) => rowPlace(table.rows[n]!.id)),
);

export function compileCloudPair(facts: Facts, switches: Switches): CloudPair {
  const table = CLOUD_PAIR_TABLES[ERAS.indexOf(facts.era)]!;
  const places = placesOf(table);
  const sip = switches.sipFederation21V === 'on' ? 4 : 0;
  const strict = switches.strictBlogVideo === 'on' ? 2 : 0;
  const settings = sip + strict + (switches.silentIn21VAnnouncement === 'refused' ? 1 : 0);
  const textOnly = switches.otherCloudPairs === 'textOnly' && facts.edition === '2021-11';
  return {
    row(
      scenario,
      originatorCloud,
      originatorMode,
      originatorClient,
      recipientCloud,
      recipientMode,
      recipientClient,
    ) {
      const outbound = originatorCloud === CLOUD.worldwide && recipientCloud === CLOUD['21Vianet'];
      const inbound = originatorCloud === CLOUD['21Vianet'] && recipientCloud === CLOUD.worldwide;
      if (!outbound && !inbound) {
        const vianet = originatorCloud === CLOUD['21Vianet'] || recipientCloud === CLOUD['21Vianet'];
        return textOnly && !vianet && scenario === SCENARIO.chat ? OTHER_PAIR_CHAT_PLACE : OTHER_PAIR_PLACE;
      }
      const worldwideMode = outbound ? originatorMode : recipientMode;
      const head = (scenario * 2 + (outbound ? 0 : 1)) * 2 + (worldwideMode === MODE.TeamsOnly ? 0 : 1);
      return places[((head * 8 + settings) * 2 + originatorClient) * 2 + recipientClient]!;
    },
  };
}
