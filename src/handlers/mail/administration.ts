/** What administrators change for mail: domains, hybrids, addresses, and the place of a mailbox. R14.1, R14.4, R16.5. */
import { E, F } from '../../model/event.ts';
import {
  DOMAIN_STATE,
  DOMAIN_STATES,
  DOMAIN_TOOL,
  DOMAIN_TOOLS,
  HYBRID_WIZARDS,
  MOVE_STATE,
  PLATFORM_KIND,
} from '../../model/mail-words.ts';
import {
  advanceMailboxMove,
  domainState,
  giveMailAddress,
  hasAddress,
  setHybrid,
  setMailDomain,
} from '../../model/mailboxes.ts';
import { CLOUD, NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import { type ABOVE, addingRowFor, domainStep } from '../../rules/exchange/domain-states.ts';
import { type HybridQuery, hybridRowFor, MOST_HYBRID_TENANTS } from '../../rules/exchange/hybrid.ts';
import { type MigrationFacts, migrationGates } from '../../rules/exchange/migration.ts';
import type { ExchangeReason } from '../../rules/exchange/reasons.ts';
import { homeChanged } from '../boundaries/residency.ts';
import type { Context, Effects, Judgement } from '../effects.ts';

export function mailDomainAdded({ world: w }: Context, fx: Effects, accepted: number, tool: number): void {
  const state = DOMAIN_STATES[w.acceptedDomains.state[accepted]!]!;
  const input = { state, tool: DOMAIN_TOOLS[tool]!, above: aboveOf(w, accepted) };
  const row = addingRowFor(input);
  const outcome = row.becomes ?? 'refused';
  fx.decide(() => judged('domain-adding', outcome, row.id, row.because, input, row.source));
  if (row.becomes === null) {
    fx.refuse(NONE, reasonCode(row.because));
    return;
  }
  // What PowerShell adds below a verified domain, it adds as federated (R14.4).
  const federated = row.because === 'subdomain-added' && tool === DOMAIN_TOOL.PowerShell;
  const kept = w.acceptedDomains.federated[accepted]!;
  setMailDomain(fx, accepted, DOMAIN_STATES.indexOf(row.becomes), federated ? 1 : kept);
}

function aboveOf(w: World, accepted: number): (typeof ABOVE)[number] {
  const parent = w.mailDomains.parent[w.acceptedDomains.mailDomain[accepted]!]!;
  if (parent === NONE) return 'none';
  const state = domainState(w, w.acceptedDomains.platform[accepted]!, parent);
  if (state === DOMAIN_STATE.absent) return 'none';
  return state === DOMAIN_STATE.unverified ? 'unverified' : 'verified';
}

export function mailDomainAdvanced({ world: w }: Context, fx: Effects, accepted: number, to: number): void {
  const input = {
    from: DOMAIN_STATES[w.acceptedDomains.state[accepted]!]!,
    to: DOMAIN_STATES[to]!,
  };
  const { allowed, because } = domainStep(input.from, input.to);
  const outcome = allowed ? input.to : 'refused';
  fx.decide(() => judged('domain-step', outcome, null, because, input, '[EXCHANGE-21V] 1, R14.4'));
  if (allowed) setMailDomain(fx, accepted, to, w.acceptedDomains.federated[accepted]!);
  else fx.refuse(NONE, reasonCode(because));
}

export function hybridEnabled(ctx: Context, fx: Effects, platform: number, wizard: number): void {
  const { world: w, rules } = ctx;
  const others = hybridsBeside(w, platform);
  const query: HybridQuery = {
    with: hybridWith(w, platform),
    already: w.platforms.hybrid[platform] === 1 ? 'this' : kindOfOthers(w, others),
    several: rules.switches.hybridTenants === 'several',
    wizard: HYBRID_WIZARDS[wizard]!,
  };
  const row = hybridRowFor(query);
  fx.decide(() => judged('hybrid', row.answer, row.id, row.because, { ...query }, row.source));
  if (row.answer === 'refused') {
    fx.refuse(NONE, reasonCode(row.because));
    return;
  }
  if (row.answer === 'replaces') {
    for (const other of others) {
      setHybrid(fx, other, 0);
      fx.tell(F.hybridRemoved, other);
    }
  }
  setHybrid(fx, platform, 1);
}

function hybridsBeside({ platforms }: World, platform: number): number[] {
  const others: number[] = [];
  for (let id = 0; id < platforms.count; id++)
    if (id !== platform && platforms.hybrid[id] === 1) others.push(id);
  return others;
}

function hybridWith({ platforms }: World, platform: number): HybridQuery['with'] {
  let premises = false;
  for (let id = 0; id < platforms.count; id++) premises ||= platforms.kind[id] === PLATFORM_KIND.onPremises;
  if (!premises || platforms.kind[platform] === PLATFORM_KIND.onPremises) return 'nothing';
  return platforms.cloud[platform] === CLOUD.worldwide ? 'worldwide' : 'other';
}

function kindOfOthers({ platforms }: World, others: readonly number[]): HybridQuery['already'] {
  if (others.length === 0) return 'none';
  if (others.length >= MOST_HYBRID_TENANTS) return 'five';
  return others.every((id) => platforms.cloud[id] === CLOUD.worldwide) ? 'worldwide' : 'other';
}

export function mailAddressGiven(_: Context, fx: Effects, user: number, mailDomain: number): void {
  giveMailAddress(fx, user, mailDomain);
}

export function mailboxMoveRequested({ world: w }: Context, fx: Effects, move: number, user: number): void {
  const facts = migrationFacts(w, move, user);
  const gates = migrationGates(facts);
  const failed = gates.find(({ pass }) => !pass);
  const because = failed?.because ?? 'migration-accepted';
  const outcome = failed === undefined ? 'accepted' : 'refused';
  fx.decide(() => ({
    ...judged('mailbox-migration', outcome, null, because, { ...facts }, '[EXCHANGE-21V] R16.5'),
    gates,
  }));
  if (failed !== undefined) {
    fx.refuse(user, reasonCode(because));
    return;
  }
  advanceMailboxMove(fx, move, MOVE_STATE.queued);
  fx.later(E.mailboxMoveAdvanced, w.mailboxMoves.queueUs[move]!, move, user, MOVE_STATE.syncing);
}

export function mailboxMoveAdvanced(
  ctx: Context,
  fx: Effects,
  move: number,
  user: number,
  state: number,
): void {
  advanceMailboxMove(fx, move, state);
  if (state === MOVE_STATE.completed) homeChanged(ctx, user, fx);
  if (state === MOVE_STATE.syncing)
    fx.later(E.mailboxMoveAdvanced, ctx.world.mailboxMoves.syncUs[move]!, move, user, MOVE_STATE.completed);
}

function migrationFacts(w: World, move: number, user: number): MigrationFacts {
  const { mailAccounts: accounts, mailboxMoves: moves, platforms } = w;
  const [from, to, last] = [accounts.platform[user]!, moves.platform[move]!, accounts.mailboxMove[user]!];
  const services = from === NONE || platforms.webServices[from] === 1;
  return {
    hasMailbox: from !== NONE,
    elsewhere: from !== to,
    free: last === NONE || moves.state[last] === MOVE_STATE.completed,
    webServices: services && platforms.webServices[to] === 1,
    addressForTarget: hasAddress(w, user, platforms.routingDomain[to]!),
    addressesAccepted: addressesAccepted(w, user, to),
  };
}

function addressesAccepted(w: World, user: number, platform: number): boolean {
  for (let domain = 0; domain < w.mailDomains.count; domain++)
    if (hasAddress(w, user, domain) && domainState(w, platform, domain) < DOMAIN_STATE.verified) return false;
  return true;
}

function judged(
  about: string,
  outcome: string,
  row: string | null,
  because: ExchangeReason,
  inputs: Judgement['inputs'],
  source: string,
): Judgement {
  return { about, outcome, row, because, gates: [], inputs, source };
}
