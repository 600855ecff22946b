/** Messages with a label, at the border between two clouds. R16.1. */

import type { Attempt } from '../../model/attempt.ts';
import { F } from '../../model/event.ts';
import { cloudOf } from '../../model/people.ts';
import { T } from '../../model/transition.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { leaves } from '../../rules/boundaries/homes.ts';
import type { Effects } from '../effects.ts';

/** Writes down what label a message has. */
export function messageLabelled({ message, label }: Attempt, fx: Effects): void {
  if (label !== NONE) fx.tell(F.messageLabelled, message, label);
}

/** Whether the label keeps the message in its cloud and the scenario says that it is not sent then. */
export function keptBack(world: World, { label, originator, recipient }: Attempt): boolean {
  if (label === NONE || world.labels.refuse[label] === 0) return false;
  return leaves(world.labels.stayIn[label]!, cloudOf(world, originator), cloudOf(world, recipient));
}

export function countKeptBack(label: number, fx: Effects): void {
  fx.change(T.countKeptBack, label, 0, 0, 0, 0, 0);
}

/** A message has crossed the border: it is written down and counted if its label was to keep it. */
export function borderCrossed(
  world: World,
  message: number,
  label: number,
  originator: number,
  recipient: number,
  fx: Effects,
): void {
  const [from, to] = [cloudOf(world, originator), cloudOf(world, recipient)];
  if (!leaves(world.labels.stayIn[label]!, from, to)) return;
  fx.change(T.countCrossing, label, 0, 0, 0, 0, 0);
  fx.tell(F.boundaryCrossed, message, label, from, to);
}
