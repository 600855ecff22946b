/** A row of the tables of the worldwide cloud and the one operated by 21Vianet: its inputs, its eras, its shape. */
import { CLIENTS } from '../model/words.ts';
import type { Row } from './rows.ts';
import type { Condition } from './table.ts';

export const CLOUD_PAIR_AXES = {
  scenario: ['chat', 'presence', 'audio', 'video', 'screenShare', 'groupChat', 'fileTransfer'],
  /** Where the originator (of presence: the watcher) is. */
  direction: ['fromWorldwide', 'from21Vianet'],
  worldwideUser: ['TeamsOnly', 'other'],
  /** Switch `sipFederation21V` (A24). */
  sipFederation: ['off', 'on'],
  /** Switch `strictBlogVideo` (A13). */
  strictVideo: ['off', 'on'],
  /** Switch `silentIn21VAnnouncement` (A13). */
  silence: ['carriesOver', 'refused'],
  originatorClient: CLIENTS,
  recipientClient: CLIENTS,
} as const;

export type CloudPairInput = Condition<typeof CLOUD_PAIR_AXES>;

export interface CloudPairRow extends Row {
  readonly when: CloudPairInput | readonly CloudPairInput[];
}

/** The eras, in order of time; the index is the code. */
export const ERAS = ['21v-none', '21v-2021-09', '21v-2021-11', '21v-2023-04', '21v-2023-08'] as const;
export type Era = (typeof ERAS)[number];

/** A row called `era/name`; what is left out or refused has a name that begins with `x.`. */
export function row(
  era: Era,
  name: string,
  possible: boolean,
  words: Pick<CloudPairRow, 'words' | 'note' | 'source' | 'when'>,
): CloudPairRow {
  return {
    id: `${era}/${name}`,
    kind: name.startsWith('x.') ? 'left-out' : 'cloud-pair',
    edition: era,
    table: 'cloud pair',
    client: null,
    possible,
    italic: false,
    interopCorrected: false,
    ...words,
  };
}
