/**
 * Takes parcels over the network, link by link: delay, queueing, order within a thread, links that are down.
 * Knows nothing of modes or threads but their numbers.
 */
import type { EventList } from '../core/event-list.ts';
import type { Attempt } from '../model/attempt.ts';
import { E } from '../model/event.ts';
import { CLIENT, HOME, METHOD, NONE } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { GATEWAY, linkDelayUs, middleKey, type Network, transmissionUs } from '../network/network.ts';
import { MOST_HOPS, Parcels } from './parcels.ts';

/** Class of hops and arrivals. */
const ARRIVAL_CLASS = 4;
export class Transit {
  readonly parcels = new Parcels();
  readonly #network: Network;
  readonly #world: World;
  readonly #events: EventList;
  readonly #timeoutUs: number;
  /** The last parcel of each direction of a thread: 2 * thread + side. */
  #last: Int32Array = new Int32Array(64).fill(NONE);
  readonly #freeUs: Float64Array;
  readonly #waiting = new Map<number, number[]>();

  constructor(network: Network, world: World, events: EventList, timeoutUs: number) {
    this.#network = network;
    this.#world = world;
    this.#events = events;
    this.#timeoutUs = timeoutUs;
    this.#freeUs = new Float64Array(network.queues ? network.links.length : 0);
  }

  /** Makes a parcel of a message that leaves now; `enter` or `enterWhole` sends it on its way. */
  post(attempt: Attempt, thread: number, side: number, luck: number, nowUs: number): number {
    const { parcels } = this;
    const parcel = parcels.take();
    parcels.message[parcel] = attempt.message;
    parcels.originator[parcel] = attempt.originator;
    parcels.recipient[parcel] = attempt.recipient;
    parcels.thread[parcel] = thread;
    parcels.mark[parcel] = attempt.mark;
    parcels.bytes[parcel] = attempt.bytes;
    parcels.luck[parcel] = luck;
    parcels.sentUs[parcel] = nowUs;
    parcels.hop[parcel] = 0;
    parcels.waits[parcel] = 0;
    parcels.follower[parcel] = NONE;
    parcels.order[parcel] = this.#events.reserve();
    this.#findPath(parcel, thread, side, attempt.originator, attempt.recipient);
    this.#follow(parcel, 2 * thread + side);
    return parcel;
  }

  #follow(parcel: number, direction: number): void {
    if (direction >= this.#last.length) this.#growLast(direction);
    const { parcels } = this;
    const before = this.#last[direction]!;
    // The place may have gone to somebody else's message since, or to this one.
    const stillThere =
      before !== NONE &&
      before !== parcel &&
      parcels.message[before] !== NONE &&
      parcels.thread[before] === parcels.thread[parcel] &&
      parcels.originator[before] === parcels.originator[parcel];
    parcels.before[parcel] = stillThere ? before : NONE;
    parcels.beforeMessage[parcel] = stillThere ? parcels.message[before]! : NONE;
    this.#last[direction] = parcel;
  }

  #growLast(direction: number): void {
    const bigger = new Int32Array(Math.max(direction + 1, Math.ceil(this.#last.length * 1.5))).fill(NONE);
    bigger.set(this.#last);
    this.#last = bigger;
  }

  #findPath(parcel: number, thread: number, side: number, originator: number, recipient: number): void {
    const { threads } = this.#world;
    const clientLo = threads.clientLo[thread]!;
    const clientHi = threads.clientHi[thread]!;
    const from = side === 0 ? clientLo : clientHi;
    const to = side === 0 ? clientHi : clientLo;
    const path = this.#path(originator, from, recipient, to, threads.method[thread]!);
    this.parcels.access[parcel] = path.access;
    this.parcels.middle[parcel] = path.middle;
    this.parcels.delivery[parcel] = path.delivery;
    this.parcels.hops[parcel] = this.#network.middles[path.middle]!.length + 2;
  }

  readonly #found = { access: NONE, middle: NONE, delivery: NONE };

  /** The links between two people's clients (N10); the answer is overwritten by the next call. */
  #path(
    originator: number,
    fromClient: number,
    recipient: number,
    toClient: number,
    method: number,
  ): { access: number; middle: number; delivery: number } {
    const network = this.#network;
    const places = network.places.length;
    const { tenant } = this.#world.users;
    const from = this.#serviceOf(originator, fromClient);
    const to = this.#serviceOf(recipient, toClient);
    const federated = tenant[originator] === tenant[recipient] ? 0 : 1;
    const gateway = gatewayOf(fromClient, toClient, method);
    this.#found.access = network.access[network.siteOfUser[originator]! * places + from]!;
    this.#found.middle = middleKey(network, from, to, gateway, federated);
    this.#found.delivery = network.delivery[network.siteOfUser[recipient]! * places + to]!;
    return this.#found;
  }

  /** Teams is served by the cloud, Skype for Business by the cloud or the premises, wherever the account lives. */
  #serviceOf(user: number, client: number): number {
    const { users, tenants } = this.#world;
    const network = this.#network;
    if (client === CLIENT.SfB && users.homed[user] === HOME.onPrem) return network.premises;
    return network.placeOfCloud[tenants.cloud[users.tenant[user]!]!]!;
  }

  /** The link that a parcel crosses next, or is crossing. */
  linkOf(parcel: number): number {
    const hop = this.parcels.hop[parcel]!;
    if (hop === 0) return this.parcels.access[parcel]!;
    if (hop === this.parcels.hops[parcel]! - 1) return this.parcels.delivery[parcel]!;
    return this.#network.middles[this.parcels.middle[parcel]!]![hop - 1]!;
  }

  /**
   * Sends a parcel over its whole path at once: in a steady network (always up, nothing queues) its times are known
   * when it leaves, so a run that nobody watches spares itself the hops. The order within a thread is kept at every
   * node exactly as `enter` keeps it, and arrivals are the same.
   */
  enterWhole(parcel: number, nowUs: number): void {
    const { parcels } = this;
    const { nodeUs } = parcels;
    const before = this.#ahead(parcel);
    const samePath = before !== NONE && this.#samePath(before, parcel);
    const hops = parcels.hops[parcel]!;
    const luck = parcels.luck[parcel]!;
    const bytes = parcels.bytes[parcel]!;
    let us = nowUs;
    for (let hop = 0; hop < hops; hop++) {
      parcels.hop[parcel] = hop;
      us += linkDelayUs(this.#network, this.linkOf(parcel), luck, us, bytes);
      if (samePath && us < nodeUs[before * MOST_HOPS + hop]!) us = nodeUs[before * MOST_HOPS + hop]!;
      nodeUs[parcel * MOST_HOPS + hop] = us;
    }
    if (before !== NONE && us < parcels.reachesUs[before]!) us = parcels.reachesUs[before]!;
    parcels.reachesUs[parcel] = us;
    this.#events.push(us, ARRIVAL_CLASS, parcels.order[parcel]!, E.messageArrived, parcel, 0, 0, 0, NONE);
  }

  /** Nodes before the last that the parcels still on their way have reached by then. */
  hopsReached(untilUs: number): number {
    const { parcels } = this;
    let reached = 0;
    parcels.forEach((parcel) => {
      const last = parcels.hops[parcel]! - 1;
      for (let hop = 0; hop < last; hop++)
        if (parcels.nodeUs[parcel * MOST_HOPS + hop]! <= untilUs) reached += 1;
    });
    return reached;
  }

  /** Sends a parcel over its next link; false if that is down, then the parcel waits for it. */
  enter(parcel: number, nowUs: number, cause: number): boolean {
    const link = this.linkOf(parcel);
    if (this.#world.links.down[link] === 1) {
      this.#wait(parcel, link, nowUs, cause);
      return false;
    }
    const { parcels } = this;
    let us = nowUs + linkDelayUs(this.#network, link, parcels.luck[parcel]!, nowUs, parcels.bytes[parcel]!);
    if (this.#network.queues) us += this.#queueUs(link, parcel, nowUs);
    const before = this.#ahead(parcel);
    // Order within a thread (N9): never at a node before the one that left earlier and goes the same way.
    if (before !== NONE && parcels.hop[before] === parcels.hop[parcel] && this.#samePath(before, parcel)) {
      if (us < parcels.reachesUs[before]!) us = parcels.reachesUs[before]!;
    }
    parcels.reachesUs[parcel] = us;
    const kind = parcels.hop[parcel] === parcels.hops[parcel]! - 1 ? E.messageArrived : E.messageHopped;
    this.#events.push(us, ARRIVAL_CLASS, parcels.order[parcel]!, kind, parcel, 0, 0, 0, cause);
    return true;
  }

  /** The parcel before it in its thread and direction while that is on its way, else NONE. */
  #ahead(parcel: number): number {
    const { parcels } = this;
    const before = parcels.before[parcel]!;
    return before !== NONE && parcels.message[before] === parcels.beforeMessage[parcel] ? before : NONE;
  }

  /** A move between premises and cloud gives the later of two messages another path. */
  #samePath(one: number, other: number): boolean {
    const { access, middle, delivery } = this.parcels;
    return (
      access[one] === access[other] && middle[one] === middle[other] && delivery[one] === delivery[other]
    );
  }

  /**
   * Whether a parcel at the end of its way has to wait for the one before it, which came another way (N9); it then
   * arrives as soon as that one has, see `release`.
   */
  holdsBack(parcel: number): boolean {
    const before = this.#ahead(parcel);
    if (before === NONE) return false;
    this.parcels.follower[before] = parcel;
    return true;
  }

  /** A parcel is done with; whoever was held back for it arrives now, because of the record `cause`. */
  release(parcel: number, nowUs: number, cause: number): void {
    const follower = this.parcels.follower[parcel]!;
    this.parcels.release(parcel);
    if (follower === NONE) return;
    const order = this.parcels.order[follower]!;
    this.#events.push(nowUs, ARRIVAL_CLASS, order, E.messageArrived, follower, 0, 0, 0, cause);
  }

  #queueUs(link: number, parcel: number, nowUs: number): number {
    const busyUs = Math.ceil(transmissionUs(this.#network.links[link]!, this.parcels.bytes[parcel]!));
    if (busyUs === 0) return 0;
    const startUs = Math.max(nowUs, this.#freeUs[link]!);
    this.#freeUs[link] = startUs + busyUs;
    return startUs - nowUs;
  }

  #wait(parcel: number, link: number, nowUs: number, cause: number): void {
    this.parcels.waits[parcel] = 1;
    const queue = this.#waiting.get(link);
    if (queue === undefined) this.#waiting.set(link, [parcel]);
    else queue.push(parcel);
    const message = this.parcels.message[parcel]!;
    const atUs = nowUs + this.#timeoutUs;
    this.parcels.reachesUs[parcel] = atUs;
    this.#events.push(
      atUs,
      ARRIVAL_CLASS,
      this.#events.reserve(),
      E.linkWaitEnded,
      parcel,
      message,
      link,
      0,
      cause,
    );
  }

  /** Whether a parcel still waits for the link when its patience ends; it stops waiting then. */
  givesUp(parcel: number, message: number, link: number): boolean {
    const queue = this.#waiting.get(link);
    if (this.parcels.message[parcel] !== message || this.parcels.waits[parcel] === 0 || queue === undefined)
      return false;
    if (!queue.includes(parcel)) return false;
    this.#waiting.set(
      link,
      queue.filter((other) => other !== parcel),
    );
    return true;
  }

  /** Ends the waiting for a link; who waited, in the order in which they came. */
  takeWaiting(link: number): readonly number[] {
    const queue = this.#waiting.get(link) ?? [];
    this.#waiting.delete(link);
    for (const parcel of queue) this.parcels.waits[parcel] = 0;
    return queue;
  }

  /** Delay of a whole path at once, for what has no hops of its own: news of presence, and word of a failure. */
  wholeDelayUs(
    from: number,
    fromClient: number,
    to: number,
    toClient: number,
    method: number,
    luck: number,
    nowUs: number,
  ): number {
    const { access, middle, delivery } = this.#path(from, fromClient, to, toClient, method);
    let us = linkDelayUs(this.#network, access, luck, nowUs, 0);
    for (const link of this.#network.middles[middle]!)
      us += linkDelayUs(this.#network, link, luck, nowUs + us, 0);
    return us + linkDelayUs(this.#network, delivery, luck, nowUs + us, 0);
  }
}

/** The gateway stands on the side of whoever uses Teams (R9.8); text between two Teams clients passes one, too (R5.10). */
function gatewayOf(fromClient: number, toClient: number, method: number): number {
  if (method !== METHOD.interop && method !== METHOD.interopFederated) return GATEWAY.none;
  if (fromClient === CLIENT.Teams) return GATEWAY.near;
  return toClient === CLIENT.Teams ? GATEWAY.far : GATEWAY.none;
}
