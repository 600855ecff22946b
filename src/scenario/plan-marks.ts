/** Messages that the scenario names, so that later lines can refer to them. */
import { copyNames } from './group-chats/people.ts';
import { foldName, hintFor, type Index, indexNames } from './ids.ts';
import { shorten } from './number-text.ts';
import { linkNames } from './sharing/links.ts';
import type { Path } from './tree.ts';
import { at, complain, type Work } from './work.ts';

/** The actions that send a message; a call's is its invitation. */
const NAMED_BY = ['chat', 'reply', 'call'] as const;

export function planMarks(work: Work): Index {
  const declared = (work.entry.events ?? []).flatMap((event, place) => {
    const action = NAMED_BY.find((each) => event[each]?.id !== undefined);
    if (action === undefined) return [];
    return [{ name: event[action]!.id!, at: at(work, 'events', place, action, 'id') }];
  });
  const made = [...copyNames(work.entry), ...linkNames(work.entry)];
  const copies = made.map(({ name, path }) => ({ name, at: at(work, ...path) }));
  return indexNames([...declared, ...copies], 'message', work.desk);
}

/** The id of a message that a line names; undefined after a complaint. */
export function markOf(work: Work, marks: Index, name: string, path: Path): number | undefined {
  const mark = marks.idOf(name);
  if (mark === undefined && !work.leftOut.has(foldName(name))) {
    complain(
      work,
      path,
      `no message has the id ${shorten(name)}`,
      hintFor(work.desk, name, marks) ?? 'give a chat, a reply or a call this id',
    );
  }
  return mark;
}

/** The message of `of m1` (or another word before it); undefined after a complaint. */
export function markAfter(
  work: Work,
  marks: Index,
  keyword: string,
  text: string,
  path: Path,
  hint = `write ${keyword} m1, with the id of a message`,
): number | undefined {
  const prefix = `${keyword} `;
  if (text.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase()) {
    return markOf(work, marks, text.slice(prefix.length).trim(), path);
  }
  complain(work, path, `"${shorten(text)}" names no message`, hint);
  return undefined;
}
