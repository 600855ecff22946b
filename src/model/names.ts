/**
 * The names of things, beside the World: index is the id. Ids are dense and in the order of the names' code units,
 * so that the order of declarations in a scenario changes nothing.
 */
export interface Names {
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
