/** The life of threads: L1 to L6. */
import { E, F, FIRST_FOLLOW_ON } from '../../model/event.ts';
import { T } from '../../model/transition.ts';
import {
  CLIENT,
  HOME,
  METHOD,
  METHODS,
  MODE,
  NONE,
  THREAD_STATUS,
  THREAD_STATUSES,
} from '../../model/words.ts';
import { DID_STRIDE, type RecordBuffer } from '../../trace/record.ts';
import { modeForbids } from './clients.ts';
import type { CheckedRun, Report, Watch } from './contract.ts';
import type { Ledger, ThreadEntry } from './ledger.ts';

const SENT = FIRST_FOLLOW_ON + F.messageSent;
/** The code of the cloud that came to Teams late. */
const VIANET = 1;

export class ThreadLives implements Watch {
  readonly #report: Report;
  readonly #run: CheckedRun;
  #originator: number = NONE;
  #recipient: number = NONE;

  constructor(run: CheckedRun, report: Report) {
    this.#report = report;
    this.#run = run;
  }

  record({ kind, values }: RecordBuffer, ledger: Ledger): void {
    if (kind === E.messageAttempted) {
      this.#originator = values[2]!;
      this.#recipient = values[3]!;
    } else if (kind === SENT) this.#sent(values[0]!, values[1]!, ledger);
  }

  #sent(message: number, number: number, ledger: Ledger): void {
    const thread = ledger.threads[number];
    if (thread === undefined)
      return this.#report('L6', `message ${message} is sent in thread ${number}, which is not there`);
    if (thread.status !== THREAD_STATUS.open) {
      this.#report(
        'L1',
        `message ${message} is sent in thread ${number}, which is ${THREAD_STATUSES[thread.status]}`,
      );
    }
    const lo = Math.min(this.#originator, this.#recipient);
    const hi = Math.max(this.#originator, this.#recipient);
    if (thread.lo !== lo || thread.hi !== hi) {
      this.#report('L6', `message ${message} of users ${lo} and ${hi} is sent in thread ${number} of others`);
    }
  }

  did(dids: Float64Array, at: number, record: RecordBuffer, ledger: Ledger): void {
    if (dids[at] !== T.setThreadStatus) return;
    const [number, status] = [dids[at + 1]!, dids[at + 2]!];
    const thread = ledger.threads[number];
    if (thread === undefined) return this.#report('L6', `thread ${number} is not there`);
    const over = thread.status === THREAD_STATUS.disabled || thread.status === THREAD_STATUS.ended;
    if (over) {
      const words = `${THREAD_STATUSES[thread.status]} thread ${number}`;
      this.#report('L4', `${words} becomes ${THREAD_STATUSES[status]}`);
    }
    if (status === THREAD_STATUS.disabled && this.#stands(thread, ledger))
      this.#disabledInVain(number, thread, record);
  }

  #disabledInVain(number: number, { method }: ThreadEntry, record: RecordBuffer): void {
    const upgrade = method === METHOD.native && changesMode(record, MODE.TeamsOnly);
    this.#report(
      upgrade ? 'L3' : 'L2',
      `thread ${number} (${METHODS[method]}) is disabled while both its sides stand`,
    );
  }

  /** After a change of mode, home or rules no open thread has a side that is gone. */
  after(record: RecordBuffer, ledger: Ledger): void {
    const { dids, didCount } = record;
    for (let i = 0, at = 0; i < didCount; i++, at += DID_STRIDE) {
      if (dids[at] === T.setMode || dids[at] === T.setHome) this.#checkUser(dids[at + 1]!, ledger);
      if (dids[at] === T.setEpoch)
        for (let user = 0; user < ledger.mode.length; user++) this.#checkUser(user, ledger);
    }
  }

  #checkUser(user: number, ledger: Ledger): void {
    for (const number of ledger.threadsOf[user] ?? []) {
      const thread = ledger.threads[number]!;
      if (thread.status !== THREAD_STATUS.open || this.#stands(thread, ledger)) continue;
      const upgraded = ledger.mode[user] === MODE.TeamsOnly && thread.method === METHOD.interop;
      this.#report(upgraded ? 'L3' : 'L2', `thread ${number} is open, but a side of it is gone`);
    }
  }

  #stands(thread: ThreadEntry, ledger: Ledger): boolean {
    return (
      this.#sideStands(thread.lo, thread.clientLo, thread, ledger) &&
      this.#sideStands(thread.hi, thread.clientHi, thread, ledger)
    );
  }

  #sideStands(user: number, client: number, thread: ThreadEntry, ledger: Ledger): boolean {
    const { switches, epochs } = this.#run;
    const { method, ofGroupAlone } = thread;
    const mode = ledger.mode[user];
    if (mode === undefined) return false;
    if (client === CLIENT.SfB) {
      const kept = switches.interopThreadAfterUpgrade === 'usable' && method !== METHOD.sfb;
      return kept || !modeForbids(mode, client);
    }
    if (modeForbids(mode, client)) return false;
    const cloud = ledger.cloud[ledger.tenant[user]!];
    if (cloud === VIANET && epochs[ledger.epoch]?.facts.teamsIn21V === false) return false;
    return method === METHOD.native || ofGroupAlone || ledger.homed[user] === HOME.online;
  }
}

function changesMode({ dids, didCount }: RecordBuffer, mode: number): boolean {
  for (let i = 0, at = 0; i < didCount; i++, at += DID_STRIDE) {
    if (dids[at] === T.setMode && dids[at + 2] === mode) return true;
  }
  return false;
}
