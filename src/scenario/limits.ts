/**
 * How much a scenario may contain. The limits keep a hostile or mistaken file from costing more than seconds and
 * a bounded amount of memory; each complaint about one names it.
 */

export const LIMITS = {
  /** Bytes of one file. */
  fileBytes: 64 * 1024 * 1024,
  /** Brackets and indentations within each other. */
  depth: 64,
  /** Scalars, collections and marks of one file. */
  nodes: 1_000_000,
  /** A YAML parser needs up to 1 kB for a node, so a small file may not hold very many (`nodesOf`). */
  nodesOfSmallYaml: 100_000,
  bytesPerNode: 6,
  /** Nodes that come from resolving YAML aliases. */
  expandedNodes: 10_000,
  /** Anchors, aliases, tags and directives: a scenario needs none, a person writes a few. */
  yamlMarks: 1_000,
  includeDepth: 8,
  includedFiles: 1_000,
  idLength: 256,
  tenants: 100_000,
  users: 5_000_000,
  contacts: 20_000_000,
  memberships: 20_000_000,
  /** Verdicts of tenants about domains: one for each tenant and domain. */
  verdicts: 50_000_000,
  /** Each pair of places has paths of its own, so sites count squared. */
  sites: 200,
  networkSettings: 1_000,
  events: 5_000_000,
  expectations: 1_000_000,
} as const;

/** How many nodes a YAML file of this length may hold. */
export function nodesOf(length: number): number {
  const most = Math.max(LIMITS.nodesOfSmallYaml, Math.floor(length / LIMITS.bytesPerNode));
  return Math.min(LIMITS.nodes, most);
}
