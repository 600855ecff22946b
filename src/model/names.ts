import { FEATURE_NAMED, type NamedTable } from './features.ts';

/** Names of what belongs to the features beyond chats, by table. */
export type FeatureNames = { readonly [N in NamedTable]: readonly string[] };

/** A list for each table of the features whose rows have names. */
export function featureNames<List>(listOf: (table: NamedTable) => List): {
  readonly [N in NamedTable]: List;
} {
  const tables = Object.values(FEATURE_NAMED) as NamedTable[];
  return Object.fromEntries(tables.map((table) => [table, listOf(table)])) as { [N in NamedTable]: List };
}

/**
 * The names of things, beside the World: index is the id. Ids are dense and in the order of the names' code units,
 * so that the order of declarations in a scenario changes nothing.
 */
export interface Names extends FeatureNames {
  readonly tenants: readonly string[];
  readonly users: readonly string[];
  readonly domains: readonly string[];
  readonly groups: readonly string[];
  readonly links: readonly string[];
  /** Messages that the scenario names. */
  readonly marks: readonly string[];
}

/** Order by UTF-16 code units: the same on every machine and in every locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
