/**
 * How long a peer's Teams client that holds a native thread may go by a former mode, under `peerModeCache=cached`.
 * [UPGRADE] note; R7.1, A11.
 */
import { US_PER_HOUR } from '../core/time.ts';
import { MODES } from '../model/words.ts';
import { SFB_MODES } from './printed.ts';
import { type Condition, defineTable } from './table.ts';

const AXES = { former: MODES, mode: MODES } as const;

interface CacheRow {
  readonly id: string;
  readonly afterUs: number;
  readonly when: Condition<typeof AXES> | readonly Condition<typeof AXES>[];
}

const OTHER_MODES = ['Islands', ...SFB_MODES] as const;

export const PEER_CACHE = defineTable<typeof AXES, CacheRow>('peer mode cache', AXES, [
  { id: 'peer-cache/to-SfB*', afterUs: 36 * US_PER_HOUR, when: { former: 'Islands', mode: SFB_MODES } },
  {
    id: 'peer-cache/to-TeamsOnly',
    afterUs: 2 * US_PER_HOUR,
    when: { former: OTHER_MODES, mode: 'TeamsOnly' },
  },
  {
    // Nothing is said of other changes, so peers see them at once.
    id: 'peer-cache/x.1',
    afterUs: 0,
    when: [
      { former: 'TeamsOnly' },
      { former: OTHER_MODES, mode: 'Islands' },
      { former: SFB_MODES, mode: SFB_MODES },
    ],
  },
]);

/** The times there are, each once; 0 is none. */
export const PEER_CACHE_TIMES_US: readonly number[] = [
  ...new Set(PEER_CACHE.rows.map((row) => row.afterUs).filter((us) => us > 0)),
];

/** The longest time in microseconds, 0 if peers learn of such a change at once. */
export function peerCacheUs(former: number, mode: number): number {
  return PEER_CACHE.rows[PEER_CACHE.index[former * MODES.length + mode]!]!.afterUs;
}
