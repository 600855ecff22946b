/**
 * Carries out what handlers want: applies changes, posts messages and news, starts timers, writes down what has
 * become of a message. One for each replication.
 */
import type { EventList } from '../core/event-list.ts';
import type { Carriage, Effects, Judgement, Way } from '../handlers/effects.ts';
import { apply } from '../model/apply.ts';
import type { Attempt } from '../model/attempt.ts';
import { E, EVENTS, F, FIRST_FOLLOW_ON } from '../model/event.ts';
import { clientOf, sideOf } from '../model/pairs.ts';
import { FIRST_FEATURE_TRANSITION, T } from '../model/transition.ts';
import { METHOD, NONE, OUTCOME, THREAD_STATUS } from '../model/words.ts';
import type { World } from '../model/world.ts';
import type { MediaFigures } from '../rules/calls/media.ts';
import type { Decision } from '../rules/route.ts';
import type { RecordBuffer } from '../trace/record.ts';
import { atMost } from './at-most.ts';
import { newAttempt } from './attempt-record.ts';
import { Chance } from './chance.ts';
import { FeatureEvents } from './feature-events.ts';
import type { Journal } from './journal.ts';
import { mediaFigures } from './media.ts';
import { Paths } from './paths.ts';
import type { RunPlan } from './plan.ts';
import { SpareThreads } from './spare-threads.ts';
import { countOne, newTally, type Tally } from './tally.ts';
import { Timers } from './timers.ts';
import { Transit } from './transit.ts';
import type { Writers } from './writers.ts';

export class Outbox implements Effects {
  readonly tally: Tally = newTally();
  readonly transit: Transit;
  readonly chance: Chance;
  readonly features: FeatureEvents;
  /** The attempt at hand, and its luck on the way. */
  readonly attempt: Attempt;
  attemptLuck = 0;
  /** The parcel whose message is at hand, NONE while a message is attempted. */
  parcel = NONE;
  /** Whoever wants to know what has become of messages, undefined in a run without traffic. */
  writers: Writers | undefined;

  readonly #plan: RunPlan;
  readonly #world: World;
  readonly #events: EventList;
  readonly #journal: Journal;
  readonly #timers: Timers;
  readonly #decision: Decision;
  readonly #paths: Paths;
  readonly #spare: SpareThreads;
  readonly #skipsHops: boolean;
  /** When the last news of each watched client arrives: it is not overtaken by older news. */
  readonly #newsUs = new Map<number, number>();

  /** `skipsHops`: nobody watches and nothing can happen to a message on its way, so it goes straight to its arrival. */
  constructor(plan: RunPlan, events: EventList, journal: Journal, decision: Decision, skipsHops: boolean) {
    const { switches, network } = plan.setting;
    this.#plan = plan;
    this.#world = plan.world;
    this.#events = events;
    this.#journal = journal;
    this.#decision = decision;
    this.#skipsHops = skipsHops;
    this.chance = new Chance(plan);
    this.#timers = new Timers(plan, events, journal, this.chance);
    const patienceUs = switches.linkDownPolicy === 'wait' ? switches.linkDownTimeout : 0;
    this.#paths = new Paths(network, plan.world);
    this.transit = new Transit(this.#paths, plan.world, events, patienceUs);
    this.#spare = new SpareThreads(plan.world, this.transit);
    this.attempt = newAttempt();
    this.features = new FeatureEvents(events, journal, this.tally);
  }

  change(code: number, a: number, b: number, c: number, d: number, e: number, f: number): void {
    if (this.#journal.observed) {
      this.#journal.did(code, a, b, c, d, e, f);
      apply(this.#world, code, a, b, c, d, e, f);
    } else this.#spare.apply(code, a, b, c, d, e, f);
    if (code === T.addThread) {
      this.tally.threadsCreated += 1;
      this.tally.byMethod[b]! += 1;
    } else if (code === T.openSession) this.tally.sessionsOpened += 1;
    else if (code === T.setThreadStatus && b === THREAD_STATUS.disabled) this.tally.threadsDisabled += 1;
    else if (code >= FIRST_FEATURE_TRANSITION) this.features.changed(code, a);
  }

  sendMessage(thread: number, side: number, newSession: number, stripped: number, window: number): void {
    const { attempt, transit } = this;
    this.tally.sent += 1;
    if (this.#decision.textOnly === 1) this.tally.textOnly += 1;
    const parcel = transit.post(attempt, thread, side, this.attemptLuck, this.#world.atUs);
    if (!this.#journal.observed) {
      this.#journal.skipFollowOn();
      if (this.#skipsHops) transit.enterWhole(parcel, this.#world.atUs);
      else this.goOn(parcel, undefined);
      return;
    }
    const record = this.#journal.followOn(F.messageSent);
    const { values } = record;
    values[0] = attempt.message;
    values[1] = thread;
    values[2] = this.#world.threads.session[thread]!;
    values[3] = newSession;
    values[4] = window;
    values[5] = clientOf(this.#world, thread, 1 - side);
    values[6] = this.#world.threads.method[thread]!;
    values[7] = this.#decision.textOnly;
    values[8] = stripped;
    this.goOn(parcel, record);
  }

  /** Sends a parcel over its next link, because of the event at hand or of its follow-on `by`. */
  goOn(parcel: number, by: RecordBuffer | undefined): void {
    const { parcels } = this.transit;
    const cause = by === undefined ? this.#journal.n : this.#journal.lastFollowOn;
    const left = this.transit.enter(parcel, this.#world.atUs, cause);
    if (!this.#journal.observed) return;
    const last = parcels.hop[parcel] === parcels.hops[parcel]! - 1;
    const kind = left ? (last ? E.messageArrived : E.messageHopped) : E.linkWaitEnded;
    const atUs = left ? parcels.reachesUs[parcel]! : this.transit.waitEndsUs;
    this.#journal.scheduled(kind, atUs, parcels.message[parcel]!, by);
  }

  sendPresence(pair: number, watcher: number, client: number, presence: number): void {
    const { pairs, atUs } = this.#world;
    const from = watcher === 0 ? pairs.hi[pair]! : pairs.lo[pair]!;
    const to = watcher === 0 ? pairs.lo[pair]! : pairs.hi[pair]!;
    const luck = this.chance.presenceLuck(from);
    const delayUs = this.#paths.wholeDelayUs(from, client, to, client, METHOD.native, luck, atUs);
    const key = 4 * pair + 2 * watcher + client;
    const arrivesUs = Math.max(atUs + delayUs, this.#newsUs.get(key) ?? 0);
    this.#newsUs.set(key, arrivesUs);
    this.#push(arrivesUs, E.presenceArrived, pair, watcher, client, presence, this.#journal.n);
    if (this.#journal.observed) this.#journal.scheduled(E.presenceArrived, arrivesUs, pair);
  }

  sendNotice(): void {
    const { parcels } = this.transit;
    const { parcel } = this;
    const originator = parcels.originator[parcel]!;
    const thread = parcels.thread[parcel]!;
    const side = sideOf(this.#world, this.#world.threads.pair[thread]!, originator);
    const delayUs = this.#paths.wholeDelayUs(
      parcels.recipient[parcel]!,
      clientOf(this.#world, thread, 1 - side),
      originator,
      clientOf(this.#world, thread, side),
      this.#world.threads.method[thread]!,
      parcels.luck[parcel]!,
      this.#world.atUs,
    );
    const atUs = this.#world.atUs + delayUs;
    const message = parcels.message[parcel]!;
    this.#push(atUs, E.failureLearned, message, originator, 0, 0, this.#journal.lastFollowOn);
    if (this.#journal.observed) this.#journal.scheduled(E.failureLearned, atUs, message);
  }

  sendMail(user: number, client: number): void {
    this.tally.mails += 1;
    if (!this.#journal.observed) return this.#journal.skipFollowOn();
    const record = this.#journal.followOn(F.missedMailSent);
    record.values[0] = user;
    record.values[1] = client;
  }

  startTimer(timer: number, owner: number, detail: number, delay: number): void {
    this.#timers.start(timer, owner, detail, delay);
  }

  stopTimer(timer: number, owner: number, detail: number): void {
    this.#timers.stop(timer, owner, detail);
  }

  settle(outcome: number, because: number): void {
    this.#count(outcome, because);
    if (this.#journal.observed) this.#describeOutcome(outcome, because);
    else this.#journal.skipFollowOn();
    if (this.writers !== undefined) this.#tellWriters(outcome);
    if (outcome !== OUTCOME.delivered && outcome !== OUTCOME.missed) return;
    const mark = this.transit.parcels.mark[this.parcel]!;
    if (mark !== NONE) this.#scheduleDependents(mark);
  }

  #tellWriters(outcome: number): void {
    const { parcel } = this;
    const talk = parcel === NONE ? this.attempt.talk : this.transit.parcels.talk[parcel]!;
    if (talk === NONE) return;
    const landed = outcome === OUTCOME.delivered || outcome === OUTCOME.missed;
    this.writers!.settled(talk, outcome, landed ? this.#landingClient(parcel) : NONE);
  }

  /** The client in which a message arrives, or has missed its reader. */
  #landingClient(parcel: number): number {
    const { parcels } = this.transit;
    const thread = parcels.thread[parcel]!;
    const side = sideOf(this.#world, this.#world.threads.pair[thread]!, parcels.recipient[parcel]!);
    return clientOf(this.#world, thread, side);
  }

  #count(outcome: number, because: number): void {
    const { tally } = this;
    switch (outcome) {
      case OUTCOME.refused:
        tally.refused += 1;
        return countOne(tally.refusals, because);
      case OUTCOME.failed:
        tally.failed += 1;
        return countOne(tally.failures, because);
      case OUTCOME.missed:
        tally.missed += 1;
        break;
      default:
        tally.delivered += 1;
    }
    tally.latency.add(this.#world.atUs - this.transit.parcels.sentUs[this.parcel]!);
  }

  #describeOutcome(outcome: number, because: number): void {
    const { parcels } = this.transit;
    const { values } = this.#journal.followOn(FOLLOW_ON_OF[outcome]!);
    values[0] = this.parcel === NONE ? this.attempt.message : parcels.message[this.parcel]!;
    values[1] = because;
    if (outcome !== OUTCOME.delivered && outcome !== OUTCOME.missed) return;
    values[1] = this.#landingClient(this.parcel);
    values[2] = because;
  }

  /** What the scenario ties to the arrival of a message (`at: m1 + 9m`). */
  #scheduleDependents(mark: number): void {
    for (const planned of this.#plan.setting.dependents) {
      if (planned.afterMark !== mark) continue;
      const atUs = this.#world.atUs + planned.offsetUs;
      this.#push(atUs, planned.kind, planned.a, planned.b, planned.c, planned.d, this.#journal.n);
      if (this.#journal.observed) this.#journal.scheduled(planned.kind, atUs, planned.a);
    }
  }

  tell(followOn: number, ...operands: number[]): void {
    this.features.count(FIRST_FOLLOW_ON + followOn);
    if (!this.#journal.observed) return this.#journal.skipFollowOn();
    const { values } = this.#journal.followOn(followOn);
    for (const [place, operand] of operands.entries()) values[place] = operand;
  }

  later(kind: number, delayUs: number, a: number, b = 0, c = 0, d = 0): void {
    this.features.schedule(kind, this.#world.atUs + delayUs, a, b, c, d);
  }

  signal(kind: number, way: Way, a: number, b = 0, c = 0, d = 0): void {
    const { from, fromClient, to, toClient, method } = way;
    const luck = this.chance.signalLuck(from);
    const us = this.#paths.wholeDelayUs(from, fromClient, to, toClient, method, luck, this.#world.atUs);
    this.later(kind, us, a, b, c, d);
  }

  carry(kind: number, route: Carriage, a: number, b = 0, c = 0, d = 0): void {
    const luck = this.chance.mailLuck(route.user);
    const us = this.#paths.carriageUs(route.fromCloud, route.toCloud, luck, this.#world.atUs);
    this.later(kind, us, a, b, c, d);
  }

  measure(way: Way): MediaFigures {
    return mediaFigures(this.#paths, this.#world, way, this.chance.mediaLuck(way.from));
  }

  canCarry(fromCloud: number, toCloud: number): boolean {
    return this.#paths.isPassable(fromCloud, toCloud);
  }

  canReach(user: number, cloud: number): boolean {
    return this.#paths.isReached(user, cloud);
  }

  decide(describe: () => Judgement): void {
    if (this.#journal.observed) this.#journal.decided(JSON.stringify(describe()));
  }

  refuse(user: number, because: number): void {
    countOne(this.tally.requestsRefused, because);
    if (!this.#journal.observed) return this.#journal.skipFollowOn();
    const record = this.#journal.followOn(F.requestRefused);
    record.values[0] = user;
    record.values[1] = because;
  }

  #push(atUs: number, kind: number, a: number, b: number, c: number, d: number, cause: number): void {
    const { class: cls } = EVENTS[kind]!;
    this.#events.push(atMost(atUs), cls, this.#events.reserve(), kind, a, b, c, d, cause);
  }
}

const FOLLOW_ON_OF: Readonly<Record<number, number>> = {
  [OUTCOME.delivered]: F.messageDelivered,
  [OUTCOME.missed]: F.messageMissed,
  [OUTCOME.refused]: F.messageRefused,
  [OUTCOME.failed]: F.messageFailed,
};
