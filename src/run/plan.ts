/**
 * What one replication needs: a compiled scenario, or the same made by a program, with a seed.
 */
import type { World } from '../model/world.ts';
import type { Compiled } from '../scenario/compiled.ts';
import type { Rhythm } from '../workload/rhythm.ts';
import type { Traffic } from '../workload/traffic.ts';

/** What a run needs of a compiled scenario; names only for the keys of streams. */
export type Setting = Pick<
  Compiled,
  | 'untilUs'
  | 'switches'
  | 'epochs'
  | 'network'
  | 'actions'
  | 'settings'
  | 'delays'
  | 'agenda'
  | 'dependents'
  | 'awayAfterUs'
>;

export interface RunPlan {
  readonly setting: Setting;
  /** The run writes in it; give each run its own. */
  readonly world: World;
  /** Name of a user, the key of their streams. */
  readonly userName: (user: number) => string;
  readonly seed: string;
  readonly replication: number;
  readonly traffic?: Traffic;
  /** Starts and stops clients that run only for a share of the working day. */
  readonly rhythm?: Rhythm;
  /** Whether anybody looks at presence; if not, no news of it is sent. */
  readonly watched: boolean;
}
