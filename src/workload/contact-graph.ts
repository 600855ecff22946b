/**
 * Who talks to whom: a stochastic block graph by department, tenant and cloud, with a heavy-tailed number of
 * contacts. It is drawn from a seed of its own when a scenario is compiled, not from the run's, so that all runs and
 * plans see the same people; and from a stream of each person, so that nobody's contacts depend on strangers.
 *
 * Each person has a wish, how many contacts they would like, and picks half of them: in a block drawn by the shares,
 * with a probability in proportion to the others' wishes. The other half picks them. Thus numbers of contacts follow
 * the law of the wishes, and contacts are mutual.
 */
import { exp } from '../core/exact-math.ts';
import { normalQuantile } from '../core/normal.ts';
import { Streams } from '../core/streams.ts';
import { Blocks } from './blocks.ts';
import { NumberSet } from './number-set.ts';

/** Compressed rows: the contacts of person p are `who[first[p]]` to `who[first[p + 1] - 1]`, strongest first. */
export interface ContactGraph {
  readonly first: Int32Array;
  /** Ids of users. */
  readonly who: Int32Array;
}

export interface ContactShares {
  /** Mean number of contacts of a person. */
  readonly perPerson: number;
  /** Share of contacts in the same department; 0 to 1, like the others. What is left is in the same tenant. */
  readonly withinDepartment: number;
  /** In other tenants of the same cloud. */
  readonly federated: number;
  /** In tenants of other clouds. */
  readonly crossCloud: number;
  /** Sigma of the lognormal law of the number of contacts: 0: everybody has as many. */
  readonly spread: number;
}

/** Whom the graph is about; columns by a person's place. Departments are known by any number, NONE if in none. */
export interface ContactPeople {
  readonly users: Int32Array;
  readonly department: Int32Array;
  readonly tenant: Int32Array;
  readonly cloud: Int32Array;
  /** The key of a person's stream. */
  readonly nameOf: (user: number) => string;
}

/** Nobody has more: under 1 % have 1,000 contacts (Lync Server 2013 user models), which is where its capacity ends. */
const MOST_CONTACTS = 1_000;
/**
 * How often somebody picks again who has picked a contact of theirs; in a small department all are soon taken, so the
 * last picks are from all of the tenant.
 */
const TRIES = 8;
const TRIES_IN_BLOCK = 5;
/** A share beyond all blocks: what is left is the tenant. */
const TENANT = 2;
/** Strengths have 31 bits, places 21: both fit in one double, which sorts. */
const PLACES = 2_097_152;
const STRENGTHS = 2_147_483_648;

const PEOPLE_SEED = 'people';

export function drawContacts(people: ContactPeople, shares: ContactShares): ContactGraph {
  const count = people.users.length;
  const streams = new Streams(PEOPLE_SEED, 0, 'contacts', count);
  const wishes = new Float64Array(count);
  // The mean of a lognormal law lies above its median by this factor.
  const median = shares.perPerson / exp((shares.spread * shares.spread) / 2);
  for (let person = 0; person < count; person++) {
    streams.open(person, people.nameOf(people.users[person]!));
    const wish = median * exp(shares.spread * normalQuantile(streams.next(person)));
    wishes[person] = Math.min(MOST_CONTACTS, wish);
  }
  const edges = new Edges(Math.ceil(count * shares.perPerson * 0.6) + 16);
  const blocks = new Blocks(people, wishes);
  for (let person = 0; person < count; person++) {
    pickContacts(person, wishes[person]!, shares, blocks, streams, edges);
  }
  return edges.rows(people.users);
}

function pickContacts(
  person: number,
  wish: number,
  shares: ContactShares,
  blocks: Blocks,
  streams: Streams,
  edges: Edges,
): void {
  // Half of the wish, rounded up or down by chance, so that the mean is kept.
  const picks = Math.floor(wish / 2 + streams.next(person));
  for (let pick = 0; pick < picks; pick++) {
    const which = streams.next(person);
    const strength = Math.floor(streams.next(person) * STRENGTHS);
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const block = attempt < TRIES_IN_BLOCK ? which : TENANT;
      const other = blocks.pick(person, block, shares, streams.next(person));
      if (other !== person && edges.add(person, other, strength)) break;
    }
  }
}

/** Edges as they are picked, and the rows that they make. */
class Edges {
  #count = 0;
  #from: Int32Array;
  #to: Int32Array;
  #strength: Int32Array;
  readonly #pairs: NumberSet;

  constructor(capacity: number) {
    this.#pairs = new NumberSet(capacity);
    this.#from = new Int32Array(capacity);
    this.#to = new Int32Array(capacity);
    this.#strength = new Int32Array(capacity);
  }

  /** False if the two are contacts already. */
  add(from: number, to: number, strength: number): boolean {
    if (!this.#pairs.add(from < to ? from * PLACES + to : to * PLACES + from)) return false;
    if (this.#count === this.#from.length) {
      this.#from = doubled(this.#from);
      this.#to = doubled(this.#to);
      this.#strength = doubled(this.#strength);
    }
    this.#from[this.#count] = from;
    this.#to[this.#count] = to;
    this.#strength[this.#count] = strength;
    this.#count += 1;
    return true;
  }

  /** Every edge in the rows of both. */
  rows(users: Int32Array): ContactGraph {
    const first = this.#starts(users.length);
    const keys = this.#keys(first);
    for (let person = 0; person < users.length; person++) {
      // Typed arrays sort numerically; keys are weaknesses, so the strongest comes first.
      keys.subarray(first[person], first[person + 1]).sort();
    }
    return { first, who: Int32Array.from(keys, (key) => users[key % PLACES]!) };
  }

  #starts(people: number): Int32Array {
    const starts = new Int32Array(people + 1);
    for (let edge = 0; edge < this.#count; edge++) {
      starts[this.#from[edge]! + 1]! += 1;
      starts[this.#to[edge]! + 1]! += 1;
    }
    for (let person = 0; person < people; person++) starts[person + 1]! += starts[person]!;
    return starts;
  }

  #keys(starts: Int32Array): Float64Array {
    const keys = new Float64Array(2 * this.#count);
    const next = starts.slice();
    for (let edge = 0; edge < this.#count; edge++) {
      const from = this.#from[edge]!;
      const to = this.#to[edge]!;
      const weakness = (STRENGTHS - 1 - this.#strength[edge]!) * PLACES;
      keys[next[from]!++] = weakness + to;
      keys[next[to]!++] = weakness + from;
    }
    return keys;
  }
}

function doubled(column: Int32Array): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(2 * column.length);
  bigger.set(column);
  return bigger;
}

/** The strongest `most` contacts of a person: user ids, strongest first. */
export function strongest({ first, who }: ContactGraph, person: number, most: number): Int32Array {
  return who.subarray(first[person]!, Math.min(first[person]! + most, first[person + 1]!));
}
