/** What a sign-in takes beside the mode: the federation service of the domain (R16.4), and an account in the cloud. */
import { RECIPIENT } from '../../model/directory-words.ts';
import { DOMAIN_STATE } from '../../model/mail.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import type { DirectoryReason } from '../../rules/directory/reasons.ts';
import type { Context, Effects } from '../effects.ts';
import { objectOf } from './assess.ts';

/** Code of the reason why a person cannot sign in anew, NONE if they can. Those signed in stay so. */
export function signInRefusal({ world }: Context, user: number, fx: Effects): number {
  const synced = isSynced(world, user);
  const federated = isFederated(world, user);
  if (synced && !federated) return NONE;
  const because = !synced ? 'account-not-synced' : serviceProblem(world, user, fx);
  fx.decide(() => ({
    about: 'sign-in',
    outcome: because === null ? 'allowed' : 'refused',
    row: null,
    because,
    gates: [
      { gate: 'account', pass: synced, because: synced ? 'in-directory' : 'account-not-synced' },
      ...(federated
        ? [
            {
              gate: 'federation-service',
              pass: because === null,
              because: because ?? 'federation-service-answers',
            },
          ]
        : []),
    ],
    inputs: { federated, synced },
    source: 'R16.4',
  }));
  return because === null ? NONE : reasonCode(because);
}

function serviceProblem({ federationServices }: World, user: number, fx: Effects): DirectoryReason | null {
  if (federationServices.down[0] === 1) return 'federation-service-down';
  return fx.canReach(user, NONE) ? null : 'federation-service-unreachable';
}

/** By the domain of the sign-in address: as the section says, or because it was added as federated (R14.4). */
function isFederated({ users, signInDomains, acceptedDomains }: World, user: number): boolean {
  const domain = users.domain[user]!;
  if (domain >= signInDomains.count) return false;
  if (signInDomains.federated[domain] === 1) return true;
  for (let row = 0; row < acceptedDomains.count; row++) {
    if (acceptedDomains.mailDomain[row] !== signInDomains.mailDomain[domain]) continue;
    if (acceptedDomains.federated[row] === 1 && acceptedDomains.state[row]! >= DOMAIN_STATE.verified)
      return true;
  }
  return false;
}

/** Whether the tenant of the user has the account; where no server serves the tenant it always has. */
function isSynced(world: World, user: number): boolean {
  const { syncServers, platforms, users, directoryObjects } = world;
  let served = false;
  for (let server = 0; server < syncServers.count; server++) {
    if (platforms.tenant[syncServers.platform[server]!] !== users.tenant[user]) continue;
    if (directoryObjects.recipient[objectOf(world, server, user)] !== RECIPIENT.absent) return true;
    served = true;
  }
  return !served;
}
