/**
 * Takes parcels over the network, link by link: delay, queueing, order within a thread, links that are down.
 * Knows nothing of modes or threads but their numbers.
 */
import type { EventList } from '../core/event-list.ts';
import type { Attempt } from '../model/attempt.ts';
import { E } from '../model/event.ts';
import { NONE } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { linkDelayUs, type Network, transmissionUs } from '../network/network.ts';
import { atMost } from './at-most.ts';
import { MOST_HOPS, Parcels } from './parcels.ts';
import type { Paths } from './paths.ts';

/** Class of hops and arrivals. */
const ARRIVAL_CLASS = 4;
export class Transit {
  readonly parcels = new Parcels();
  readonly #network: Network;
  readonly #paths: Paths;
  readonly #world: World;
  readonly #events: EventList;
  readonly #timeoutUs: number;
  /** The last parcel of each direction of a thread: 2 * thread + side. */
  #last: Int32Array = new Int32Array(64).fill(NONE);
  readonly #freeUs: Float64Array;
  readonly #waiting = new Map<number, number[]>();
  /** How many waits for a link there have been: each has its number, so that an old patience does not end a later one. */
  #waits = 0;
  /** When the patience of the last wait ends. */
  waitEndsUs = 0;

  constructor(paths: Paths, world: World, events: EventList, timeoutUs: number) {
    const { network } = paths;
    this.#paths = paths;
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
    parcels.call[parcel] = attempt.call;
    parcels.label[parcel] = attempt.label;
    parcels.talk[parcel] = attempt.talk;
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

  /** Whether anything is on its way in a thread. */
  carries(thread: number): boolean {
    return (
      this.#isOnItsWay(this.#last[2 * thread], thread) || this.#isOnItsWay(this.#last[2 * thread + 1], thread)
    );
  }

  /** The last to leave arrives last (N9), so that nothing is on its way once that one has arrived. */
  #isOnItsWay(parcel: number | undefined, thread: number): boolean {
    if (parcel === undefined || parcel === NONE) return false;
    return this.parcels.message[parcel] !== NONE && this.parcels.thread[parcel] === thread;
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
    const path = this.#paths.between(originator, from, recipient, to, threads.method[thread]!);
    this.parcels.access[parcel] = path.access;
    this.parcels.middle[parcel] = path.middle;
    this.parcels.delivery[parcel] = path.delivery;
    this.parcels.hops[parcel] = this.#network.middles[path.middle]!.length + 2;
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
    if (before !== NONE && us < parcels.reachesUs[before]!) {
      us = parcels.reachesUs[before]!;
      parcels.waits[parcel] = 1;
    }
    us = atMost(us);
    parcels.reachesUs[parcel] = us;
    this.#events.push(us, ARRIVAL_CLASS, parcels.order[parcel]!, E.messageArrived, parcel, 0, 0, 0, NONE);
  }

  /** Records that `enterWhole` has spared a parcel that arrives: its hops, and that it was held back if it was. */
  sparedRecords(parcel: number): number {
    return this.parcels.hops[parcel]! - 1 + (this.parcels.waits[parcel] === 0 ? 0 : 1);
  }

  /** The same, by then, of the parcels still on their way. */
  hopsReached(untilUs: number): number {
    const { parcels } = this;
    let reached = 0;
    parcels.forEach((parcel) => {
      const last = parcels.hops[parcel]! - (parcels.waits[parcel] === 0 ? 1 : 0);
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
    us = atMost(us);
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

  /** Who was held back for this parcel, NONE if nobody was. */
  followerOf(parcel: number): number {
    return this.parcels.follower[parcel]!;
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
    this.#waits += 1;
    this.parcels.waits[parcel] = this.#waits;
    const queue = this.#waiting.get(link);
    if (queue === undefined) this.#waiting.set(link, [parcel]);
    else queue.push(parcel);
    const message = this.parcels.message[parcel]!;
    this.parcels.reachesUs[parcel] = nowUs;
    this.waitEndsUs = atMost(nowUs + this.#timeoutUs);
    this.#events.push(
      this.waitEndsUs,
      ARRIVAL_CLASS,
      this.#events.reserve(),
      E.linkWaitEnded,
      parcel,
      message,
      link,
      this.#waits,
      cause,
    );
  }

  /** Whether a parcel is still in the wait of that number when its patience ends; it stops waiting then. */
  givesUp(parcel: number, message: number, link: number, wait: number): boolean {
    if (this.parcels.message[parcel] !== message || this.parcels.waits[parcel] !== wait) return false;
    const queue = this.#waiting.get(link) ?? [];
    this.#waiting.set(
      link,
      queue.filter((other) => other !== parcel),
    );
    return true;
  }

  /** Ends the waiting for a link; who waited, in the order in which they were sent. */
  takeWaiting(link: number): readonly number[] {
    const { order, waits } = this.parcels;
    const queue = this.#waiting.get(link) ?? [];
    this.#waiting.delete(link);
    for (const parcel of queue) waits[parcel] = 0;
    return queue.sort((one, other) => order[one]! - order[other]!);
  }

  /** A parcel is lost: those after it in its thread keep their order with the one before it (N9). */
  lose(parcel: number): void {
    const { parcels } = this;
    const { before, beforeMessage } = parcels;
    parcels.forEach((other) => {
      if (before[other] !== parcel || beforeMessage[other] !== parcels.message[parcel]) return;
      before[other] = before[parcel]!;
      beforeMessage[other] = beforeMessage[parcel]!;
    });
    for (let direction = 2 * parcels.thread[parcel]!, end = direction + 2; direction < end; direction++) {
      if (this.#last[direction] === parcel) this.#last[direction] = before[parcel]!;
    }
  }
}
