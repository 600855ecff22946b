/** What the World says of group chats, for expectations. */
import { GROUP_STATUSES, MEMBER_STATUS, MEMBER_STATUSES } from '../../model/group-chats.ts';
import { CLIENTS, NONE } from '../../model/words.ts';
import { ALL_REASONS } from '../../rules/all-reasons.ts';
import { NOTHING, word } from '../fact.ts';
import type { FactReaders } from './reader.ts';

const REASON_NAMES = ALL_REASONS.map(({ name }) => name);

export const GROUP_CHAT_FACTS: FactReaders = {
  groupChat: ({ groupChats, groupMembers }, names, [group]) => {
    const id = group!;
    const first = groupChats.first[id]!;
    const nameAt = (row: number): string => names.users[groupMembers.user[row]!]!;
    const rows = Array.from({ length: groupChats.size[id]! }, (_, place) => first + place);
    const members = rows.filter((row) => groupMembers.status[row] === MEMBER_STATUS.in).map(nameAt);
    const two = [groupChats.peer[id]!, groupChats.other[id]!];
    const between = two[0] === NONE ? [] : two.map((place) => nameAt(first + place));
    return {
      status: word(GROUP_STATUSES, groupChats.status[id]!),
      via: word(CLIENTS, groupChats.client[id]!),
      members: members.join(', ') || NOTHING,
      because: word(REASON_NAMES, groupChats.because[id]!),
      between: between.join(', ') || NOTHING,
    };
  },
  groupMember: ({ groupMembers }, _, [member]) => ({
    status: word(MEMBER_STATUSES, groupMembers.status[member!]!),
    because: word(REASON_NAMES, groupMembers.because[member!]!),
  }),
};
