/**
 * The limit to compare with: the chat workload as one hand-tuned loop over typed arrays, with nothing of the
 * simulator in it but the streams and the logarithm. A 4-ary heap of send and delivery events, sessions in a FIFO
 * lane, and the same draws in the same order, so that its counts must equal those of a run, message for message.
 */
import { ln } from '../../src/core/exact-math.ts';
import { luck } from '../../src/core/luck.ts';
import { Streams } from '../../src/core/streams.ts';
import {
  ACCESS_MEAN_US,
  ACCESS_MIN_US,
  GATEWAY_US,
  MEAN_GAP_US,
  SEED,
  SESSION_US,
  userName,
} from './chat-plan.ts';

export interface LoopCounts {
  sent: number;
  delivered: number;
  sessionsOpened: number;
  sessionsExpired: number;
  latencySumUs: number;
}

const NONE = -1;

/** A loop that can be run on; every call of the function it returns lets at least `messages` more be sent. */
export function soaLoop(users: number): { run(messages: number): LoopCounts } {
  const gaps = new Streams(SEED, 0, 'writes', users);
  const peers = new Streams(SEED, 0, 'peers', users);
  const network = new Streams(SEED, 0, 'network', users);
  for (let user = 0; user < users; user++) {
    const name = userName(user);
    gaps.open(user, name);
    peers.open(user, name);
    network.open(user, name);
  }
  // Pending events: keys and what they are; a send is its user, a delivery is ~slot.
  let capacity = users + 1024;
  let times = new Float64Array(capacity);
  let orders = new Float64Array(capacity);
  let what = new Int32Array(capacity);
  let count = 0;
  let seq = 0;
  // Threads: thread i is between user i and user i + 1.
  const activeUs = new Float64Array(users);
  const live = new Uint8Array(users);
  const lastArrivalUs = new Float64Array(2 * users);
  // The session lane.
  const next = new Int32Array(users).fill(NONE);
  const previous = new Int32Array(users).fill(NONE);
  let head = NONE;
  let tail = NONE;
  // Messages on their way.
  const slots = 4096;
  let sentUs = new Float64Array(slots);
  let free = new Int32Array(slots);
  let freeCount = slots;
  for (let i = 0; i < slots; i++) free[i] = i;
  const counts: LoopCounts = {
    sent: 0,
    delivered: 0,
    sessionsOpened: 0,
    sessionsExpired: 0,
    latencySumUs: 0,
  };

  function grow(): void {
    capacity *= 2;
    const t = new Float64Array(capacity);
    t.set(times);
    times = t;
    const o = new Float64Array(capacity);
    o.set(orders);
    orders = o;
    const w = new Int32Array(capacity);
    w.set(what);
    what = w;
  }

  function push(time: number, event: number): void {
    if (count === capacity) grow();
    const order = seq++;
    let at = count++;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      if (times[parent]! < time || (times[parent]! === time && orders[parent]! < order)) break;
      times[at] = times[parent]!;
      orders[at] = orders[parent]!;
      what[at] = what[parent]!;
      at = parent;
    }
    times[at] = time;
    orders[at] = order;
    what[at] = event;
  }

  function removeFirst(): void {
    count--;
    const time = times[count]!;
    const order = orders[count]!;
    const event = what[count]!;
    let at = 0;
    for (;;) {
      const first = 4 * at + 1;
      if (first >= count) break;
      let least = first;
      const end = first + 4 < count ? first + 4 : count;
      for (let child = first + 1; child < end; child++) {
        if (
          times[child]! < times[least]! ||
          (times[child]! === times[least]! && orders[child]! < orders[least]!)
        )
          least = child;
      }
      if (times[least]! > time || (times[least]! === time && orders[least]! > order)) break;
      times[at] = times[least]!;
      orders[at] = orders[least]!;
      what[at] = what[least]!;
      at = least;
    }
    times[at] = time;
    orders[at] = order;
    what[at] = event;
  }

  function unlink(thread: number): void {
    const before = previous[thread]!;
    const after = next[thread]!;
    if (before === NONE) head = after;
    else next[before] = after;
    if (after === NONE) tail = before;
    else previous[after] = before;
  }

  function append(thread: number): void {
    previous[thread] = tail;
    next[thread] = NONE;
    if (tail === NONE) head = thread;
    else next[tail] = thread;
    tail = thread;
  }

  function wholeUs(x: number): number {
    return Math.floor(x + 0.5);
  }

  function accessUs(u: number, leg: number): number {
    return wholeUs(ACCESS_MIN_US - ACCESS_MEAN_US * ln(1 - luck(u, leg)));
  }

  function gapUs(user: number): number {
    return Math.max(1, wholeUs(-MEAN_GAP_US * ln(1 - gaps.next(user))));
  }

  function send(user: number, now: number): void {
    const right = peers.next(user) < 0.5;
    const thread = right ? user : (user + users - 1) % users;
    push(now + gapUs(user), user);
    const u = network.next(user);
    if (live[thread] === 1) unlink(thread);
    else {
      live[thread] = 1;
      counts.sessionsOpened++;
    }
    append(thread);
    activeUs[thread] = now;
    counts.sent++;
    let arrival = now + accessUs(u, 0) + 2 * GATEWAY_US + accessUs(u, 1);
    const direction = 2 * thread + (right ? 0 : 1);
    if (arrival < lastArrivalUs[direction]!) arrival = lastArrivalUs[direction]!;
    lastArrivalUs[direction] = arrival;
    if (freeCount === 0) growSlots();
    const slot = free[--freeCount]!;
    sentUs[slot] = now;
    push(arrival, ~slot);
  }

  function growSlots(): void {
    const old = sentUs.length;
    const s = new Float64Array(old * 2);
    s.set(sentUs);
    sentUs = s;
    free = new Int32Array(old * 2);
    for (let i = 0; i < old; i++) free[i] = old + i;
    freeCount = old;
  }

  for (let user = 0; user < users; user++) push(gapUs(user), user);

  return {
    run(messages: number): LoopCounts {
      const enough = counts.sent + messages;
      while (counts.sent < enough) {
        const now = times[0]!;
        // A session that is due at the instant of an event ends before it: expiry is class 3.
        while (head !== NONE && activeUs[head]! + SESSION_US <= now) {
          live[head] = 0;
          counts.sessionsExpired++;
          unlink(head);
        }
        const event = what[0]!;
        removeFirst();
        if (event >= 0) send(event, now);
        else {
          const slot = ~event;
          counts.delivered++;
          counts.latencySumUs += now - sentUs[slot]!;
          free[freeCount++] = slot;
        }
      }
      return counts;
    },
  };
}
