/** What is different about two records that are each other's counterparts. */
import { RECORD_KINDS } from '../../model/event.ts';
import { T, TRANSITIONS } from '../../model/transition.ts';
import { NONE } from '../../model/words.ts';
import { type Columns, TRANSITION_OPERANDS } from '../columns.ts';
import type { IndexedTrace } from '../indexed.ts';
import type { SharedIds, Side } from './buckets.ts';
import { type Counterparts, sharedId } from './counterparts.ts';
import { DecisionDifferences } from './decision-difference.ts';
import { DIFFERENCE } from './difference.ts';

/** What an operand is compared by: as it is, by the thing's name, or only whether there is one. */
type By = 'value' | 'presence' | 'nothing' | 'row' | keyof SharedIds;

const BY: Readonly<Record<string, By>> = {
  lo: 'users',
  hi: 'users',
  from: 'users',
  to: 'users',
  user: 'users',
  tenant: 'tenants',
  domain: 'domains',
  group: 'groups',
  link: 'links',
  mark: 'marks',
  of: 'marks',
  message: 'messages',
  thread: 'threads',
  pair: 'pairs',
  because: 'reasons',
  row: 'row',
  // Numbers that only count: sessions, grants, places in the scenario's list.
  session: 'presence',
  window: 'presence',
  grant: 'nothing',
  setting: 'nothing',
};

const plansOf = (kinds: readonly { readonly operands: readonly { readonly name: string }[] }[]): By[][] =>
  kinds.map(({ operands }) => operands.map(({ name }) => BY[name] ?? 'value'));

const DID_PLANS = plansOf(TRANSITIONS);
/** The lists of ids that operands may be compared by, in the order of their codes. */
const NAMED = [
  'users',
  'tenants',
  'domains',
  'groups',
  'links',
  'marks',
  'messages',
  'threads',
  'pairs',
  'reasons',
] as const satisfies readonly (keyof SharedIds)[];
/** Codes of the other ways; those of NAMED follow. */
const [VALUE, PRESENCE, NOTHING, FIRST_NAMED] = [0, 1, 2, 3];

const codesOf = (plans: readonly (readonly By[])[]): Uint8Array[] =>
  plans.map((plan) => Uint8Array.from(plan, codeOf));

function codeOf(by: By): number {
  if (by === 'value') return VALUE!;
  if (by === 'presence') return PRESENCE!;
  return by === 'nothing' || by === 'row' ? NOTHING! : FIRST_NAMED! + (NAMED as readonly By[]).indexOf(by);
}

const RECORD_CODES = codesOf(plansOf(RECORD_KINDS));
const DID_CODES = codesOf(DID_PLANS);
/** The place of the row among the numbers of an add-thread, its code included. */
const ROW_PLACE = TRANSITIONS[T.addThread].operands.length;

export class RecordDifferences {
  readonly #a: Columns;
  readonly #b: Columns;
  readonly #ids: SharedIds;
  /** By the code of NAMED: the shared numbers. */
  readonly #left: readonly Int32Array[];
  readonly #right: readonly Int32Array[];
  readonly #decisions: DecisionDifferences;

  constructor(a: IndexedTrace, b: IndexedTrace, ids: SharedIds) {
    this.#a = a.columns;
    this.#b = b.columns;
    this.#ids = ids;
    const none = new Array<Int32Array>(FIRST_NAMED!).fill(new Int32Array(0));
    this.#left = [...none, ...NAMED.map((list) => ids[list].left)];
    this.#right = [...none, ...NAMED.map((list) => ids[list].right)];
    this.#decisions = new DecisionDifferences(a.columns, b.columns);
  }

  /** A value of DIFFERENCE for record `n` of the left and `m` of the right trace. */
  of(n: number, m: number): number {
    const [a, b] = [this.#a, this.#b];
    if (a.kind[n] !== b.kind[m] || !this.#sameOperands(n, m) || !this.#sameDids(n, m)) return DIFFERENCE.what;
    const decided = this.#decisions.of(a.decision[n]!, b.decision[m]!);
    if (decided > DIFFERENCE.when) return decided;
    if (!this.#sameRows(n, m)) return DIFFERENCE.why;
    return a.atUs[n] === b.atUs[m] ? DIFFERENCE.none : DIFFERENCE.when;
  }

  #sameOperands(n: number, m: number): boolean {
    const plan = RECORD_CODES[this.#a.kind[n]!]!;
    const [at, other] = [this.#a.valueStart[n]!, this.#b.valueStart[m]!];
    for (let place = 0; place < plan.length; place++) {
      if (!this.#same(plan[place]!, this.#a.values[at + place]!, this.#b.values[other + place]!))
        return false;
    }
    return true;
  }

  #same(by: number, one: number, other: number): boolean {
    if (by === VALUE) return one === other;
    if (by === PRESENCE) return (one === NONE) === (other === NONE);
    if (by === NOTHING) return true;
    return sharedId(this.#left[by]!, one) === sharedId(this.#right[by]!, other);
  }

  #sameDids(n: number, m: number): boolean {
    const [a, b] = [this.#a, this.#b];
    let at = a.didStart[n]!;
    let other = b.didStart[m]!;
    const [end, otherEnd] = [a.didStart[n + 1]!, b.didStart[m + 1]!];
    while (at < end && other < otherEnd) {
      if (!this.#sameDid(at, other)) return this.#sameInAnyOrder(n, m);
      const numbers = TRANSITION_OPERANDS[a.dids[at]!]! + 1;
      at += numbers;
      other += numbers;
    }
    return at === end && other === otherEnd;
  }

  #sameDid(at: number, other: number): boolean {
    const [a, b] = [this.#a.dids, this.#b.dids];
    if (a[at] !== b[other]) return false;
    const plan = DID_CODES[a[at]!]!;
    for (let place = 0; place < plan.length; place++) {
      if (!this.#same(plan[place]!, a[at + 1 + place]!, b[other + 1 + place]!)) return false;
    }
    return true;
  }

  /** Who has met whom first decides in which order an upgrade goes through a person's conversations. */
  #sameInAnyOrder(n: number, m: number): boolean {
    const mine = didsInWords(this.#a, n, this.#ids, 'left').sort();
    const theirs = didsInWords(this.#b, m, this.#ids, 'right').sort();
    return mine.length === theirs.length && mine.every((did, i) => did === theirs[i]);
  }

  /** Whether the threads that both made came from the same rows. */
  #sameRows(n: number, m: number): boolean {
    return rowsOf(this.#a, n, this.#ids, 'left').every(
      (row, i) => row === rowsOf(this.#b, m, this.#ids, 'right')[i],
    );
  }
}

const NO_ROWS: readonly number[] = [];

function rowsOf({ dids, didStart }: Columns, n: number, ids: Counterparts, side: Side): readonly number[] {
  const end = didStart[n + 1]!;
  let rows: number[] | undefined;
  for (let at = didStart[n]!; at < end; at += TRANSITION_OPERANDS[dids[at]!]! + 1) {
    if (dids[at] !== T.addThread) continue;
    rows ??= [];
    rows.push(sharedId(ids.rows[side], dids[at + ROW_PLACE]!));
  }
  return rows ?? NO_ROWS;
}

/** The transitions of a record as texts that are the same for both traces if they do the same. */
function didsInWords(columns: Columns, n: number, ids: SharedIds, side: Side): string[] {
  const { dids, didStart } = columns;
  const end = didStart[n + 1]!;
  const words: string[] = [];
  for (let at = didStart[n]!; at < end; ) {
    const code = dids[at]!;
    const plan = DID_PLANS[code]!;
    words.push(`${code} ${plan.map((by, place) => shown(by, dids[at + 1 + place]!, ids, side)).join(' ')}`);
    at += plan.length + 1;
  }
  return words;
}

function shown(by: By, value: number, ids: SharedIds, side: Side): number | string {
  switch (by) {
    case 'value':
      return value;
    case 'presence':
      return value === NONE ? 'none' : 'some';
    case 'nothing':
    case 'row':
      return '';
    default:
      return sharedId(ids[by][side], value);
  }
}
