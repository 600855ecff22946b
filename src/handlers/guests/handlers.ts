/** Which handler an event of guest accounts has. */
import { E } from '../../model/event.ts';
import type { HandlerTable } from '../feature-handler.ts';
import {
  accountSwitched,
  cloudSettingsSet,
  guestInvited,
  guestRemoved,
  invitationRedeemed,
  tenantSettingsSet,
} from './accounts.ts';

export const GUEST_HANDLERS: HandlerTable = {
  [E.guestInvited]: (ctx, fx, guest, person, _by, invitation) =>
    guestInvited(ctx, guest, person, invitation, fx),
  [E.invitationRedeemed]: (ctx, fx, guest, person) => invitationRedeemed(ctx, guest, person, fx),
  [E.guestRemoved]: (ctx, fx, guest, person) => guestRemoved(ctx, guest, person, fx),
  [E.accountSwitched]: (ctx, fx, person, guest) => accountSwitched(ctx, person, guest, fx),
  [E.cloudSettingsSet]: (_ctx, fx, tenant, clouds, mfa) => cloudSettingsSet(tenant, clouds, mfa, fx),
  [E.tenantSettingsSet]: (ctx, fx, pair, which, settings) =>
    tenantSettingsSet(ctx, pair, which, settings, fx),
};
