import type { ApplyPart } from './apply-features.ts';
import { GROUP_STATUS, MEMBER_STATUS } from './group-chats.ts';
import { T } from './transition.ts';

/** Applies the transitions of group chats; false for a code that is none of them. */
export const applyGroupChat: ApplyPart = (w, code, a, b, c, d) => {
  const { groupChats, groupMembers } = w;
  switch (code) {
    case T.openGroup:
      groupChats.status[a] = GROUP_STATUS.open;
      groupChats.startedUs[a] = w.atUs;
      return true;
    case T.refuseGroup:
      groupChats.status[a] = GROUP_STATUS.refused;
      groupChats.because[a] = b;
      groupChats.peer[a] = c;
      groupChats.other[a] = d;
      return true;
    case T.joinGroup:
      groupMembers.status[a] = MEMBER_STATUS.in;
      return true;
    case T.leaveGroup:
      groupMembers.status[a] = MEMBER_STATUS.left;
      return true;
    case T.refuseMember:
      groupMembers.status[a] = MEMBER_STATUS.refused;
      groupMembers.because[a] = b;
      return true;
    default:
      return false;
  }
};
