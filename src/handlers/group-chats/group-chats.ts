/** People start group chats, let others in, leave, and write to all at once (R9.1, R9.4, R9.6, A15). */
import { E, F } from '../../model/event.ts';
import { GROUP_STATUS, MEMBER_STATUS } from '../../model/group-chats.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import { REASON } from '../../rules/reasons.ts';
import type { Context, Effects } from '../effects.ts';
import type { HandlerTable } from '../feature-handler.ts';
import { joinGroup, leaveGroup, openGroup, refuseGroup, refuseMember } from './changes.ts';
import { objectionBetween, objectionFrom } from './two-members.ts';

/** What stands in the way of a group, and between which two users and their places; NONE: it is nobody in particular. */
interface Obstacle {
  because: number;
  peer: number;
  other: number;
}

const NOTHING: Obstacle = { because: REASON.none, peer: NONE, other: NONE };

function groupStartAttempted(ctx: Context, fx: Effects, group: number, user: number, client: number): void {
  const { groupChats, groupMembers } = ctx.world;
  const first = groupChats.first[group]!;
  const { because, peer, other } = obstacleTo(ctx, group, user, client);
  if (because !== REASON.none) {
    refuseGroup(fx, group, because, peer, other);
    const userAt = (place: number): number => (place === NONE ? NONE : groupMembers.user[first + place]!);
    return fx.tell(F.groupRefused, group, user, because, userAt(peer), userAt(other));
  }
  openGroup(fx, group);
  const founders = groupChats.founders[group]!;
  for (let place = 0; place < founders; place++) joinGroup(fx, first + place);
  fx.tell(F.groupStarted, group, user, founders, client);
}

/** The starter's own pairs first, then those of the others in the order of the file. */
function obstacleTo(ctx: Context, group: number, user: number, client: number): Obstacle {
  const { groupChats, groupMembers, users } = ctx.world;
  if ((users.running[user]! & (1 << client)) === 0)
    return { ...NOTHING, because: REASON['client-not-running'] };
  const first = groupChats.first[group]!;
  const founders = groupChats.founders[group]!;
  for (let peer = 0; peer < founders; peer++) {
    for (let other = peer + 1; other < founders; other++) {
      const two = [groupMembers.user[first + peer]!, groupMembers.user[first + other]!] as const;
      const because = peer === 0 ? objectionFrom(ctx, ...two, client) : objectionBetween(ctx, ...two, client);
      if (because !== REASON.none) return { because, peer, other };
    }
  }
  return NOTHING;
}

/** The one who adds is asked first, then everybody else who is in. */
function groupAdditionAttempted(ctx: Context, fx: Effects, group: number, by: number, member: number): void {
  const { groupMembers } = ctx.world;
  const user = groupMembers.user[member]!;
  const no = objectionToAdding(ctx.world, group, by, member);
  if (no !== REASON.none) return fx.tell(F.groupAdditionRefused, group, user, no, NONE);
  const client = ctx.world.groupChats.client[group]!;
  const members = [rowOf(ctx.world, group, by), ...rowsIn(ctx.world, group)];
  for (const row of members) {
    const peer = groupMembers.user[row]!;
    const because =
      peer === by ? objectionFrom(ctx, by, user, client) : objectionBetween(ctx, peer, user, client);
    if (because === REASON.none) continue;
    refuseMember(fx, member, because);
    return fx.tell(F.groupAdditionRefused, group, user, because, peer);
  }
  joinGroup(fx, member);
  fx.tell(F.groupMemberAdded, group, user, by);
}

function objectionToAdding(world: World, group: number, by: number, member: number): number {
  const no = objectionToActing(world, group, by);
  if (no !== REASON.none) return no;
  return world.groupMembers.status[member] === MEMBER_STATUS.in
    ? reasonCode('already-in-group')
    : REASON.none;
}

/** Why this person can do nothing in the group: it is not there, or they are not in it. */
function objectionToActing(world: World, group: number, user: number): number {
  if (world.groupChats.status[group] !== GROUP_STATUS.open) return reasonCode('group-not-open');
  const row = rowOf(world, group, user);
  const isIn = row !== NONE && world.groupMembers.status[row] === MEMBER_STATUS.in;
  return isIn ? REASON.none : reasonCode('not-in-group');
}

function groupLeavingAttempted(ctx: Context, fx: Effects, group: number, user: number, member: number): void {
  const no = objectionToActing(ctx.world, group, user);
  if (no !== REASON.none) return fx.refuse(user, no);
  leaveGroup(fx, member);
  fx.tell(F.groupMemberLeft, group, user);
}

/**
 * A copy to each other member, an ordinary message whose route is asked for itself: what has come between two members
 * since keeps their copies back and nobody else's. `action` is the copy to the first of the group's rows; the writer
 * has none.
 */
function groupMessageWritten(ctx: Context, fx: Effects, group: number, user: number, action: number): void {
  const { world } = ctx;
  const no = objectionToActing(world, group, user);
  if (no !== REASON.none) return fx.tell(F.groupMessageRefused, group, user, no);
  const first = world.groupChats.first[group]!;
  const writer = rowOf(world, group, user);
  const others = rowsIn(world, group).filter((row) => row !== writer);
  fx.tell(F.groupMessageSent, group, user, others.length);
  for (const row of others) fx.later(E.messageAttempted, 0, action + row - first - (row > writer ? 1 : 0));
}

/** Rows of those who are in the group now. */
function rowsIn({ groupChats, groupMembers }: World, group: number): number[] {
  const first = groupChats.first[group]!;
  const rows = Array.from({ length: groupChats.size[group]! }, (_, place) => first + place);
  return rows.filter((row) => groupMembers.status[row] === MEMBER_STATUS.in);
}

/** The row of a person in a group, NONE if they are never in it. */
function rowOf({ groupChats, groupMembers }: World, group: number, user: number): number {
  const first = groupChats.first[group]!;
  for (let row = first; row < first + groupChats.size[group]!; row++) {
    if (groupMembers.user[row] === user) return row;
  }
  return NONE;
}

export const GROUP_CHAT_HANDLERS: HandlerTable = {
  [E.groupStartAttempted]: groupStartAttempted,
  [E.groupAdditionAttempted]: groupAdditionAttempted,
  [E.groupLeavingAttempted]: groupLeavingAttempted,
  [E.groupMessageWritten]: groupMessageWritten,
};
