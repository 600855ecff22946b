/** How the things in a trace are called in sentences for people. */

import { plainText } from '../core/plain-text.ts';
import { formatDuration, formatInstant } from '../core/time.ts';
import { FEATURES } from '../model/attempt.ts';
import { CLIENT, METHOD, NONE, THREAD_STATUSES } from '../model/words.ts';
import type { TraceHead } from './writer.ts';

const METHOD_WORDS: readonly string[] = [
  'native (Teams on both sides)',
  'interop (between Teams and Skype for Business, plain text only)',
  'native federated (Teams in two tenants)',
  'interop federated (between two tenants, plain text only)',
  'Skype for Business on both sides',
];

export class Telling {
  readonly head: TraceHead;

  constructor(head: TraceHead) {
    this.head = head;
  }

  user(id: number): string {
    return named(this.head.names.users, id, 'user');
  }

  tenant(id: number): string {
    return named(this.head.names.tenants, id, 'tenant');
  }

  group(id: number): string {
    return named(this.head.names.groups, id, 'group');
  }

  link(id: number): string {
    return named(this.head.names.links, id, 'link');
  }

  mark(id: number): string {
    return named(this.head.names.marks, id, 'message');
  }

  label(id: number): string {
    return named(this.head.names.labels, id, 'label');
  }

  reason(code: number): string {
    return this.head.header.words.reasons[code] ?? 'no reason given';
  }

  row(code: number): string | undefined {
    return this.head.header.words.rows[code];
  }

  /** `Record 12, at 9m (2019-06-03T09:09:00Z): `. */
  record(n: number, atUs: number): string {
    return `Record ${n}, at ${this.time(atUs)}: `;
  }

  /** Since the start, and as an instant. */
  time(atUs: number): string {
    return `${formatDuration(atUs)} (${formatInstant(this.head.header.startUs + atUs)})`;
  }
}

function named(names: readonly string[], id: number, kind: string): string {
  const name = names[id];
  return name === undefined ? `${kind} ${id}` : plainText(name);
}

export function clientName(code: number): string {
  if (code === CLIENT.Teams) return 'Teams';
  return code === CLIENT.SfB ? 'Skype for Business' : 'no client';
}

export function methodName(code: number): string {
  return METHOD_WORDS[code] ?? `method ${code}`;
}

export function statusName(code: number): string {
  return THREAD_STATUSES[code] ?? `in status ${code}`;
}

/** What a method takes from the message, as the end of a sentence; empty if nothing. */
export function lossOf(method: number, textOnly: number, stripped: number): string {
  const lost = FEATURES.filter((_, bit) => (stripped >> bit) & 1);
  if (lost.length > 0) return `; only the text goes along, this is lost: ${lost.join(', ')}`;
  if (textOnly !== 1) return '';
  return method === METHOD.sfb ? '; only plain text can be sent' : '; it carries plain text only';
}

export function sessionPhrase(session: number, isNew: number): string {
  if (session === NONE) return '';
  return isNew === 1 ? ` It opens SIP session ${session}.` : ` It goes on in SIP session ${session}.`;
}
