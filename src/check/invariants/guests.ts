/** Guest accounts: G1 and G2. Books of its own: which account is whose, which are there, where Teams runs. */
import { E, F, FIRST_FOLLOW_ON } from '../../model/event.ts';
import { GUEST_STATE } from '../../model/guests.ts';
import { T } from '../../model/transition.ts';
import { CLIENT } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { DID_STRIDE, type RecordBuffer } from '../../trace/record.ts';
import type { Report, Watch } from './contract.ts';

const SENT = FIRST_FOLLOW_ON + F.messageSent;

interface Account {
  readonly person: number;
  readonly user: number;
  isThere: boolean;
}

export class GuestDoors implements Watch {
  readonly #report: Report;
  /** By the row of the account. */
  readonly #accounts: readonly Account[];
  /** The same by user. */
  readonly #byUser: ReadonlyMap<number, Account>;
  /** Whose Teams runs, of people with several accounts. */
  readonly #teams = new Set<number>();
  #from = -1;
  #to = -1;

  constructor({ guests, users }: World, report: Report) {
    this.#report = report;
    this.#accounts = Array.from({ length: guests.count }, (_, row) => ({
      person: guests.person[row]!,
      user: guests.account[row]!,
      isThere: guests.state[row] === GUEST_STATE.redeemed,
    }));
    this.#byUser = new Map(this.#accounts.map((account) => [account.user, account]));
    for (const { person, user } of this.#accounts) {
      for (const each of [person, user]) {
        if ((users.running[each]! & (1 << CLIENT.Teams)) !== 0) this.#teams.add(each);
      }
    }
  }

  record({ kind, values }: RecordBuffer): void {
    if (kind === E.messageAttempted) [this.#from, this.#to] = [values[2]!, values[3]!];
    if (kind !== SENT) return;
    for (const user of [this.#from, this.#to]) {
      const account = this.#byUser.get(user);
      if (account !== undefined && !account.isThere) {
        this.#report('G1', `message ${values[0]} is sent with the guest account of user ${user}`);
      }
    }
  }

  did(dids: Float64Array, at: number): void {
    const [code, a, b] = dids.subarray(at, at + DID_STRIDE) as unknown as [number, number, number];
    if (code === T.setGuestState) this.#accounts[a]!.isThere = b === GUEST_STATE.redeemed;
    if (b !== CLIENT.Teams) return;
    if (code === T.stopClient) this.#teams.delete(a);
    if (code === T.startClient && this.#isOfSeveral(a)) this.#teams.add(a);
  }

  #isOfSeveral(user: number): boolean {
    return this.#byUser.has(user) || this.#accounts.some(({ person }) => person === user);
  }

  after(): void {
    if (this.#teams.size < 2) return;
    for (const { person } of this.#accounts) {
      const active = this.#accounts.filter(
        (account) => account.person === person && this.#teams.has(account.user),
      );
      if (active.length + (this.#teams.has(person) ? 1 : 0) > 1) {
        this.#report('G2', `Teams runs in several accounts of user ${person}`);
      }
    }
  }
}
