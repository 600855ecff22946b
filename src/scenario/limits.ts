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
  /** A YAML parser needs more than 1 kB for a node: a file of 1 MiB may not take more than 256 MiB. */
  smallYamlBytes: 1024 * 1024,
  nodesOfSmallYaml: 100_000,
  bytesPerNode: 4,
  /** Nodes that come from resolving YAML aliases. */
  expandedNodes: 10_000,
  /** Anchors, aliases, tags and directives: a scenario needs none, a person writes a few. */
  yamlMarks: 1_000,
  includeDepth: 8,
  includedFiles: 1_000,
  /** Items of a list within an entry, unless they are names. */
  listItems: 10_000,
  idLength: 256,
  tenants: 100_000,
  users: 5_000_000,
  populations: 1_000,
  /** Each is a group. */
  departments: 100_000,
  waves: 1_000,
  /** People that the waves of a plan look at, wave by wave. */
  waveWork: 50_000_000,
  journeySteps: 10,
  contacts: 20_000_000,
  memberships: 20_000_000,
  /** Verdicts about domains: one for each domain and each tenant or event that sets a tenant's access. */
  verdicts: 4_000_000,
  /** Entries of allow and block lists that those verdicts look at. */
  verdictWork: 20_000_000,
  /** Names that are compared in search of what somebody meant. */
  hintWork: 300_000,
  /** Each pair of places has paths of its own, so sites count squared. */
  sites: 200,
  networkSettings: 1_000,
  /** Each may be a file of the largest size. */
  recordings: 20,
  /** Each may draw as many contacts as there may be. */
  traffics: 20,
  events: 5_000_000,
  expectations: 1_000_000,
} as const;

/** How many nodes a YAML file of this length may hold; a larger file may cost in proportion. */
export function nodesOf(length: number): number {
  if (length <= LIMITS.smallYamlBytes) return LIMITS.nodesOfSmallYaml;
  return Math.min(LIMITS.nodes, Math.floor(length / LIMITS.bytesPerNode));
}
