/** Which handler an event of meetings has. */
import { E } from '../../model/event.ts';
import type { HandlerTable } from '../feature-handler.ts';
import { meetingEnded, meetingLeft } from './coming-and-going.ts';
import { meetingFunctionTried } from './inside.ts';
import { meetingJoinTried } from './joining.ts';
import { lobbyAnswered, lobbyWaitEnded, meetingReached } from './lobby.ts';
import { meetingMigrationAsked, meetingMigrationEnded, meetingMigrationTried } from './migrating.ts';
import { invitationArrived, meetingLinkPassed, meetingScheduled } from './scheduling.ts';
import {
  anonymousJoinSet,
  anonymousJoinTookEffect,
  organizerPolicySet,
  organizerPolicyTookEffect,
} from './settings.ts';

export const MEETING_HANDLERS: HandlerTable = {
  [E.meetingScheduled]: meetingScheduled,
  [E.invitationArrived]: invitationArrived,
  [E.meetingLinkPassed]: meetingLinkPassed,
  [E.meetingJoinTried]: meetingJoinTried,
  [E.meetingReached]: meetingReached,
  [E.lobbyWaitEnded]: lobbyWaitEnded,
  [E.lobbyAnswered]: lobbyAnswered,
  [E.meetingLeft]: meetingLeft,
  [E.meetingEnded]: meetingEnded,
  [E.meetingFunctionTried]: meetingFunctionTried,
  [E.anonymousJoinSet]: anonymousJoinSet,
  [E.anonymousJoinTookEffect]: anonymousJoinTookEffect,
  [E.organizerPolicySet]: organizerPolicySet,
  [E.organizerPolicyTookEffect]: organizerPolicyTookEffect,
  [E.meetingMigrationAsked]: meetingMigrationAsked,
  [E.meetingMigrationTried]: meetingMigrationTried,
  [E.meetingMigrationEnded]: meetingMigrationEnded,
};
