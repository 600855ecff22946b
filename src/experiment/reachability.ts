/** Who can reach whom at moments of a run, or of a trace: before, after each wave, at the end. */
import { T } from '../model/transition.ts';
import { NONE } from '../model/words.ts';
import type { World } from '../model/world.ts';
import type { Rules } from '../rules/rules.ts';
import { DID_STRIDE, type Observer, type RecordBuffer } from '../trace/record.ts';
import { ReachClasses, type TenantState, tenantState } from './reach-classes.ts';
import { MOMENTS_SHOWN, type ReachReport } from './reach-report.ts';
import { type Moment, type Parties, reachReport, type TooManyClasses } from './reach-sums.ts';

export interface ReachSetting {
  /** As it is before the first record now, and as it is after each record when that is told. */
  readonly world: World;
  readonly parties: Parties;
  /** When to look, in the order of time; without a plan at the end of each day on which modes changed. */
  readonly planned: readonly { readonly label: string; readonly atUs: number }[];
  readonly dayOf: (atUs: number) => number;
  readonly dateOf: (day: number) => string;
  readonly rulesAt: (epoch: number) => Rules;
}

const OF_USERS: ReadonlySet<number> = new Set([
  T.setMode,
  T.setClientMode,
  T.setPendingMode,
  T.startClient,
  T.stopClient,
  T.setHome,
  T.setUserAccess,
]);
const OF_TENANTS: ReadonlySet<number> = new Set([
  T.setTenantMode,
  T.setFederation,
  T.setDomainAccess,
  T.endUpgradeWait,
  T.setEpoch,
]);

export class Reachability implements Observer {
  readonly #setting: ReachSetting;
  readonly #classes: ReachClasses;
  readonly #classOf: Int32Array;
  readonly #guests: readonly number[];
  readonly #moments: Moment[] = [];
  #tenants: TenantState;
  #next = 0;
  #lastUs = 0;
  /** The day on which modes changed last, NONE if none did since the last moment. */
  #changedDay: number = NONE;

  constructor(setting: ReachSetting) {
    const { world } = setting;
    this.#setting = setting;
    this.#classes = new ReachClasses(world);
    this.#classOf = Int32Array.from({ length: world.users.count }, (_, user) => this.#classes.of(user));
    this.#guests = Array.from({ length: world.guests.count }, (_, guest) => world.guests.account[guest]!);
    this.#tenants = tenantState(world);
    this.#take('before', 0, NONE);
  }

  /** What this record did belongs to later moments, also if those before it are only taken now. */
  record(record: RecordBuffer): void {
    this.#takeUpTo(record.atUs, record.n - 1);
    this.#lastUs = record.atUs;
    const { dids, didCount } = record;
    const end = didCount * DID_STRIDE;
    let tenantsChanged = false;
    for (let at = 0; at < end; at += DID_STRIDE) {
      const code = dids[at]!;
      if (OF_USERS.has(code)) this.#update(dids[at + 1]!);
      else if (OF_TENANTS.has(code)) tenantsChanged = true;
      else if (code === T.setGuestState) this.#updateGuests();
      if (code === T.setMode) this.#changedDay = this.#setting.dayOf(record.atUs);
    }
    if (!tenantsChanged) return;
    this.#tenants = tenantState(this.#setting.world);
    this.#updateGuests();
  }

  /** Who could reach whom; to be called once, after the last record. */
  finish(n: number, atUs: number): ReachReport | TooManyClasses {
    this.#take('at the end', atUs, n);
    return reachReport(evenly(this.#moments), this.#classes, this.#setting.parties, this.#setting.rulesAt);
  }

  /** What a guest may do goes by the account, and by the mode of the tenant. */
  #updateGuests(): void {
    for (const user of this.#guests) this.#update(user);
  }

  /** Between the ends of two runs of the same people, both finished: what the second one lost and gained. */
  static between(first: Reachability, second: Reachability): ReachReport | TooManyClasses {
    const { parties, rulesAt } = first.#setting;
    const ends = [
      { ...first.#moments.at(-1)!, label: 'without' },
      { ...second.#moments.at(-1)!, label: 'with' },
    ];
    return reachReport(ends, first.#classes, parties, rulesAt);
  }

  #update(user: number): void {
    this.#classOf[user] = this.#classes.of(user);
  }

  #takeUpTo(atUs: number, n: number): void {
    const { planned, dayOf, dateOf } = this.#setting;
    for (; this.#next < planned.length && planned[this.#next]!.atUs < atUs; this.#next++) {
      this.#take(planned[this.#next]!.label, planned[this.#next]!.atUs, n);
    }
    if (planned.length > 0 || this.#changedDay === NONE || dayOf(atUs) === this.#changedDay) return;
    this.#take(`after ${dateOf(this.#changedDay)}`, this.#lastUs, n);
    this.#changedDay = NONE;
  }

  #take(label: string, atUs: number, record: number): void {
    this.#moments.push({ label, atUs, record, classOf: this.#classOf.slice(), tenants: this.#tenants });
    // Of many waves every other one is enough; memory is that of a few columns of people.
    if (this.#moments.length <= 2 * MOMENTS_SHOWN) return;
    const kept = this.#moments.filter((_, place) => place % 2 === 0);
    this.#moments.splice(0, this.#moments.length, ...kept);
  }
}

/** At most MOMENTS_SHOWN of them, the first and the last among them. */
function evenly(moments: readonly Moment[]): Moment[] {
  const most = Math.min(moments.length, MOMENTS_SHOWN);
  const last = moments.length - 1;
  return Array.from({ length: most }, (_, i) => moments[Math.round((i * last) / Math.max(1, most - 1))]!);
}
