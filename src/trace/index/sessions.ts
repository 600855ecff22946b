/** Every SIP session: by which records it was opened, kept alive and closed. */
import { Growing } from '../../core/growing.ts';
import { E } from '../../model/event.ts';
import { T } from '../../model/transition.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { Columns } from '../columns.ts';
import type { SessionTable } from '../indexed.ts';
import { eachDid, wanted } from './each-did.ts';
import { groupedLists, type Lists } from './sorted.ts';

const CODES = wanted([T.openSession, T.touchSession, T.closeSession]);

export class GatheredSessions implements SessionTable {
  readonly count: number;
  readonly thread: Int32Array;
  readonly openedBy: Int32Array;
  readonly closedBy: Int32Array;
  readonly expired: Uint8Array;
  readonly #touched = new Growing(new Int32Array(0));
  readonly #touchedBy = new Growing(new Int32Array(0));
  /** By thread: its live session. */
  readonly #live: Int32Array;
  #opened: number;
  #touches: Lists | undefined;

  /** `last` is the World after the last of the usable records. */
  constructor(columns: Columns, usable: number, last: World) {
    const { sessions, threads } = columns.head.world;
    this.count = last.sessions;
    this.thread = new Int32Array(this.count).fill(NONE);
    this.openedBy = new Int32Array(this.count).fill(NONE);
    this.closedBy = new Int32Array(this.count).fill(NONE);
    this.expired = new Uint8Array(this.count);
    this.#live = new Int32Array(last.threads.count).fill(NONE);
    this.#opened = sessions;
    for (let thread = 0; thread < threads.count; thread++) this.#begin(thread, threads.session[thread]!);
    eachDid(columns, usable, CODES, (n, code, at) => {
      this.#take(n, code, columns.dids[at]!, columns.kind[n]!);
    });
  }

  touches(session: number): Int32Array {
    this.#touches ??= groupedLists(this.#touched.done(), this.#touchedBy.done(), this.count);
    return this.#touches.of(session);
  }

  #begin(thread: number, session: number): void {
    if (!(session >= 0 && session < this.count)) return;
    this.#live[thread] = session;
    this.thread[session] = thread;
  }

  #take(n: number, code: number, thread: number, kind: number): void {
    if (code === T.openSession) {
      this.#close(n, thread, 0);
      this.openedBy[this.#opened] = n;
      this.#begin(thread, this.#opened);
      this.#opened += 1;
      this.#touch(n, thread);
    } else if (code === T.touchSession) this.#touch(n, thread);
    else this.#close(n, thread, kind === E.sessionExpired ? 1 : 0);
  }

  #touch(n: number, thread: number): void {
    const session = this.#live[thread]!;
    if (session === NONE) return;
    this.#touched.push(session);
    this.#touchedBy.push(n);
  }

  #close(n: number, thread: number, expired: number): void {
    const session = this.#live[thread]!;
    if (session === NONE) return;
    this.closedBy[session] = n;
    this.expired[session] = expired;
    this.#live[thread] = NONE;
  }
}
