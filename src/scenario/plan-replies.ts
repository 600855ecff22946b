/**
 * Who answers whom: a reply is written by whoever the message was for, to whoever wrote it, however long the chain
 * of replies to a chat is. Only the client of a reply is left to the run, which knows where the message landed.
 */
import { NONE } from '../model/words.ts';
import type { ChatAction } from './compiled.ts';
import { complain, type Work } from './work.ts';

/** The actions with both people of every reply filled in; replies that answer each other in a circle are complained about. */
export function resolveReplies(work: Work, actions: readonly ChatAction[]): ChatAction[] {
  const byMark = new Map<number, ChatAction>();
  for (const action of actions) if (action.mark !== NONE) byMark.set(action.mark, action);
  return actions.map((action) => {
    if (action.originator !== NONE) return action;
    const people = peopleOf(action, byMark);
    if (people === undefined) {
      complain(work, ['events'], 'replies answer each other in a circle', 'let one of them answer a chat');
      return action;
    }
    return { ...action, ...people };
  });
}

type People = Pick<ChatAction, 'originator' | 'recipient'>;

function peopleOf(reply: ChatAction, byMark: ReadonlyMap<number, ChatAction>): People | undefined {
  let action: ChatAction | undefined = reply;
  let turned = false;
  for (let steps = 0; steps <= byMark.size; steps++) {
    action = byMark.get(action.of);
    turned = !turned;
    if (action === undefined) return undefined;
    if (action.originator === NONE) continue;
    const { originator, recipient } = action;
    return turned ? { originator: recipient, recipient: originator } : { originator, recipient };
  }
  return undefined;
}
