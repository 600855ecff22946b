/** Who last set a cell of the World, and to what: for each field all its changes by entity, made on first use. */
import { Growing } from '../../core/growing.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { Columns } from '../columns.ts';
import type { ChangeField, ChangeIndex } from '../indexed.ts';
import { columnOf, entitiesOf, type TellChanges, tellingChanges } from './changes-of-field.ts';
import { groupingOf, placeAfter, regrouped } from './sorted.ts';

/** Records that a step of `prepare` looks at. */
const STEP = 65_536;

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
  /** Those that are being made. */
  readonly #begun = new Map<ChangeField, Gathering>();

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

  prepare(field: ChangeField): boolean {
    if (this.#fields.has(field)) return false;
    if (this.#gathering(field).step(STEP)) return true;
    this.#of(field);
    return false;
  }

  #of(field: ChangeField): FieldIndex {
    let index = this.#fields.get(field);
    if (index === undefined) {
      index = this.#gathering(field).finish();
      this.#begun.delete(field);
      this.#fields.set(field, index);
    }
    return index;
  }

  #gathering(field: ChangeField): Gathering {
    let begun = this.#begun.get(field);
    if (begun === undefined) {
      begun = new Gathering(this.#columns, this.#usable, this.#last, field);
      this.#begun.set(field, begun);
    }
    return begun;
  }
}

/** Where the last change up to and including record `n` stands, -1 if there is none. */
function placeOf({ start, records, initial }: FieldIndex, entity: number, n: number): number {
  if (!(entity >= 0 && entity < initial.length)) return -1;
  const from = start[entity]!;
  const place = placeAfter(records, n, from, start[entity + 1]!) - 1;
  return place < from ? -1 : place;
}

/** Gathers the changes of a field, in steps. */
class Gathering {
  readonly #columns: Columns;
  readonly #usable: number;
  readonly #field: ChangeField;
  readonly #entities: number;
  readonly #ids = new Growing(new Int32Array(0));
  readonly #records: number[] = [];
  readonly #values: number[] = [];
  readonly #tell: TellChanges;
  #n = 0;

  constructor(columns: Columns, usable: number, last: World, field: ChangeField) {
    this.#columns = columns;
    this.#usable = usable;
    this.#field = field;
    this.#entities = entitiesOf(last, field);
    const [ids, records, values] = [this.#ids, this.#records, this.#values];
    const store = newStore(last, field);
    const latest = new Int32Array(this.#entities).fill(-1);
    this.#tell = tellingChanges(columns, field, (n, entity, value) => {
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
  }

  /** Looks at so many records more; false if there are none left. */
  step(records: number): boolean {
    const end = Math.min(this.#usable, this.#n + records);
    this.#tell(this.#n, end);
    this.#n = end;
    return end < this.#usable;
  }

  finish(): FieldIndex {
    while (this.step(this.#usable));
    const grouping = groupingOf(this.#ids.done(), this.#entities);
    return {
      start: grouping.start,
      records: regrouped(Int32Array.from(this.#records), grouping),
      values: regrouped(Int32Array.from(this.#values), grouping),
      initial: initialValues(this.#columns.head.world, this.#field, this.#entities),
    };
  }
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
