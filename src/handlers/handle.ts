/**
 * Which handler an event has. Messages on their way are not here: what carries them (a run, an explorer) tells
 * `messageAttempted`, `messageArrived` and `messageLost` itself.
 */
import { E } from '../model/event.ts';
import { setEpoch, setLink } from '../model/transition.ts';
import { clientLearnedMode, modeTookEffect, peerModeLearned } from './become-mode.ts';
import type { Context, Effects } from './effects.ts';
import { peerModeChecked } from './federated-chats.ts';
import { handleFeature } from './handle-feature.ts';
import { missedMailDue } from './missed-mail.ts';
import {
  type AccessWish,
  externalAccessSet,
  groupModeGranted,
  modeGranted,
  rulesChanged,
  tenantModeGranted,
  tenantUpgraded,
  userAccessSet,
  userMoved,
} from './policies.ts';
import { activitySet, clientIdled, presenceArrived } from './presence.ts';
import { sessionExpired } from './session-expired.ts';
import { clientSignedIn, clientSignedOut } from './sign-in.ts';

/**
 * Lets an event that is no message happen. `settings` are the scenario's external-access settings; before a change
 * of the rules the caller has put the new ones into the context. A timer of a client has owner 2 * user + client,
 * one of a watcher 2 * pair + side.
 */
export function handle(
  ctx: Context,
  kind: number,
  a: number,
  b: number,
  c: number,
  d: number,
  settings: readonly AccessWish[],
  fx: Effects,
): void {
  switch (kind) {
    case E.rulesChanged:
      setEpoch(fx, a);
      return rulesChanged(ctx, fx);
    case E.tenantUpgraded:
      return tenantUpgraded(ctx, a, b, fx);
    case E.linkFailed:
      return setLink(fx, a, 1);
    case E.linkRestored:
      return setLink(fx, a, 0);
    case E.modeGranted:
      return modeGranted(ctx, a, b, c, fx);
    case E.groupModeGranted:
      return groupModeGranted(ctx, a, b, c, fx);
    case E.tenantModeGranted:
      return tenantModeGranted(ctx, a, b, c, fx);
    case E.modeTookEffect:
      return modeTookEffect(ctx, a, b, fx);
    case E.clientLearnedMode:
      return clientLearnedMode(ctx, a, fx);
    case E.peerModeLearned:
      return peerModeLearned(ctx, a >> 1, a & 1, fx);
    case E.userMoved:
      return userMoved(ctx, a, b, c, d, fx);
    case E.externalAccessSet:
      return externalAccessSet(ctx, settings[a]!, fx);
    case E.userAccessSet:
      return userAccessSet(a, b, fx);
    case E.clientSignedIn:
      return clientSignedIn(ctx, a, b, fx);
    case E.clientSignedOut:
      return clientSignedOut(ctx, a, b, fx);
    case E.sessionExpired:
      return sessionExpired(ctx, a, fx);
    case E.peerModeChecked:
      return peerModeChecked(ctx, a, fx);
    case E.missedMailDue:
      return missedMailDue(ctx, a >> 1, a & 1, fx);
    case E.clientIdled:
      return clientIdled(ctx, a >> 1, a & 1, fx);
    case E.failureLearned:
      return;
    case E.presenceArrived:
      return presenceArrived(a, b, c, d, fx);
    case E.activitySet:
      return activitySet(ctx, a, b, c, fx);
    default:
      return handleFeature(ctx, fx, kind, a, b, c, d);
  }
}
