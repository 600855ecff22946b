/**
 * The one way to build a table: its finite input domain is enumerated, and exactly one row has to answer each
 * input. Gaps, overlaps and rows that nothing reaches are refused when the program starts, with a message that
 * names the input. There are no priorities and no default row; what an article leaves out is a row too.
 */
import { must } from '../core/must.ts';

/** The input domain: each axis with its values, in the order of their codes. */
export type Axes = Readonly<Record<string, readonly string[]>>;

/** Which inputs a row answers: per axis one value or several; an axis that is not named takes any value. */
export type Condition<A extends Axes> = {
  readonly [K in keyof A]?: A[K][number] | readonly A[K][number][];
};

export interface TableRow<A extends Axes> {
  readonly id: string;
  /** Several conditions stand for "any of these". */
  readonly when: Condition<A> | readonly Condition<A>[];
}

export interface Table<A extends Axes, R extends TableRow<A>> {
  readonly name: string;
  readonly axes: A;
  readonly rows: readonly R[];
  /** Place of the answering row, addressed by the axes' codes: the first axis has the largest stride. */
  readonly index: Int16Array;
}

/** Builds a table; throws an InternalError that names table, input and rows if it is not exact. */
export function defineTable<A extends Axes, R extends TableRow<A>>(
  name: string,
  axes: A,
  rows: readonly R[],
): Table<A, R> {
  const size = Object.values(axes).reduce((product, values) => product * values.length, 1);
  const index = new Int16Array(size).fill(-1);
  const ids = new Set<string>();
  rows.forEach((row, place) => {
    must(!ids.has(row.id), `table ${name}: two rows are called ${row.id}`);
    ids.add(row.id);
    claim(name, axes, rows, place, index);
  });
  const gap = index.indexOf(-1);
  if (gap >= 0) must(false, `table ${name}: no row answers (${inputName(axes, gap)})`);
  return { name, axes, rows, index };
}

/** The place of an input in a table's index: its codes, in the order of the axes. */
export function inputIndex(axes: Axes, codes: readonly number[]): number {
  const sizes = Object.values(axes).map((values) => values.length);
  must(codes.length === sizes.length, `an input of ${sizes.length} codes, not ${codes.length}`);
  return sizes.reduce((at, size, axis) => at * size + codes[axis]!, 0);
}

/** The codes of the input at a place of the index. */
export function inputCodes(axes: Axes, at: number): number[] {
  const sizes = Object.values(axes).map((values) => values.length);
  const codes: number[] = [];
  let rest = at;
  for (let axis = sizes.length - 1; axis >= 0; axis -= 1) {
    const size = sizes[axis]!;
    codes.unshift(rest % size);
    rest = (rest - (rest % size)) / size;
  }
  return codes;
}

function claim<A extends Axes, R extends TableRow<A>>(
  name: string,
  axes: A,
  rows: readonly R[],
  place: number,
  index: Int16Array,
): void {
  const row = rows[place]!;
  const conditions = (Array.isArray(row.when) ? row.when : [row.when]) as readonly Condition<A>[];
  for (const condition of conditions) checkWords(name, axes, row.id, condition);
  const accepted = conditions.map((condition) => acceptedCodes(axes, condition));
  let claimed = 0;
  for (let at = 0; at < index.length; at += 1) {
    if (!accepted.some((each) => holds(each, at))) continue;
    const other = index[at]!;
    if (other >= 0)
      must(
        false,
        `table ${name}: rows ${rows[other]!.id} and ${row.id} both answer (${inputName(axes, at)})`,
      );
    index[at] = place;
    claimed += 1;
  }
  must(claimed > 0, `table ${name}: no input reaches row ${row.id}`);
}

/** Per axis, from the last to the first: 1 for the codes that a condition takes. */
function acceptedCodes<A extends Axes>(axes: A, condition: Condition<A>): Uint8Array[] {
  return Object.entries(axes)
    .map(([axis, values]) => {
      const wanted = condition[axis];
      const taken = wanted === undefined ? values : typeof wanted === 'string' ? [wanted] : wanted;
      return Uint8Array.from(values, (value) => ((taken as readonly string[]).includes(value) ? 1 : 0));
    })
    .reverse();
}

/** Whether a condition takes the input at a place of the index. */
function holds(accepted: readonly Uint8Array[], at: number): boolean {
  let rest = at;
  for (const codes of accepted) {
    if (codes[rest % codes.length] === 0) return false;
    rest = Math.floor(rest / codes.length);
  }
  return true;
}

function checkWords<A extends Axes>(name: string, axes: A, id: string, condition: Condition<A>): void {
  for (const [axis, wanted] of Object.entries(condition)) {
    const values = axes[axis];
    must(values, `table ${name}: row ${id} names the axis "${axis}", which the table does not have`);
    for (const word of typeof wanted === 'string' ? [wanted] : (wanted as readonly string[])) {
      must(values.includes(word), `table ${name}: row ${id} names ${axis} "${word}", which does not exist`);
    }
  }
}

function inputName(axes: Axes, at: number): string {
  const codes = inputCodes(axes, at);
  return Object.entries(axes)
    .map(([axis, values], n) => `${axis} ${values[codes[n]!]}`)
    .join(', ');
}
