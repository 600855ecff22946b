/** Which home of a person is where it should not be, and which way a label does not let a message go. R16.1, R16.2. */
import { HOME, MODE, NONE } from '../../model/words.ts';
import type { Switches } from '../switches.ts';

/** Whether a message with this label leaves where it is to stay; `stayIn` has a bit for each cloud, 0: any cloud. */
export function leaves(stayIn: number, fromCloud: number, toCloud: number): boolean {
  if (fromCloud === toCloud) return false;
  if (stayIn === 0) return true;
  return (stayIn & (1 << fromCloud)) !== 0 && (stayIn & (1 << toCloud)) === 0;
}

/** Where somebody's things live; clouds are codes, NONE is on the customer's premises. */
export interface Homes {
  /** Cloud of the tenant, in which Teams is. */
  readonly cloud: number;
  readonly mode: number;
  /** Code of HOMES: the Skype for Business account. */
  readonly homed: number;
  /** NONE: on the premises; undefined: the scenario has no mailboxes, or this user none. */
  readonly mailbox: number | undefined;
}

/**
 * Where each home is, in the order of HOME_KINDS, undefined where the person has none: Teams where the mode leaves
 * any use of it beside Skype for Business, the account while it is used.
 */
export function homesOf({ cloud, mode, homed, mailbox }: Homes): readonly (number | undefined)[] {
  const teams = mode === MODE.SfBOnly ? undefined : cloud;
  const sfb = mode === MODE.TeamsOnly ? undefined : homed === HOME.onPrem ? NONE : cloud;
  return [teams, sfb, mailbox];
}

/** Bit 1 << kind for each home that is not in the cloud of the residency. */
export function misplacedHomes(homes: Homes, residency: number, switches: Switches): number {
  const premisesCount = switches.premisesResidency === 'inPlace';
  return homesOf(homes).reduce<number>((bits, place, kind) => {
    const inPlace = place === undefined || place === residency || (place === NONE && premisesCount);
    return inPlace ? bits : bits | (1 << kind);
  }, 0);
}
