/**
 * One replication of a scenario. Knows the clock, the streams and the event list; knows nothing of modes or
 * threads, which are the handlers' business. Whoever wants to see the run is an observer.
 */
import { EventList } from '../core/event-list.ts';
import { must } from '../core/must.ts';
import { Streams } from '../core/streams.ts';
import { quantile, toWholeUs } from '../core/variates.ts';
import { clientLearnedMode, modeTookEffect, peerModeLearned } from '../handlers/become-mode.ts';
import { type Context, type Effects, TIMER } from '../handlers/effects.ts';
import { peerModeChecked } from '../handlers/federated-chats.ts';
import { messageArrived, messageLost } from '../handlers/message-arrived.ts';
import { messageAttempted } from '../handlers/message-attempted.ts';
import { missedMailDue } from '../handlers/missed-mail.ts';
import {
  externalAccessSet,
  groupModeGranted,
  modeGranted,
  rulesChanged,
  tenantModeGranted,
  tenantUpgraded,
  userAccessSet,
  userMoved,
} from '../handlers/policies.ts';
import { activitySet, clientIdled, presenceArrived } from '../handlers/presence.ts';
import { sessionExpired } from '../handlers/session-expired.ts';
import { clientSignedIn, clientSignedOut } from '../handlers/sign-in.ts';
import { apply } from '../model/apply.ts';
import type { Attempt } from '../model/attempt.ts';
import { WISH } from '../model/attempt.ts';
import { E, EVENTS, F } from '../model/event.ts';
import { clientOf, peerOf } from '../model/pairs.ts';
import { setEpoch, setLink, T } from '../model/transition.ts';
import { CLIENT, METHOD, NONE, OUTCOME, THREAD_STATUS } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { peerCacheUs } from '../rules/peer-cache.ts';
import { newDecision, newRouteQuery } from '../rules/route.ts';
import { compileRules, type Rules } from '../rules/rules.ts';
import type { Observer, RecordBuffer } from '../trace/record.ts';
import { DecisionTexts } from './decision-texts.ts';
import { Journal } from './journal.ts';
import type { RunPlan, Setting } from './plan.ts';
import { countOne, newTally, type Tally } from './tally.ts';
import { GAVE_UP, Transit } from './transit.ts';

/** A user's traffic is due: not an event of the model, what happens then is an attempt. */
const TRAFFIC_DUE = 65;

export class Replication implements Effects {
  readonly world: World;
  readonly tally: Tally = newTally();
  /** Whether the run has come to its end. */
  over = false;

  readonly #plan: RunPlan;
  readonly #events: EventList;
  readonly #rules: readonly Rules[];
  readonly #ctx: Context;
  readonly #transit: Transit;
  readonly #journal: Journal;
  readonly #observed: boolean;
  /** Nobody watches and nothing can happen to a message on its way: it goes straight to its arrival. */
  readonly #skipsHops: boolean;
  readonly #texts = new DecisionTexts();
  readonly #luck: Streams;
  readonly #delays: readonly ((u: number) => number)[];
  readonly #modeDelays: Streams;
  readonly #presenceLuck: Streams;
  readonly #sessionLane: number;
  readonly #mailLane: number;
  readonly #idleLane: number;
  readonly #attempt: Attempt;
  readonly #arrival = { recipient: NONE, thread: NONE, mark: NONE };
  /** When the last news of each watched client arrives: it is not overtaken by older news. */
  readonly #newsUs = new Map<number, number>();
  #attempts = 0;
  /** The parcel whose message is being settled, NONE while a message is attempted. */
  #parcel = NONE;

  constructor(plan: RunPlan, observers: readonly Observer[] = []) {
    const { setting, world } = plan;
    const { switches } = setting;
    this.#plan = plan;
    this.world = world;
    this.#events = new EventList(
      setting.agenda.length + (plan.traffic ? Math.ceil(world.users.count * 1.02) : 0) + 1024,
    );
    this.#rules = setting.epochs.map((epoch) => compileRules(epoch, switches));
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
    this.#transit = new Transit(
      setting.network,
      world,
      this.#events,
      switches.linkDownPolicy === 'wait' ? switches.linkDownTimeout : 0,
    );
    const streams = (purpose: string): Streams => new Streams(plan.seed, plan.replication, purpose);
    this.#luck = streams('network');
    this.#modeDelays = streams('mode');
    this.#presenceLuck = streams('presence');
    this.#delays = setting.delays.map(quantile);
    const lane = (event: number, delayUs: number): number =>
      this.#events.addLane(EVENTS[event]!.class, event, delayUs);
    this.#sessionLane = lane(E.sessionExpired, switches.sessionTimeout);
    this.#mailLane = lane(E.missedMailDue, switches.missedEmailDelay);
    this.#idleLane = setting.awayAfterUs === NONE ? NONE : lane(E.clientIdled, setting.awayAfterUs);
    this.#attempt = {
      message: NONE,
      originator: NONE,
      recipient: NONE,
      client: NONE,
      wish: WISH.newest,
      of: NONE,
      mark: NONE,
      features: 0,
      bytes: 0,
    };
    this.#scheduleBeginning();
  }

  /** Messages that are on their way now. */
  get inFlight(): number {
    return this.#transit.parcels.count;
  }

  /** Numbers of the messages on their way, smallest first. */
  messagesInFlight(): number[] {
    const messages: number[] = [];
    this.#transit.parcels.forEach((parcel) => messages.push(this.#transit.parcels.message[parcel]!));
    return messages.sort((a, b) => a - b);
  }

  #scheduleBeginning(): void {
    const { setting, traffic } = this.#plan;
    for (const { atUs, kind, a, b, c, d } of setting.agenda) {
      if (atUs <= setting.untilUs) this.#push(atUs, kind, a, b, c, d, NONE);
    }
    if (traffic !== undefined) {
      for (let user = 0; user < this.world.users.count; user++) this.#pushTraffic(user, 0);
    }
    if (this.#idleLane !== NONE) this.#startIdleClocks();
  }

  #startIdleClocks(): void {
    for (let user = 0; user < this.world.users.count; user++) {
      for (const client of [CLIENT.Teams, CLIENT.SfB]) {
        if ((this.world.users.running[user]! & (1 << client)) !== 0) {
          this.#events.arm(this.#idleLane, 2 * user + client, 0, NONE);
        }
      }
    }
  }

  #push(atUs: number, kind: number, a: number, b: number, c: number, d: number, cause: number): void {
    this.#events.push(atUs, EVENTS[kind]!.class, this.#events.reserve(), kind, a, b, c, d, cause);
  }

  #pushTraffic(user: number, nowUs: number): void {
    const atUs = nowUs + this.#plan.traffic!.gapUs(user);
    if (atUs <= this.#plan.setting.untilUs) {
      this.#events.push(atUs, 6, this.#events.reserve(), TRAFFIC_DUE, user, 0, 0, 0, NONE);
    }
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
      case E.messageAttempted:
        return this.#attemptScripted(a, cause);
      case E.messageHopped:
        return this.#messageHopped(a, cause);
      case E.messageArrived:
        return this.#messageArrived(a, cause);
      case GAVE_UP:
        if (this.#transit.givesUp(a, b, c)) this.#messageGaveUp(a, cause);
        return;
      default:
        this.#begin(kind, cause, a, b, c, d);
        this.#handle(kind, a, b, c, d);
        this.#finish();
    }
  }

  /** Everything that is not a message on its way. */
  #handle(kind: number, a: number, b: number, c: number, d: number): void {
    const ctx = this.#ctx;
    switch (kind) {
      case E.rulesChanged:
        ctx.rules = this.#rules[a]!;
        setEpoch(this, a);
        return rulesChanged(ctx, this);
      case E.tenantUpgraded:
        return tenantUpgraded(ctx, a, this);
      case E.linkFailed:
        return setLink(this, a, 1);
      case E.linkRestored:
        setLink(this, a, 0);
        return this.#transit.restore(a, this.world.atUs, this.#journal.n);
      case E.modeGranted:
        return modeGranted(ctx, a, b, c, this);
      case E.groupModeGranted:
        return groupModeGranted(ctx, a, b, c, this);
      case E.tenantModeGranted:
        return tenantModeGranted(ctx, a, b, c, this);
      case E.modeTookEffect:
        return modeTookEffect(ctx, a, b, this);
      case E.clientLearnedMode:
        return clientLearnedMode(ctx, a, this);
      case E.peerModeLearned:
        return peerModeLearned(ctx, a, b, this);
      case E.userMoved:
        return userMoved(ctx, a, b, c, this);
      case E.externalAccessSet:
        return externalAccessSet(ctx, this.#plan.setting.settings[a]!, this);
      case E.userAccessSet:
        return userAccessSet(a, b, this);
      case E.clientSignedIn:
        return clientSignedIn(ctx, a, b, this);
      case E.clientSignedOut:
        return clientSignedOut(ctx, a, b, this);
      case E.sessionExpired:
        this.tally.sessionsExpired += 1;
        return sessionExpired(ctx, a, this);
      case E.peerModeChecked:
        return peerModeChecked(ctx, a, this);
      case E.missedMailDue:
        return missedMailDue(ctx, a >> 1, a & 1, this);
      case E.clientIdled:
        return clientIdled(ctx, a >> 1, a & 1, this);
      case E.failureLearned:
        return;
      case E.presenceArrived:
        return presenceArrived(a, b, c, d, this);
      case E.activitySet:
        return activitySet(ctx, a, b, c, this);
      default:
        must(false, `no handler for an event of kind ${kind}`);
    }
  }

  #begin(kind: number, cause: number, a: number, b: number, c: number, d: number): void {
    if (!this.#observed) return;
    if (kind === E.sessionExpired) b = this.world.threads.session[a]!;
    if (kind === E.missedMailDue || kind === E.clientIdled) {
      b = a & 1;
      a >>= 1;
    }
    this.#journal.begin(kind, cause, this.world.atUs, a, b, c, d);
  }

  #finish(): void {
    if (this.#observed && this.#ctx.decided) this.#journal.decided(this.#texts.of(this.#ctx));
    this.tally.events += this.#journal.end();
  }

  #trafficDue(user: number): void {
    const attempt = this.#attempt;
    attempt.originator = user;
    attempt.wish = WISH.newest;
    attempt.of = NONE;
    attempt.mark = NONE;
    attempt.features = 0;
    attempt.bytes = this.#plan.setting.switches.messageBytes;
    this.#plan.traffic!.write(user, attempt);
    this.#pushTraffic(user, this.world.atUs);
    this.#attemptNow(NONE);
  }

  #attemptScripted(action: number, cause: number): void {
    const said = this.#plan.setting.actions[action]!;
    const attempt = this.#attempt;
    attempt.originator = said.originator;
    attempt.recipient = said.recipient;
    attempt.client = said.client;
    attempt.wish = said.wish;
    attempt.of = said.of;
    attempt.mark = said.mark;
    attempt.features = said.features;
    attempt.bytes = said.bytes;
    this.#attemptNow(cause);
  }

  #attemptNow(cause: number): void {
    const attempt = this.#attempt;
    attempt.message = this.#attempts++;
    this.tally.attempted += 1;
    this.#parcel = NONE;
    // One draw per attempt, also when it is refused: two plans under one seed see the same network.
    this.#messageLuck = this.#draw(this.#luck, attempt.originator);
    const record = this.#observed
      ? this.#journal.begin(E.messageAttempted, cause, this.world.atUs, 0, 0, 0, 0)
      : undefined;
    messageAttempted(this.#ctx, attempt, this);
    if (record !== undefined) describeAttempt(record, attempt);
    this.#finish();
  }

  #messageLuck = 0;

  #draw(streams: Streams, user: number): number {
    if (!streams.has(user)) streams.open(user, this.#plan.userName(user));
    return streams.next(user);
  }

  #messageHopped(parcel: number, cause: number): void {
    const { parcels } = this.#transit;
    const link = this.#transit.linkOf(parcel);
    this.#begin(E.messageHopped, cause, parcels.message[parcel]!, link, 0, 0);
    // A link is asked at both of its ends: what was on it when it went down travels again (N10).
    if (this.world.links.down[link] !== 1) parcels.hop[parcel]! += 1;
    this.#goOn(parcel, undefined);
    this.#finish();
  }

  #goOn(parcel: number, by: RecordBuffer | undefined): void {
    const { parcels } = this.#transit;
    const cause = by === undefined ? this.#journal.n : this.#journal.nextFollowOn - 1;
    if (!this.#transit.enter(parcel, this.world.atUs, cause) || !this.#observed) return;
    const last = parcels.hop[parcel] === parcels.hops[parcel]! - 1;
    const kind = last ? E.messageArrived : E.messageHopped;
    this.#journal.scheduled(kind, parcels.reachesUs[parcel]!, parcels.message[parcel]!, by);
  }

  #messageArrived(parcel: number, cause: number): void {
    const { parcels } = this.#transit;
    const link = this.#transit.linkOf(parcel);
    if (this.world.links.down[link] === 1) return this.#messageHopped(parcel, cause);
    this.#begin(E.messageArrived, cause, parcels.message[parcel]!, link, 0, 0);
    if (this.#skipsHops) this.tally.events += parcels.hops[parcel]! - 1;
    this.#settleParcel(parcel, (arrival) => messageArrived(this.#ctx, arrival, this));
  }

  #messageGaveUp(parcel: number, cause: number): void {
    const { parcels } = this.#transit;
    this.#begin(E.messageHopped, cause, parcels.message[parcel]!, this.#transit.linkOf(parcel), 0, 0);
    this.#settleParcel(parcel, (arrival) => messageLost(arrival, this));
  }

  #settleParcel(
    parcel: number,
    handle: (arrival: { recipient: number; thread: number; mark: number }) => void,
  ): void {
    const { parcels } = this.#transit;
    const arrival = this.#arrival;
    arrival.recipient = parcels.recipient[parcel]!;
    arrival.thread = parcels.thread[parcel]!;
    arrival.mark = parcels.mark[parcel]!;
    this.#parcel = parcel;
    handle(arrival);
    this.#finish();
    parcels.release(parcel);
    this.#parcel = NONE;
  }

  // The effects that handlers want.

  change(code: number, a: number, b: number, c: number, d: number, e: number, f: number): void {
    if (this.#observed) this.#journal.did(code, a, b, c, d, e, f);
    apply(this.world, code, a, b, c, d, e, f);
    if (code === T.addThread) this.#countThread(b);
    else if (code === T.openSession) this.tally.sessionsOpened += 1;
    else if (code === T.setThreadStatus && b === THREAD_STATUS.disabled) this.tally.threadsDisabled += 1;
  }

  #countThread(method: number): void {
    this.tally.threadsCreated += 1;
    this.tally.byMethod[method]! += 1;
  }

  sendMessage(thread: number, side: number, newSession: number, stripped: number, window: number): void {
    const attempt = this.#attempt;
    const { decision } = this.#ctx;
    this.tally.sent += 1;
    if (decision.textOnly === 1) this.tally.textOnly += 1;
    const parcel = this.#transit.post(
      attempt.message,
      thread,
      side,
      attempt.originator,
      attempt.recipient,
      this.#messageLuck,
      attempt.bytes,
      attempt.mark,
      this.world.atUs,
    );
    if (!this.#observed) {
      this.#journal.skipFollowOn();
      if (this.#skipsHops) this.#transit.enterWhole(parcel, this.world.atUs);
      else this.#goOn(parcel, undefined);
      return;
    }
    const record = this.#journal.followOn(F.messageSent);
    const { values } = record;
    values[0] = attempt.message;
    values[1] = thread;
    values[2] = this.world.threads.session[thread]!;
    values[3] = newSession;
    values[4] = window;
    values[5] = clientOf(this.world, thread, 1 - side);
    values[6] = this.world.threads.method[thread]!;
    values[7] = decision.textOnly;
    values[8] = stripped;
    this.#goOn(parcel, record);
  }

  sendPresence(pair: number, watcher: number, client: number, presence: number): void {
    const { pairs } = this.world;
    const from = watcher === 0 ? pairs.hi[pair]! : pairs.lo[pair]!;
    const to = watcher === 0 ? pairs.lo[pair]! : pairs.hi[pair]!;
    const now = this.world.atUs;
    const luck = this.#draw(this.#presenceLuck, from);
    const delay = this.#transit.wholeDelayUs(from, client, to, client, METHOD.native, luck, now);
    const key = 4 * pair + 2 * watcher + client;
    const at = Math.max(now + delay, this.#newsUs.get(key) ?? 0);
    this.#newsUs.set(key, at);
    this.#push(at, E.presenceArrived, pair, watcher, client, presence, this.#journal.n);
    if (this.#observed) this.#journal.scheduled(E.presenceArrived, at, pair);
  }

  sendNotice(): void {
    const { parcels } = this.#transit;
    const parcel = this.#parcel;
    const thread = parcels.thread[parcel]!;
    const originator = parcels.originator[parcel]!;
    const recipient = parcels.recipient[parcel]!;
    const { threads } = this.world;
    const lo = this.world.pairs.lo[threads.pair[thread]!];
    const back = lo === originator ? threads.clientHi[thread]! : threads.clientLo[thread]!;
    const here = lo === originator ? threads.clientLo[thread]! : threads.clientHi[thread]!;
    const now = this.world.atUs;
    const delay = this.#transit.wholeDelayUs(
      recipient,
      back,
      originator,
      here,
      threads.method[thread]!,
      parcels.luck[parcel]!,
      now,
    );
    this.#push(
      now + delay,
      E.failureLearned,
      parcels.message[parcel]!,
      originator,
      0,
      0,
      this.#journal.nextFollowOn - 1,
    );
    if (this.#observed) this.#journal.scheduled(E.failureLearned, now + delay, parcels.message[parcel]!);
  }

  sendMail(user: number, client: number): void {
    this.tally.mails += 1;
    if (!this.#observed) return this.#journal.skipFollowOn();
    const record = this.#journal.followOn(F.missedMailSent);
    record.values[0] = user;
    record.values[1] = client;
  }

  startTimer(timer: number, owner: number, detail: number, delay: number): void {
    const now = this.world.atUs;
    const n = this.#journal.n;
    switch (timer) {
      case TIMER.session:
        return this.#arm(this.#sessionLane, E.sessionExpired, owner);
      case TIMER.missedMail:
        if (!this.#events.armed(this.#mailLane, 2 * owner + detail)) {
          this.#arm(this.#mailLane, E.missedMailDue, 2 * owner + detail);
        }
        return;
      case TIMER.idle:
        if (this.#idleLane !== NONE) this.#arm(this.#idleLane, E.clientIdled, 2 * owner + detail);
        return;
    }
    const [kind, delayUs] = this.#timerEvent(timer, owner, detail, delay);
    this.#push(now + delayUs, kind, owner, detail, 0, 0, n);
    if (this.#observed) this.#journal.scheduled(kind, now + delayUs, owner);
  }

  #timerEvent(timer: number, owner: number, detail: number, delay: number): [number, number] {
    const { switches } = this.#plan.setting;
    switch (timer) {
      case TIMER.modeEffect: {
        const u = this.#draw(this.#modeDelays, owner);
        return [
          E.modeTookEffect,
          delay === NONE ? switches.modeChangeDelay : toWholeUs(this.#delays[delay]!(u)),
        ];
      }
      case TIMER.clientLearns:
        return [E.clientLearnedMode, switches.clientLearnsModeAfter];
      case TIMER.peerCheck:
        return [E.peerModeChecked, switches.federatedModeCheck];
      default: {
        must(timer === TIMER.peerLearns, `no timer ${timer}`);
        const { pairs, users } = this.world;
        const watcher = detail === 0 ? pairs.lo[owner]! : pairs.hi[owner]!;
        const stale = detail === 0 ? pairs.staleForLo[owner]! : pairs.staleForHi[owner]!;
        return [E.peerModeLearned, peerCacheUs(stale, users.mode[peerOf(this.world, owner, watcher)]!)];
      }
    }
  }

  #arm(lane: number, kind: number, owner: number): void {
    this.#events.arm(lane, owner, this.world.atUs, this.#journal.n);
    if (!this.#observed) return;
    const whose = kind === E.sessionExpired ? owner : owner >> 1;
    this.#journal.scheduled(kind, this.#events.dueUs(lane, owner), whose);
  }

  stopTimer(timer: number, owner: number): void {
    must(timer === TIMER.session, `timer ${timer} cannot be stopped`);
    this.#events.disarm(this.#sessionLane, owner);
  }

  settle(outcome: number, because: number): void {
    const message =
      this.#parcel === NONE ? this.#attempt.message : this.#transit.parcels.message[this.#parcel]!;
    this.#count(outcome, because);
    if (!this.#observed) this.#journal.skipFollowOn();
    else this.#describeOutcome(message, outcome, because);
    const landed = outcome === OUTCOME.delivered || outcome === OUTCOME.missed;
    if (landed && this.#arrival.mark !== NONE) this.#scheduleDependents(this.#arrival.mark);
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
    tally.latency.add(this.world.atUs - this.#transit.parcels.sentUs[this.#parcel]!);
  }

  #describeOutcome(message: number, outcome: number, because: number): void {
    const record = this.#journal.followOn(FOLLOW_ON_OF[outcome]!);
    const { values } = record;
    values[0] = message;
    if (outcome === OUTCOME.delivered || outcome === OUTCOME.missed) {
      values[1] = this.#landingClient();
      values[2] = because;
    } else values[1] = because;
  }

  #landingClient(): number {
    const { recipient, thread } = this.#arrival;
    const { pairs, threads } = this.world;
    return pairs.lo[threads.pair[thread]!] === recipient
      ? threads.clientLo[thread]!
      : threads.clientHi[thread]!;
  }

  /** What the scenario ties to the arrival of a message (`at: m1 + 9m`). */
  #scheduleDependents(mark: number): void {
    for (const planned of this.#plan.setting.dependents) {
      if (planned.afterMark !== mark) continue;
      const atUs = this.world.atUs + planned.offsetUs;
      this.#push(atUs, planned.kind, planned.a, planned.b, planned.c, planned.d, this.#journal.n);
      if (this.#observed) this.#journal.scheduled(planned.kind, atUs, planned.a);
    }
  }

  refuse(user: number, because: number): void {
    if (!this.#observed) return this.#journal.skipFollowOn();
    const record = this.#journal.followOn(F.requestRefused);
    record.values[0] = user;
    record.values[1] = because;
  }
}

/** Whether all links stay up and none queues. */
function isSteady(setting: Setting): boolean {
  const fails = (planned: { kind: number }): boolean => planned.kind === E.linkFailed;
  return !setting.network.queues && !setting.agenda.some(fails) && !setting.dependents.some(fails);
}

const FOLLOW_ON_OF: Readonly<Record<number, number>> = {
  [OUTCOME.delivered]: F.messageDelivered,
  [OUTCOME.missed]: F.messageMissed,
  [OUTCOME.refused]: F.messageRefused,
  [OUTCOME.failed]: F.messageFailed,
};

function describeAttempt(record: RecordBuffer, attempt: Attempt): void {
  const { values } = record;
  values[0] = attempt.message;
  values[1] = attempt.mark;
  values[2] = attempt.originator;
  values[3] = attempt.recipient;
  values[4] = attempt.client;
  values[5] = attempt.wish;
  values[6] = attempt.of;
  values[7] = attempt.features;
}
