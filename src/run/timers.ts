/**
 * The timers that handlers start: those of one constant delay in lanes of the event list, the others as events.
 */
import type { EventList } from '../core/event-list.ts';
import { must } from '../core/must.ts';
import { TIMER } from '../handlers/effects.ts';
import { E, EVENTS } from '../model/event.ts';
import { peerOf } from '../model/pairs.ts';
import { CLIENT, NONE } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { PEER_CACHE_TIMES_US, peerCacheUs } from '../rules/peer-cache.ts';

import { atMost } from './at-most.ts';
import type { Chance } from './chance.ts';
import type { Journal } from './journal.ts';
import type { RunPlan } from './plan.ts';

export class Timers {
  readonly #world: World;
  readonly #events: EventList;
  readonly #journal: Journal;
  readonly #chance: Chance;
  readonly #sessionLane: number;
  readonly #mailLane: number;
  readonly #idleLane: number;
  readonly #learnLane: number;
  readonly #checkLane: number;
  /** A lane for each time that peers may take to learn a mode (A11). */
  readonly #peerLanes: ReadonlyMap<number, number>;

  constructor(plan: RunPlan, events: EventList, journal: Journal, chance: Chance) {
    const { switches, awayAfterUs } = plan.setting;
    this.#world = plan.world;
    this.#events = events;
    this.#journal = journal;
    this.#chance = chance;
    const lane = (event: number, delayUs: number): number =>
      events.addLane(EVENTS[event]!.class, event, delayUs);
    this.#sessionLane = lane(E.sessionExpired, switches.sessionTimeout);
    this.#mailLane = lane(E.missedMailDue, switches.missedEmailDelay);
    this.#idleLane = awayAfterUs === NONE ? NONE : lane(E.clientIdled, awayAfterUs);
    this.#learnLane = lane(E.clientLearnedMode, switches.clientLearnsModeAfter);
    this.#checkLane = lane(E.peerModeChecked, switches.federatedModeCheck);
    this.#peerLanes = new Map(PEER_CACHE_TIMES_US.map((us) => [us, lane(E.peerModeLearned, us)]));
    if (this.#idleLane !== NONE) this.#startIdleClocks();
  }

  #startIdleClocks(): void {
    const { users } = this.#world;
    for (let user = 0; user < users.count; user++) {
      for (const client of [CLIENT.Teams, CLIENT.SfB]) {
        if ((users.running[user]! & (1 << client)) !== 0)
          this.#events.arm(this.#idleLane, 2 * user + client, 0, NONE);
      }
    }
  }

  start(timer: number, owner: number, detail: number, delay: number): void {
    switch (timer) {
      case TIMER.session:
        return this.#arm(this.#sessionLane, E.sessionExpired, owner, owner);
      case TIMER.missedMail:
        // One e-mail tells of all that has been missed since the first.
        if (this.#events.armed(this.#mailLane, 2 * owner + detail)) return;
        return this.#arm(this.#mailLane, E.missedMailDue, 2 * owner + detail, owner);
      case TIMER.idle:
        if (this.#idleLane !== NONE) this.#arm(this.#idleLane, E.clientIdled, 2 * owner + detail, owner);
        return;
      case TIMER.modeEffect:
        return this.#schedule(E.modeTookEffect, this.#chance.modeDelayUs(owner, delay), owner, detail);
      case TIMER.clientLearns:
        return this.#arm(this.#learnLane, E.clientLearnedMode, owner, owner);
      case TIMER.peerCheck:
        return this.#arm(this.#checkLane, E.peerModeChecked, owner, owner);
      case TIMER.peerLearns:
        return this.#startPeerLearning(owner, detail);
      default:
        must(false, `no timer ${timer}`);
    }
  }

  stop(timer: number, owner: number, detail: number): void {
    if (timer === TIMER.missedMail) return this.#events.disarm(this.#mailLane, 2 * owner + detail);
    if (timer === TIMER.peerLearns) return this.#stopPeerLearning(2 * owner + detail);
    must(timer === TIMER.session, `timer ${timer} cannot be stopped`);
    this.#events.disarm(this.#sessionLane, owner);
  }

  /** A newer mode takes the place of the one that was being learnt. */
  #startPeerLearning(pair: number, side: number): void {
    const owner = 2 * pair + side;
    this.#stopPeerLearning(owner);
    this.#arm(this.#peerLanes.get(this.#peerLearnsUs(pair, side))!, E.peerModeLearned, owner, pair);
  }

  #stopPeerLearning(owner: number): void {
    for (const lane of this.#peerLanes.values()) this.#events.disarm(lane, owner);
  }

  #arm(lane: number, kind: number, owner: number, whose: number): void {
    this.#events.arm(lane, owner, this.#world.atUs, this.#journal.n);
    if (this.#journal.observed) this.#journal.scheduled(kind, this.#events.dueUs(lane, owner), whose);
  }

  #schedule(kind: number, delayUs: number, owner: number, detail: number): void {
    const atUs = atMost(this.#world.atUs + delayUs);
    this.#events.push(
      atUs,
      EVENTS[kind]!.class,
      this.#events.reserve(),
      kind,
      owner,
      detail,
      0,
      0,
      this.#journal.n,
    );
    if (this.#journal.observed) this.#journal.scheduled(kind, atUs, owner);
  }

  #peerLearnsUs(pair: number, side: number): number {
    const { pairs, users } = this.#world;
    const watcher = side === 0 ? pairs.lo[pair]! : pairs.hi[pair]!;
    const stale = side === 0 ? pairs.staleForLo[pair]! : pairs.staleForHi[pair]!;
    return peerCacheUs(stale, users.mode[peerOf(this.#world, pair, watcher)]!);
  }
}
