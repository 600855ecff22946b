/** What can change about group chats; see GROUP_CHAT_TRANSITIONS. */
import { type Changes, T } from '../../model/transition.ts';

export const openGroup = (to: Changes, group: number): void => to.change(T.openGroup, group, 0, 0, 0, 0, 0);
/** `peer` and `other` are places of members within their group. */
export const refuseGroup = (to: Changes, group: number, because: number, peer: number, other: number): void =>
  to.change(T.refuseGroup, group, because, peer, other, 0, 0);
export const joinGroup = (to: Changes, member: number): void => to.change(T.joinGroup, member, 0, 0, 0, 0, 0);
export const leaveGroup = (to: Changes, member: number): void =>
  to.change(T.leaveGroup, member, 0, 0, 0, 0, 0);
export const refuseMember = (to: Changes, member: number, because: number): void =>
  to.change(T.refuseMember, member, because, 0, 0, 0, 0);
