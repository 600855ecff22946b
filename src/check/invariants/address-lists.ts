/** Address lists and free/busy: D1 to D4. Books of its own: the directory as it was at every change, and every cycle. */
import { FREE_BUSY_OUTCOME, FREE_BUSY_WAYS } from '../../model/availability.ts';
import { RECIPIENT, WITHOUT } from '../../model/directory-words.ts';
import { E, F, FIRST_FOLLOW_ON } from '../../model/event.ts';
import { T } from '../../model/transition.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { RecordBuffer } from '../../trace/record.ts';
import type { Report, Watch } from './contract.ts';

/** An entry of the directory on premises, from a record on. */
interface Entry {
  readonly record: number;
  readonly exists: boolean;
  readonly address: number;
}

interface Query {
  asked: boolean;
  ended: boolean;
  /** Whether the platform that was asked has heard of it. */
  reached: boolean;
  way: number;
}

const LISTED = FIRST_FOLLOW_ON + F.addressListed;

export class AddressLists implements Watch {
  readonly #report: Report;
  /** By user, in the order of time. */
  readonly #entries: Entry[][] = [];
  /** By number of the record in which it began: the server of each cycle that read the directory. */
  readonly #cycles = new Map<number, number>();
  readonly #serves: number[] = [];
  readonly #queries: Query[] = [];

  constructor(world: World, report: Report) {
    this.#report = report;
    const { directoryEntries, syncServers, freeBusyQueries } = world;
    for (let user = 0; user < directoryEntries.count; user++) {
      const exists = directoryEntries.exists[user] === 1;
      this.#entries.push([{ record: NONE, exists, address: directoryEntries.address[user]! }]);
    }
    for (let server = 0; server < syncServers.count; server++)
      this.#serves.push(syncServers.platform[server]!);
    for (let query = 0; query < freeBusyQueries.count; query++)
      this.#queries.push({ asked: false, ended: false, reached: false, way: NONE });
  }

  record({ kind, values }: RecordBuffer): void {
    if (kind === LISTED) this.#listed(values[0]!, values[1]!);
    const query =
      kind === E.freeBusyAsked || kind === E.freeBusyReached ? this.#queries[values[0]!] : undefined;
    if (query === undefined) return;
    if (kind === E.freeBusyAsked) query.asked = true;
    else query.reached = true;
  }

  /** Who is on a list is in the directory, or was when the cycle began. */
  #listed(user: number, platform: number): void {
    const isServed = this.#serves.includes(platform);
    const last = this.#entries[user]?.at(-1);
    if (!isServed && last?.exists !== true)
      this.#report('D1', `user ${user} is listed on platform ${platform} without an entry on premises`);
  }

  did(dids: Float64Array, at: number, record: RecordBuffer): void {
    const [a, b, c, d] = [dids[at + 1]!, dids[at + 2]!, dids[at + 3]!, dids[at + 4]!];
    switch (dids[at]) {
      case T.setDirectoryEntry:
        this.#entries[a]?.push({ record: record.n, exists: b === 1, address: c });
        break;
      case T.startSyncCycle:
        this.#cycles.set(record.n, a);
        break;
      case T.putDirectoryObject:
        this.#put(record.cause, a, b, c, d, dids[at + 5]!);
        break;
      case T.sendFreeBusy:
        this.#sent(a, b);
        break;
      case T.settleFreeBusy:
        this.#settled(a, b);
        break;
    }
  }

  #put(cause: number, server: number, user: number, becomes: number, address: number, without: number): void {
    if (this.#cycles.get(cause) !== server)
      return this.#report('D1', `server ${server} brought user ${user} without a cycle`);
    const read = this.#entries[user]?.findLast((entry) => entry.record < cause);
    if (read === undefined || (becomes !== RECIPIENT.absent && !read.exists))
      return this.#report('D1', `server ${server} brought user ${user}, whom its cycle could not see`);
    if (becomes === RECIPIENT.absent || without === WITHOUT.own) return;
    if (read.address !== address)
      this.#report('D2', `server ${server} brought an address of user ${user} that its cycle could not see`);
  }

  #sent(query: number, way: number): void {
    const entry = this.#queries[query];
    if (entry === undefined || !entry.asked || entry.ended)
      this.#report('D3', `free/busy query ${query} left before it was asked, or after its end`);
    if (entry !== undefined) entry.way = way;
  }

  #settled(query: number, outcome: number): void {
    const entry = this.#queries[query];
    if (entry === undefined || !entry.asked || entry.ended)
      return this.#report('D3', `free/busy query ${query} ended twice, or without being asked`);
    entry.ended = true;
    const isOwn = FREE_BUSY_WAYS[entry.way] === 'own';
    if (outcome === FREE_BUSY_OUTCOME.told && !isOwn && !entry.reached)
      this.#report('D4', `free/busy query ${query} was told by nobody`);
  }
}
