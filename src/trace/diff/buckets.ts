/**
 * Puts the records of two traces that can be each other's counterparts into the same bucket: all records of one
 * message, all sign-ins of one person to one client, … Buckets are numbered densely, so that a million records are
 * sorted into them by counting.
 */
import { RECORD_KINDS } from '../../model/event.ts';
import { T } from '../../model/transition.ts';
import { NONE } from '../../model/words.ts';
import type { Columns } from '../columns.ts';
import { type Counterparts, type Shared, sharedId } from './counterparts.ts';

/** Everything that two traces have in common, with one number each. */
export interface SharedIds extends Counterparts {
  readonly messages: Shared;
  readonly threads: Shared;
}

export type Side = 'left' | 'right';

/** Of one thing there are up to four buckets for a kind: by client, by the watching side. */
const VARIANTS = 4;
const VARIED = new Set(['client', 'watcher']);

type OwnerName = 'user' | 'tenant' | 'group' | 'link' | 'pair' | 'thread' | 'setting' | 'epoch';

interface KindPlan {
  /** What the first operand names. */
  readonly owner: OwnerName | 'message';
  /** The places of the operands that vary the bucket. */
  readonly varied: readonly number[];
}

const PLANS: readonly KindPlan[] = RECORD_KINDS.map(({ operands }) => ({
  owner: (operands[0]?.name ?? '') as KindPlan['owner'],
  varied: operands.flatMap(({ name }, place) => (VARIED.has(name) ? [place] : [])),
}));

const OF_MESSAGES = Uint8Array.from(PLANS, ({ owner }) => (owner === 'message' ? 1 : 0));

/** Numbers the buckets of the records of both traces. */
export class Buckets {
  readonly count: number;
  /** Buckets below this are those of messages, in their shared numbers. */
  readonly ofMessages: number;
  readonly #messages: Shared;
  /** By kind: where its buckets begin, and whose they are; of things that come one after the other there is one. */
  readonly #base: Float64Array;
  readonly #owners: readonly (Shared | undefined)[];

  constructor(ids: SharedIds) {
    this.#messages = ids.messages;
    this.#base = new Float64Array(PLANS.length);
    this.#owners = PLANS.map(({ owner }) => listOf(ids, owner));
    let next = ids.messages.count + 1;
    this.ofMessages = next;
    for (const [kind, { owner }] of PLANS.entries()) {
      if (owner === 'message') continue;
      this.#base[kind] = next;
      next += ((this.#owners[kind]?.count ?? 0) + 1) * VARIANTS;
    }
    this.count = next;
  }

  /** The buckets of the records `from` to `to` (exclusive). */
  of(columns: Columns, side: Side, from: number, to: number): Int32Array {
    const buckets = new Int32Array(to - from);
    const messages = this.#messages[side];
    const owners = this.#owners.map((shared) => shared?.[side]);
    const { kind, valueStart, values } = columns;
    for (let n = from; n < to; n++) {
      const code = kind[n]!;
      const first = values[valueStart[n]!]!;
      buckets[n - from] =
        OF_MESSAGES[code] === 1
          ? sharedId(messages, first) + 1
          : this.#base[code]! + ofThing(columns, n, first, PLANS[code]!, owners[code]);
    }
    return buckets;
  }
}

function ofThing(
  columns: Columns,
  n: number,
  first: number,
  { owner, varied }: KindPlan,
  ids: Int32Array | undefined,
): number {
  let variant = 0;
  for (const place of varied) {
    variant = variant * 2 + (columns.values[columns.valueStart[n]! + place]! & 1);
  }
  if (ids === undefined) return variant;
  const id = owner === 'setting' ? tenantOfSetting(columns, n) : first;
  return (sharedId(ids, id) + 1) * VARIANTS + variant;
}

function listOf(ids: SharedIds, owner: KindPlan['owner']): Shared | undefined {
  switch (owner) {
    case 'user':
      return ids.users;
    case 'tenant':
    case 'setting':
      return ids.tenants;
    case 'group':
      return ids.groups;
    case 'link':
      return ids.links;
    case 'pair':
      return ids.pairs;
    case 'thread':
      return ids.threads;
    default:
      return undefined;
  }
}

/** A setting is the tenant's that it is for. */
function tenantOfSetting({ dids, didStart }: Columns, n: number): number {
  const at = didStart[n]!;
  return at < didStart[n + 1]! && dids[at] === T.setFederation ? dids[at + 1]! : NONE;
}

/** The records of each bucket, ascending: those of bucket k from `start[k]` to `start[k + 1]`. */
export interface Sorted {
  readonly start: Int32Array;
  readonly records: Int32Array;
}

/** Sorts the records, from `from` on, into their buckets. */
export function sortIntoBuckets(buckets: Int32Array, count: number, from: number): Sorted {
  const start = new Int32Array(count + 1);
  for (let i = 0; i < buckets.length; i++) start[buckets[i]! + 1]! += 1;
  for (let bucket = 0; bucket < count; bucket++) start[bucket + 1]! += start[bucket]!;
  const next = start.slice(0, count);
  const records = new Int32Array(buckets.length);
  for (let i = 0; i < buckets.length; i++) records[next[buckets[i]!]!++] = from + i;
  return { start, records };
}
