/** Clients and modes: K1, K2, K3, K6. */
import { E, F, FIRST_FOLLOW_ON } from '../../model/event.ts';
import { CLIENT, CLIENTS, MODE, MODES, NONE, PRESENCE, PRESENCES } from '../../model/words.ts';
import type { RecordBuffer } from '../../trace/record.ts';
import { Decisions } from '../decision.ts';
import type { CheckedRun, Report, Watch } from './contract.ts';
import type { Ledger } from './ledger.ts';

const SENT = FIRST_FOLLOW_ON + F.messageSent;
const DELIVERED = FIRST_FOLLOW_ON + F.messageDelivered;
const MISSED = FIRST_FOLLOW_ON + F.messageMissed;

/** TeamsOnly chats in Teams only, the three Skype for Business modes there only, Islands in both. */
export function modeForbids(mode: number, client: number): boolean {
  if (mode === MODE.Islands) return false;
  return mode === MODE.TeamsOnly ? client === CLIENT.SfB : client === CLIENT.Teams;
}

export class ClientsAndModes implements Watch {
  readonly #report: Report;
  readonly #run: CheckedRun;
  readonly #decisions = new Decisions();
  #originator: number = NONE;
  #client: number = NONE;

  constructor(run: CheckedRun, report: Report) {
    this.#report = report;
    this.#run = run;
  }

  record(record: RecordBuffer, ledger: Ledger): void {
    switch (record.kind) {
      case E.messageAttempted:
        return this.#attempted(record, ledger);
      case SENT:
        return this.#sent(record, ledger);
      case DELIVERED:
      case MISSED:
        return this.#landed(record, ledger);
      case E.presenceArrived:
        return this.#heard(record, ledger);
    }
  }

  #attempted(record: RecordBuffer, ledger: Ledger): void {
    const { values } = record;
    this.#originator = values[2]!;
    this.#client = values[4]!;
    const decision = this.#decisions.of(record.decision);
    const inputs = decision?.inputs;
    // A message that a guest account keeps back is not routed.
    if (inputs === undefined || decision?.about !== undefined) return;
    this.#compare('originator', inputs.originatorMode, ledger.mode[values[2]!]);
    // A cached mode is allowed to be old (A11).
    if (this.#run.switches.peerModeCache === 'cached') return;
    this.#compare('recipient', inputs.recipientMode, ledger.mode[values[3]!]);
  }

  #compare(who: string, shown: unknown, mode: number | undefined): void {
    const expected = mode === undefined ? undefined : MODES[mode];
    if (shown !== expected)
      this.#report('K6', `the decision takes the ${who} as ${String(shown)}, not ${expected}`);
  }

  #sent({ values }: RecordBuffer, ledger: Ledger): void {
    // A person's client goes by the mode it knows (A35).
    const mode = ledger.clientMode[this.#originator];
    if (mode !== undefined && modeForbids(mode, this.#client)) {
      this.#report(
        'K2',
        `message ${values[0]} leaves ${CLIENTS[this.#client]} of a user with ${MODES[mode]}`,
      );
    }
  }

  #landed({ values }: RecordBuffer, ledger: Ledger): void {
    const [message, client] = [values[0]!, values[1]!];
    const recipient = ledger.inFlight.get(message)?.recipient;
    const mode = recipient === undefined ? undefined : ledger.mode[recipient];
    if (mode === undefined || !modeForbids(mode, client)) return;
    const usable = this.#run.switches.interopThreadAfterUpgrade === 'usable' && client === CLIENT.SfB;
    if (!usable)
      this.#report('K1', `message ${message} lands in ${CLIENTS[client]} of a user with ${MODES[mode]}`);
  }

  #heard({ cause, values }: RecordBuffer, ledger: Ledger): void {
    const [pair, watcher, client, presence] = [values[0]!, values[1]!, values[2]!, values[3]!];
    const { lo, hi } = ledger.pairs[pair] ?? { lo: NONE, hi: NONE };
    const publisher = watcher === 0 ? hi : lo;
    const mode = ledger.mode[publisher];
    // News that left before the mode changed may still tell of a client that was allowed then.
    if (mode === undefined || cause < ledger.modeChangedAt[publisher]! || presence === PRESENCE.offline)
      return;
    if (modeForbids(mode, client)) {
      this.#report(
        'K3',
        `${CLIENTS[client]} of user ${publisher} shows ${PRESENCES[presence]} under ${MODES[mode]}`,
      );
    }
  }
}
