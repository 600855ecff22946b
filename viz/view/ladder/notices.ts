/** What the ladder did not show, in sentences. */

import { grouped } from '../../../src/core/counts.ts';
import { isCrowded, MOST_DASHED } from '../../list/crowding.ts';
import type { DisplayList } from '../../list/display-list.ts';
import type { Notice } from '../view.ts';
import { MOST_ARROWS } from './frame.ts';
import type { Picture } from './picture.ts';

export function noticesOf({ frame, lifelines, leftOut, labels, input }: Picture): Notice[] {
  const notices: Notice[] = [];
  const add = (count: number, text: string, remedy: string) => {
    if (count > 0) notices.push({ text: `${grouped(count)} ${text}`, remedy });
  };
  if (frame.dense) {
    notices.push({
      text: `${grouped(frame.end - frame.first - frame.hidden)} records are drawn as density: no more than ${grouped(MOST_ARROWS)} messages are drawn one by one.`,
      remedy: 'Zoom in or filter to see each.',
    });
    if (input.grouping === 'client') {
      notices.push({ text: 'Density is by user, not by client.', remedy: 'Zoom in to see clients.' });
    }
  }
  const without = lifelines.total - lifelines.list.length;
  add(
    without,
    `of ${grouped(lifelines.total)} lifelines have nothing here and are left out.`,
    'Select a user to keep theirs.',
  );
  add(frame.hidden, 'records of this stretch are hidden by the filter.', 'Clear the filter to see them.');
  add(leftOut.arrows, 'messages run beside the picture.', 'Scroll sideways.');
  add(leftOut.symbols, 'symbols lie on others or beside the picture.', 'Zoom in or scroll sideways.');
  add(leftOut.sessions, 'SIP sessions have no bar.', 'Zoom in, or group by client or user.');
  add(labels.skipped, 'labels have no room.', 'Zoom in, or point at a mark to read it.');
  return notices;
}

/** Without its dashes a message shows its method by colour only. */
export function crowdingNotices(marks: DisplayList): Notice[] {
  if (!isCrowded(marks)) return [];
  const text = `Messages are drawn without dashes, as there are more than ${grouped(MOST_DASHED)}.`;
  return [{ text, remedy: 'Zoom in to tell methods apart by their lines, or point at a message.' }];
}
