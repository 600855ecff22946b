/**
 * The map of the network at the cursor: clouds with their tenants and people, services, gateways and edges, the links
 * between them, and every message on its way, at the place where it is at that moment.
 */
import { METHODS, NONE, THREAD_STATUS } from '../../../src/model/words.ts';
import { DisplayListBuilder } from '../../list/display-list.ts';
import type { Style } from '../../list/styles.ts';
import { factsOf } from '../lanes/trace-facts.ts';
import { peopleOf } from '../people.ts';
import type { Notice, View, ViewInput } from '../view.ts';
import { cutNamesIn } from './cut-names.ts';
import { drawLinks, drawNodes, drawPanels, drawTenants, type GroundTally } from './draw-ground.ts';
import { type Flight, flightOf } from './flights.ts';
import { type Box, type Ground, groundOf, type Point } from './ground.ts';
import { linksOf, type Node } from './network-nodes.ts';
import { bent, between, pathOf, pointOn } from './paths.ts';
import { placeTenants, type TenantMap } from './tenants.ts';

/** Messages that are drawn one by one. */
const FLIGHTS_DRAWN = 2_000;
/** Messages closer together than this are one heap, px. */
const HEAP = 5;
/** What waits is so far from the node where it waits, px. */
const BESIDE = 7;
/** Threads of a selected user that are drawn. */
const THREADS_DRAWN = 200;

export const map: View = (input) => {
  const { trace, cursor, width, height } = input;
  // With the first picture, not with the first message on its way: who moves about then does not wait for it.
  if (trace.messages.count > 0) trace.records.of('message', 0);
  const ground = groundOf(trace, width, height);
  const tenants = placeTenants(trace, ground);
  const marks = new DisplayListBuilder(width, height);
  const tally = { namelessPeople: 0, countedPeople: 0, sharedTenants: 0, unusedLinks: 0 };
  drawPanels(marks, ground);
  drawLinks(marks, input, ground, tally);
  drawNodes(marks, ground);
  drawTenants(marks, input, tenants, tally);
  const threadsLeftOut = drawThreads(marks, input, tenants);
  const flying = trace.messages.inFlightAt(cursor.n);
  const drawn = flying.slice(0, FLIGHTS_DRAWN).map((message) => flightOf(trace, message, cursor));
  drawFlights(marks, input, ground, tenants, drawn);
  const list = marks.done();
  return {
    marks: list,
    header: undefined,
    extent: height,
    notices: noticesOf(input, tally, cutNamesIn(list), flying.length, threadsLeftOut),
    time: undefined,
    records: Int32Array.from(new Set(drawn.map(({ record }) => record).filter((n) => n !== NONE))).sort(),
  };
};

function drawFlights(
  marks: DisplayListBuilder,
  { trace, matches, selection }: ViewInput,
  ground: Ground,
  tenants: TenantMap,
  flights: readonly Flight[],
): void {
  marks.layer = 3;
  const heaps = new Map<string, { at: Point; count: number }>();
  for (const flight of flights) {
    const { message, waits, record } = flight;
    const at = positionOf(trace, ground, tenants, flight);
    const { x, y } = at;
    const spot = `${Math.round(x / HEAP)} ${Math.round(y / HEAP)}`;
    heaps.set(spot, { at, count: (heaps.get(spot)?.count ?? 0) + 1 });
    const passes = matches.passes === undefined || record < 0 || matches.passes[record] === 1;
    const mark = { subject: 'message', id: message, weight: passes ? 255 : 70 } as const;
    const text = `message ${message}, ${waits ? 'waiting' : 'on its way'}`;
    marks.symbol(methodOf(trace, message), waits ? 'clock' : 'dot', x, y, waits ? 6 : 4.5, { ...mark, text });
    if (selection.subject === 'message' && selection.id === message)
      marks.symbol('selection', 'ring', x, y, 10, { subject: 'message', id: message });
  }
  // Several in one place hide each other, so they are counted.
  for (const { at, count } of heaps.values())
    if (count > 1) marks.text('label-strong', at.x + 8, at.y - 6, `×${count}`);
}

/** A message's first link begins at its sender's node and its last ends at its reader's. */
function positionOf(
  trace: ViewInput['trace'],
  ground: Ground,
  tenants: TenantMap,
  { message, link, share, waits }: Flight,
): Point {
  const { messages } = trace;
  const sender = tenants.at(messages.from[message]!);
  const known = link < 0 ? undefined : linksOf(trace)[link];
  if (known === undefined) return ground.within(sender);
  const { from, to } = known;
  // What waits at a node stands beside it, so that its name can be read.
  const away = waits ? BESIDE : 0;
  if (from.hop !== 'client' && to.hop !== 'client')
    return ground.within(pointOn(pathOf(ground, known, away), share));
  const [start, startBox] = endOf(ground, tenants, from, messages.from[message]!, waits);
  const [end, endBox] = endOf(ground, tenants, to, messages.to[message]!, waits);
  return ground.within(pointOn(between(start, end, startBox, endBox, away), share));
}

/** An end of a link, and the box there; a person's only for what must not hide their name. */
function endOf(ground: Ground, tenants: TenantMap, node: Node, user: number, waits: boolean): [Point, Box] {
  if (node.hop !== 'client') return [ground.at(node), ground.boxOf(node)];
  const { x, y } = tenants.at(user);
  return [{ x, y }, waits ? tenants.cellOf(user) : { left: x, top: y, right: x, bottom: y }];
}

function methodOf({ messages, threads }: ViewInput['trace'], message: number): Style {
  const thread = messages.thread[message]!;
  return METHODS[threads.world.threads.method[thread] ?? NONE] ?? 'in-flight';
}

/** The selected thread, or the threads of the selected user that are open at the cursor; how many have no line is the answer. */
function drawThreads(
  marks: DisplayListBuilder,
  { trace, cursor, selection }: ViewInput,
  tenants: TenantMap,
): number {
  const { threads, changes } = trace;
  const shown = threadsOfSelection(trace, selection).filter((thread) => threads.madeBy[thread]! <= cursor.n);
  const open = shown.filter(
    (thread) =>
      selection.subject === 'thread' ||
      changes.valueAt('threads.status', thread, cursor.n) <= THREAD_STATUS.locked,
  );
  marks.layer = 2;
  for (const thread of open.slice(0, THREADS_DRAWN)) {
    const from = tenants.at(threads.lo[thread]!);
    const to = tenants.at(threads.hi[thread]!);
    const method = METHODS[threads.world.threads.method[thread]!] ?? 'other-event';
    const text = `thread ${thread}, ${method}`;
    const [, bend] = bent(from, to);
    marks.line(method, from.x, from.y, bend.x, bend.y, { subject: 'thread', id: thread, text });
    marks.line(method, bend.x, bend.y, to.x, to.y, { subject: 'thread', id: thread, text });
  }
  return Math.max(0, open.length - THREADS_DRAWN);
}

function threadsOfSelection(trace: ViewInput['trace'], { subject, id }: ViewInput['selection']): number[] {
  if (subject === 'thread') return id >= 0 && id < trace.threads.count ? [id] : [];
  if (subject !== 'user' || id < 0 || id >= peopleOf(trace).placeInTenant.length) return [];
  const { threadStart, threads } = factsOf(trace);
  return Array.from(threads.subarray(threadStart[id]!, threadStart[id + 1]!));
}

function noticesOf(
  { trace }: ViewInput,
  { namelessPeople, countedPeople, sharedTenants, unusedLinks }: GroundTally,
  cutNames: number,
  flying: number,
  threadsLeftOut: number,
): Notice[] {
  const links = trace.columns.head.names.links.length;
  const all: readonly (readonly [count: number, text: string, remedy: string])[] = [
    [cutNames, `${cutNames} names are cut short.`, 'Make the window wider, or point at a node.'],
    [
      namelessPeople,
      `${namelessPeople} people are nodes without a name.`,
      'Make the window larger, or point at a node.',
    ],
    [countedPeople, `${countedPeople} people are counted, not shown one by one.`, 'Make the window larger.'],
    [sharedTenants, `${sharedTenants} tenants share a box.`, 'Make the window higher.'],
    [unusedLinks, `${unusedLinks} of ${links} links carry nothing in this trace and are not drawn.`, ''],
    [
      flying - FLIGHTS_DRAWN,
      `${FLIGHTS_DRAWN} of ${flying} messages on their way are drawn.`,
      'Move the cursor to a quieter moment.',
    ],
    [threadsLeftOut, `${threadsLeftOut} more threads of the selection have no line.`, 'Select one of them.'],
  ];
  return all.flatMap(([count, text, remedy]) => (count > 0 ? [{ text, remedy }] : []));
}
