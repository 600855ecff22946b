/** Whom a wave speaks of: populations, departments, groups, tenants, addresses, or everyone. */
import { hintAmong } from '../../core/near-miss.ts';
import { foldName, hintFor } from '../ids.ts';
import { shorten } from '../number-text.ts';
import type { GroupDraft, UserIds } from '../plan-groups.ts';
import type { Tenants } from '../plan-tenants.ts';
import type { Users } from '../plan-users.ts';
import type { Path } from '../tree.ts';
import { complain, type Work } from '../work.ts';
import { isGuestPlan } from './wave.ts';

const EVERYONE = 'everyone';

export class Directory {
  readonly #work: Work;
  readonly #users: Users;
  readonly #tenants: Tenants;
  readonly #groups: ReadonlyMap<string, GroupDraft>;
  /** For each user the last question in whose answer they were: so that nobody is named twice in one. */
  readonly #asked: Int32Array;
  #question = 0;

  constructor(work: Work, users: Users, tenants: Tenants, groups: readonly GroupDraft[]) {
    this.#work = work;
    this.#users = users;
    this.#tenants = tenants;
    this.#groups = new Map(groups.map((group) => [foldName(group.name), group]));
    this.#asked = new Int32Array(users.plans.length);
  }

  /** The ids of all who are named, each once; complains about names that nobody has. */
  find(who: string | readonly string[], path: Path): number[] {
    this.#question += 1;
    const found: number[] = [];
    const names = typeof who === 'string' ? [who] : who;
    names.forEach((name, place) => {
      const ids = this.#idsOf(name, typeof who === 'string' ? path : [...path, place]);
      for (const user of ids) {
        if (this.#asked[user] === this.#question || isGuestPlan(this.#users.plans[user])) continue;
        this.#asked[user] = this.#question;
        found.push(user);
      }
    });
    return found;
  }

  #idsOf(name: string, path: Path): UserIds {
    const fold = foldName(name);
    if (fold === EVERYONE) return this.#users.plans.map((_, user) => user);
    const group = this.#groups.get(fold);
    if (group !== undefined) return group.members;
    const user = this.#users.index.idOf(name);
    if (user !== undefined) return this.#one(user, name, path);
    const tenant = this.#tenants.index.idOf(name);
    if (tenant !== undefined) {
      return this.#users.plans.flatMap((plan, id) => (plan.tenant === tenant ? [id] : []));
    }
    this.#complain(name, fold, path);
    return [];
  }

  #one(user: number, name: string, path: Path): UserIds {
    if (isGuestPlan(this.#users.plans[user])) {
      complain(
        this.#work,
        path,
        `${shorten(name)} is a guest account, which has the mode of its tenant (R13.1)`,
      );
    }
    return [user];
  }

  #complain(name: string, fold: string, path: Path): void {
    const work = this.#work;
    if (work.leftOut.has(fold)) return;
    const groups = [...this.#groups.values()].map((group) => group.name);
    const names = [...groups, ...this.#tenants.index.names, EVERYONE];
    const near = work.desk.mayCompare(names.length) ? hintAmong(name, names) : undefined;
    const hint = near ?? hintFor(work.desk, name, this.#users.index);
    complain(
      work,
      path,
      `there is no population, department, group, tenant or user "${shorten(name)}"`,
      hint ?? 'or say everyone',
    );
  }
}

/** Whether all are meant, so that nobody wonders that some of them have been upgraded before. */
export function isEveryone(who: string | readonly string[]): boolean {
  return [who].flat().some((name) => foldName(name) === EVERYONE);
}
