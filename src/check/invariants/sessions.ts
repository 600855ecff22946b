/** SIP sessions and their clock: S1, S2, S3, S5. */
import { E, F, FIRST_FOLLOW_ON } from '../../model/event.ts';
import { T } from '../../model/transition.ts';
import { CLIENT, NONE } from '../../model/words.ts';
import { type RecordBuffer, SCHEDULED_STRIDE } from '../../trace/record.ts';
import type { CheckedRun, EndOfRecords, Report, Watch } from './contract.ts';
import type { Ledger, ThreadEntry } from './ledger.ts';

const SENT = FIRST_FOLLOW_ON + F.messageSent;

export class Sessions implements Watch {
  readonly #report: Report;
  readonly #timeoutUs: number;
  readonly #idle: boolean;
  readonly #untilUs: number;
  /** The thread whose session the event at hand opened or kept alive, NONE if none; whether it opened it. */
  #touched: number = NONE;
  #opened = false;
  /** What the session's clock counted from before the event. */
  #beforeUs = 0;
  #lastUs = 0;

  constructor(run: CheckedRun, report: Report) {
    this.#report = report;
    this.#timeoutUs = run.switches.sessionTimeout;
    this.#idle = run.switches.sessionClock === 'idle';
    this.#untilUs = run.untilUs;
  }

  record(record: RecordBuffer, ledger: Ledger): void {
    this.#lastUs = record.atUs;
    if (record.kind === SENT) return this.#sent(record, ledger);
    // Other follow-ons, such as that of a label, may stand between the attempt and the sending.
    if (record.kind < FIRST_FOLLOW_ON) this.#closeEvent();
    if (record.kind === E.sessionExpired) this.#expired(record, ledger);
  }

  #expired({ atUs, values }: RecordBuffer, ledger: Ledger): void {
    const [number, session] = [values[0]!, values[1]!];
    const thread = ledger.threads[number];
    if (thread === undefined || thread.session !== session || session === NONE) {
      return this.#report('S1', `session ${session} of thread ${number} expires and is not alive`);
    }
    const dueUs = this.#clockOf(thread) + this.#timeoutUs;
    if (atUs !== dueUs) this.#report('S1', `session ${session} expires at ${atUs} µs instead of ${dueUs} µs`);
  }

  /** What the clock of a live session counts from. */
  #clockOf(thread: ThreadEntry): number {
    return this.#idle ? thread.activeUs : thread.openedUs;
  }

  did(dids: Float64Array, at: number, record: RecordBuffer, ledger: Ledger): void {
    const code = dids[at];
    if (code !== T.openSession && code !== T.touchSession) return;
    const number = dids[at + 1]!;
    const thread = ledger.threads[number];
    if (record.kind !== E.messageAttempted) this.#report('S2', `thread ${number}: no message is being sent`);
    if (thread === undefined) return;
    const isOpen = thread.session !== NONE;
    if (isOpen === (code === T.openSession)) {
      this.#report(
        'S3',
        `thread ${number} ${isOpen ? 'has a session already' : 'has no session to keep alive'}`,
      );
    }
    this.#touched = number;
    this.#opened = code === T.openSession;
    this.#beforeUs = thread.hadSession ? this.#clockOf(thread) : -Infinity;
  }

  /** The clocks that an event winds: exactly one for a session that it opens, or keeps alive under an idle clock. */
  after(record: RecordBuffer): void {
    if (record.kind >= FIRST_FOLLOW_ON) return;
    const winds = this.#touched !== NONE && (this.#opened || this.#idle) ? 1 : 0;
    let wound = 0;
    for (let i = 0, at = 0; i < record.scheduledCount; i++, at += SCHEDULED_STRIDE) {
      if (record.scheduled[at] !== E.sessionExpired) continue;
      wound += 1;
      const [atUs, number] = [record.scheduled[at + 1]!, record.scheduled[at + 2]!];
      if (number !== this.#touched) this.#report('S3', `a clock is wound for thread ${number}`);
      else if (atUs !== record.atUs + this.#timeoutUs) {
        this.#report('S3', `the clock of thread ${number} ends at ${atUs} µs`);
      }
    }
    if (wound !== winds) this.#report('S3', `${wound} clocks are wound instead of ${winds}`);
  }

  #sent({ atUs, values }: RecordBuffer, ledger: Ledger): void {
    const [message, number, session, isNew] = [values[0]!, values[1]!, values[2]!, values[3] === 1];
    const thread = ledger.threads[number];
    const touched = this.#touched;
    this.#touched = NONE;
    if (thread === undefined) return;
    const bySfb = thread.clientLo === CLIENT.SfB || thread.clientHi === CLIENT.SfB;
    if (bySfb !== (touched === number)) {
      this.#report(
        'S2',
        `message ${message} ${bySfb ? 'does not keep' : 'keeps'} a session of thread ${number} alive`,
      );
    }
    if (session !== thread.session) {
      this.#report(
        'S2',
        `message ${message} says session ${session}, thread ${number} has ${thread.session}`,
      );
    }
    if (!bySfb || touched !== number) return;
    const due = atUs - this.#beforeUs >= this.#timeoutUs;
    if (isNew !== due || isNew !== this.#opened) {
      this.#report(
        'S5',
        `message ${message} ${isNew ? 'opens a session' : 'goes on'} after ${atUs - this.#beforeUs} µs`,
      );
    }
  }

  /** An event that touched a session has to be followed by a message sent in its thread. */
  #closeEvent(): void {
    if (this.#touched !== NONE) this.#report('S2', `thread ${this.#touched}: nothing is sent`);
    this.#touched = NONE;
  }

  end(ledger: Ledger, { interrupted }: EndOfRecords): void {
    this.#closeEvent();
    const endUs = interrupted === true ? this.#lastUs - 1 : this.#untilUs;
    ledger.threads.forEach((thread, number) => {
      if (thread.session === NONE) return;
      const dueUs = this.#clockOf(thread) + this.#timeoutUs;
      if (dueUs <= endUs)
        this.#report('S1', `session ${thread.session} of thread ${number} has outlived ${dueUs} µs`);
    });
  }
}
