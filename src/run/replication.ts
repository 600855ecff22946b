/**
 * One replication of a scenario. Knows the clock and the event list; knows nothing of modes or threads, which are
 * the handlers' business. Whoever wants to see the run is an observer.
 */
import { EventList } from '../core/event-list.ts';
import type { Context } from '../handlers/effects.ts';
import { handle } from '../handlers/handle.ts';
import { type Arrival, messageArrived, messageLost } from '../handlers/message-arrived.ts';
import { messageAttempted } from '../handlers/message-attempted.ts';
import { E, EVENTS, FIRST_FEATURE_EVENT } from '../model/event.ts';
import { NONE } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { newDecision, newRouteQuery } from '../rules/route.ts';
import { compileRules, type Rules } from '../rules/rules.ts';
import type { Observer } from '../trace/record.ts';
import { describeAttempt, takeAction } from './attempt-record.ts';
import { isLabelled, lookAtLabel } from './borders.ts';
import { DecisionTexts } from './decision-texts.ts';
import { Journal } from './journal.ts';
import { Outbox } from './outbox.ts';
import type { RunPlan, Setting } from './plan.ts';
import type { Tally } from './tally.ts';
import type { Transit } from './transit.ts';
import { CLIENT_DUE, scheduleRhythm, TRAFFIC_DUE, Writers } from './writers.ts';

export class Replication {
  readonly world: World;
  /** Whether the run has come to its end. */
  over = false;

  readonly #plan: RunPlan;
  readonly #events: EventList;
  readonly #rules: readonly Rules[];
  readonly #ctx: Context;
  readonly #outbox: Outbox;
  readonly #transit: Transit;
  readonly #journal: Journal;
  readonly #observed: boolean;
  readonly #skipsHops: boolean;
  readonly #texts = new DecisionTexts();
  readonly #arrival = { recipient: NONE, thread: NONE, mark: NONE, call: NONE };
  #attempts = 0;

  constructor(plan: RunPlan, observers: readonly Observer[] = []) {
    const { setting, world } = plan;
    this.#plan = plan;
    this.world = world;
    const writers = plan.traffic === undefined ? 0 : Math.ceil(world.users.count * 1.02);
    this.#events = new EventList(setting.agenda.length + writers + 64);
    this.#rules = setting.epochs.map((epoch) => compileRules(epoch, setting.switches));
    this.#ctx = {
      world,
      rules: this.#rules[0]!,
      query: newRouteQuery(),
      decision: newDecision(),
      decided: false,
      watched: plan.watched,
    };
    this.#journal = new Journal(observers);
    this.#observed = this.#journal.observed;
    this.#skipsHops = !this.#observed && isSteady(setting);
    this.#outbox = new Outbox(plan, this.#events, this.#journal, this.#ctx.decision, this.#skipsHops);
    this.#transit = this.#outbox.transit;
    this.#scheduleBeginning();
  }

  get tally(): Tally {
    return this.#outbox.tally;
  }

  /** How many records a trace up to now has: also the hops that an unwatched run has spared itself. */
  get events(): number {
    const spared = this.#skipsHops && !this.over ? this.#transit.hopsReached(this.world.atUs) : 0;
    return this.tally.events + spared;
  }

  /** How many messages are on their way now. */
  get inFlight(): number {
    return this.#transit.parcels.count;
  }

  /** Numbers of the messages on their way, smallest first. */
  messagesInFlight(): number[] {
    const { parcels } = this.#transit;
    const messages: number[] = [];
    parcels.forEach((parcel) => {
      messages.push(parcels.message[parcel]!);
    });
    return messages.sort((a, b) => a - b);
  }

  #scheduleBeginning(): void {
    const { setting, traffic, rhythm } = this.#plan;
    const events = this.#events;
    for (const { atUs, kind, a, b, c, d } of setting.agenda) {
      if (atUs <= setting.untilUs) {
        events.push(atUs, EVENTS[kind]!.class, events.reserve(), kind, a, b, c, d, NONE);
      }
    }
    if (rhythm !== undefined) scheduleRhythm(rhythm, setting.untilUs, events);
    if (traffic === undefined) return;
    this.#outbox.writers = new Writers(traffic, setting.untilUs, this.#ctx, events);
  }

  /** Lets the next event happen; false when none is left that belongs to the run. */
  step(): boolean {
    const events = this.#events;
    if (this.over || events.nextTimeUs() > this.#plan.setting.untilUs) return this.#end();
    events.pop();
    this.world.atUs = events.timeUs;
    this.#ctx.decided = false;
    this.#happen(events.kind, events.a, events.b, events.c, events.d, events.cause);
    return true;
  }

  /** At most `steps` events; false once the run is over. */
  run(steps = Infinity): boolean {
    for (let i = 0; i < steps; i++) if (!this.step()) return false;
    return true;
  }

  #end(): boolean {
    if (this.over) return false;
    this.over = true;
    this.world.atUs = this.#plan.setting.untilUs;
    if (this.#skipsHops) this.tally.events += this.#transit.hopsReached(this.world.atUs);
    return false;
  }

  #happen(kind: number, a: number, b: number, c: number, d: number, cause: number): void {
    switch (kind) {
      case TRAFFIC_DUE:
        return this.#trafficDue(a);
      case CLIENT_DUE:
        return this.#clientDue(a);
      case E.messageAttempted:
        return this.#attemptScripted(a, cause);
      case E.messageHopped:
        return this.#messageHopped(a, cause);
      case E.messageArrived:
        return this.#messageArrived(a, cause);
      case E.linkWaitEnded:
        if (this.#transit.givesUp(a, b, c, d)) this.#linkWaitEnded(a, cause);
        return;
      default:
        return this.#otherwise(kind, a, b, c, d, cause);
    }
  }

  /** Everything that is not a message on its way. */
  #otherwise(kind: number, a: number, b: number, c: number, d: number, cause: number): void {
    if (kind >= FIRST_FEATURE_EVENT) {
      if (!this.#outbox.features.happens(kind, a, d)) return;
      this.#outbox.features.count(kind);
    }
    this.#begin(kind, cause, a, b, c, d);
    if (kind === E.rulesChanged) this.#ctx.rules = this.#rules[a]!;
    if (kind === E.sessionExpired) this.tally.sessionsExpired += 1;
    handle(this.#ctx, kind, a, b, c, d, this.#plan.setting.settings, this.#outbox);
    if (kind === E.linkRestored) {
      for (const parcel of this.#transit.takeWaiting(a)) this.#outbox.goOn(parcel, undefined);
    }
    this.#finish();
  }

  #begin(kind: number, cause: number, a: number, b: number, c: number, d: number): void {
    if (!this.#observed) return;
    if (kind === E.sessionExpired) b = this.world.threads.session[a]!;
    if (kind === E.missedMailDue || kind === E.clientIdled || kind === E.peerModeLearned) {
      b = a & 1;
      a >>= 1;
    }
    this.#journal.begin(kind, cause, this.world.atUs, a, b, c, d);
  }

  #finish(): void {
    if (this.#observed && this.#ctx.decided) this.#journal.decided(this.#texts.of(this.#ctx));
    this.tally.events += this.#journal.end(this.world);
  }

  #trafficDue(source: number): void {
    const { attempt, writers } = this.#outbox;
    if (writers!.due(source, this.world.atUs, attempt)) this.#attempt(NONE);
  }

  /** Nothing happens if somebody has started or stopped the client already. */
  #clientDue(row: number): void {
    const { user, client, starts } = this.#plan.rhythm!.due(row);
    const runs = (this.world.users.running[user]! & (1 << client)) !== 0;
    if (runs === starts) return;
    this.#otherwise(starts ? E.clientSignedIn : E.clientSignedOut, user, client, 0, 0, NONE);
  }

  #attemptScripted(action: number, cause: number): void {
    const said = this.#plan.setting.actions[action]!;
    const { attempt } = this.#outbox;
    takeAction(attempt, said);
    this.#attempt(cause);
  }

  #attempt(cause: number): void {
    const outbox = this.#outbox;
    const { attempt } = outbox;
    attempt.message = this.#attempts++;
    outbox.tally.attempted += 1;
    outbox.parcel = NONE;
    // One draw per attempt, also when it is refused: two plans under one seed see the same network.
    outbox.attemptLuck = outbox.chance.messageLuck(attempt.originator);
    if (!this.#observed) messageAttempted(this.#ctx, attempt, outbox);
    else {
      const record = this.#journal.begin(E.messageAttempted, cause, this.world.atUs, 0, 0, 0, 0);
      messageAttempted(this.#ctx, attempt, outbox);
      describeAttempt(record, attempt);
    }
    this.#finish();
  }

  #messageHopped(parcel: number, cause: number): void {
    const { parcels } = this.#transit;
    const link = this.#transit.linkOf(parcel);
    if (this.world.links.down[link] === 1) return this.#messageStalled(parcel, link, cause);
    this.#begin(E.messageHopped, cause, parcels.message[parcel]!, link, 0, 0);
    parcels.hop[parcel]! += 1;
    this.#outbox.goOn(parcel, undefined);
    lookAtLabel(this.world, this.#outbox, parcel, this.#plan.setting.network.links[link]!);
    this.#finish();
  }

  /** A link is asked at both of its ends: what was on it when it went down waits and crosses it again (N10). */
  #messageStalled(parcel: number, link: number, cause: number): void {
    this.#begin(E.messageStalled, cause, this.#transit.parcels.message[parcel]!, link, 0, 0);
    this.#outbox.goOn(parcel, undefined);
    this.#finish();
  }

  #messageArrived(parcel: number, cause: number): void {
    const { parcels } = this.#transit;
    const link = this.#transit.linkOf(parcel);
    if (this.world.links.down[link] === 1) return this.#messageStalled(parcel, link, cause);
    if (!this.#skipsHops && this.#transit.holdsBack(parcel)) return this.#messageHeld(parcel, link, cause);
    this.#begin(E.messageArrived, cause, parcels.message[parcel]!, link, 0, 0);
    if (this.#skipsHops) this.tally.events += this.#transit.sparedRecords(parcel);
    messageArrived(this.#ctx, this.#atHand(parcel), this.#outbox);
    this.#done(parcel);
  }

  #linkWaitEnded(parcel: number, cause: number): void {
    const { parcels } = this.#transit;
    this.#begin(E.linkWaitEnded, cause, parcels.message[parcel]!, this.#transit.linkOf(parcel), 0, 0);
    messageLost(this.#ctx, this.#atHand(parcel), this.#outbox);
    this.#transit.lose(parcel);
    this.#done(parcel);
  }

  #messageHeld(parcel: number, link: number, cause: number): void {
    this.#begin(E.messageHeld, cause, this.#transit.parcels.message[parcel]!, link, 0, 0);
    this.#finish();
  }

  #done(parcel: number): void {
    const cause = this.#journal.n;
    const held = this.#transit.followerOf(parcel);
    if (held !== NONE && this.#observed) {
      this.#journal.scheduled(E.messageArrived, this.world.atUs, this.#transit.parcels.message[held]!);
    }
    this.#finish();
    this.#transit.release(parcel, this.world.atUs, cause);
  }

  #atHand(parcel: number): Arrival {
    const { parcels } = this.#transit;
    const arrival = this.#arrival;
    arrival.recipient = parcels.recipient[parcel]!;
    arrival.thread = parcels.thread[parcel]!;
    arrival.mark = parcels.mark[parcel]!;
    arrival.call = parcels.call[parcel]!;
    this.#outbox.parcel = parcel;
    return arrival;
  }
}

/** Whether all links stay up and none queues; and nobody has to look at messages on their way. */
function isSteady(setting: Setting): boolean {
  const fails = (planned: { kind: number }): boolean => planned.kind === E.linkFailed;
  const still = !setting.network.queues && !setting.agenda.some(fails) && !setting.dependents.some(fails);
  return still && !setting.actions.some(isLabelled);
}
