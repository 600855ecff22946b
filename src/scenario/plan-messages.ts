/** Chats and replies of a scenario as actions of a run. */
import { FEATURES, WISH } from '../model/attempt.ts';
import { CLIENTS, KIND, NONE } from '../model/words.ts';
import type { ChatAction } from './compiled.ts';
import { foldName, type Index } from './ids.ts';
import type { Clock } from './plan-clock.ts';
import type { FeaturePlans } from './plan-features.ts';
import { markAfter, markOf } from './plan-marks.ts';
import type { Users } from './plan-users.ts';
import type { ActionEntry } from './schema-events.ts';
import type { Path } from './tree.ts';
import { codeOf, complain, resolve, type Work } from './work.ts';

export interface MessageWork {
  readonly work: Work;
  readonly clock: Clock;
  readonly users: Users;
  readonly marks: Index;
  readonly features: Pick<FeaturePlans, 'indexes'>;
}

/** Undefined after complaints. */
export function planChat(on: MessageWork, chat: ActionEntry<'chat'>, path: Path): ChatAction | undefined {
  const { work, users } = on;
  const originator = resolve(work, users.index, 'user', chat.from, [...path, 'from']);
  const recipient = resolve(work, users.index, 'user', chat.to, [...path, 'to']);
  if (originator !== undefined && originator === recipient) {
    complain(work, [...path, 'to'], 'nobody writes to themselves');
    return undefined;
  }
  const thread = planThread(on, chat, path);
  if (originator === undefined || recipient === undefined || thread === undefined) return undefined;
  return {
    originator,
    recipient,
    client: codeOf(CLIENTS, chat.via),
    ...thread,
    ...common(on, chat, path),
  };
}

function planThread(
  on: MessageWork,
  chat: ActionEntry<'chat'>,
  path: Path,
): Pick<ChatAction, 'wish' | 'of'> | undefined {
  const { work, marks } = on;
  if (chat.thread === undefined) return { wish: WISH.newest, of: NONE };
  if (chat.thread.trim().toLowerCase() === 'new') return { wish: WISH.fresh, of: NONE };
  const hint = 'write new, or of m1 with the id of a message';
  const of = markAfter(work, marks, 'of', chat.thread.trim(), [...path, 'thread'], hint);
  if (of === undefined) return undefined;
  if (chat.id !== undefined && marks.idOf(chat.id) === of) {
    complain(
      work,
      [...path, 'thread'],
      'a message cannot go on in its own conversation',
      'name an earlier message',
    );
    return undefined;
  }
  return { wish: WISH.ofMessage, of };
}

export function planReply(on: MessageWork, reply: ActionEntry<'reply'>, path: Path): ChatAction | undefined {
  const { work, marks } = on;
  const of = markOf(work, marks, reply.to, [...path, 'to']);
  if (of === undefined) return undefined;
  if (reply.id !== undefined && foldName(reply.id) === foldName(reply.to)) {
    complain(work, [...path, 'to'], 'a message cannot answer itself', 'name an earlier message');
    return undefined;
  }
  return {
    originator: NONE,
    recipient: NONE,
    client: NONE,
    wish: WISH.reply,
    of,
    ...common(on, reply, path),
  };
}

function common(
  on: MessageWork,
  entry: ActionEntry<'chat'> | ActionEntry<'reply'>,
  path: Path,
): Pick<ChatAction, 'mark' | 'features' | 'kind' | 'bytes' | 'call' | 'label'> {
  const features = FEATURES.reduce((bits, feature, i) => bits | (entry[feature] ? 1 << i : 0), 0);
  return {
    mark: entry.id === undefined ? NONE : (on.marks.idOf(entry.id) ?? NONE),
    features,
    kind: KIND.chat,
    bytes: entry.bytes ?? on.clock.switches.messageBytes,
    call: NONE,
    label: planLabel(on, entry.label, [...path, 'label']),
  };
}

function planLabel({ work, features }: MessageWork, label: string | undefined, path: Path): number {
  if (label === undefined) return NONE;
  return resolve(work, features.indexes.labels ?? NO_LABELS, 'label', label, path) ?? NONE;
}

const NO_LABELS: Index = { names: [], declaredAs: [], idOf: () => undefined };
