/**
 * Synthetic traffic: people begin conversations with their contacts at the hours they work, and take turns in them.
 *
 * A conversation is a plan of turns drawn as it goes: whose turn is next, and when. A turn is taken only by somebody
 * who has something before them to write to: the answer to a message that was never seen is not written. The draws
 * are made all the same and at the same times, out of one stream for each person who begins conversations, so that
 * two plans for the same company have the same people begin the same conversations at the same times.
 */
import { ln } from '../core/exact-math.ts';
import { Streams } from '../core/streams.ts';
import { US_PER_MINUTE } from '../core/time.ts';
import { toWholeUs } from '../core/variates.ts';
import type { Attempt } from '../model/attempt.ts';
import { CLIENT, NONE, OUTCOME } from '../model/words.ts';
import type { ContactGraph } from './contact-graph.ts';
import {
  type ConversationLaws,
  countQuantile,
  drawGap,
  type Gap,
  rankOf,
  WORKDAY_US,
} from './conversation-laws.ts';
import { SEEN, Slots, SPOKE } from './slots.ts';
import type { Clients, Schedule, Traffic } from './traffic.ts';
import { type WeekHours, WeekProfile } from './week-profile.ts';

/** A traffic of a scenario: whose, and how; the same in all runs. */
export interface ConversationPlan {
  /** The traffic's name, a part of the keys of its streams. */
  readonly name: string;
  /** Ids of the people, in ascending order; a person's place is their number in the other columns. */
  readonly people: Int32Array;
  /** Conversations that each begins on a weekday, a mean. */
  readonly perDay: Float64Array;
  /** Minutes ahead of UTC. */
  readonly timeZoneMinutes: Int16Array;
  readonly contacts: ContactGraph;
  readonly hours: WeekHours;
  readonly laws: ConversationLaws;
}

/** What a run adds. */
export interface ConversationRun {
  readonly seed: string;
  readonly replication: number;
  readonly userName: (user: number) => string;
  /** Microseconds since 1970 at which the run starts. */
  readonly startUs: number;
  readonly users: number;
}

export class Conversations implements Traffic {
  readonly slots = new Slots();
  readonly #plan: ConversationPlan;
  readonly #run: ConversationRun;
  readonly #week: WeekProfile;
  readonly #count: (u: number) => number;
  readonly #streams: Streams;
  /** For each user their place among the people, NONE for others. */
  readonly #placeOf: Int32Array;
  readonly #teamsShare: number;
  readonly #gap: Gap = { us: 0, working: 0 };
  #schedule!: Schedule;
  #clients!: Clients;

  constructor(plan: ConversationPlan, run: ConversationRun) {
    const { people, laws } = plan;
    this.#plan = plan;
    this.#run = run;
    this.#week = new WeekProfile(plan.hours);
    this.#count = countQuantile(laws.messages);
    this.#streams = new Streams(run.seed, run.replication, `traffic/${plan.name}`, people.length);
    this.#placeOf = new Int32Array(run.users).fill(NONE);
    people.forEach((user, person) => {
      this.#placeOf[user] = person;
    });
    const [teams = 0, sfb = 0] = laws.clients;
    this.#teamsShare = teams / (teams + sfb);
  }

  begin(schedule: Schedule, clients: Clients): void {
    this.#schedule = schedule;
    this.#clients = clients;
    const { people, perDay, contacts } = this.#plan;
    for (let person = 0; person < people.length; person++) {
      if (!(perDay[person]! > 0) || contacts.first[person] === contacts.first[person + 1]) continue;
      this.#streams.open(person, this.#run.userName(people[person]!));
      this.#scheduleNext(person, 0);
    }
  }

  due(source: number, nowUs: number, attempt: Attempt): boolean {
    const { length } = this.#plan.people;
    return source < length
      ? this.#conversationBegins(source, nowUs, attempt)
      : this.#turn(source - length, nowUs, attempt);
  }

  settled(talk: number, outcome: number, client: number): void {
    const { slots } = this;
    const slot = talk >> 1;
    const side = talk & 1;
    slots.out[slot]! -= 1;
    if (outcome === OUTCOME.delivered) {
      slots.state[slot]! |= SEEN[1 - side]!;
      slots.client[2 * slot + 1 - side] = client;
    } else if (outcome !== OUTCOME.missed && slots.last[slot] === side) {
      // Who sees that it did not go does not go on.
      slots.state[slot]! &= ~SPOKE;
    }
    slots.releaseIfOver(slot);
  }

  #scheduleNext(person: number, nowUs: number): void {
    const work = -ln(1 - this.#streams.next(person)) / this.#plan.perDay[person]!;
    this.#schedule(person, nowUs + this.#workingUs(person, nowUs, work));
  }

  /** When so much working time of a person is over, in whole microseconds from now. */
  #workingUs(person: number, nowUs: number, work: number): number {
    const zoneUs = this.#plan.timeZoneMinutes[person]! * US_PER_MINUTE;
    return toWholeUs(this.#week.usUntil(this.#run.startUs + nowUs + zoneUs, work));
  }

  #conversationBegins(person: number, nowUs: number, attempt: Attempt): boolean {
    const { people, contacts, laws } = this.#plan;
    const streams = this.#streams;
    const first = contacts.first[person]!;
    const degree = contacts.first[person + 1]! - first;
    const partner = contacts.who[first + rankOf(streams.next(person), degree, laws.skew)]!;
    const wishesTeams = streams.next(person) < this.#teamsShare;
    const messages = this.#count(streams.next(person));
    this.#scheduleNext(person, nowUs);
    const user = people[person]!;
    const client = this.#clientOf(user, wishesTeams ? CLIENT.Teams : CLIENT.SfB);
    const slot = this.slots.take(person, partner, messages - 1);
    const writes = client !== NONE;
    this.slots.client[2 * slot] = client;
    if (writes) this.#write(slot, 0, user, partner, client, attempt);
    this.#planTurn(slot, nowUs);
    return writes;
  }

  /** Draws who speaks next, and when; or the conversation is over. */
  #planTurn(slot: number, nowUs: number): void {
    const { slots } = this;
    if (slots.left[slot] === 0) return slots.releaseIfOver(slot);
    const { laws, people } = this.#plan;
    const person = slots.person[slot]!;
    const replies = this.#streams.next(person) < laws.replies;
    const gap = this.#gap;
    drawGap(replies ? laws.replyDelay : laws.followUpDelay, this.#streams.next(person), gap);
    const side = replies ? 1 - slots.next[slot]! : slots.next[slot]!;
    slots.last[slot] = slots.next[slot]!;
    slots.next[slot] = side;
    const other = this.#placeOf[slots.partner[slot]!]!;
    const us =
      gap.working === 0
        ? toWholeUs(gap.us)
        : this.#workingUs(side === 0 || other === NONE ? person : other, nowUs, gap.us / WORKDAY_US);
    this.#schedule(people.length + slot, nowUs + us);
  }

  #turn(slot: number, nowUs: number, attempt: Attempt): boolean {
    const { slots } = this;
    const side = slots.next[slot]!;
    const me = this.#plan.people[slots.person[slot]!]!;
    const partner = slots.partner[slot]!;
    slots.left[slot]! -= 1;
    const state = slots.state[slot]!;
    const goesOn = slots.last[slot] === side && (state & SPOKE) !== 0;
    const may = goesOn || (state & SEEN[side]!) !== 0;
    const user = side === 0 ? me : partner;
    const client = may ? this.#clientOf(user, slots.client[2 * slot + side]!) : NONE;
    slots.state[slot] = state & ~SPOKE;
    if (client !== NONE) this.#write(slot, side, user, side === 0 ? partner : me, client, attempt);
    this.#planTurn(slot, nowUs);
    return client !== NONE;
  }

  #write(slot: number, side: number, from: number, to: number, client: number, attempt: Attempt): void {
    const { slots } = this;
    slots.out[slot]! += 1;
    slots.state[slot] = (slots.state[slot]! | SPOKE) & ~SEEN[side]!;
    slots.client[2 * slot + side] = client;
    attempt.originator = from;
    attempt.recipient = to;
    attempt.client = client;
    attempt.talk = 2 * slot + side;
  }

  /**
   * The wished client, or the other one where that does not run or its mode has no chat in it. Where no client has
   * chat, people try all the same, and are refused; NONE where no client runs.
   */
  #clientOf(user: number, wished: number): number {
    const usable = this.#clients.usable(user);
    const clients = usable === 0 ? this.#clients.running(user) : usable;
    if (clients === 0) return NONE;
    if (wished !== NONE && (clients & (1 << wished)) !== 0) return wished;
    return (clients & (1 << CLIENT.Teams)) !== 0 ? CLIENT.Teams : CLIENT.SfB;
  }
}
