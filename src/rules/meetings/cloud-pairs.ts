/**
 * Which clouds may be connected for meetings, and have guests of each other. [CLOUD-MEETINGS] of 2023-07,
 * [CLOUD-GUESTS]; R5.18, R5.20. Symmetric: the article's matrix is.
 */
import { CLOUDS, type Cloud } from '../../model/words.ts';
import { type Condition, defineTable } from '../table.ts';
import { type PlainRow, rowFor } from './plain-table.ts';

/**
 * What lies between host and joiner. `oneAzure`: two clouds in one Azure cloud (Commercial and GCC, GCC High and DoD);
 * `azureGovernment`: one of each of these; `government21Vianet`: GCC High or DoD with 21Vianet.
 */
export const PAIR_KINDS = [
  'one',
  'oneAzure',
  'azureGovernment',
  'worldwide21Vianet',
  'gcc21Vianet',
  'government21Vianet',
] as const;
export type PairKind = (typeof PAIR_KINDS)[number];

const AXES = { host: CLOUDS, joiner: CLOUDS } as const;

export interface CloudPairRow extends PlainRow<typeof AXES> {
  readonly kind: PairKind;
  /** A connection for meetings may be made between them (of one cloud: is not needed). */
  readonly connects: boolean;
}

function pairs(one: Cloud | readonly Cloud[], other: Cloud | readonly Cloud[]): Condition<typeof AXES>[] {
  return [
    { host: one, joiner: other },
    { host: other, joiner: one },
  ];
}

const GOVERNMENT = ['gccHigh', 'dod'] as const;
const SOURCE = '[CLOUD-MEETINGS] R5.18';

export const MEETING_PAIRS = defineTable<typeof AXES, CloudPairRow>('meeting clouds', AXES, [
  {
    id: 'meeting-clouds/one',
    words: ['any', 'the same', 'not needed'],
    note: '',
    source: SOURCE,
    kind: 'one',
    connects: false,
    when: CLOUDS.map((cloud) => ({ host: cloud, joiner: cloud })),
  },
  {
    id: 'meeting-clouds/worldwide-gcc',
    words: ['worldwide', 'gcc', 'Yes'],
    note: 'Both are in the commercial Azure cloud: no Microsoft cloud setting.',
    source: SOURCE,
    kind: 'oneAzure',
    connects: true,
    when: pairs('worldwide', 'gcc'),
  },
  {
    id: 'meeting-clouds/gccHigh-dod',
    words: ['gccHigh', 'dod', 'Yes'],
    note: 'Both are in the government Azure cloud: no Microsoft cloud setting.',
    source: SOURCE,
    kind: 'oneAzure',
    connects: true,
    when: pairs('gccHigh', 'dod'),
  },
  {
    id: 'meeting-clouds/worldwide-government',
    words: ['worldwide', 'gccHigh, dod', 'Yes'],
    note: '',
    source: SOURCE,
    kind: 'azureGovernment',
    connects: true,
    when: pairs('worldwide', GOVERNMENT),
  },
  {
    id: 'meeting-clouds/gcc-government',
    words: ['gcc', 'gccHigh, dod', 'Yes'],
    note: '',
    source: SOURCE,
    kind: 'azureGovernment',
    connects: true,
    when: pairs('gcc', GOVERNMENT),
  },
  {
    id: 'meeting-clouds/worldwide-21Vianet',
    words: ['worldwide', '21Vianet', 'Yes'],
    note: '',
    source: SOURCE,
    kind: 'worldwide21Vianet',
    connects: true,
    when: pairs('worldwide', '21Vianet'),
  },
  {
    id: 'meeting-clouds/gcc-21Vianet',
    words: ['gcc', '21Vianet', 'Yes'],
    note: '',
    source: SOURCE,
    kind: 'gcc21Vianet',
    connects: true,
    when: pairs('gcc', '21Vianet'),
  },
  {
    id: 'meeting-clouds/government-21Vianet',
    words: ['gccHigh, dod', '21Vianet', 'No'],
    note: '',
    source: SOURCE,
    kind: 'government21Vianet',
    connects: false,
    when: pairs(GOVERNMENT, '21Vianet'),
  },
]);

/** The row for two clouds, in either order. */
export function meetingPair(host: Cloud, joiner: Cloud): CloudPairRow {
  return rowFor(MEETING_PAIRS, { host, joiner });
}
