/**
 * Whose presence the clients of a population's people show: the strongest of the contacts that they talk to.
 */
import { NONE } from '../../model/words.ts';
import { type ContactGraph, drawContacts, strongest } from '../../workload/contact-graph.ts';
import type { ConversationPlan } from '../../workload/conversations.ts';
import { PRESETS } from '../../workload/presets.ts';
import { contactPeople, type TrafficWork, usersAmong } from './people.ts';

type Watched = readonly (readonly [user: number, contacts: Int32Array])[];

/** For each person of whom the scenario wants so many contacts; whoever is in several traffics counts for the first. */
export function planWatched(on: TrafficWork, traffic: readonly ConversationPlan[]): Watched {
  const wanted = on.people.populations.filter(({ contacts }) => contacts > 0);
  if (wanted.length === 0) return [];
  const graphs: Among[] = traffic.map(({ people, contacts }) => placed(people, contacts, on));
  return wanted.flatMap(({ people, contacts }) =>
    Array.from(people, (user) => {
      let among = graphs.find(({ placeOf }) => placeOf[user] !== NONE);
      if (among === undefined) {
        among = everyone(on);
        graphs.push(among);
      }
      return [user, strongest(among.contacts, among.placeOf[user]!, contacts)] as const;
    }),
  );
}

interface Among {
  /** For each user their row, NONE for others. */
  readonly placeOf: Int32Array;
  readonly contacts: ContactGraph;
}

function placed(people: Int32Array, contacts: ContactGraph, { users }: TrafficWork): Among {
  const placeOf = new Int32Array(users.plans.length).fill(NONE);
  people.forEach((user, place) => {
    placeOf[user] = place;
  });
  return { placeOf, contacts };
}

/** For people who are in no traffic: as the default preset knows them. */
function everyone(on: TrafficWork): Among {
  const all = usersAmong(on, undefined, []);
  return placed(all, drawContacts(contactPeople(on, all), PRESETS['message-data'].contacts), on);
}
