/**
 * Looks over the records of a run as they come and says which of the invariants they break. Shares no code with the
 * engine: it has books of its own and recomputes modes, landings and clocks, so that it can be wrong in other ways.
 */

import { E } from '../model/event.ts';
import { NONE } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { DID_STRIDE, type Observer, type RecordBuffer } from '../trace/record.ts';
import { AddressLists } from './invariants/address-lists.ts';
import { Borders } from './invariants/borders.ts';
import { Calls } from './invariants/calls.ts';
import { ClientsAndModes } from './invariants/clients.ts';
import { ContactCopies } from './invariants/contacts.ts';
import {
  type CheckedRun,
  type EndOfRecords,
  INVARIANTS,
  type InvariantId,
  type Violation,
  type Watch,
} from './invariants/contract.ts';
import { Conservation, RecordOrder, Ways } from './invariants/flow.ts';
import { Groups } from './invariants/groups.ts';
import { GuestDoors } from './invariants/guests.ts';
import { Ledger } from './invariants/ledger.ts';
import { MailWays } from './invariants/mail.ts';
import { MeetingDoors } from './invariants/meetings.ts';
import { MessageRoutes, ThreadRoutes } from './invariants/routing.ts';
import { Sessions } from './invariants/sessions.ts';
import { Shares } from './invariants/shares.ts';
import { ThreadLives } from './invariants/threads.ts';

export type { CheckedRun, EndOfRecords, InvariantId, Violation };
export { INVARIANTS };

export interface InvariantChecker extends Observer {
  /** There are no more records. */
  end(end?: EndOfRecords): void;
  /** The first violations, in the order in which they were noticed. */
  violations(): readonly Violation[];
  /** How many there were in all. */
  readonly count: number;
}

/** Beyond this many, violations are only counted: one cause has many consequences. */
const KEPT = 1_000;

/** A checker for one run; `world` is the state before its first record. */
export function newInvariantChecker(world: World, run: CheckedRun): InvariantChecker {
  return new Checker(world, run);
}

class Checker implements InvariantChecker {
  count = 0;
  readonly #ledger: Ledger;
  readonly #watches: readonly Watch[];
  readonly #found: Violation[] = [];
  #record: number = NONE;
  #recipient: number = NONE;

  constructor(world: World, run: CheckedRun) {
    this.#ledger = new Ledger(world);
    const report = (invariant: InvariantId, detail: string): void => this.#note(invariant, detail);
    this.#watches = [
      new RecordOrder(run, report),
      new Conservation(run, report),
      new Ways(run, report),
      new MessageRoutes(run, report),
      new ThreadRoutes(run, report),
      new ClientsAndModes(run, report),
      new ThreadLives(run, report),
      new Sessions(run, report),
      new AddressLists(world, report),
      new Calls(world, report),
      new MeetingDoors(world, report),
      new MailWays(world, run, report),
      new GuestDoors(world, report),
      new Borders(world, report),
      new Groups(world, report),
      new ContactCopies(world, run, report),
      new Shares(world, report),
    ];
  }

  record(record: RecordBuffer): void {
    const ledger = this.#ledger;
    const watches = this.#watches;
    this.#record = record.n;
    if (record.kind === E.messageAttempted) this.#recipient = record.values[3]!;
    for (const watch of watches) watch.record?.(record, ledger);
    for (let i = 0, at = 0; i < record.didCount; i++, at += DID_STRIDE) {
      for (const watch of watches) watch.did?.(record.dids, at, record, ledger);
      ledger.enter(record.dids, at, record);
    }
    ledger.note(record, this.#recipient);
    for (const watch of watches) watch.after?.(record, ledger);
  }

  end(end: EndOfRecords = {}): void {
    this.#record = NONE;
    for (const watch of this.#watches) watch.end?.(this.#ledger, end);
  }

  violations(): readonly Violation[] {
    return this.#found;
  }

  #note(invariant: InvariantId, detail: string): void {
    this.count += 1;
    if (this.#found.length === KEPT) return;
    this.#found.push({ invariant, sentence: INVARIANTS[invariant], record: this.#record, detail });
  }
}
