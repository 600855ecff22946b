/** A synchronisation server reads the directory on premises and sends what has changed to its tenant. R14.3. */

import { startSyncCycle } from '../../model/directory-changes.ts';
import { RECIPIENT, RECIPIENTS, WITHOUT } from '../../model/directory-words.ts';
import { E, F } from '../../model/event.ts';
import { CLOUDS, NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import type { Context, Effects, Judgement } from '../effects.ts';
import { type Assessment, assess, objectOf } from './assess.ts';
import { targetOf } from './known.ts';

/** `scheduled` is 1 if the server's clock has started the cycle: then the next one follows after its interval. */
export function syncCycleStarted(ctx: Context, fx: Effects, server: number, scheduled: number): void {
  const { world } = ctx;
  const cloud = world.platforms.cloud[world.syncServers.platform[server]!]!;
  if (scheduled === 1) fx.later(E.syncCycleStarted, world.syncServers.everyUs[server]!, server, 1);
  if (!fx.canCarry(NONE, cloud)) {
    fx.decide(() => describe(cloud, 'failed', 0));
    return fx.tell(F.syncCycleFailed, server, reasonCode('sync-cannot-reach'));
  }
  startSyncCycle(fx, server);
  let sent = 0;
  for (let user = 0; user < world.users.count; user++) {
    const found = assess(world, ctx.rules.switches, server, user);
    if (!isNews(world, server, user, found)) continue;
    const address = world.directoryEntries.address[user]!;
    const route = { user, fromCloud: NONE, toCloud: cloud };
    fx.carry(E.directoryObjectArrived, route, server, user, address, reasonCode(found.answer.because));
    sent += 1;
  }
  fx.decide(() => describe(cloud, 'done', sent));
}

/** Whether the tenant has to be told: something differs from what it has, it has kept an address back, or mail goes astray. */
function isNews(world: World, server: number, user: number, { answer }: Assessment): boolean {
  const { recipient, address, withoutAddress } = world.directoryObjects;
  const object = objectOf(world, server, user);
  if (RECIPIENTS[recipient[object]!] !== answer.recipient) return true;
  if (recipient[object] === RECIPIENT.absent) return false;
  if (address[object] !== world.directoryEntries.address[user] || withoutAddress[object] !== WITHOUT.nothing)
    return true;
  const known = user * world.platforms.count + world.syncServers.platform[server]!;
  return answer.recipient === 'mailUser' && world.recipients.target[known] !== targetOf(world, user);
}

function describe(cloud: number, outcome: 'done' | 'failed', objects: number): Judgement {
  const passes = outcome === 'done';
  return {
    about: 'sync-cycle',
    outcome,
    row: null,
    because: passes ? null : 'sync-cannot-reach',
    gates: passes ? [] : [{ gate: 'link', pass: false, because: 'sync-cannot-reach' }],
    inputs: { to: CLOUDS[cloud] ?? null, objects },
    source: 'R14.3',
  };
}
