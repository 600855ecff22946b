/** What the things of an indexed trace are called in sentences: names instead of numbers wherever there is one. */
import { plainText } from '../../core/plain-text.ts';
import { HOMES, MODES, NONE } from '../../model/words.ts';
import type { IndexedTrace } from '../indexed.ts';
import { Telling } from '../telling.ts';

export class Naming {
  readonly trace: IndexedTrace;
  readonly tell: Telling;

  constructor(trace: IndexedTrace) {
    this.trace = trace;
    this.tell = new Telling(trace.columns.head);
  }

  user(id: number): string {
    return id === NONE ? 'somebody' : nonEmpty(this.tell.user(id), `user ${id}`);
  }

  tenant(id: number): string {
    return nonEmpty(this.tell.tenant(id), `tenant ${id}`);
  }

  group(id: number): string {
    return nonEmpty(this.tell.group(id), `group ${id}`);
  }

  link(id: number): string {
    return nonEmpty(this.tell.link(id), `link ${id}`);
  }

  /** The scenario's name of the message, else `message 12`. */
  message(message: number): string {
    const mark = this.trace.messages.mark[message] ?? NONE;
    const name = mark === NONE ? undefined : this.trace.columns.head.names.marks[mark];
    return name === undefined ? `message ${message}` : nonEmpty(plainText(name), `message ${message}`);
  }

  /** `m1 from ann@contoso.com to bob@contoso.com`. */
  messageOfBoth(message: number): string {
    const { from, to } = this.trace.messages;
    const [sender, receiver] = [from[message] ?? NONE, to[message] ?? NONE];
    const whose = sender === NONE ? '' : ` from ${this.user(sender)}`;
    return `${this.message(message)}${whose}${receiver === NONE ? '' : ` to ${this.user(receiver)}`}`;
  }

  /** The two people of a thread: `ann@contoso.com and bob@contoso.com`. */
  peopleOf(thread: number): string {
    const { lo, hi, count } = this.trace.threads;
    if (thread < 0 || thread >= count) return 'two people';
    return `${this.user(lo[thread]!)} and ${this.user(hi[thread]!)}`;
  }

  /** The user on one side of a pair: 0 for lo. */
  ofPair(pair: number, side: number): string {
    const { pairs } = this.trace.threads.world;
    if (pair < 0 || pair >= pairs.count) return 'somebody';
    return this.user(side === 0 ? pairs.lo[pair]! : pairs.hi[pair]!);
  }

  mode(code: number): string {
    return MODES[code] ?? (code === NONE ? 'no mode of their own' : `mode ${code}`);
  }

  home(code: number): string {
    const word = HOMES[code];
    if (word === undefined) return `home ${code}`;
    return word === 'online' ? 'online' : 'on-premises';
  }
}

const NAMINGS = new WeakMap<IndexedTrace, Naming>();

/** The naming of a trace, made once. */
export function namingOf(trace: IndexedTrace): Naming {
  let naming = NAMINGS.get(trace);
  if (naming === undefined) {
    naming = new Naming(trace);
    NAMINGS.set(trace, naming);
  }
  return naming;
}

function nonEmpty(name: string, instead: string): string {
  return name.trim() === '' ? instead : name;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Those of `total` that are named, and how many more there are. */
export function listedOf(words: readonly string[], total: number): string {
  if (words.length >= total) return listed(words);
  return `${words.join(', ')} and ${total - words.length} more`;
}
