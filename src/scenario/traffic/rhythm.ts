/** Clients of populations that run only for a share of the working day. */
import type { RhythmPlan } from '../../workload/rhythm.ts';
import type { Users } from '../plan-users.ts';
import { NO_TIME_ZONE, type People } from '../populations/people.ts';

/** A row for each person and client that does not run all the time; of clients that the person runs at all. */
export function planRhythm(people: People, users: Users): RhythmPlan {
  const user: number[] = [];
  const client: number[] = [];
  const share: number[] = [];
  for (const population of people.populations) {
    population.runs.forEach((part, code) => {
      if (part >= 1) return;
      for (const person of population.people) {
        if ((users.plans[person]!.running & (1 << code)) === 0) continue;
        user.push(person);
        client.push(code);
        share.push(part);
      }
    });
  }
  const zoneOf = (person: number): number => people.timeZoneMinutesOf[person]!;
  return {
    user: Int32Array.from(user),
    client: Uint8Array.from(client),
    share: Float64Array.from(share),
    timeZoneMinutes: Int16Array.from(user, (person) =>
      zoneOf(person) === NO_TIME_ZONE ? 0 : zoneOf(person),
    ),
  };
}
