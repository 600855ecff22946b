/** Which handler an event of mail has. */
import { E } from '../../model/event.ts';
import type { HandlerTable } from '../feature-handler.ts';
import {
  hybridEnabled,
  mailAddressGiven,
  mailboxMoveAdvanced,
  mailboxMoveRequested,
  mailDomainAdded,
  mailDomainAdvanced,
} from './administration.ts';
import { mailArrived, mailReturnLearned, mailSent } from './delivery.ts';

export const MAIL_HANDLERS: HandlerTable = {
  [E.mailSent]: mailSent,
  [E.mailArrived]: mailArrived,
  [E.mailReturnLearned]: mailReturnLearned,
  [E.mailDomainAdded]: mailDomainAdded,
  [E.mailDomainAdvanced]: mailDomainAdvanced,
  [E.hybridEnabled]: hybridEnabled,
  [E.mailAddressGiven]: mailAddressGiven,
  [E.mailboxMoveRequested]: mailboxMoveRequested,
  [E.mailboxMoveAdvanced]: mailboxMoveAdvanced,
};
