/** Whom each record concerns, and the records that concern a tenant or a cloud, in columns made once for a trace. */
import { CLOUDS, NONE } from '../../../src/model/words.ts';
import { groupedLists, type Lists } from '../../../src/trace/index/sorted.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import { peopleOf } from '../people.ts';

/** Whom each record concerns: its first two users and a tenant, NONE where there is none. */
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

function findParties(trace: IndexedTrace): RecordParties {
  const { columns, records } = trace;
  const { users, tenants } = columns.head.world;
  const [first, second, tenant] = [0, 1, 2].map(() => new Int32Array(columns.count).fill(NONE)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  for (let user = 0; user < users.count; user++) {
    for (const n of records.of('user', user)) (first[n] === NONE ? first : second)[n] = user;
  }
  for (let id = 0; id < tenants.count; id++) for (const n of records.of('tenant', id)) tenant[n] = id;
  return { first, second, tenant };
}

const TENANT_LISTS = new WeakMap<IndexedTrace, Lists>();
const CLOUD_LISTS = new WeakMap<IndexedTrace, Lists>();

/** The records that concern anybody of a tenant or a cloud, ascending. */
export function recordsOfGroup(trace: IndexedTrace, level: 'tenant' | 'cloud', id: number): Int32Array {
  const known = level === 'tenant' ? TENANT_LISTS : CLOUD_LISTS;
  let lists = known.get(trace);
  if (lists === undefined) {
    lists = findGroupLists(trace, level);
    known.set(trace, lists);
  }
  return lists.of(id);
}

function findGroupLists(trace: IndexedTrace, level: 'tenant' | 'cloud'): Lists {
  const { first, second, tenant } = partiesOf(trace);
  const { tenantOf, cloudOf } = peopleOf(trace);
  const groupOf = (id: number) => (id === NONE ? NONE : level === 'tenant' ? id : cloudOf(id));
  const ids = new Int32Array(first.length * 2);
  const items = new Int32Array(first.length * 2);
  let count = 0;
  const add = (group: number, n: number) => {
    ids[count] = group;
    items[count++] = n;
  };
  for (let n = 0; n < first.length; n++) {
    const a = groupOf(first[n] === NONE ? tenant[n]! : tenantOf(first[n]!));
    const b = second[n] === NONE ? a : groupOf(tenantOf(second[n]!));
    if (a !== NONE) add(a, n);
    if (b !== a) add(b, n);
  }
  const groups = level === 'tenant' ? trace.columns.head.world.tenants.count : CLOUDS.length;
  return groupedLists(ids.subarray(0, count), items.subarray(0, count), groups);
}
