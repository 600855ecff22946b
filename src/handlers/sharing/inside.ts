/** What follows when two people were promoted to a meeting: the link comes, the other joins, the starter shares inside. */
import { E, F } from '../../model/event.ts';
import { attendeeOfUser } from '../../model/meeting-people.ts';
import { JOIN_WISHES, MEETING_FUNCTIONS, MEETING_TYPE, SHARED } from '../../model/meeting-words.ts';
import { SHARE_STATUS, SHARED_THINGS } from '../../model/sharing.ts';
import { CLIENT, CLOUD, NONE, OUTCOME, TOPOLOGY } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import type { Context, Effects } from '../effects.ts';
import type { HandlerTable } from '../feature-handler.ts';
import { meetingFunctionTried } from '../meetings/inside.ts';
import { promotedLinkArrived } from '../meetings/promoted.ts';
import { beginShareInside, stopShare } from './changes.ts';
import { shareAttempted } from './sharing.ts';

const BEST = JOIN_WISHES.indexOf('best');
const ANONYMOUS = JOIN_WISHES.indexOf('anonymous');
const FUNCTIONS = [
  MEETING_FUNCTIONS.indexOf('shareScreen'),
  MEETING_FUNCTIONS.indexOf('shareWindow'),
] as const;

/**
 * A named message has landed; if it carries the link of a promoted meeting, its reader has that from now on. Skype for
 * Business does not keep what comes while it does not run (N5).
 */
export function shareLinkLanded(
  ctx: Context,
  mark: number,
  recipient: number,
  outcome: number,
  client: number,
  fx: Effects,
): void {
  const { shares } = ctx.world;
  if (outcome !== OUTCOME.delivered && client !== CLIENT.Teams) return;
  for (let share = 0; share < shares.count; share++) {
    if (shares.link[share] === mark && shares.meeting[share] !== NONE)
      promotedLinkArrived(ctx, fx, shares.meeting[share]!, recipient);
  }
}

/** The other opens the link: signed in if they have an account of Teams, else under a name (R10.2, R10.3). */
function shareLinkOpened(ctx: Context, fx: Effects, share: number, user: number, joinClient: number): void {
  const { world } = ctx;
  const meeting = world.shares.meeting[share]!;
  if (meeting === NONE) return fx.tell(F.shareLinkRefused, share, user, reasonCode('share-without-meeting'));
  const attendee = attendeeOfUser(world, meeting, user);
  if (attendee === NONE) return fx.tell(F.shareLinkRefused, share, user, reasonCode('no-join-link'));
  const isTeams = world.meetings.type[meeting] === MEETING_TYPE.Teams;
  const as = isTeams && !hasTeamsAccount(ctx, user) ? ANONYMOUS : BEST;
  fx.later(E.meetingJoinTried, 0, attendee, user, joinClient, as);
}

/** Whoever is on servers alone, or in a cloud without Teams, has none. */
function hasTeamsAccount(ctx: Context, user: number): boolean {
  const { users, tenants } = ctx.world;
  const tenant = users.tenant[user]!;
  if (tenants.topology[tenant] === TOPOLOGY.pureOnPrem) return false;
  return tenants.cloud[tenant] !== CLOUD['21Vianet'] || ctx.rules.epoch.facts.teamsIn21V;
}

/** Nothing is shown in the meeting before its starter shares there, too (R10.2). */
function shareBegunInside(ctx: Context, fx: Effects, share: number, user: number): void {
  const { world } = ctx;
  const { shares, attendees } = world;
  const meeting = shares.meeting[share]!;
  const attendee = meeting === NONE ? NONE : attendeeOfUser(world, meeting, user);
  if (attendee === NONE) return fx.refuse(user, reasonCode('share-without-meeting'));
  meetingFunctionTried(ctx, fx, attendee, user, FUNCTIONS[shares.what[share]!]!, meeting);
  if (attendees.sharing[attendee] !== SHARED.indexOf(SHARED_THINGS[shares.what[share]!]!)) return;
  beginShareInside(fx, share);
  fx.tell(F.shareInsideStarted, share, user);
}

function shareEnded(ctx: Context, fx: Effects, share: number, user: number): void {
  if (!isShown(ctx.world, share)) return fx.refuse(user, reasonCode('share-not-shown'));
  stopShare(fx, share);
  fx.tell(F.shareStopped, share, user);
}

function isShown({ shares }: World, share: number): boolean {
  const status = shares.status[share]!;
  return status === SHARE_STATUS.shared || status === SHARE_STATUS.sharing;
}

export const SHARE_HANDLERS: HandlerTable = {
  [E.shareAttempted]: shareAttempted,
  [E.shareLinkOpened]: shareLinkOpened,
  [E.shareBegunInside]: shareBegunInside,
  [E.shareEnded]: shareEnded,
};
