/**
 * The traffic of the benchmark: people sit in a ring and each writes to a neighbour, left or right alike, by a
 * Poisson process of their own, in the one client that their mode leaves them.
 */
import { ln } from '../../src/core/exact-math.ts';
import { Streams } from '../../src/core/streams.ts';
import { toWholeUs } from '../../src/core/variates.ts';
import type { Attempt } from '../../src/model/attempt.ts';
import type { Schedule, Traffic } from '../../src/workload/traffic.ts';

export interface PoissonRing {
  readonly users: number;
  /** Mean time between two messages of one person, microseconds. */
  readonly meanGapUs: number;
  readonly seed: string;
  readonly userName: (user: number) => string;
  readonly clientOf: (user: number) => number;
}

export function poissonRing(ring: PoissonRing): Traffic {
  const gaps = new Streams(ring.seed, 0, 'writes', ring.users);
  const peers = new Streams(ring.seed, 0, 'peers', ring.users);
  for (let user = 0; user < ring.users; user++) {
    gaps.open(user, ring.userName(user));
    peers.open(user, ring.userName(user));
  }
  const gapUs = (user: number): number => Math.max(1, toWholeUs(-ring.meanGapUs * ln(1 - gaps.next(user))));
  let schedule: Schedule;
  return {
    begin(asks) {
      schedule = asks;
      for (let user = 0; user < ring.users; user++) schedule(user, gapUs(user));
    },
    due(user: number, nowUs: number, attempt: Attempt): boolean {
      const step = peers.next(user) < 0.5 ? 1 : ring.users - 1;
      attempt.originator = user;
      attempt.recipient = (user + step) % ring.users;
      attempt.client = ring.clientOf(user);
      schedule(user, nowUs + gapUs(user));
      return true;
    },
  };
}
