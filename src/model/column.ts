/** A column of a table: how its cells are kept, in a large run or where many Worlds live side by side. */
import type { Cell } from './cell.ts';
import { NONE } from './words.ts';

/** One field of a table: cell `id` belongs to row `id`; cells beyond the table's `count` mean nothing. */
export interface Column {
  [id: number]: number;
  readonly length: number;
}

export type Storage = 'typed' | 'plain';

/** Columns without a cell cannot be written in, so Worlds share them: most tables of most runs stay empty. */
const NO_CELLS: Readonly<Record<Cell, Column>> = {
  i8: new Int8Array(0),
  u8: new Uint8Array(0),
  i16: new Int16Array(0),
  i32: new Int32Array(0),
  f64: new Float64Array(0),
};

/** A column of zeros. */
export function newColumn(cell: Cell, length: number, storage: Storage): Column {
  if (storage === 'plain') return new Array<number>(length).fill(0);
  if (length === 0) return NO_CELLS[cell];
  switch (cell) {
    case 'i8':
      return new Int8Array(length);
    case 'u8':
      return new Uint8Array(length);
    case 'i16':
      return new Int16Array(length);
    case 'i32':
      return new Int32Array(length);
    case 'f64':
      return new Float64Array(length);
  }
}

type TypedColumn = Int8Array | Uint8Array | Int16Array | Int32Array | Float64Array;

/** The column with room for more; the new cells mean nothing yet. */
export function grown(column: Column, capacity: number): Column {
  const old = column as unknown as TypedColumn;
  const bigger = new (old.constructor as new (n: number) => TypedColumn)(capacity);
  bigger.set(old as never);
  return bigger;
}

/** A column of the same kind as `like`, with every cell NONE. */
export function emptyLike(like: Column, length: number): Column {
  const column = Array.isArray(like) ? new Array<number>(length) : new Int32Array(length);
  column.fill(NONE);
  return column;
}

/** The first `count` cells in the other storage. */
export function copyColumn(from: Column, count: number, cell: Cell, storage: Storage): Column {
  const to = newColumn(cell, count, storage);
  for (let i = 0; i < count; i++) to[i] = from[i]!;
  return to;
}
