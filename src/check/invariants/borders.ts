/** Data boundaries: B1. Books of its own: labels of messages, and which of them have left. */
import { E, F, FIRST_FOLLOW_ON, RECORD_KINDS } from '../../model/event.ts';
import { T } from '../../model/transition.ts';
import type { World } from '../../model/world.ts';
import type { RecordBuffer } from '../../trace/record.ts';
import type { Report, Watch } from './contract.ts';

const LABELLED = FIRST_FOLLOW_ON + F.messageLabelled;
const MAIL_LEFT = FIRST_FOLLOW_ON + F.mailLeftCloud;
const CROSSED = FIRST_FOLLOW_ON + F.boundaryCrossed;

interface Labelled {
  readonly label: number;
  /** Whether the way from its sender to its recipient leads out of where the label keeps it. */
  readonly leaves: boolean;
  hasLeft: boolean;
}

export class Borders implements Watch {
  readonly #report: Report;
  readonly #cloudOfUser: readonly number[];
  /** By label: bits of the clouds, 0 for any. */
  readonly #stayIn: readonly number[];
  readonly #messages = new Map<number, Labelled>();
  #from = -1;
  #to = -1;
  /** The message that has come to the end of a link in the event at hand. */
  #hopped = -1;
  /** Crossings counted in the World and not told yet. */
  #counted = 0;

  constructor({ users, tenants, labels }: World, report: Report) {
    this.#report = report;
    this.#cloudOfUser = Array.from({ length: users.count }, (_, user) => tenants.cloud[users.tenant[user]!]!);
    this.#stayIn = Array.from({ length: labels.count }, (_, label) => labels.stayIn[label]!);
  }

  record({ kind, values }: RecordBuffer): void {
    if (kind < FIRST_FOLLOW_ON) this.#hopped = kind === E.messageHopped ? values[0]! : -1;
    if (kind === E.messageAttempted) [this.#from, this.#to] = [values[2]!, values[3]!];
    if (kind === LABELLED) this.#enter(values[0]!, values[1]!);
    if (kind === CROSSED || kind === MAIL_LEFT) this.#told(RECORD_KINDS[kind]!.name, values[0]!);
    if (kind === CROSSED) this.#crossed(values[0]!);
    if (kind === E.messageArrived) this.#arrived(values[0]!);
  }

  did(dids: Float64Array, at: number): void {
    if (dids[at] === T.countCrossing) this.#counted += 1;
  }

  #enter(message: number, label: number): void {
    const [from, to] = [this.#cloudOfUser[this.#from]!, this.#cloudOfUser[this.#to]!];
    const stayIn = this.#stayIn[label] ?? 0;
    const out = stayIn === 0 || (((stayIn >> from) & 1) === 1 && ((stayIn >> to) & 1) === 0);
    this.#messages.set(message, { label, leaves: from !== to && out, hasLeft: false });
  }

  #told(what: string, of: number): void {
    this.#counted -= 1;
    if (this.#counted !== 0) this.#report('B1', `${what} of ${of}: the World counts ${this.#counted + 1}`);
  }

  #crossed(message: number): void {
    const labelled = this.#messages.get(message);
    if (message !== this.#hopped) this.#report('B1', `message ${message} leaves without crossing a link`);
    if (labelled === undefined || !labelled.leaves || labelled.hasLeft) {
      this.#report('B1', `message ${message} is told to leave, and it does not or has done so`);
    } else labelled.hasLeft = true;
  }

  #arrived(message: number): void {
    const labelled = this.#messages.get(message);
    if (labelled === undefined || labelled.leaves === labelled.hasLeft) return;
    this.#report('B1', `message ${message} arrives in another cloud and nobody saw it leave`);
  }
}
