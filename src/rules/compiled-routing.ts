/**
 * An epoch's routing tables packed into one array of integers: the edition of the originator's cloud, the landing
 * client, the method and the corrected italics, so that a decision reads one number.
 */

import { madeOnce } from '../core/made-once.ts';
import { CLIENT, CLOUD, CLOUDS, HOME, METHOD, MODE, MODES } from '../model/words.ts';
import { ROUTING_TABLES, rowPlace } from './all-rows.ts';
import { EDITION, type Row } from './rows.ts';
import type { Facts } from './rule-sets.ts';

/** Fields of a packed answer; client and method are stored plus one, so that 0 is "none". */
export const CLIENT_MASK = 3;
export const METHOD_SHIFT = 2;
export const METHOD_MASK = 7;
export const INTEROP_BIT = 32;
/** Native federated if both tenants are TeamsOnly, which only the query knows. */
export const ASK_TENANTS_BIT = 64;
export const EDITION_SHIFT = 7;
export const EDITION_MASK = 3;
export const ROW_SHIFT = 9;

/** Place in the packed array, as independent products. `federated` is 1 for both kinds of pairs of tenants. */
export function packedAt(
  cloud: number,
  federated: number,
  recipient: number,
  originator: number,
  client: number,
  homed: number,
): number {
  return cloud * 200 + federated * 100 + recipient * 20 + originator * 4 + client * 2 + homed;
}

/** Packs the answers of all clouds, in the order of `packedAt`. */
export const compileRouting: (facts: Facts) => Int32Array = madeOnce((facts) => {
  const packed: number[] = [];
  for (let cloud = 0; cloud < CLOUDS.length; cloud += 1)
    for (let federated = 0; federated < 2; federated += 1)
      for (let recipient = 0; recipient < MODES.length; recipient += 1)
        for (let originator = 0; originator < MODES.length; originator += 1)
          for (let client = 0; client < 2; client += 1)
            for (let homed = 0; homed < 2; homed += 1)
              packed.push(answer(facts, { cloud, federated, recipient, originator, client, homed }));
  return Int32Array.from(packed);
});

interface Input {
  readonly cloud: number;
  readonly federated: number;
  readonly recipient: number;
  readonly originator: number;
  readonly client: number;
  readonly homed: number;
}

function answer(facts: Facts, input: Input): number {
  const edition = editionFor(facts, input);
  const { federated, recipient, originator, client, homed } = input;
  const at = (((federated * 5 + recipient) * 5 + originator) * 2 + client) * 2 + homed;
  const table = ROUTING_TABLES[edition]!;
  const row = table.rows[table.index[at]!]!;
  const landing = row.client === null ? 0 : CLIENT[row.client] + 1;
  const bothTeamsOnly = recipient === MODE.TeamsOnly && originator === MODE.TeamsOnly;
  return (
    landing |
    ((methodOf(facts, row, client, federated === 1, bothTeamsOnly) + 1) << METHOD_SHIFT) |
    (row.interopCorrected ? INTEROP_BIT : 0) |
    (bothTeamsOnly && federated && facts.nativeFederated === 'bothTenants' ? ASK_TENANTS_BIT : 0) |
    (edition << EDITION_SHIFT) |
    (rowPlace(row.id) << ROW_SHIFT)
  );
}

/**
 * The edition of the originator's cloud. An edition that no longer prints users homed online in another mode is
 * replaced for them by the last that did: they exist until the assisted upgrade, and where nothing retired (A30).
 */
function editionFor(facts: Facts, input: Input): number {
  const edition = EDITION[input.cloud === CLOUD['21Vianet'] ? facts.edition21V : facts.edition];
  const unprinted = input.homed === HOME.online && input.originator !== MODE.TeamsOnly;
  return edition === EDITION['2021-11'] && unprinted ? EDITION['2019-h1'] : edition;
}

/** The method of a new conversation (R6.1, R4.4), NONE where it does not land. */
function methodOf(
  facts: Facts,
  row: Row,
  client: number,
  federated: boolean,
  bothTeamsOnly: boolean,
): number {
  if (row.client === null) return -1;
  const landing = CLIENT[row.client];
  if (landing === CLIENT.SfB && client === CLIENT.SfB) return METHOD.sfb;
  if (!federated) return landing === client ? METHOD.native : METHOD.interop;
  const native = landing === client && bothTeamsOnly && facts.nativeFederated === 'bothUsers';
  return native ? METHOD.nativeFederated : METHOD.interopFederated;
}

/**
 * The client in which a federated conversation lands, by the recipient's mode: read from the table for an
 * originator whom nothing hinders, homed on-premises on Skype for Business.
 */
export function federatedLanding(facts: Facts): Uint8Array {
  const edition = ROUTING_TABLES[EDITION[facts.edition]]!;
  return Uint8Array.from(MODES, (_, recipient) => {
    const at = (((5 + recipient) * 5 + MODE.Islands) * 2 + CLIENT.SfB) * 2 + HOME.onPrem;
    return CLIENT[edition.rows[edition.index[at]!]!.client!];
  });
}
