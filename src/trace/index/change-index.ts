/** Who last set a cell of the World, and to what: for each field all its changes by entity, made on first use. */
import { Growing } from '../../core/growing.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { Columns } from '../columns.ts';
import type { ChangeField, ChangeIndex } from '../indexed.ts';
import { columnOf, entitiesOf, tellChanges } from './changes-of-field.ts';
import { groupingOf, placeAfter, regrouped } from './sorted.ts';

interface FieldIndex {
  /** Those of entity e stand from `start[e]` to `start[e + 1]`. */
  readonly start: Int32Array;
  readonly records: Int32Array;
  readonly values: Int32Array;
  /** The values before the first record, NONE for what was not there. */
  readonly initial: Int32Array;
}

export class FieldChangeIndex implements ChangeIndex {
  readonly #columns: Columns;
  readonly #usable: number;
  readonly #last: World;
  readonly #fields = new Map<ChangeField, FieldIndex>();

  /** `last` is the World after the last of the usable records. */
  constructor(columns: Columns, usable: number, last: World) {
    this.#columns = columns;
    this.#usable = usable;
    this.#last = last;
  }

  valueAt(field: ChangeField, entity: number, n: number): number {
    const index = this.#of(field);
    const place = placeOf(index, entity, n);
    return place < 0 ? (index.initial[entity] ?? NONE) : index.values[place]!;
  }

  lastSet(field: ChangeField, entity: number, n: number): number {
    const index = this.#of(field);
    const place = placeOf(index, entity, n);
    return place < 0 ? NONE : index.records[place]!;
  }

  nextSet(field: ChangeField, entity: number, n: number): number {
    const { start, records, initial } = this.#of(field);
    if (!(entity >= 0 && entity < initial.length)) return NONE;
    const end = start[entity + 1]!;
    const place = placeAfter(records, n, start[entity]!, end);
    return place < end ? records[place]! : NONE;
  }

  history(field: ChangeField, entity: number): { readonly records: Int32Array; readonly values: Int32Array } {
    const { start, records, values } = this.#of(field);
    const from = start[entity] ?? 0;
    const to = start[entity + 1] ?? from;
    return { records: records.subarray(from, to), values: values.subarray(from, to) };
  }

  #of(field: ChangeField): FieldIndex {
    let index = this.#fields.get(field);
    if (index === undefined) {
      index = makeIndex(this.#columns, this.#usable, this.#last, field);
      this.#fields.set(field, index);
    }
    return index;
  }
}

/** Where the last change up to and including record `n` stands, -1 if there is none. */
function placeOf({ start, records, initial }: FieldIndex, entity: number, n: number): number {
  if (!(entity >= 0 && entity < initial.length)) return -1;
  const from = start[entity]!;
  const place = placeAfter(records, n, from, start[entity + 1]!) - 1;
  return place < from ? -1 : place;
}

function makeIndex(columns: Columns, usable: number, last: World, field: ChangeField): FieldIndex {
  const entities = entitiesOf(last, field);
  const store = newStore(last, field);
  const ids = new Growing(new Int32Array(0));
  const records: number[] = [];
  const values: number[] = [];
  const latest = new Int32Array(entities).fill(-1);
  tellChanges(columns, usable, field, (n, entity, value) => {
    const place = latest[entity]!;
    // What a record sets twice it has set to the second value.
    if (place >= 0 && records[place] === n) {
      values[place] = store(value);
      return;
    }
    latest[entity] = records.length;
    ids.push(entity);
    records.push(n);
    values.push(store(value));
  });
  const grouping = groupingOf(ids.done(), entities);
  return {
    start: grouping.start,
    records: regrouped(Int32Array.from(records), grouping),
    values: regrouped(Int32Array.from(values), grouping),
    initial: initialValues(columns.head.world, field, entities),
  };
}

/** What becomes of a number that is put into the field's column, such as -1 in one without a sign. */
function newStore(world: World, field: ChangeField): (value: number) => number {
  if (field === 'epoch') return (value) => value;
  const like = columnOf(world, field) as unknown as Int32Array;
  const cell = new (like.constructor as Int32ArrayConstructor)(1);
  return (value) => {
    cell[0] = value;
    return cell[0]!;
  };
}

function initialValues(world: World, field: ChangeField, entities: number): Int32Array {
  const initial = new Int32Array(entities).fill(NONE);
  const column = columnOf(world, field);
  const count = entitiesOf(world, field);
  for (let entity = 0; entity < count; entity++) initial[entity] = column[entity]!;
  return initial;
}
