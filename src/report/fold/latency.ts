/** How long messages were on their way, by path, and the slowest of each. */
import { Histogram } from '../../core/histogram.ts';
import { CLIENTS, METHODS } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { RECORDS_SHOWN } from '../report.ts';
import type { Fact, Facts } from './facts.ts';
import type { Landings } from './messages.ts';
import type { Flight } from './on-their-way.ts';

/** With more organisations than these, their clouds are the ends of the paths. */
const MOST_TENANTS = 40;

export interface Path {
  /** Tenants, or clouds if `Latencies.byCloud`. */
  readonly from: number;
  readonly to: number;
  readonly via: number;
  readonly lands: number;
  readonly method: number;
  readonly times: Histogram;
  /** The slowest first; of those that took as long the earlier one. */
  readonly slowest: { readonly us: number; readonly fact: Fact }[];
}

export class LatencyFold implements Landings {
  readonly byCloud: boolean;
  readonly paths = new Map<number, Path>();
  readonly #world: World;
  readonly #facts: Facts;

  constructor(world: World, facts: Facts) {
    this.#world = world;
    this.#facts = facts;
    this.byCloud = world.tenants.count > MOST_TENANTS;
  }

  landed(flight: Flight, atUs: number): void {
    const path = this.#pathOf(flight);
    if (path === undefined) return;
    const us = Math.max(0, atUs - flight.sentUs);
    path.times.add(us);
    const { slowest } = path;
    if (slowest.length === RECORDS_SHOWN && us <= slowest.at(-1)!.us) return;
    const after = slowest.findIndex((each) => each.us < us);
    slowest.splice(after < 0 ? slowest.length : after, 0, { us, fact: this.#facts.alone() });
    if (slowest.length > RECORDS_SHOWN) slowest.pop();
  }

  #pathOf({ from, to, via, lands, method }: Flight): Path | undefined {
    if (from < 0 || to < 0 || via < 0 || lands < 0 || method < 0) return undefined;
    const [first, second] = [this.#endOf(from), this.#endOf(to)];
    const ends = first * Math.max(MOST_TENANTS, 8) + second;
    const key = ((ends * CLIENTS.length + via) * CLIENTS.length + lands) * METHODS.length + method;
    let path = this.paths.get(key);
    if (path === undefined) {
      path = { from: first, to: second, via, lands, method, times: new Histogram(), slowest: [] };
      this.paths.set(key, path);
    }
    return path;
  }

  #endOf(user: number): number {
    const tenant = this.#world.users.tenant[user]!;
    return this.byCloud ? this.#world.tenants.cloud[tenant]! : tenant;
  }
}
