/**
 * Blocks of people within each other: departments in tenants in clouds. Draws a member of a block, or of what is
 * around it, in proportion to the members' weights.
 */
import type { ContactPeople, ContactShares } from './contact-graph.ts';

/** Parts of a weight of 1. */
const PARTS = 1_024;

export class Blocks {
  /** Places of people, ordered by cloud, tenant, department, and then by place. */
  readonly #order: Int32Array;
  /** Weights summed up in that order, in whole parts, so that sums are exact; one more than people. */
  readonly #until: Float64Array;
  /** For each person the bounds of their blocks in that order. */
  readonly #department: Bounds;
  readonly #tenant: Bounds;
  readonly #cloud: Bounds;

  constructor({ users, department, tenant, cloud }: ContactPeople, weights: Float64Array) {
    const count = users.length;
    this.#order = Int32Array.from(users, (_, person) => person).sort(
      (one, other) =>
        cloud[one]! - cloud[other]! ||
        tenant[one]! - tenant[other]! ||
        department[one]! - department[other]! ||
        one - other,
    );
    this.#until = new Float64Array(count + 1);
    this.#order.forEach((person, place) => {
      this.#until[place + 1] = this.#until[place]! + Math.max(1, Math.round(weights[person]! * PARTS));
    });
    this.#cloud = this.#boundsOf([cloud]);
    this.#tenant = this.#boundsOf([cloud, tenant]);
    this.#department = this.#boundsOf([cloud, tenant, department]);
  }

  /** The neighbours in that order of whom all these columns are alike. */
  #boundsOf(columns: readonly Int32Array[]): Bounds {
    const order = this.#order;
    const from = new Int32Array(order.length);
    const to = new Int32Array(order.length);
    for (let start = 0; start < order.length; ) {
      let end = start + 1;
      while (end < order.length && columns.every((c) => c[order[end]!] === c[order[start]!])) end += 1;
      for (let place = start; place < end; place++) {
        from[order[place]!] = start;
        to[order[place]!] = end;
      }
      start = end;
    }
    return { from, to };
  }

  /**
   * Somebody in the block that `which` falls on by the shares: federated, across clouds, the department, else the
   * tenant. Where there is nobody in a block, the tenant stands in. May be the person.
   */
  pick(person: number, which: number, shares: ContactShares, u: number): number {
    const [cloud, tenant, department] = [this.#cloud, this.#tenant, this.#department];
    const everyone = { from: 0, to: this.#order.length };
    let rest = which - shares.federated;
    if (rest < 0) return this.#around(person, u, at(cloud, person), at(tenant, person));
    rest -= shares.crossCloud;
    if (rest < 0) return this.#around(person, u, everyone, at(cloud, person));
    rest -= shares.withinDepartment;
    const { from, to } = at(rest < 0 ? department : tenant, person);
    return this.#within(from, to, u);
  }

  /** Somebody of the outer block who is not in the inner one. */
  #around(person: number, u: number, outer: Block, inner: Block): number {
    const until = this.#until;
    const before = until[inner.from]! - until[outer.from]!;
    const after = until[outer.to]! - until[inner.to]!;
    if (before + after <= 0) return this.#within(this.#tenant.from[person]!, this.#tenant.to[person]!, u);
    const wanted = Math.floor(u * (before + after));
    return wanted < before
      ? this.#find(outer.from, inner.from, until[outer.from]! + wanted)
      : this.#find(inner.to, outer.to, until[inner.to]! + (wanted - before));
  }

  #within(from: number, to: number, u: number): number {
    const until = this.#until;
    return this.#find(from, to, until[from]! + Math.floor(u * (until[to]! - until[from]!)));
  }

  /** Who has the weight at this sum; somebody from `from` to before `to`. */
  #find(from: number, to: number, sum: number): number {
    let low = from;
    let high = to - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#until[middle]! <= sum) low = middle;
      else high = middle - 1;
    }
    return this.#order[low]!;
  }
}

interface Bounds {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

interface Block {
  readonly from: number;
  readonly to: number;
}

function at(bounds: Bounds, person: number): Block {
  return { from: bounds.from[person]!, to: bounds.to[person]! };
}
