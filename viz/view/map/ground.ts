/** Where everything stands on the map: clouds side by side, premises and other sites below; always at the same place. */
import { CLOUDS } from '../../../src/model/words.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import { peopleOf } from '../people.ts';
import { HOPS, type Hop, linksOf, type Node } from './network-nodes.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A cloud, the premises, or a site that is neither. */
export interface Panel {
  readonly place: string;
  /** Code of the cloud, -1 if it is none. */
  readonly cloud: number;
  readonly box: Box;
  /** Where its tenants stand; empty if it has none. */
  readonly people: Box;
  /** Nodes that some link of the trace uses. */
  readonly nodes: readonly Hop[];
}

export interface Ground {
  readonly panels: readonly Panel[];
  /** Where a node stands; those of unknown places stand in the middle. */
  at(node: Node): Point;
  /** The box that a node is drawn as. */
  boxOf(node: Node): Box;
  /** Whether the people of a place stand on its right. */
  isMirrored(place: string): boolean;
  /** Brings a point into the picture. */
  within(point: Point): Point;
}

const MARGIN = 10;
const GAP = 40;
const TITLE = 24;
/** Share of a cloud's width that is for its tenants. */
const FOR_PEOPLE = 0.57;

export function groundOf(trace: IndexedTrace, width: number, height: number): Ground {
  const used = usedNodes(trace);
  const clouds = peopleOf(trace).clouds.map(({ cloud }) => CLOUDS[cloud]!);
  for (const place of used.keys())
    if ((CLOUDS as readonly string[]).includes(place) && !clouds.includes(place as 'gcc'))
      clouds.push(place as 'gcc');
  const below = [...used.keys()].filter((place) => !(CLOUDS as readonly string[]).includes(place));
  const lower = below.length === 0 ? 0 : Math.max(70, Math.min(120, height * 0.18));
  const bottom = height - MARGIN - (lower === 0 ? 0 : lower + MARGIN);
  const panels = [
    ...rowOf(clouds, width, MARGIN, bottom, clouds.length > 1 ? GAP : 0, used, true),
    ...rowOf(below, width, bottom + MARGIN, height - MARGIN, MARGIN, used, false),
  ];
  const places = new Map(panels.map((panel) => [panel.place, panel]));
  const middle = { x: width / 2, y: height / 2 };
  const at = ({ hop, place }: Node): Point => {
    const panel = places.get(place);
    return panel === undefined ? middle : nodeIn(panel, hop, panels);
  };
  return {
    panels,
    at,
    boxOf: (node) => boxAround(at(node), places.get(node.place)),
    isMirrored: (place) => isMirrored(places.get(place), panels),
    within: ({ x, y }) => ({
      x: Math.min(width - 5, Math.max(5, x)),
      y: Math.min(height - 5, Math.max(5, y)),
    }),
  };
}

/** Hops by place, of links that carry anything; a place of clients only is there, too. */
function usedNodes(trace: IndexedTrace): Map<string, Set<Hop>> {
  const used = new Map<string, Set<Hop>>();
  for (const link of linksOf(trace)) {
    if (link === undefined || !link.used) continue;
    for (const { hop, place } of [link.from, link.to]) {
      const hops = used.get(place) ?? new Set();
      used.set(place, hops.add(hop));
    }
  }
  return used;
}

function rowOf(
  places: readonly string[],
  width: number,
  top: number,
  bottom: number,
  gap: number,
  used: ReadonlyMap<string, ReadonlySet<Hop>>,
  withPeople: boolean,
): Panel[] {
  const each = (width - 2 * MARGIN - gap * (places.length - 1)) / Math.max(1, places.length);
  return places.map((place, i) => {
    const left = MARGIN + i * (each + gap);
    const box = { left, top, right: left + each, bottom };
    const hops = used.get(place);
    return {
      place,
      cloud: (CLOUDS as readonly string[]).indexOf(place),
      box,
      people: peopleBox(box, i === 0, withPeople),
      nodes: HOPS.filter((hop) => hops?.has(hop)),
    };
  });
}

/** The first cloud has its people on the left, the others on the right, so that their edges face each other. */
function peopleBox({ left, top, right, bottom }: Box, first: boolean, withPeople: boolean): Box {
  if (!withPeople) return { left, top, right: left, bottom: top };
  const share = (right - left) * FOR_PEOPLE;
  const inner = { top: top + TITLE, bottom: bottom - 6 };
  return first
    ? { left: left + 6, right: left + share, ...inner }
    : { left: right - share, right: right - 6, ...inner };
}

/** Shares of the panel, from its outer side and from its top. */
const IN_CLOUD: Readonly<Record<Hop, readonly [number, number]>> = {
  client: [0.6, 0.5],
  service: [0.7, 0.5],
  interopGateway: [0.82, 0.24],
  federationEdge: [0.87, 0.68],
};
const BELOW: Readonly<Record<Hop, readonly [number, number]>> = {
  client: [0.12, 0.6],
  service: [0.36, 0.6],
  interopGateway: [0.5, 0.6],
  federationEdge: [0.64, 0.6],
};

function nodeIn(panel: Panel, hop: Hop, panels: readonly Panel[]): Point {
  const { box } = panel;
  const [across, down] = (panel.cloud < 0 ? BELOW : IN_CLOUD)[hop];
  const share = isMirrored(panel, panels) ? 1 - across : across;
  return {
    x: box.left + share * (box.right - box.left),
    y: box.top + down * (box.bottom - box.top),
  };
}

function isMirrored(panel: Panel | undefined, panels: readonly Panel[]): boolean {
  return panel !== undefined && panel.cloud >= 0 && panel.box.left !== panels[0]!.box.left;
}

/** The most that a node takes, px, and its share of a narrow panel. */
const NODE_WIDTH = 104;
const NODE_SHARE = 0.24;
const NODE_HEIGHT = 22;

function boxAround({ x, y }: Point, panel: Panel | undefined): Box {
  const room = panel === undefined ? 0 : panel.box.right - panel.box.left;
  const half = Math.min(NODE_WIDTH, Math.max(20, room * NODE_SHARE)) / 2;
  return { left: x - half, top: y - NODE_HEIGHT / 2, right: x + half, bottom: y + NODE_HEIGHT / 2 };
}
