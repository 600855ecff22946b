/** The traffic of a run: when its sources are due, who writes then, and what has become of what they wrote. */
import type { EventList } from '../core/event-list.ts';
import { must } from '../core/must.ts';
import type { Context } from '../handlers/effects.ts';
import type { Attempt } from '../model/attempt.ts';
import { E, EVENTS } from '../model/event.ts';
import { CLIENT, NONE } from '../model/words.ts';
import type { Rhythm } from '../workload/rhythm.ts';
import type { Traffic } from '../workload/traffic.ts';
import { clearAttempt } from './attempt-record.ts';

/** A source of the traffic is due: not an event of the model, what happens then is an attempt. */
export const TRAFFIC_DUE = 1_000;
/** The rhythm of a client is due: what happens then is that it starts or stops, or nothing. */
export const CLIENT_DUE = 1_001;

/** Schedules the first starts of the clients that do not run all the time. */
export function scheduleRhythm(rhythm: Rhythm, untilUs: number, events: EventList): void {
  const { class: cls } = EVENTS[E.clientSignedIn];
  rhythm.begin((row, atUs) => {
    if (atUs <= untilUs) events.push(atUs, cls, events.reserve(), CLIENT_DUE, row, 0, 0, 0, NONE);
  });
}

export class Writers {
  readonly #traffic: Traffic;
  readonly #bytes: number;

  /** Schedules whatever the traffic wants before the run. */
  constructor(traffic: Traffic, untilUs: number, ctx: Context, events: EventList) {
    this.#traffic = traffic;
    this.#bytes = ctx.rules.switches.messageBytes;
    const { class: cls } = EVENTS[E.messageAttempted];
    const { world } = ctx;
    const { users, tenants } = world;
    const allows = (user: number, client: number): number =>
      ctx.rules.clientUsable(users.clientMode[user]!, client, tenants.cloud[users.tenant[user]!]!) ? 1 : 0;
    const allowed = (user: number): number =>
      (allows(user, CLIENT.Teams) << CLIENT.Teams) | (allows(user, CLIENT.SfB) << CLIENT.SfB);
    const clients = {
      running: (user: number): number => users.running[user]!,
      usable: (user: number): number => users.running[user]! & allowed(user),
      allowed,
    };
    traffic.begin((source, atUs) => {
      must(atUs >= world.atUs, 'traffic is due now or later');
      if (atUs <= untilUs) events.push(atUs, cls, events.reserve(), TRAFFIC_DUE, source, 0, 0, 0, NONE);
    }, clients);
  }

  /** Whether somebody writes now; then the attempt says what. */
  due(source: number, nowUs: number, attempt: Attempt): boolean {
    clearAttempt(attempt, this.#bytes);
    return this.#traffic.due(source, nowUs, attempt);
  }

  /** Tells the traffic what has become of a message of its own. */
  settled(talk: number, outcome: number, client: number): void {
    this.#traffic.settled?.(talk, outcome, client);
  }
}
