/** Group chats: one of three people, of whom two are there from its start. */
import { GROUP_STATUS, MEMBER_STATUS } from '../../../src/model/group-chats.ts';
import { T } from '../../../src/model/transition.ts';
import { NONE } from '../../../src/model/words.ts';
import type { Cases, Rows } from './case.ts';

const none = { because: NONE, peer: NONE, other: NONE };

export const GROUP_CHAT_ROWS: Rows = {
  groupChats: [{ size: 3, founders: 2, startedUs: NONE, ...none }],
  groupMembers: [{ because: NONE }, { user: 1, because: NONE }, { user: 2, because: NONE }],
};

export const GROUP_CHAT_CASES: Cases = {
  'open-group': {
    step: [T.openGroup, 0],
    leaves: ({ groupChats: g }) => [g.status[0], g.startedUs[0], g.because[0]],
    is: [GROUP_STATUS.open, 7_000, NONE],
  },
  'refuse-group': {
    step: [T.refuseGroup, 0, 3, 1, 2],
    leaves: ({ groupChats: g }) => [g.status[0], g.because[0], g.peer[0], g.other[0], g.startedUs[0]],
    is: [GROUP_STATUS.refused, 3, 1, 2, NONE],
  },
  'join-group': {
    step: [T.joinGroup, 1],
    leaves: ({ groupMembers: m }) => [m.status[0], m.status[1]],
    is: [MEMBER_STATUS.outside, MEMBER_STATUS.in],
  },
  'leave-group': {
    before: [[T.joinGroup, 1]],
    step: [T.leaveGroup, 1],
    leaves: ({ groupMembers: m }) => [m.status[1], m.because[1]],
    is: [MEMBER_STATUS.left, NONE],
  },
  'refuse-member': {
    step: [T.refuseMember, 2, 4],
    leaves: ({ groupMembers: m }) => [m.status[2], m.because[2]],
    is: [MEMBER_STATUS.refused, 4],
  },
};
