/** Conservation and causality: C1 to C9. */
import { E, F, FIRST_FOLLOW_ON, RECORD_KINDS } from '../../model/event.ts';
import { NONE } from '../../model/words.ts';
import { type RecordBuffer, SCHEDULED_STRIDE } from '../../trace/record.ts';
import type { CheckedRun, EndOfRecords, Report, Watch } from './contract.ts';
import { isEnd, type Ledger, STAGE } from './ledger.ts';

const SENT = FIRST_FOLLOW_ON + F.messageSent;
const REFUSED = FIRST_FOLLOW_ON + F.messageRefused;
/** Kinds of records whose first operand is a message that is on its way. */
const ON_THE_WAY = new Set<number>([E.messageHopped, E.messageArrived, E.messageStalled, E.linkWaitEnded]);

/** C4, C6, C8: numbers, times and causes of the records themselves. */
export class RecordOrder implements Watch {
  readonly #report: Report;
  readonly #untilUs: number;
  #next = 0;
  #lastUs = 0;
  #eventN = NONE;

  constructor(run: CheckedRun, report: Report) {
    this.#report = report;
    this.#untilUs = run.untilUs;
  }

  record({ n, atUs, cause, kind }: RecordBuffer): void {
    if (n !== this.#next) this.#report('C4', `record ${this.#next} is next, not ${n}`);
    if (atUs < this.#lastUs) this.#report('C4', `time goes back from ${this.#lastUs} to ${atUs} µs`);
    if (cause >= n || cause < NONE) this.#report('C6', `record ${n} is caused by record ${cause}`);
    if (kind < FIRST_FOLLOW_ON) this.#eventN = n;
    else if (cause !== this.#eventN || atUs !== this.#lastUs) {
      this.#report('C6', `${RECORD_KINDS[kind]?.name} follows record ${cause} instead of ${this.#eventN}`);
    }
    if (atUs > this.#untilUs) this.#report('C8', `at ${atUs} µs, the run ends at ${this.#untilUs} µs`);
    this.#next = n + 1;
    this.#lastUs = atUs;
  }
}

/** C1, C2, C3, C9: how many messages there are and what becomes of each. */
export class Conservation implements Watch {
  readonly #report: Report;
  readonly #untilUs: number;
  /** Sent minus ended, by thread. */
  readonly #open: number[] = [];
  #lastUs = 0;
  #count = 0;
  /** Microseconds: the messages on their way over time, and the ways of those that have ended. */
  #area = 0;
  #ways = 0;

  constructor(run: CheckedRun, report: Report) {
    this.#report = report;
    this.#untilUs = run.untilUs;
  }

  record(record: RecordBuffer, ledger: Ledger): void {
    this.#area += this.#count * (record.atUs - this.#lastUs);
    this.#lastUs = record.atUs;
    const { kind, values } = record;
    const message = values[0]!;
    if (kind === E.messageAttempted) this.#attempted(message, ledger);
    else if (kind === SENT || kind === REFUSED) this.#decided(record, ledger.stageOf(message));
    else if (isEnd(kind)) this.#ended(record, ledger);
    else if (ON_THE_WAY.has(kind) && ledger.stageOf(message) !== STAGE.sent) {
      this.#report('C3', `${RECORD_KINDS[kind]!.name} of message ${message}, which is not on its way`);
    }
  }

  #attempted(message: number, ledger: Ledger): void {
    if (ledger.stageOf(message) !== STAGE.unknown)
      this.#report('C2', `message ${message} is attempted again`);
    else if (message !== ledger.attempts) {
      this.#report('C3', `attempt ${ledger.attempts} has the number ${message}`);
    }
  }

  #decided({ kind, values }: RecordBuffer, stage: number): void {
    const message = values[0]!;
    if (stage === STAGE.unknown) this.#report('C3', `message ${message} was never attempted`);
    else if (stage !== STAGE.attempted)
      this.#report('C2', `message ${message} is refused or sent a second time`);
    if (kind !== SENT) return;
    this.#count += 1;
    this.#open[values[1]!] = (this.#open[values[1]!] ?? 0) + 1;
  }

  #ended({ atUs, values }: RecordBuffer, ledger: Ledger): void {
    const message = values[0]!;
    const stage = ledger.stageOf(message);
    const sent = ledger.inFlight.get(message);
    if (stage === STAGE.ended) this.#report('C2', `message ${message} ends a second time`);
    else if (sent === undefined) this.#report('C3', `message ${message} ends and was never sent`);
    this.#count -= 1;
    if (sent === undefined) return;
    this.#ways += atUs - sent.sentUs;
    this.#open[sent.thread]! -= 1;
  }

  end(ledger: Ledger, { inFlight, interrupted }: EndOfRecords): void {
    const endUs = interrupted === true ? this.#lastUs : this.#untilUs;
    this.#area += this.#count * (endUs - this.#lastUs);
    for (const { sentUs } of ledger.inFlight.values()) this.#ways += endUs - sentUs;
    if (this.#area !== this.#ways) {
      this.#report('C9', `${this.#area} µs on the way over time, ${this.#ways} µs message by message`);
    }
    const onTheWay = this.#open.reduce((sum, count) => sum + count, 0);
    const known = [...ledger.inFlight.keys()].sort((a, b) => a - b);
    if (onTheWay !== known.length || this.#open.some((count) => count < 0)) {
      this.#report('C1', `${onTheWay} more were sent than ended, ${known.length} are on their way`);
    }
    if (inFlight !== undefined && inFlight.join() !== known.join()) {
      this.#report('C1', `on their way are ${known.join(', ')}, the run says ${inFlight.join(', ')}`);
    }
  }
}

/** C5: every step of a message was scheduled for its instant by the step before. */
export class Ways implements Watch {
  readonly #report: Report;
  readonly #due = new Map<number, { readonly kind: number; readonly atUs: number }>();

  constructor(_: CheckedRun, report: Report) {
    this.#report = report;
  }

  record(record: RecordBuffer): void {
    const { kind, values, atUs } = record;
    if (ON_THE_WAY.has(kind)) this.#step(kind, values[0]!, atUs);
    for (let i = 0, at = 0; i < record.scheduledCount; i++, at += SCHEDULED_STRIDE) {
      const next = record.scheduled[at]!;
      if (!ON_THE_WAY.has(next)) continue;
      const dueUs = record.scheduled[at + 1]!;
      const message = record.scheduled[at + 2]!;
      if (dueUs < atUs)
        this.#report('C5', `message ${message} is to be somewhere at ${dueUs} µs, in the past`);
      this.#due.set(message, { kind: next, atUs: dueUs });
    }
    if (isEnd(kind)) this.#due.delete(values[0]!);
  }

  #step(kind: number, message: number, atUs: number): void {
    const due = this.#due.get(message);
    const name = RECORD_KINDS[kind]!.name;
    if (due === undefined) return this.#report('C5', `${name} of message ${message} was never scheduled`);
    // A link that went down meanwhile turns a hop or an arrival into a stop.
    const expected = kind === due.kind || (kind === E.messageStalled && due.kind !== E.linkWaitEnded);
    if (!expected || atUs !== due.atUs) {
      const scheduled = `${RECORD_KINDS[due.kind]!.name} at ${due.atUs} µs`;
      this.#report('C5', `${name} of message ${message} at ${atUs} µs, scheduled was ${scheduled}`);
    }
  }
}
