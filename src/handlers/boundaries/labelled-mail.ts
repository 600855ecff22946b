/** Mails with a label, from platform to platform. R16.1; the premises are no cloud of their own. */
import { F } from '../../model/event.ts';
import { MAIL_ARRIVAL } from '../../model/mail-words.ts';
import { T } from '../../model/transition.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { leaves } from '../../rules/boundaries/homes.ts';
import type { Effects } from '../effects.ts';
import { countKeptBack } from './crossing.ts';

function labelledMailOf({ labelledMails }: World, mail: number): number {
  for (let row = 0; row < labelledMails.count; row++) if (labelledMails.mail[row] === mail) return row;
  return NONE;
}

/** A mail has come to a platform: if that is in another cloud than it was last, it may have left where it was to stay. */
export function mailCameTo(world: World, mail: number, platform: number, by: number, fx: Effects): void {
  const row = labelledMailOf(world, mail);
  const to = world.platforms.cloud[platform]!;
  if (row === NONE || to === NONE) return;
  const [from, label] = [world.labelledMails.cloud[row]!, world.labelledMails.label[row]!];
  if (from === to) return;
  fx.change(T.enterCloud, row, to, 0, 0, 0, 0);
  // Where it is written is where it is from.
  if (by === MAIL_ARRIVAL.submitted || !leaves(world.labels.stayIn[label]!, from, to)) return;
  fx.change(T.countCrossing, label, 0, 0, 0, 0, 0);
  fx.tell(F.mailLeftCloud, mail, label, from, to);
}

/** Whether the label keeps the mail from going on to a platform, and the scenario says so; then it is counted. */
export function mailKeptBack(world: World, mail: number, next: number, fx: Effects): boolean {
  const row = labelledMailOf(world, mail);
  const to = world.platforms.cloud[next]!;
  if (row === NONE || to === NONE) return false;
  const label = world.labelledMails.label[row]!;
  if (world.labels.refuse[label] === 0) return false;
  if (!leaves(world.labels.stayIn[label]!, world.labelledMails.cloud[row]!, to)) return false;
  countKeptBack(label, fx);
  return true;
}
