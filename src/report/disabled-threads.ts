/** Notes which threads were disabled, when and within which event, while a run goes by; keeps the first ones only. */
import { RECORD_KINDS } from '../model/event.ts';
import type { Names } from '../model/names.ts';
import { T } from '../model/transition.ts';
import { METHODS, NONE, THREAD_STATUS } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { DID_STRIDE, type Observer, type RecordBuffer } from '../trace/record.ts';

/** A thread that was disabled, and the record of the event that did it. */
export interface DisabledThread {
  readonly thread: number;
  readonly atUs: number;
  readonly record: number;
  /** Code of the event's kind, and its operands. */
  readonly kind: number;
  readonly values: readonly number[];
}

/** More than these are only counted. */
const KEPT = 20;

export class DisabledThreads implements Observer {
  readonly first: DisabledThread[] = [];
  count = 0;

  record(record: RecordBuffer): void {
    const { dids, didCount } = record;
    for (let i = 0, at = 0; i < didCount; i++, at += DID_STRIDE) {
      if (dids[at] === T.setThreadStatus && dids[at + 2] === THREAD_STATUS.disabled) {
        this.#note(dids[at + 1]!, record);
      }
    }
  }

  #note(thread: number, { n, atUs, kind, values }: RecordBuffer): void {
    this.count += 1;
    if (this.first.length === KEPT) return;
    const operands = RECORD_KINDS[kind]!.operands.length;
    this.first.push({ thread, atUs, record: n, kind, values: Array.from(values.subarray(0, operands)) });
  }
}

/** The two people of a thread and its method: `interop thread of ann@contoso.com and bob@contoso.com`. */
export function threadInWords(world: World, names: Names, thread: number): string {
  const { pairs, threads } = world;
  const pair = threads.pair[thread]!;
  const [one, other] = [names.users[pairs.lo[pair]!], names.users[pairs.hi[pair]!]];
  return `${METHODS[threads.method[thread]!]} thread of ${one} and ${other}`;
}

const LISTS: Readonly<Record<string, keyof Names>> = {
  user: 'users',
  tenant: 'tenants',
  group: 'groups',
  link: 'links',
};

/** An event with its operands as people read them: `mode-granted (user bob@contoso.com, mode TeamsOnly)`. */
export function eventInWords(disabled: DisabledThread, names: Names): string {
  const { name, operands } = RECORD_KINDS[disabled.kind]!;
  const words = operands.flatMap((operand, place) => {
    const value = disabled.values[place]!;
    if (value === NONE) return [];
    const list = LISTS[operand.name];
    const text = list === undefined ? operand.words?.[value] : names[list][value];
    return [`${operand.name} ${text ?? value}`];
  });
  return words.length === 0 ? name : `${name} (${words.join(', ')})`;
}
