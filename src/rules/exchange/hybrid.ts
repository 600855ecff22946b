/** What becomes of the hybrid of the premises when another is configured (R14.1, R14.10, A20). */
import { parseInstant } from '../../core/time.ts';
import { HYBRID_WIZARD, HYBRID_WIZARDS } from '../../model/mail-words.ts';
import { type PlainRow, rowFor, YES_NO, yesNo } from '../meetings/plain-table.ts';
import { defineTable } from '../table.ts';
import type { ExchangeReason } from './reasons.ts';

/** From when the hybrid wizard knows several tenants, microseconds since 1970 (R14.10). */
export const SEVERAL_TENANTS_SINCE_US = parseInstant('2020-09-22T00:00:00Z')!;
export const MOST_HYBRID_TENANTS = 5;

export const HYBRID_AXES = {
  /** What is to be in hybrid with the premises. */
  with: ['nothing', 'worldwide', 'other'],
  /** What is so already. */
  already: ['none', 'this', 'worldwide', 'other', 'five'],
  /** The switch hybridTenants. */
  several: YES_NO,
  wizard: HYBRID_WIZARDS,
} as const;

export interface HybridRow extends PlainRow<typeof HYBRID_AXES> {
  readonly answer: 'refused' | 'added' | 'replaces';
  readonly because: ExchangeReason;
}

const SEED = '[EXCHANGE-21V] R14.1';
const WIZARD = '[HYBRID-WIZARD] R14.10, A20';
const OTHERS = ['worldwide', 'other', 'five'] as const;

export const HYBRID = defineTable<typeof HYBRID_AXES, HybridRow>('hybrid', HYBRID_AXES, [
  {
    id: 'hybrid/no-premises',
    words: ['no premises, or no online platform', 'refused'],
    note: '',
    source: SEED,
    answer: 'refused',
    because: 'hybrid-needs-premises',
    when: { with: 'nothing' },
  },
  {
    id: 'hybrid/first',
    words: ['the first', 'added'],
    note: '',
    source: SEED,
    answer: 'added',
    because: 'hybrid-first',
    when: { with: ['worldwide', 'other'], already: 'none' },
  },
  {
    id: 'hybrid/again',
    words: ['the one there is', 'refused'],
    note: '',
    source: SEED,
    answer: 'refused',
    because: 'hybrid-already',
    when: { with: ['worldwide', 'other'], already: 'this' },
  },
  {
    id: 'hybrid/exclusive',
    words: ['a second', 'removes the first'],
    note: '',
    source: SEED,
    answer: 'replaces',
    because: 'hybrid-removes-other',
    when: { with: ['worldwide', 'other'], already: OTHERS, several: 'no' },
  },
  {
    id: 'hybrid/before-2020-09-22',
    words: ['a second, several allowed, before 2020-09-22', 'removes the first'],
    note: '',
    source: WIZARD,
    answer: 'replaces',
    because: 'hybrid-too-early',
    when: { with: ['worldwide', 'other'], already: OTHERS, several: 'yes', wizard: 'oneTenant' },
  },
  {
    id: 'hybrid/several',
    words: ['a second in the worldwide cloud, several allowed', 'beside the first'],
    note: '',
    source: WIZARD,
    answer: 'added',
    because: 'hybrid-beside-other',
    when: { with: 'worldwide', already: 'worldwide', several: 'yes', wizard: 'severalTenants' },
  },
  {
    id: 'hybrid/other-cloud',
    words: ['a second, one of the two in another cloud, several allowed', 'removes the first'],
    note: 'no source says whether 21Vianet counts among the five tenants',
    source: WIZARD,
    answer: 'replaces',
    because: 'hybrid-with-21v-alone',
    when: [
      { with: 'other', already: OTHERS, several: 'yes', wizard: 'severalTenants' },
      { with: 'worldwide', already: 'other', several: 'yes', wizard: 'severalTenants' },
    ],
  },
  {
    id: 'hybrid/sixth',
    words: ['a sixth, several allowed', 'refused'],
    note: '',
    source: WIZARD,
    answer: 'refused',
    because: 'hybrid-five-tenants',
    when: { with: 'worldwide', already: 'five', several: 'yes', wizard: 'severalTenants' },
  },
]);

export interface HybridQuery {
  readonly with: (typeof HYBRID_AXES)['with'][number];
  readonly already: (typeof HYBRID_AXES)['already'][number];
  readonly several: boolean;
  readonly wizard: (typeof HYBRID_WIZARDS)[number];
}

export function hybridRowFor(query: HybridQuery): HybridRow {
  return rowFor(HYBRID, { ...query, several: yesNo(query.several) });
}

/** The wizard of a time, microseconds since 1970. */
export function hybridWizardAt(us: number): number {
  return us >= SEVERAL_TENANTS_SINCE_US ? HYBRID_WIZARD.severalTenants : HYBRID_WIZARD.oneTenant;
}
