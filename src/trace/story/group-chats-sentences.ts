/** What records of group chats say. */
import { plainText } from '../../core/plain-text.ts';
import { NONE } from '../../model/words.ts';
import { operandOf } from '../columns.ts';
import { clientName } from '../telling.ts';
import type { Sentences } from './feature-sentence.ts';
import type { Naming } from './naming.ts';

interface Words {
  readonly naming: Naming;
  readonly group: string;
  readonly who: string;
  /** The operand at a place, and the user or the reason that it names. */
  readonly at: (place: number) => number;
  readonly user: (place: number) => string;
  readonly reason: (place: number) => string;
}

function words(naming: Naming, n: number): Words {
  const { columns } = naming.trace;
  const at = (place: number): number => operandOf(columns, n, place);
  const name = columns.head.names.groupChats[at(0)] ?? `${at(0)}`;
  return {
    naming,
    group: `the group chat ${plainText(name)}`,
    who: naming.user(at(1)),
    at,
    user: (place) => naming.user(at(place)),
    reason: (place) => naming.tell.reason(at(place)),
  };
}

function memberOf({ naming, at }: Words): string {
  const { groupMembers } = naming.trace.threads.world;
  return naming.user(groupMembers.user[at(2)] ?? NONE);
}

/** `ann and bob stand in its way`, or nobody does. */
function between({ user, at }: Words): string {
  return at(3) === NONE ? '' : `: between ${user(3)} and ${user(4)}`;
}

export const GROUP_CHAT_SENTENCES: Sentences = {
  'group-start-attempted': (naming, n) => {
    const w = words(naming, n);
    return `${w.who} wanted to start ${w.group} in ${clientName(w.at(2))}`;
  },
  'group-addition-attempted': (naming, n) => {
    const w = words(naming, n);
    return `${w.who} wanted to add ${memberOf(w)} to ${w.group}`;
  },
  'group-leaving-attempted': (naming, n) => {
    const w = words(naming, n);
    return `${w.who} wanted to leave ${w.group}`;
  },
  'group-message-written': (naming, n) => {
    const w = words(naming, n);
    return `${w.who} wrote to all of ${w.group}`;
  },
  'group-started': (naming, n) => {
    const w = words(naming, n);
    return `${w.who} started ${w.group} of ${w.at(2)} people, all of them in ${clientName(w.at(3))}`;
  },
  'group-refused': (naming, n) => {
    const w = words(naming, n);
    return `${w.group} of ${w.who} was refused, because of ${w.reason(2)}${between(w)}`;
  },
  'group-member-added': (naming, n) => {
    const w = words(naming, n);
    return `${w.who} was added to ${w.group} by ${w.user(2)}`;
  },
  'group-addition-refused': (naming, n) => {
    const w = words(naming, n);
    const whom = w.at(3) === NONE ? '' : `, between them and ${w.user(3)}`;
    return `${w.who} was not added to ${w.group}, because of ${w.reason(2)}${whom}`;
  },
  'group-member-left': (naming, n) => {
    const w = words(naming, n);
    return `${w.who} left ${w.group}`;
  },
  'group-message-sent': (naming, n) => {
    const w = words(naming, n);
    const copies = w.at(2) === 1 ? 'one copy' : `${w.at(2)} copies`;
    return `the message of ${w.who} to ${w.group} went out in ${copies}`;
  },
  'group-message-refused': (naming, n) => {
    const w = words(naming, n);
    return `the message of ${w.who} to ${w.group} was refused, because of ${w.reason(2)}`;
  },
};
