/** Calls: V1 to V4. Books of its own: how far each call has come, from the records of what happened alone. */
import { E, F, FIRST_FOLLOW_ON } from '../../model/event.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { RecordBuffer } from '../../trace/record.ts';
import type { Report, Watch } from './contract.ts';
import type { Ledger } from './ledger.ts';

const on = (followOn: number): number => FIRST_FOLLOW_ON + followOn;
const DELIVERED = on(F.messageDelivered);
const RANG = on(F.callRang);
const MISSED = on(F.callMissed);
const ENDED = on(F.callEnded);
const GRADED = on(F.callMediaGraded);

interface Call {
  readonly callee: number;
  rings: number;
  /** How often it was over, missed or otherwise. */
  ends: number;
  missed: boolean;
  graded: boolean;
}

export class Calls implements Watch {
  readonly #report: Report;
  readonly #calls: readonly Call[];
  /** The client in which a message has landed within the event at hand, NONE if none has; of a telephone call its own. */
  #landed: number = NONE;
  #byPhone = false;

  constructor({ calls }: World, report: Report) {
    this.#report = report;
    this.#calls = Array.from({ length: calls.count }, (_, call) => ({
      callee: calls.callee[call]!,
      rings: 0,
      ends: 0,
      missed: false,
      graded: false,
    }));
  }

  record(record: RecordBuffer, ledger: Ledger): void {
    const { kind, values } = record;
    if (kind < FIRST_FOLLOW_ON) {
      this.#landed = NONE;
      this.#byPhone = kind === E.phoneCallCame;
    }
    if (kind === DELIVERED) this.#landed = values[1]!;
    const call = this.#calls[values[0]!];
    if (call === undefined) return;
    if (kind === RANG) this.#rang(record, call, ledger);
    else if (kind === MISSED || kind === ENDED) this.#over(record, call);
    else if (kind === GRADED) this.#graded(record, call);
  }

  #rang({ values }: RecordBuffer, call: Call, { running }: Ledger): void {
    const [number, user, client] = [values[0]!, values[1]!, values[2]!];
    if (!this.#byPhone && client !== this.#landed)
      this.#report('V1', `call ${number} rings where its invitation has not landed`);
    if (call.rings > 0) this.#report('V1', `call ${number} rings again`);
    call.rings += 1;
    if (user !== call.callee || (running[user]! & (1 << client)) === 0)
      this.#report('V2', `call ${number} rings in a client that does not run, or with somebody else`);
  }

  #over({ kind, values }: RecordBuffer, call: Call): void {
    call.ends += 1;
    if (call.ends > 1) this.#report('V3', `call ${values[0]} is over a second time`);
    call.missed ||= kind === MISSED;
  }

  #graded({ values }: RecordBuffer, call: Call): void {
    if (call.graded || call.ends > 0) this.#report('V4', `the media of call ${values[0]} are measured again`);
    call.graded = true;
    if (call.rings === 0) this.#report('V4', `call ${values[0]} has media and never rang`);
  }

  /** What happened to a call that was missed is that and nothing else. */
  end(): void {
    this.#calls.forEach(({ missed, graded }, number) => {
      if (missed && graded) this.#report('V3', `call ${number} was answered and missed`);
    });
  }
}
