/**
 * What a person's mode lets them do in a client: chat from it, and sign in to it. [MODES] and [UPGRADE]; R1.29,
 * R1.32, R1.9, A36.
 */
import { CLIENTS, CLOUD, MODES } from '../model/words.ts';
import { SFB_MODES } from './printed.ts';
import { REASON, type Reason } from './reasons.ts';
import type { Facts } from './rule-sets.ts';
import type { Switches } from './switches.ts';
import { type Condition, defineTable } from './table.ts';

const PRESENT = ['there', 'notYet'] as const;
const CHAT_AXES = { mode: MODES, client: CLIENTS, teams: PRESENT } as const;

interface ChatRow {
  readonly id: string;
  readonly reason: Reason;
  readonly when: Condition<typeof CHAT_AXES> | readonly Condition<typeof CHAT_AXES>[];
}

/** May a conversation be started, or written to, from this client? `teams`: has the cloud a Teams service? */
export const CHAT_USE = defineTable<typeof CHAT_AXES, ChatRow>('chat use', CHAT_AXES, [
  {
    id: 'chat-use/Teams',
    reason: 'mode-allows-client',
    when: { mode: ['TeamsOnly', 'Islands'], client: 'Teams', teams: 'there' },
  },
  {
    id: 'chat-use/SfB',
    reason: 'mode-allows-client',
    when: { mode: ['Islands', ...SFB_MODES], client: 'SfB' },
  },
  {
    id: 'chat-use/SfB*.Teams',
    reason: 'chat-off-in-teams',
    when: { mode: SFB_MODES, client: 'Teams', teams: 'there' },
  },
  {
    id: 'chat-use/TeamsOnly.SfB',
    reason: 'sfb-joins-meetings-only',
    when: { mode: 'TeamsOnly', client: 'SfB' },
  },
  { id: 'chat-use/no-teams', reason: 'no-teams-in-21vianet', when: { client: 'Teams', teams: 'notYet' } },
]);

const SIGN_IN_AXES = { mode: MODES, client: CLIENTS, modeBlocks: ['no', 'yes'] } as const;

interface SignInRow {
  readonly id: string;
  readonly allowed: boolean;
  readonly when: Condition<typeof SIGN_IN_AXES> | readonly Condition<typeof SIGN_IN_AXES>[];
}

/**
 * May a person sign in at all? [21V-GA] names TeamsOnly, Islands and "Skype for Business only"; the two modes
 * with Teams collaboration keep the Teams client for their channels, so they are not blocked.
 */
export const SIGN_IN = defineTable<typeof SIGN_IN_AXES, SignInRow>('sign-in', SIGN_IN_AXES, [
  { id: 'sign-in/free', allowed: true, when: { modeBlocks: 'no' } },
  {
    id: 'sign-in/TeamsOnly.Teams',
    allowed: true,
    when: { modeBlocks: 'yes', mode: 'TeamsOnly', client: 'Teams' },
  },
  {
    id: 'sign-in/TeamsOnly.SfB',
    allowed: false,
    when: { modeBlocks: 'yes', mode: 'TeamsOnly', client: 'SfB' },
  },
  {
    id: 'sign-in/SfBOnly.Teams',
    allowed: false,
    when: { modeBlocks: 'yes', mode: 'SfBOnly', client: 'Teams' },
  },
  { id: 'sign-in/SfBOnly.SfB', allowed: true, when: { modeBlocks: 'yes', mode: 'SfBOnly', client: 'SfB' } },
  {
    id: 'sign-in/both',
    allowed: true,
    when: { modeBlocks: 'yes', mode: ['Islands', 'SfBWithTeamsCollab', 'SfBWithTeamsCollabAndMeetings'] },
  },
]);

/** Whether a cloud has Teams: only 21Vianet ever lacked it (R1.9). */
export function teamsIn(facts: Facts, cloud: number): boolean {
  return facts.teamsIn21V || cloud !== CLOUD['21Vianet'];
}

/** The reason code of the client-allowed gate for a mode, client and cloud. */
export function chatUse(facts: Facts, mode: number, client: number, cloud: number): number {
  const at = (mode * CLIENTS.length + client) * PRESENT.length + (teamsIn(facts, cloud) ? 0 : 1);
  return REASON[CHAT_USE.rows[CHAT_USE.index[at]!]!.reason];
}

/** Whether a person may sign in; nobody signs in to a Teams that their cloud does not have. */
export function signInAllowed(
  facts: Facts,
  switches: Switches,
  mode: number,
  client: number,
  cloud: number,
): boolean {
  if (CLIENTS[client] === 'Teams' && !teamsIn(facts, cloud)) return false;
  const by = switches.modeBlocksSignIn;
  const blocks =
    by === 'on' || (by === 'byCloud' && facts.modeBlocksSignIn21V && cloud === CLOUD['21Vianet']);
  const at = (mode * CLIENTS.length + client) * 2 + (blocks ? 1 : 0);
  return SIGN_IN.rows[SIGN_IN.index[at]!]!.allowed;
}
