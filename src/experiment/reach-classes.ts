/**
 * People as the rules see them: those who share everything that is asked about a new chat are one class. A class is a
 * number, so that the state of all people at a moment is one column.
 */
import { guestObjection } from '../handlers/guests/gates.ts';
import { NONE } from '../model/words.ts';
import { appendRow, newWorld, type World } from '../model/world.ts';
import { REASON } from '../rules/reasons.ts';

/** What a class is made of, by how many values each part has. */
const PARTS = { mode: 5, clientMode: 5, homed: 2, running: 4, access: 3, pending: 2, guest: 3 } as const;
type Part = keyof typeof PARTS;
const NAMES = Object.keys(PARTS) as Part[];
const SHAPES = NAMES.reduce((product, part) => product * PARTS[part], 1);

/** Whether a guest account stands in the way of every chat: no, it is not there, the tenant's mode. */
const GUEST_WORDS = ['', 'guest-account', 'guest-mode'] as const;

export class ReachClasses {
  /** Tenant and domain of the people who share both: their place is part of the class. */
  readonly #places: { readonly tenant: number; readonly domain: number }[] = [];
  readonly #placeOf: Int32Array;
  readonly #world: World;

  constructor(world: World) {
    const { users } = world;
    this.#world = world;
    this.#placeOf = new Int32Array(users.count);
    const known = new Map<number, number>();
    for (let user = 0; user < users.count; user++) {
      const tenant = users.tenant[user]!;
      const domain = users.domain[user]!;
      const key = tenant * (world.domains + 1) + domain;
      if (!known.has(key)) known.set(key, this.#places.push({ tenant, domain }) - 1);
      this.#placeOf[user] = known.get(key)!;
    }
  }

  /** The class of a user now. */
  of(user: number): number {
    const { users } = this.#world;
    let shape = users.mode[user]!;
    shape = shape * PARTS.clientMode + users.clientMode[user]!;
    shape = shape * PARTS.homed + users.homed[user]!;
    shape = shape * PARTS.running + users.running[user]!;
    shape = shape * PARTS.access + users.access[user]!;
    shape = shape * PARTS.pending + (users.pendingMode[user] === NONE ? 0 : 1);
    shape = shape * PARTS.guest + this.#guest(user);
    return this.#placeOf[user]! * SHAPES + shape;
  }

  #guest(user: number): number {
    if (this.#world.guests.count === 0) return 0;
    const no = guestObjection(this.#world, user, user);
    if (no === REASON.none) return 0;
    return no === REASON['guest-account'] ? 1 : 2;
  }

  /** Why nobody of the class can chat at all, '' if nothing stands against it. */
  guestReason(code: number): string {
    return GUEST_WORDS[(code % SHAPES) % PARTS.guest]!;
  }

  /** A small World in which each class is one user, in the tenants of `state`. */
  worldOf(codes: readonly number[], state: TenantState): World {
    const world = newWorld('typed');
    world.epoch = state.epoch;
    world.domains = state.domains;
    world.access = state.access;
    world.tenants = state.tenants;
    for (const code of codes) this.#addUser(world, code);
    return world;
  }

  #addUser(world: World, code: number): void {
    const id = appendRow(world, 'users');
    const { users } = world;
    const { tenant, domain } = this.#places[Math.floor(code / SHAPES)]!;
    const parts = partsOf(code % SHAPES);
    users.tenant[id] = tenant;
    users.domain[id] = domain;
    users.mode[id] = parts.mode;
    users.clientMode[id] = parts.clientMode;
    users.homed[id] = parts.homed;
    users.running[id] = parts.running;
    users.access[id] = parts.access;
    users.pendingMode[id] = parts.pending === 1 ? parts.mode : NONE;
  }
}

function partsOf(shape: number): Readonly<Record<Part, number>> {
  const parts = {} as Record<Part, number>;
  let rest = shape;
  for (const part of [...NAMES].reverse()) {
    parts[part] = rest % PARTS[part];
    rest = Math.floor(rest / PARTS[part]);
  }
  return parts;
}

/** What the rules ask about tenants, as it was at a moment. */
export type TenantState = Pick<World, 'epoch' | 'domains' | 'access' | 'tenants'>;

export function tenantState(world: World): TenantState {
  const copy: Record<string, unknown> = {};
  for (const [field, column] of Object.entries(world.tenants)) {
    copy[field] =
      typeof column === 'number'
        ? column
        : Array.from({ length: world.tenants.count }, (_, id) => column[id]);
  }
  const cells = world.tenants.count * world.domains;
  const access = new Uint8Array(cells);
  for (let cell = 0; cell < cells; cell++) access[cell] = world.access[cell]!;
  return { epoch: world.epoch, domains: world.domains, access, tenants: copy as World['tenants'] };
}
