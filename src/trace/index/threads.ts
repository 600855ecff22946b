/** What became of each thread, gathered from the transitions and from its messages. */
import { T } from '../../model/transition.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { Columns } from '../columns.ts';
import type { MessageTable, ThreadTable } from '../indexed.ts';
import { eachDid, wanted } from './each-did.ts';
import { groupedLists, type Lists } from './sorted.ts';

const CODES = wanted([T.addThread, T.setThreadStatus, T.setMode]);

export class GatheredThreads implements ThreadTable {
  readonly count: number;
  readonly madeBy: Int32Array;
  readonly closedBy: Int32Array;
  readonly lastActive: Int32Array;
  readonly lo: Int32Array;
  readonly hi: Int32Array;
  readonly modeLo: Int8Array;
  readonly modeHi: Int8Array;
  readonly world: World;
  readonly #messages: MessageTable;
  #messagesOf: Lists | undefined;

  /** `last` is the World after the last of the usable records. */
  constructor(columns: Columns, usable: number, last: World, messages: MessageTable) {
    const { count, pair } = last.threads;
    const pairs = Int32Array.from({ length: count }, (_, thread) => pair[thread]!);
    this.count = count;
    this.world = last;
    this.#messages = messages;
    this.madeBy = new Int32Array(count).fill(NONE);
    this.closedBy = new Int32Array(count).fill(NONE);
    this.lastActive = new Int32Array(count).fill(NONE);
    this.lo = pairs.map((at) => last.pairs.lo[at]!);
    this.hi = pairs.map((at) => last.pairs.hi[at]!);
    this.modeLo = new Int8Array(count);
    this.modeHi = new Int8Array(count);
    this.#gather(columns, usable);
    this.#noteMessages();
  }

  messagesOf(thread: number): Int32Array {
    this.#messagesOf ??= listsOf(this.#messages, this.count);
    return this.#messagesOf.of(thread);
  }

  #gather(columns: Columns, usable: number): void {
    const { users, threads } = columns.head.world;
    const modes = Int8Array.from({ length: users.count }, (_, user) => users.mode[user]!);
    const { dids } = columns;
    let made = threads.count;
    for (let thread = 0; thread < made; thread++) this.#noteModes(thread, modes);
    eachDid(columns, usable, CODES, (n, code, at) => {
      if (code === T.setMode) modes[dids[at]!] = dids[at + 1]!;
      else if (code === T.setThreadStatus) this.closedBy[dids[at]!] = n;
      else {
        this.madeBy[made] = n;
        this.#noteModes(made, modes);
        made += 1;
      }
    });
  }

  #noteModes(thread: number, modes: Int8Array): void {
    this.modeLo[thread] = modes[this.lo[thread]!]!;
    this.modeHi[thread] = modes[this.hi[thread]!]!;
  }

  #noteMessages(): void {
    const { count, thread, sent, ended } = this.#messages;
    for (let message = 0; message < count; message++) {
      // What was refused was never in the thread that it asked for.
      if (thread[message] === NONE || sent[message] === NONE) continue;
      const of = thread[message]!;
      this.lastActive[of] = Math.max(this.lastActive[of]!, sent[message]!, ended[message]!);
    }
  }
}

function listsOf({ count, thread }: MessageTable, threads: number): Lists {
  const ids = new Int32Array(count);
  const messages = new Int32Array(count);
  let found = 0;
  for (let message = 0; message < count; message++) {
    if (thread[message] === NONE) continue;
    ids[found] = thread[message]!;
    messages[found++] = message;
  }
  return groupedLists(ids.subarray(0, found), messages.subarray(0, found), threads);
}
