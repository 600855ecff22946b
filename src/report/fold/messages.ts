/** What became of the messages: counted by day, group, partner, reason, person and row. */
import { E, F, FIRST_FOLLOW_ON } from '../../model/event.ts';
import { CLIENT, NONE, THREAD_STATUS } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { RecordBuffer } from '../../trace/record.ts';
import type { Loss } from '../report.ts';
import type { Days } from './days.ts';
import { DecidingRows } from './decisions.ts';
import type { Facts } from './facts.ts';
import type { Grouping } from './groups.ts';
import { type Flight, newFlight, OnTheirWay } from './on-their-way.ts';
import { Tallies, Tally } from './tallies.ts';
import type { Waves } from './waves.ts';

const SENT: number = FIRST_FOLLOW_ON + F.messageSent;
const REFUSED: number = FIRST_FOLLOW_ON + F.messageRefused;
const DELIVERED: number = FIRST_FOLLOW_ON + F.messageDelivered;
const MISSED: number = FIRST_FOLLOW_ON + F.messageMissed;
const FAILED: number = FIRST_FOLLOW_ON + F.messageFailed;

export type LossTallies = Readonly<Record<Loss, Tally>>;

export function newLosses(): LossTallies {
  return { missed: new Tally(), refused: new Tally(), failed: new Tally(), degraded: new Tally() };
}

/** The losses with one reason, and the rows that decided those messages. */
export interface ReasonTally {
  readonly loss: Loss;
  /** Code of the trace's words; NONE for degraded. */
  readonly reason: number;
  readonly tally: Tally;
  /** By number of the row. */
  readonly rows: Map<number, number>;
}

export interface RowTally {
  readonly row: string;
  readonly outcome: string;
  readonly tally: Tally;
}

/** Told of every message that has landed, in a client that runs or in one that does not. */
export interface Landings {
  landed(flight: Flight, atUs: number): void;
}

export interface MessageFoldParts {
  readonly facts: Facts;
  readonly world: World;
  readonly grouping: Grouping;
  readonly days: Days;
  readonly waves: Waves;
  /** The wave that disabled a thread, NONE if none did. */
  readonly disabledBy: (thread: number) => number;
  /** Code of the reason `thread-disabled`. */
  readonly threadDisabled: number;
  readonly landings: readonly Landings[];
}

export class MessageFold {
  attempted = 0;
  sent = 0;
  delivered = 0;
  readonly total = newLosses();
  readonly byDay: LossTallies[] = [];
  readonly byRecipient: readonly LossTallies[];
  readonly bySender: readonly LossTallies[];
  /** By place of the group times the number of tenants, plus the partner. */
  readonly byPartner = new Map<number, LossTallies>();
  readonly byReason = new Map<string, ReasonTally>();
  readonly rows: RowTally[] = [];
  /** By user: missed by them, refused to them. */
  readonly missedBy: Tallies;
  readonly refusedTo: Tallies;
  /** By thread: refused because it was disabled. */
  readonly refusedIn = new Tallies();
  readonly #parts: MessageFoldParts;
  readonly #onTheirWay = new OnTheirWay();
  readonly #deciding = new DecidingRows();
  readonly #rowNumbers = new Map<string, number>();
  /** The attempt at hand, or the message that has come to its end. */
  readonly #flight = newFlight();
  #asked = NONE;

  constructor(parts: MessageFoldParts) {
    const { grouping, world } = parts;
    this.#parts = parts;
    this.byRecipient = grouping.groups.map(newLosses);
    this.bySender = grouping.groups.map(newLosses);
    this.missedBy = new Tallies(world.users.count);
    this.refusedTo = new Tallies(world.users.count);
  }

  /** How many messages are on their way. */
  get inFlight(): number {
    return this.#onTheirWay.count;
  }

  record(record: RecordBuffer): void {
    switch (record.kind) {
      case E.messageAttempted:
        return this.#attempt(record);
      case SENT:
        return this.#send(record);
      case REFUSED:
        return this.#refuse(record);
      case DELIVERED:
        return this.#deliver(record);
      case MISSED:
        if (this.#ends(record)) this.#land(record.atUs);
        return this.#lose('missed', record.values[2]!, record.atUs);
      case FAILED:
        this.#ends(record);
        return this.#lose('failed', record.values[1]!, record.atUs);
    }
  }

  #attempt({ values, decision }: RecordBuffer): void {
    const flight = this.#flight;
    this.attempted += 1;
    flight.message = values[0]!;
    flight.mark = values[1]!;
    flight.from = this.#userOf(values[2]!);
    flight.to = this.#userOf(values[3]!);
    flight.via = values[4]!;
    flight.lands = NONE;
    this.#asked = this.#parts.world.marks.thread[values[6]!] ?? NONE;
    if (flight.to === NONE) flight.to = this.#otherOf(this.#asked, flight.from);
    this.#parts.facts.about = flight;
    flight.row = this.#rowOf(decision);
  }

  /** NONE for what is nobody's id, which only a damaged trace has. */
  #userOf(id: number): number {
    return id >= 0 && id < this.#parts.world.users.count ? id : NONE;
  }

  #rowOf(decision: string): number {
    const decided = this.#deciding.of(decision);
    if (decided === undefined) return NONE;
    const key = `${decided.outcome} ${decided.row}`;
    let number = this.#rowNumbers.get(key);
    if (number === undefined) {
      number = this.rows.push({ ...decided, tally: new Tally() }) - 1;
      this.#rowNumbers.set(key, number);
    }
    this.rows[number]!.tally.add(this.#parts.facts);
    return number;
  }

  #send({ values, atUs }: RecordBuffer): void {
    const flight = this.#flight;
    this.sent += 1;
    if (flight.message !== values[0]) return;
    flight.thread = values[1]!;
    flight.lands = values[5]!;
    flight.method = values[6]!;
    flight.textOnly = values[7]!;
    flight.sentUs = atUs;
    if (flight.to === NONE) flight.to = this.#otherOf(flight.thread, flight.from);
    this.#onTheirWay.add(flight);
  }

  /** The other one of a thread, NONE if there is no such thread. */
  #otherOf(thread: number, user: number): number {
    const { threads, pairs } = this.#parts.world;
    if (thread < 0 || thread >= threads.count || user < 0) return NONE;
    const pair = threads.pair[thread]!;
    return pairs.lo[pair]! + pairs.hi[pair]! - user;
  }

  #refuse({ values, atUs }: RecordBuffer): void {
    if (this.#flight.message !== values[0]) this.#forget(values[0]!);
    this.#parts.facts.about = this.#flight;
    const because = values[1]!;
    if (because === this.#parts.threadDisabled && this.#isDisabled(this.#asked)) {
      this.refusedIn.add(this.#asked, this.#parts.facts);
    }
    this.refusedTo.add(this.#flight.from, this.#parts.facts);
    this.#lose('refused', because, atUs);
  }

  #isDisabled(thread: number): boolean {
    return thread !== NONE && this.#parts.world.threads.status[thread] === THREAD_STATUS.disabled;
  }

  #deliver(record: RecordBuffer): void {
    this.delivered += 1;
    if (!this.#ends(record)) return;
    this.#land(record.atUs);
    const { textOnly, via } = this.#flight;
    if (textOnly === 1 && via === CLIENT.Teams) this.#lose('degraded', NONE, record.atUs);
  }

  /** Whether the message that comes to its end is known to have left. */
  #ends({ values }: RecordBuffer): boolean {
    const known = this.#onTheirWay.take(values[0]!, this.#flight);
    if (!known) this.#forget(values[0]!);
    this.#parts.facts.about = this.#flight;
    return known;
  }

  #forget(message: number): void {
    Object.assign(this.#flight, newFlight(), { message });
  }

  #land(atUs: number): void {
    for (const each of this.#parts.landings) each.landed(this.#flight, atUs);
  }

  #lose(loss: Loss, reason: number, atUs: number): void {
    const { facts, grouping, days, waves, world } = this.#parts;
    const { from, to, row } = this.#flight;
    this.total[loss].add(facts);
    const day = days.of(atUs);
    while (this.byDay.length <= day) this.byDay.push(newLosses());
    this.byDay[day]![loss].add(facts);
    this.#reason(loss, reason, row);
    const [fromGroup, toGroup] = [grouping.of[from] ?? NONE, grouping.of[to] ?? NONE];
    this.bySender[fromGroup]?.[loss].add(facts);
    this.byRecipient[toGroup]?.[loss].add(facts);
    if (loss === 'missed') this.missedBy.add(to, facts);
    const { tenant } = world.users;
    if (fromGroup !== NONE && toGroup !== NONE && tenant[from] !== tenant[to]) {
      this.#partner(fromGroup, tenant[to]!)[loss].add(facts);
      this.#partner(toGroup, tenant[from]!)[loss].add(facts);
    }
    if (loss === 'missed' || loss === 'refused') this.#wave(loss, atUs, waves);
  }

  #reason(loss: Loss, reason: number, row: number): void {
    const key = `${loss} ${reason}`;
    let found = this.byReason.get(key);
    if (found === undefined) {
      found = { loss, reason, tally: new Tally(), rows: new Map() };
      this.byReason.set(key, found);
    }
    found.tally.add(this.#parts.facts);
    if (row !== NONE) found.rows.set(row, (found.rows.get(row) ?? 0) + 1);
  }

  #partner(group: number, tenant: number): LossTallies {
    const key = group * this.#parts.world.tenants.count + tenant;
    let losses = this.byPartner.get(key);
    if (losses === undefined) {
      losses = newLosses();
      this.byPartner.set(key, losses);
    }
    return losses;
  }

  #wave(loss: 'missed' | 'refused', atUs: number, waves: Waves): void {
    const { from, to } = this.#flight;
    const asksForOne = loss === 'refused' && this.#isDisabled(this.#asked);
    const place = asksForOne ? this.#parts.disabledBy(this.#asked) : NONE;
    const wave = place === NONE ? waves.ofMessage(from, to, atUs) : place;
    waves.all[wave]?.[loss].add(this.#parts.facts);
  }
}
