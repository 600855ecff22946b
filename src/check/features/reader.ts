/** How expectations about features read the World. */
import type { Names } from '../../model/names.ts';
import type { World } from '../../model/world.ts';

/** The facts of some rows in words, by the keys of the scenario format; `none` where there is nothing. */
export type FactReader = (
  world: World,
  names: Names,
  ids: readonly number[],
) => Readonly<Record<string, string>>;

/** By the key of the expectation. */
export type FactReaders = Readonly<Record<string, FactReader>>;
