/** What an invariant is made of, and the sentence of each. */
import type { Epoch } from '../../rules/epochs.ts';
import type { Switches } from '../../rules/switches.ts';
import type { RecordBuffer } from '../../trace/record.ts';
import type { Ledger } from './ledger.ts';

/** What always holds, by the number it has in the project's list of invariants. */
export const INVARIANTS = {
  C1: 'In every thread as many messages are sent as delivered, missed, failed and on their way.',
  C2: 'A message is attempted once, refused or sent once, and if it is sent it ends once at the most.',
  C3: 'Messages are numbered in the order of their attempts, and nothing happens to one that is not there.',
  C4: 'Records are numbered without a gap and their times never decrease.',
  C5: 'A message is where it is when the record before it on its way said that it would be.',
  C6: 'What caused a record stands before it, and a follow-on comes right after its event.',
  C8: 'Nothing happens after the end of the run.',
  C9: 'The messages on their way, summed over time, are the time that all messages spend on their way.',
  R1: 'Every message of a thread is carried as the thread was made to: its method, its clients.',
  R4: 'Within a tenant Teams always reaches Teams.',
  R5: "A new thread lands in the client that the recipient's mode names.",
  R6: 'A refused message leaves no trace in the state: no thread, no session.',
  R7: 'Native federated takes two tenants of one cloud and two TeamsOnly users, native one tenant.',
  R9: 'A federated message passes only while both tenants and both users are open to it.',
  R11: 'A message ends in the client it was routed to, never in the other one.',
  R12: 'Of one pair, one method and the same two clients there is at most one open thread.',
  K1: "Nothing lands in a client that the recipient's mode forbids.",
  K2: "Nothing leaves a client that the originator's mode forbids.",
  K3: 'A client that its mode forbids shows offline from the instant of the change on.',
  K6: "A decision goes by the modes that the modes' own events have made.",
  L1: 'Nothing is sent in a thread that is not open.',
  L2: 'A thread is disabled in the instant in which a side of it is gone, and only then.',
  L3: 'An interop thread to somebody who becomes TeamsOnly is disabled, a native one is not.',
  L4: 'A thread that is disabled or ended stays so.',
  L6: 'A thread belongs to the two people it was made for, and its number to it alone.',
  S1: 'A session expires exactly when its timeout has passed.',
  S2: 'A message that leaves through Skype for Business opens the session or keeps it alive, and nothing else does.',
  S3: 'Opening a session or keeping it alive winds one clock, and nothing else winds any.',
  S5: 'A message opens a session exactly if there was none or the gap before it was as long as the timeout.',
  V1: 'A call rings once at the most, in the one client in which its invitation has landed.',
  V2: 'A call rings with its callee, in a client that runs.',
  V3: 'A call is over once at the most, and never both answered and missed.',
  V4: 'The media of a call are measured once at the most, after it rang and before it is over.',
  M1: 'Nobody is in a meeting whom neither its lobby let pass nor somebody who leads it let in.',
  M2: 'What is done in a meeting is done by people who are in it.',
  M3: 'A meeting becomes a Teams meeting once, and not before its migration can have begun.',
  E1: 'A mail is delivered or returned once at the most, and nothing happens to it after that.',
  E2: 'A mail comes only to where it was passed on to, from the mailbox in which it was written.',
  E3: 'A mail comes to a platform again only with another address, or if the mailbox has moved, or to be returned as a loop.',
  E4: 'A mail is delivered on the platform where the mailbox of its recipient is.',
  E5: 'The premises are in hybrid with one platform at the most, unless the switch allows several.',
  D1: 'An address list shows somebody only as a synchronisation cycle that could see them has brought them.',
  D2: 'An address on a list is the one that the cycle which brought it could see.',
  D3: 'A free/busy query ends once at the most, and only after it was asked.',
  D4: 'Free/busy information of another platform is told only after the query has reached it.',
  G1: 'Nothing is sent by a guest account, or to one, that the person has not accepted.',
  G2: 'Teams runs in one account of a person at a time.',
  B1: 'A labelled message that leaves its cloud is counted once, when it has crossed the border.',
  P1: 'A copy of what somebody writes to a group chat goes from them to somebody who is in it, too.',
  P2: 'A group chat goes by one kind of client and never through interop.',
  O1: 'A copy makes no contact list of Teams longer than its limit, and as long as is told.',
  O2: 'Nothing is copied out of the unified contact store.',
  H1: 'A screen is shown in a promoted meeting only by its starter, and only while they are in it.',
} as const;

export type InvariantId = keyof typeof INVARIANTS;

export interface Violation {
  readonly invariant: InvariantId;
  readonly sentence: string;
  /** Number of the record at which it was noticed; -1 at the end. */
  readonly record: number;
  /** What was found. */
  readonly detail: string;
}

/** What the records do not say themselves; a trace's header does. */
export interface CheckedRun {
  readonly epochs: readonly Epoch[];
  readonly switches: Switches;
  readonly untilUs: number;
}

/** What is known once there are no more records. */
export interface EndOfRecords {
  /** Numbers of the messages that the run says are on their way; left out, nobody says. */
  readonly inFlight?: readonly number[];
  /** The run was stopped before its end. */
  readonly interrupted?: boolean;
}

/** A group of invariants. The ledger shows the state before what is told, in `after` that after it. */
export interface Watch {
  record?(record: RecordBuffer, ledger: Ledger): void;
  /** Each transition of a record: its code at `at`, its operands behind. */
  did?(dids: Float64Array, at: number, record: RecordBuffer, ledger: Ledger): void;
  after?(record: RecordBuffer, ledger: Ledger): void;
  end?(ledger: Ledger, end: EndOfRecords): void;
}

export type Report = (invariant: InvariantId, detail: string) => void;
