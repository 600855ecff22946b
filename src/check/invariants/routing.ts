/** Routing: R1 to R12, recomputed from modes and homes in a few sentences of code, without the tables. */
import { E, F, FIRST_FOLLOW_ON } from '../../model/event.ts';
import { T } from '../../model/transition.ts';
import { CLIENT, METHOD, METHODS, MODE, NONE, THREAD_STATUS } from '../../model/words.ts';
import { ACCESS } from '../../rules/access.ts';
import { REASON } from '../../rules/reasons.ts';
import { DID_STRIDE, type RecordBuffer } from '../../trace/record.ts';
import type { CheckedRun, Report, Watch } from './contract.ts';
import type { Ledger, ThreadEntry } from './ledger.ts';

const SENT = FIRST_FOLLOW_ON + F.messageSent;
const REFUSED = FIRST_FOLLOW_ON + F.messageRefused;
const DELIVERED = FIRST_FOLLOW_ON + F.messageDelivered;
const MISSED = FIRST_FOLLOW_ON + F.messageMissed;

/** The attempt that the follow-ons at hand belong to. */
interface AttemptAtHand {
  n: number;
  originator: number;
  recipient: number;
  client: number;
  /** Whether the attempt changed anything but its own mark. */
  changed: boolean;
  madeThread: boolean;
  /** The recipient's mode when it was decided. */
  recipientMode: number;
}

/** What a refused attempt may write down: that its message, or the call that it invites to, was refused, and the count. */
const RECORDS_A_REFUSAL = new Set<number>([T.markRefused, T.endCall, T.countKeptBack]);

/** R1, R4, R6, R9, R11: what becomes of messages. */
export class MessageRoutes implements Watch {
  readonly #report: Report;
  readonly #run: CheckedRun;
  readonly #at: AttemptAtHand = {
    n: NONE,
    originator: NONE,
    recipient: NONE,
    client: NONE,
    changed: false,
    madeThread: false,
    recipientMode: NONE,
  };

  constructor(run: CheckedRun, report: Report) {
    this.#report = report;
    this.#run = run;
  }

  record(record: RecordBuffer, ledger: Ledger): void {
    const { kind } = record;
    if (kind === E.messageAttempted) this.#attempted(record, ledger);
    else if (kind === SENT) this.#sent(record, ledger);
    else if (kind === REFUSED) this.#refused(record, ledger);
    else if (kind === DELIVERED || kind === MISSED) this.#landed(record, ledger);
  }

  #attempted({ n, values, dids, didCount }: RecordBuffer, ledger: Ledger): void {
    const at = this.#at;
    at.n = n;
    at.originator = values[2]!;
    at.recipient = values[3]!;
    at.client = values[4]!;
    at.recipientMode = ledger.mode[at.recipient] ?? NONE;
    at.changed = false;
    at.madeThread = false;
    for (let i = 0; i < didCount; i++) {
      const code = dids[i * DID_STRIDE];
      if (!RECORDS_A_REFUSAL.has(code!)) at.changed = true;
      if (code === T.addThread) at.madeThread = true;
    }
  }

  #sent({ values }: RecordBuffer, ledger: Ledger): void {
    const [message, number, lands, method] = [values[0]!, values[1]!, values[5]!, values[6]!];
    const thread = ledger.threads[number];
    const { originator, recipient } = this.#at;
    if (thread === undefined) return;
    if (method !== thread.method) {
      this.#report(
        'R1',
        `message ${message} goes by ${METHODS[method]}, thread ${number} by ${METHODS[thread.method]}`,
      );
    }
    const routed = ledger.clientIn(thread, recipient);
    const from = ledger.clientIn(thread, originator);
    if (lands !== routed || from !== this.#at.client) {
      this.#report(
        'R1',
        `message ${message} goes from client ${this.#at.client} to ${lands} in thread ${number}`,
      );
    }
    const asked = this.#run.switches.federationRecheck === 'everySend' || this.#at.madeThread;
    if (asked && !ledger.sameTenant(originator, recipient)) this.#checkOpen(message, ledger);
  }

  #checkOpen(message: number, ledger: Ledger): void {
    const { originator, recipient } = this.#at;
    for (const [one, other] of [
      [originator, recipient],
      [recipient, originator],
    ] as const) {
      const tenant = ledger.tenant[one]!;
      const verdict = ledger.access[tenant * ledger.domains + ledger.domain[other]!]!;
      const own = verdict === ACCESS.allowListEmpty && ledger.userAccess[one] === 2;
      if (ledger.federation[tenant] === 0 || (verdict !== ACCESS.open && !own)) {
        this.#report('R9', `message ${message} passes tenant ${tenant}, which does not admit the other`);
      }
      if (ledger.userAccess[one] === 0) {
        this.#report('R9', `message ${message} passes user ${one}, who may not federate`);
      }
    }
  }

  #refused({ values }: RecordBuffer, ledger: Ledger): void {
    const [message, because] = [values[0]!, values[1]!];
    const at = this.#at;
    if (at.changed) this.#report('R6', `message ${message} is refused, but the attempt changed the state`);
    if (because !== REASON['not-possible'] || at.client !== CLIENT.Teams) return;
    const { epochs, switches } = this.#run;
    // The anomaly's cells are known to be wrong (A5); with caches a stale mode decides (A11).
    if (epochs[ledger.epoch]?.ruleSet === '2021-06-anomaly' || switches.peerModeCache === 'cached') return;
    const teams = at.recipientMode === MODE.TeamsOnly || at.recipientMode === MODE.Islands;
    if (teams && ledger.sameTenant(at.originator, at.recipient)) {
      this.#report('R4', `message ${message} from Teams to Teams in one tenant is called not possible`);
    }
  }

  #landed({ kind, values }: RecordBuffer, ledger: Ledger): void {
    const [message, client] = [values[0]!, values[1]!];
    const sent = ledger.inFlight.get(message);
    if (sent === undefined) return;
    if (client !== sent.lands) {
      this.#report('R11', `message ${message} was routed to client ${sent.lands} and lands in ${client}`);
    }
    const runs = (ledger.running[sent.recipient]! & (1 << client)) !== 0;
    if (runs !== (kind === DELIVERED)) {
      this.#report(
        'R11',
        `message ${message} is ${runs ? 'missed in a client that runs' : 'delivered to a client that does not run'}`,
      );
    }
  }
}

/** R5, R7, R12: how threads are made. */
export class ThreadRoutes implements Watch {
  readonly #report: Report;
  readonly #run: CheckedRun;

  constructor(run: CheckedRun, report: Report) {
    this.#report = report;
    this.#run = run;
  }

  did(dids: Float64Array, at: number, _: RecordBuffer, ledger: Ledger): void {
    if (dids[at] === T.setThreadStatus && dids[at + 2] === THREAD_STATUS.open) {
      const reopened = ledger.threads[dids[at + 1]!];
      if (reopened !== undefined) this.#checkAlone(reopened, ledger);
    }
    if (dids[at] !== T.addThread) return;
    const [pair, method, clientLo, clientHi] = [dids[at + 1]!, dids[at + 2]!, dids[at + 3]!, dids[at + 4]!];
    const { lo, hi } = ledger.pairs[pair] ?? { lo: NONE, hi: NONE };
    this.#checkAlone({ lo, hi, pair, method, clientLo, clientHi }, ledger);
    if (this.#run.switches.peerModeCache === 'cached') return;
    const byLo = dids[at + 5] === 0;
    if (byLo) this.#checkLanding(lo, clientLo, hi, clientHi, ledger);
    else this.#checkLanding(hi, clientHi, lo, clientLo, ledger);
    if (dids[at + 6] === NONE) this.#checkGroup(lo, hi, method, ledger);
    else this.#checkMethod(lo, hi, method, ledger);
  }

  #checkAlone(
    thread: Pick<ThreadEntry, 'lo' | 'hi' | 'pair' | 'method' | 'clientLo' | 'clientHi'>,
    ledger: Ledger,
  ): void {
    const twin = (ledger.threadsOf[thread.lo] ?? []).find((id) => {
      const other = ledger.threads[id]!;
      return (
        other !== thread &&
        other.pair === thread.pair &&
        other.status === THREAD_STATUS.open &&
        other.method === thread.method &&
        other.clientLo === thread.clientLo &&
        other.clientHi === thread.clientHi
      );
    });
    if (twin !== undefined) this.#report('R12', `thread ${twin} of the pair is open with the same routing`);
  }

  #checkLanding(starter: number, client: number, other: number, lands: number, ledger: Ledger): void {
    const mode = ledger.mode[other];
    const inIslands = ledger.sameTenant(starter, other) ? client : CLIENT.SfB;
    const expected = mode === MODE.TeamsOnly ? CLIENT.Teams : mode === MODE.Islands ? inIslands : CLIENT.SfB;
    if (lands !== expected) {
      this.#report(
        'R5',
        `a thread to a user with mode ${mode} lands in client ${lands} instead of ${expected}`,
      );
    }
  }

  /** A conversation that no row made carries a group of an Islands user and a TeamsOnly one elsewhere (A15). */
  #checkGroup(lo: number, hi: number, method: number, ledger: Ledger): void {
    const modes = [ledger.mode[lo], ledger.mode[hi]];
    const allowed =
      this.#run.switches.islandsFederatedGroupChat === 'on' &&
      modes.includes(MODE.TeamsOnly) &&
      modes.includes(MODE.Islands) &&
      !ledger.sameTenant(lo, hi) &&
      ledger.sameCloud(lo, hi);
    if (!allowed || method !== METHOD.nativeFederated) {
      this.#report('R7', 'a thread without a row that is none of a group that an Islands user started');
    }
  }

  #checkMethod(lo: number, hi: number, method: number, ledger: Ledger): void {
    const oneTenant = ledger.sameTenant(lo, hi);
    if (method === METHOD.native && !oneTenant) this.#report('R7', 'a native thread between two tenants');
    if (method !== METHOD.nativeFederated) return;
    const teamsOnly = ledger.mode[lo] === MODE.TeamsOnly && ledger.mode[hi] === MODE.TeamsOnly;
    if (oneTenant || !ledger.sameCloud(lo, hi) || !teamsOnly) {
      this.#report(
        'R7',
        'a native federated thread without two tenants of one cloud and two TeamsOnly users',
      );
    }
  }
}
