/** How many texts of a picture do not fit into the width that they have, and are shown with an ellipsis. */
import { type DisplayList, MARK_KINDS } from '../../list/display-list.ts';
import { STYLES } from '../../list/styles.ts';
import { textWidth } from '../../list/text-width.ts';

const TEXT = MARK_KINDS.indexOf('text');
const STRONG = STYLES.indexOf('label-strong');
/** Font sizes of labels in all themes, px. */
const SIZE = 11;
const STRONG_SIZE = 12;

export function cutNamesIn({ count, kinds, styles, boxes, texts, words }: DisplayList): number {
  let cut = 0;
  for (let i = 0; i < count; i++) {
    const width = boxes[i * 4 + 2]!;
    if (kinds[i] !== TEXT || width <= 0) continue;
    const strong = styles[i] === STRONG;
    if (textWidth(words[texts[i]!] ?? '', strong ? STRONG_SIZE : SIZE, strong) > width) cut += 1;
  }
  return cut;
}
