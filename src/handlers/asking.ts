/**
 * Turns what the World says of two people into the question that the rules answer.
 */
import { findPair, sideOf } from '../model/pairs.ts';
import { tenancyOf } from '../model/people.ts';
import { CLIENT, KIND, NONE } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { ACCESS } from '../rules/access.ts';
import type { RouteQuery } from '../rules/route.ts';
import type { Context } from './effects.ts';

/** Puts the question "what becomes of a new chat, or of another kind, from here to there" into the context's query. */
export function ask(
  ctx: Context,
  originator: number,
  client: number,
  recipient: number,
  kind: number = KIND.chat,
): void {
  const q = ctx.query;
  q.kind = kind;
  const { users, tenants } = ctx.world;
  const from = users.tenant[originator]!;
  const to = users.tenant[recipient]!;
  q.originatorMode = users.mode[originator]!;
  q.clientMode = users.clientMode[originator]!;
  q.originatorClient = client;
  q.originatorHomed = users.homed[originator]!;
  q.originatorCloud = tenants.cloud[from]!;
  q.originatorTopology = tenants.topology[from]!;
  q.originatorTenantMode = tenants.mode[from]!;
  q.originatorPending = waitsForMode(ctx.world, originator);
  q.recipientMode = users.mode[recipient]!;
  q.recipientHomed = users.homed[recipient]!;
  q.recipientCloud = tenants.cloud[to]!;
  q.recipientTopology = tenants.topology[to]!;
  q.recipientTenantMode = tenants.mode[to]!;
  q.recipientPending = waitsForMode(ctx.world, recipient);
  q.tenancy = tenancyOf(ctx.world, originator, recipient);
  q.thread = NONE;
  q.threadMethod = NONE;
  q.threadLanding = NONE;
  q.threadRow = NONE;
  if (from !== to) askAboutAccess(ctx, originator, recipient);
}

/** Until a mode that the date demands has come into force the old one goes on: before the upgrade and while it spreads (R1.27). */
function waitsForMode({ users, tenants }: World, user: number): number {
  if (users.pendingMode[user] !== NONE) return 1;
  return tenants.upgradePending[users.tenant[user]!]!;
}

function askAboutAccess(ctx: Context, originator: number, recipient: number): void {
  const q = ctx.query;
  const { users, tenants, access, domains } = ctx.world;
  const from = users.tenant[originator]!;
  const to = users.tenant[recipient]!;
  q.originatorTenantAccess = tenants.federation[from]
    ? access[from * domains + users.domain[recipient]!]!
    : ACCESS.federationOff;
  q.recipientTenantAccess = tenants.federation[to]
    ? access[to * domains + users.domain[originator]!]!
    : ACCESS.federationOff;
  q.originatorUserAccess = users.access[originator]!;
  q.recipientUserAccess = users.access[recipient]!;
  q.originatorAccessExplicit = tenants.accessExplicit[from]!;
  q.recipientAccessExplicit = tenants.accessExplicit[to]!;
  q.originatorTrial = tenants.trial[from]!;
  q.recipientTrial = tenants.trial[to]!;
  q.originatorHasSrv = tenants.hasSrv[from]!;
  q.recipientHasSrv = tenants.hasSrv[to]!;
}

/** External access as if everything were open on both sides. */
export function supposeOpenAccess(q: RouteQuery): void {
  q.originatorTenantAccess = ACCESS.open;
  q.recipientTenantAccess = ACCESS.open;
  q.originatorUserAccess = 1;
  q.recipientUserAccess = 1;
  q.originatorAccessExplicit = 1;
  q.recipientAccessExplicit = 1;
  q.originatorTrial = 0;
  q.recipientTrial = 0;
  q.originatorHasSrv = 1;
  q.recipientHasSrv = 1;
}

/** A Teams client may go by a mode of its peer that is no longer true (A11): new conversations follow it. */
export function believeStaleMode(ctx: Context, originator: number, client: number, recipient: number): void {
  if (client !== CLIENT.Teams) return;
  const { world, query } = ctx;
  const pair = findPair(world, originator, recipient);
  if (pair === NONE) return;
  const side = sideOf(world, pair, originator);
  const stale = side === 0 ? world.pairs.staleForLo[pair]! : world.pairs.staleForHi[pair]!;
  if (stale === NONE) return;
  query.recipientMode = stale;
  // That the peer has another mode by now is what the client does not know.
  query.recipientPending = 1;
}

/** Puts an existing thread into the question: its own route is taken and no row is asked (R6.4). */
export function askInThread(ctx: Context, thread: number, recipientSide: number): void {
  const { threads } = ctx.world;
  const q = ctx.query;
  q.thread = threads.status[thread]!;
  q.threadMethod = threads.method[thread]!;
  q.threadLanding = recipientSide === 0 ? threads.clientLo[thread]! : threads.clientHi[thread]!;
  q.threadRow = threads.row[thread]!;
}
