/**
 * The shape in which the articles' tables are written down: their words, their order, their italics (`*Teams*`).
 * `readRouting` and `readPresence` turn the print into rows with codes; nothing is decided here.
 */
import { must } from '../core/must.ts';
import { MODES, type Mode } from '../model/words.ts';

/** The articles' "Skype for Business*": three modes that every table treats as one (R1.11). */
export const SFB_MODES = ['SfBOnly', 'SfBWithTeamsCollab', 'SfBWithTeamsCollabAndMeetings'] as const;

export type ModeGroup = 'TeamsOnly' | 'Islands' | 'SfB*';
export const MODE_GROUPS: Readonly<Record<ModeGroup, readonly Mode[]>> = {
  TeamsOnly: ['TeamsOnly'],
  Islands: ['Islands'],
  'SfB*': SFB_MODES,
};

type PrintedMode = 'TeamsOnly' | 'Islands' | 'Skype for Business*';
type PrintedClient = 'Teams' | 'Skype for Business';
type PrintedHome = 'Online' | 'On-premises';
export type PrintedAnswer = PrintedClient | '*Teams*' | '*Skype for Business*' | 'Not Possible';

/** A remark on one cell; with `interop`, the printed italic is a slip and this is what it should say (A4). */
export interface CellNote {
  /** Row as counted in print, from 1. */
  readonly row: number;
  readonly column: ModeGroup;
  readonly interop?: boolean;
  readonly text: string;
}

export interface PrintedRouting {
  readonly table: string;
  readonly title: string;
  readonly tenancy: 'in-tenant' | 'federated';
  /** The recipients, one per answer column. */
  readonly columns: readonly ModeGroup[];
  /** Originator's mode, client and homing, then the answers. */
  readonly rows: readonly (readonly [PrintedMode, PrintedClient, PrintedHome, ...PrintedAnswer[]])[];
  readonly notes?: readonly CellNote[];
}

export interface PrintedPresence {
  readonly table: string;
  readonly title: string;
  readonly tenancy: 'in-tenant' | 'federated';
  readonly columns: readonly ModeGroup[];
  /** Watcher's client, then whose client's presence is shown, per publisher. */
  readonly rows: readonly (readonly [PrintedClient, ...PrintedClient[]])[];
}

/** What an article leaves out: the inputs, and the sentence that says why nothing is printed for them. */
export interface LeftOut {
  readonly originator: readonly ModeGroup[];
  readonly client?: 'Teams' | 'SfB';
  readonly homed?: 'online' | 'onPrem';
  readonly because: string;
  readonly source: string;
}

/** The words of an answer without its italics. */
export function plain(words: string): string {
  return words.startsWith('*') && words.endsWith('*') ? words.slice(1, -1) : words;
}

export function isItalic(words: string): boolean {
  return plain(words) !== words;
}

/** The word of the model for a printed client, or nothing for Not Possible. */
export function clientOf(words: string): 'Teams' | 'SfB' | undefined {
  if (plain(words) === 'Teams') return 'Teams';
  return plain(words) === 'Skype for Business' ? 'SfB' : undefined;
}

export function homeOf(words: string): 'online' | 'onPrem' {
  must(words === 'Online' || words === 'On-premises', `no homing is printed as "${words}"`);
  return words === 'Online' ? 'online' : 'onPrem';
}

export function modesOf(words: string): readonly Mode[] {
  if (words === 'Skype for Business*') return SFB_MODES;
  const mode = MODES.find((each) => each === words);
  must(mode, `no mode is printed as "${words}"`);
  return [mode];
}
