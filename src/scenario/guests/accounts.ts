/** The guest accounts that a scenario declares among its users, and whether they can be. */
import { GUEST_STATE } from '../../model/guests.ts';
import { CLIENT, CLOUDS, NONE } from '../../model/words.ts';
import { guestAccountDecision } from '../../rules/meetings/guest-accounts.ts';
import type { FeatureWork } from '../feature.ts';
import { shorten } from '../number-text.ts';
import type { EventWork } from '../plan-events.ts';
import type { UserEntry } from '../schema-entities.ts';
import type { Path } from '../tree.ts';
import { complain } from '../work.ts';
import type { PairRow } from './cross-tenant.ts';

export interface GuestRow {
  readonly account: number;
  readonly person: number;
  readonly state: number;
  readonly sinceUs: number;
}

export interface Settings {
  readonly cloudSettings: readonly { readonly clouds: number }[];
  readonly tenantPairs: readonly PairRow[];
}

/** The rows that were planned before. */
export function guestRows(on: Pick<EventWork, 'features'>): readonly GuestRow[] {
  return (on.features.rows.guests ?? []) as unknown as readonly GuestRow[];
}

/** A row for each account, in the order of the accounts' ids. */
export function planAccounts(on: FeatureWork, settings: Settings): GuestRow[] {
  const { users } = on;
  const rows: GuestRow[] = [];
  users.index.names.forEach((_, account) => {
    const { key, entry } = users.statedOf(account);
    if (!entry.guest || users.plans[account] === undefined) return;
    const { person } = users.plans[account];
    if (person === NONE) return;
    checkAccount(on, account, key, entry, rows);
    const redeemed = entry.guest.redeemed ?? false;
    if (redeemed) checkPossible(on, account, key, settings);
    const state = redeemed ? GUEST_STATE.redeemed : GUEST_STATE.planned;
    rows.push({ account, person, state, sinceUs: 0 });
  });
  return rows;
}

/** What a guest account is not: of a member, of another guest, a second one, one with a mode or home of its own. */
function checkAccount(
  { work, users }: FeatureWork,
  account: number,
  key: string,
  entry: UserEntry,
  before: readonly GuestRow[],
): void {
  const { person, tenant, running } = users.plans[account]!;
  const path: Path = ['users', key];
  const of: Path = [...path, 'guest', 'of'];
  const whose = users.plans[person];
  if (whose === undefined) return;
  if (whose.tenant === tenant) complain(work, of, 'a member of the tenant is no guest in it');
  if (whose.person !== NONE || person === account) {
    complain(work, of, 'a guest account is of a person, not of another guest account');
  }
  const second = before.some((row) => row.person === person && users.plans[row.account]!.tenant === tenant);
  if (second)
    complain(work, of, `${shorten(users.index.names[person]!)} has an account in this tenant already`);
  if (entry.mode !== undefined) {
    complain(work, [...path, 'mode'], 'a guest has the tenant-wide mode, and none of their own (R13.1)');
  }
  if (entry.homed !== undefined) {
    complain(work, [...path, 'homed'], 'a guest has no Skype for Business account in the tenant');
  }
  if (running === 0) return;
  const hint = 'leave out clients: the person begins in their own tenant and switches';
  if ((running & (1 << CLIENT.SfB)) !== 0) {
    complain(work, [...path, 'clients'], 'a guest uses Teams only', hint);
  } else if (!entry.guest?.redeemed || (whose.running & (1 << CLIENT.Teams)) !== 0) {
    complain(work, [...path, 'clients'], 'a person is active in one tenant at a time (R13.2)', hint);
  }
}

/** An account that is there from the start could have been made then, or before. */
function checkPossible(on: FeatureWork, account: number, key: string, settings: Settings): void {
  const { clock, users, tenants, work } = on;
  const host = users.plans[account]!.tenant;
  const home = users.plans[users.plans[account]!.person]!.tenant;
  if (host === home) return;
  const side = (tenant: number, other: number) => ({
    cloud: CLOUDS[tenants.plans[tenant]!.cloud]!,
    cloudSetting: ((settings.cloudSettings[tenant]?.clouds ?? 0) & (1 << tenants.plans[other]!.cloud)) !== 0,
    tenantAdded: settings.tenantPairs.some(
      (pair) => pair.tenant === tenant && pair.other === other && (pair.settings & 1) !== 0,
    ),
  });
  const { outcome, source } = guestAccountDecision(clock.rules.epoch.facts, {
    kind: 'guest',
    host: side(host, home),
    joiner: side(home, host),
    invitedByUpn: true,
  });
  if (outcome === 'account') return;
  complain(
    work,
    ['users', key, 'guest', 'redeemed'],
    'this guest account cannot be there at the start',
    source,
  );
}
