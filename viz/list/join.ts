/** Several lists as one, painted one after the other: the marks of a view and the header that lies over them. */
import type { DisplayList } from './display-list.ts';

/** All lists have the size of the first. */
export function joinLists(lists: readonly DisplayList[]): DisplayList {
  const count = lists.reduce((sum, list) => sum + list.count, 0);
  const joined = {
    width: lists[0]?.width ?? 0,
    height: lists[0]?.height ?? 0,
    count,
    kinds: new Uint8Array(count),
    styles: new Uint8Array(count),
    subjects: new Uint8Array(count),
    ids: new Int32Array(count),
    boxes: new Float32Array(count * 4),
    texts: new Int32Array(count),
    weights: new Uint8Array(count),
    words: [] as string[],
  };
  let at = 0;
  for (const list of lists) {
    joined.kinds.set(list.kinds, at);
    joined.styles.set(list.styles, at);
    joined.subjects.set(list.subjects, at);
    joined.ids.set(list.ids, at);
    joined.boxes.set(list.boxes, at * 4);
    joined.weights.set(list.weights, at);
    const words = joined.words.length;
    for (let i = 0; i < list.count; i++)
      joined.texts[at + i] = list.texts[i]! < 0 ? -1 : list.texts[i]! + words;
    for (const word of list.words) joined.words.push(word);
    at += list.count;
  }
  return joined;
}
