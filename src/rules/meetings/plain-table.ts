/** Tables that are looked up by words and printed as lists: each row with its words, a note and where it is from. */
import { must } from '../../core/must.ts';
import { type Axes, type Condition, inputIndex, type Table, type TableRow } from '../table.ts';

export interface PlainRow<A extends Axes> extends TableRow<A> {
  readonly id: string;
  /** As the row is printed: what it is about, then the answer. */
  readonly words: readonly string[];
  readonly note: string;
  /** Short names of sources.ts, and rules by number. */
  readonly source: string;
  readonly when: Condition<A> | readonly Condition<A>[];
}

/** An input by words: one value per axis. */
export type Input<A extends Axes> = { readonly [K in keyof A]: A[K][number] };

/** The row that answers an input; every input of the axes has exactly one. */
export function rowFor<A extends Axes, R extends TableRow<A>>(table: Table<A, R>, input: Input<A>): R {
  const codes = Object.entries(table.axes).map(([axis, values]) => {
    const code = values.indexOf(input[axis]!);
    must(code >= 0, `table ${table.name}: ${axis} "${input[axis]}" does not exist`);
    return code;
  });
  return table.rows[table.index[inputIndex(table.axes, codes)]!]!;
}

export const YES_NO = ['no', 'yes'] as const;
export type YesNo = (typeof YES_NO)[number];

export function yesNo(value: boolean): YesNo {
  return value ? 'yes' : 'no';
}
