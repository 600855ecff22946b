/**
 * Who answers whom: a reply is written by whoever the message was for, to whoever wrote it, however long the chain
 * of replies to a chat is. Only the client of a reply is left to the run, which knows where the message landed.
 */
import { NONE } from '../model/words.ts';
import type { ChatAction } from './compiled.ts';
import type { Path } from './tree.ts';
import { complain, type Work } from './work.ts';

type People = Pick<ChatAction, 'originator' | 'recipient'>;

/**
 * The actions with both people of every reply filled in, in time proportional to their number. Replies that answer
 * each other in a circle are complained about, once a circle; `paths` has the place of each action in the file.
 */
export function resolveReplies(
  work: Work,
  actions: readonly ChatAction[],
  paths: readonly Path[],
): ChatAction[] {
  const byMark = new Map<number, number>();
  actions.forEach(({ mark }, place) => {
    if (mark !== NONE) byMark.set(mark, place);
  });
  const people = actions.map((action): People | 'unknown' | undefined =>
    action.originator === NONE ? undefined : action,
  );
  actions.forEach((_, start) => {
    const chain: number[] = [];
    const onChain = new Set<number>();
    let place: number | undefined = start;
    while (place !== undefined && people[place] === undefined && !onChain.has(place)) {
      chain.push(place);
      onChain.add(place);
      place = byMark.get(actions[place]!.of);
    }
    if (place !== undefined && onChain.has(place)) {
      const hint = 'let one of them answer a chat';
      complain(work, [...paths[place]!, 'to'], 'replies answer each other in a circle', hint);
    }
    // A message that is not there at all has been complained about where the reply names it.
    let before = place === undefined ? 'unknown' : (people[place] ?? 'unknown');
    for (const each of chain.reverse()) {
      before = before === 'unknown' ? before : turned(before);
      people[each] = before;
    }
  });
  return actions.map((action, place) => {
    const known = people[place];
    if (known === undefined || known === 'unknown') return action;
    const { originator, recipient } = known;
    return { ...action, originator, recipient };
  });
}

function turned({ originator, recipient }: People): People {
  return { originator: recipient, recipient: originator };
}
