/**
 * Whether one participant's side of an existing thread still exists, by the client recorded there at creation:
 * a side that is gone disables the thread. [COEX] "Chats and calls from pre-existing threads", [MOVE]; R6.6,
 * R7.2, R7.3, R7.7, R1.34, A26. What follows from a mode change is read off the recorded client, never off the
 * word interop.
 */
import { CLIENTS, HOMES, METHODS, MODES } from '../model/words.ts';
import { SFB_MODES } from './printed.ts';
import { type Condition, defineTable } from './table.ts';

const AXES = { mode: MODES, homed: HOMES, client: CLIENTS, method: METHODS } as const;

interface SideRow {
  readonly id: string;
  readonly usable: boolean;
  readonly note: string;
  readonly when: Condition<typeof AXES> | readonly Condition<typeof AXES>[];
}

const TEAMS_MODES = ['TeamsOnly', 'Islands'] as const;
const BEYOND_NATIVE = ['interop', 'nativeFederated', 'interopFederated'] as const;
const WITH_SFB = ['interop', 'interopFederated', 'sfb'] as const;

export const THREAD_SIDE = defineTable<typeof AXES, SideRow>('thread side', AXES, [
  {
    id: 'side/Teams.native',
    usable: true,
    note: 'Teams to Teams in-tenant is always possible, whatever the homing (R3.6).',
    when: { client: 'Teams', mode: TEAMS_MODES, method: 'native' },
  },
  {
    id: 'side/Teams.online',
    usable: true,
    note: 'A user homed online keeps interop and federation in Teams (R7.6).',
    when: { client: 'Teams', mode: TEAMS_MODES, method: BEYOND_NATIVE, homed: 'online' },
  },
  {
    id: 'side/Teams.onPrem',
    usable: false,
    note: 'A user homed on-premises has neither interop nor federation in Teams (R1.34, R7.7).',
    when: { client: 'Teams', mode: TEAMS_MODES, method: BEYOND_NATIVE, homed: 'onPrem' },
  },
  {
    id: 'side/Teams.SfB*',
    usable: false,
    note: 'In a Skype for Business mode chat in Teams is gone (R7.3).',
    when: { client: 'Teams', mode: SFB_MODES, method: ['native', ...BEYOND_NATIVE] },
  },
  {
    id: 'side/SfB',
    usable: true,
    note: 'Skype for Business is used in these modes, also by who became Islands since (A26).',
    when: { client: 'SfB', mode: ['Islands', ...SFB_MODES], method: WITH_SFB },
  },
  {
    id: 'side/SfB.TeamsOnly',
    usable: false,
    note: 'A TeamsOnly user no longer chats in Skype for Business (R6.6, R7.2).',
    when: { client: 'SfB', mode: 'TeamsOnly', method: WITH_SFB },
  },
  {
    id: 'side/x.1',
    usable: false,
    note: 'A native thread has Teams on both sides, an sfb conversation Skype for Business: no such side exists.',
    when: [
      { client: 'SfB', method: ['native', 'nativeFederated'] },
      { client: 'Teams', method: 'sfb' },
    ],
  },
]);

/** Whether the side of a user with this mode and homing, in this client, still exists in a thread of this method. */
export function threadSideUsable(mode: number, homed: number, client: number, method: number): boolean {
  const at = ((mode * HOMES.length + homed) * CLIENTS.length + client) * METHODS.length + method;
  return THREAD_SIDE.rows[THREAD_SIDE.index[at]!]!.usable;
}
