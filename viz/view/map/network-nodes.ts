/** The nodes and links of the network, read from the links' names: `service@worldwide>federationEdge@worldwide`. */
import type { IndexedTrace } from '../../../src/trace/indexed.ts';

export const HOPS = ['client', 'service', 'interopGateway', 'federationEdge'] as const;
export type Hop = (typeof HOPS)[number];

/** The place of servers on a customer's own premises. */
export const PREMISES = 'onPrem';

export interface Node {
  readonly hop: Hop;
  readonly place: string;
}

export interface MapLink {
  readonly id: number;
  readonly from: Node;
  readonly to: Node;
  /** Whether any record of the trace is about it, or it is down at the start. */
  readonly used: boolean;
}

const LINKS = new WeakMap<IndexedTrace, readonly (MapLink | undefined)[]>();

/** By link id; undefined for one whose name says nothing of nodes. */
export function linksOf(trace: IndexedTrace): readonly (MapLink | undefined)[] {
  let links = LINKS.get(trace);
  if (links === undefined) {
    const { names, world } = trace.columns.head;
    links = names.links.map((name, id) => {
      const used = world.links.down[id] === 1 || trace.records.of('link', id).length > 0;
      return readLink(name, id, used);
    });
    LINKS.set(trace, links);
  }
  return links;
}

const NAME = /^(\w+)@([^>]+)>(\w+)@([^>]+)$/;

function readLink(name: string, id: number, used: boolean): MapLink | undefined {
  const match = NAME.exec(name);
  if (match === null) return undefined;
  const from = readNode(match[1]!, match[2]!);
  const to = readNode(match[3]!, match[4]!);
  return from === undefined || to === undefined ? undefined : { id, from, to, used };
}

function readNode(hop: string, place: string): Node | undefined {
  const known = HOPS.find((each) => each === hop);
  return known === undefined ? undefined : { hop: known, place };
}
