/**
 * Which record made each thread, and which changed its status last, gathered while a trace is read: 16 bytes a
 * thread and what names the events behind it.
 */
import { T } from '../model/transition.ts';
import type { World } from '../model/world.ts';
import { type Brief, briefOf, eventPhrase, isGround } from './event-phrases.ts';
import { DID_STRIDE, type RecordBuffer } from './record.ts';
import type { Telling } from './telling.ts';

export class ThreadLives {
  /** The record that made each thread. */
  readonly madeBy: number[] = [];
  /** The record that last changed a thread's status; none for most. */
  readonly changedBy = new Map<number, Brief>();
  readonly #grounds = new Map<number, Brief>();

  /** Takes note of a record; `world` is the World after it. */
  note(record: RecordBuffer, world: World): void {
    if (isGround(record)) this.#grounds.set(record.n, briefOf(record));
    const { dids, didCount } = record;
    let brief: Brief | undefined;
    for (let i = 0; i < didCount; i++) {
      if (dids[i * DID_STRIDE] !== T.setThreadStatus) continue;
      brief ??= briefOf(record);
      this.changedBy.set(dids[i * DID_STRIDE + 1]!, brief);
    }
    while (this.madeBy.length < world.threads.count) this.madeBy.push(record.n);
  }

  /** Why something happened in a record: the event itself, and the record behind it. */
  why(brief: Brief, tell: Telling): string {
    const behind = this.#grounds.get(brief.cause);
    const because = `because ${eventPhrase(brief, tell)}`;
    if (behind === undefined) return because;
    return `${because}; behind it stands record ${behind.n}, at ${tell.time(behind.atUs)}: ${eventPhrase(behind, tell)}`;
  }
}

/** Calls `take` with every status that the record gives to `thread`. */
export function statusesOf(record: RecordBuffer, thread: number, take: (status: number) => void): void {
  const { dids, didCount } = record;
  for (let i = 0, at = 0; i < didCount; i++, at += DID_STRIDE) {
    if (dids[at] === T.setThreadStatus && dids[at + 1] === thread) take(dids[at + 2]!);
  }
}

/** Whether the record has the transition with `thread` as its first operand. */
export function touches(record: RecordBuffer, code: number, thread: number): boolean {
  const { dids, didCount } = record;
  for (let i = 0, at = 0; i < didCount; i++, at += DID_STRIDE) {
    if (dids[at] === code && dids[at + 1] === thread) return true;
  }
  return false;
}
