/** Whom each record concerns, and the records that concern a tenant or a cloud, in columns made once for a trace. */
import { Growing } from '../../../src/core/growing.ts';
import { CLOUDS, NONE } from '../../../src/model/words.ts';
import { Concerns } from '../../../src/trace/index/concerned.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import { peopleOf } from '../people.ts';

/** Whom each record concerns: two of its users and a tenant, NONE where there is none. */
export interface RecordParties {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly tenant: Int32Array;
}

const PARTIES = new WeakMap<IndexedTrace, RecordParties>();

export function partiesOf(trace: IndexedTrace): RecordParties {
  let parties = PARTIES.get(trace);
  if (parties === undefined) {
    parties = findParties(trace);
    PARTIES.set(trace, parties);
  }
  return parties;
}

/** Of more than two users the first and the last by number, of several tenants the last. */
function findParties(trace: IndexedTrace): RecordParties {
  const concerns = new Concerns(trace);
  const [first, second, tenant] = [0, 1, 2].map(() => new Int32Array(trace.columns.count).fill(NONE)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  concerns.endsOfUsers(trace.usable, first, second);
  concerns.lastOfTenants(trace.usable, tenant);
  return { first, second, tenant };
}

const TENANT_LISTS = new WeakMap<IndexedTrace, readonly Int32Array[]>();
const CLOUD_LISTS = new WeakMap<IndexedTrace, readonly Int32Array[]>();

/** The records that concern anybody of a tenant or a cloud, ascending. */
export function recordsOfGroup(trace: IndexedTrace, level: 'tenant' | 'cloud', id: number): Int32Array {
  const known = level === 'tenant' ? TENANT_LISTS : CLOUD_LISTS;
  let lists = known.get(trace);
  if (lists === undefined) {
    lists = findGroupLists(trace, level);
    known.set(trace, lists);
  }
  return lists[id]!;
}

function findGroupLists(trace: IndexedTrace, level: 'tenant' | 'cloud'): Int32Array[] {
  const { tenants, users } = trace.columns.head.world;
  const { tenantOf, cloudOf } = peopleOf(trace);
  const groupOfTenant = Int32Array.from({ length: tenants.count }, (_, id) =>
    level === 'tenant' ? id : cloudOf(id),
  );
  const groupOfUser = Int32Array.from({ length: users.count }, (_, user) => groupOfTenant[tenantOf(user)]!);
  const groups = level === 'tenant' ? tenants.count : CLOUDS.length;
  const lists = Array.from({ length: groups }, () => new Growing(new Int32Array(0)));
  const { first, second, tenant } = partiesOf(trace);
  for (let n = 0; n < first.length; n++) {
    const user = first[n]!;
    if (user === NONE && tenant[n] === NONE) continue;
    const one = user === NONE ? groupOfTenant[tenant[n]!]! : groupOfUser[user]!;
    const other = second[n] === NONE ? one : groupOfUser[second[n]!]!;
    lists[one]!.push(n);
    if (other !== one) lists[other]!.push(n);
  }
  return lists.map((list) => list.done());
}
