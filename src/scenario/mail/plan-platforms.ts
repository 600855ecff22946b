/** The platforms and domains of the `exchange` section, checked and as rows of the first World. */

import {
  ACCEPTED_TYPE,
  DOMAIN_STATE,
  DOMAIN_STATES,
  MOST_MAIL_DOMAINS,
  MOST_PLATFORMS,
  PLATFORM_KIND,
} from '../../model/mail-words.ts';
import { byCodeUnit } from '../../model/names.ts';
import { NONE } from '../../model/words.ts';
import type { FeatureRows, FeatureWork } from '../feature.ts';
import { type Index, indexNames } from '../ids.ts';
import type { ScenarioEntry } from '../schema.ts';
import type { Path } from '../tree.ts';
import { codeOf, complain, keyAt, resolve } from '../work.ts';

export type ExchangeEntry = NonNullable<ScenarioEntry['exchange']>;
type PlatformEntry = ExchangeEntry['platforms'][string];
type DomainEntry = ExchangeEntry['domains'][string];
type RowOf<T extends keyof FeatureRows> = NonNullable<FeatureRows[T]>[number];

export interface ExchangePlan {
  readonly platforms: Index;
  readonly domains: Index;
  readonly platformRows: readonly RowOf<'platforms'>[];
  readonly domainRows: readonly RowOf<'mailDomains'>[];
  readonly acceptedRows: readonly RowOf<'acceptedDomains'>[];
  /** Keys as the file has them, by id, for positions. */
  readonly domainKeys: readonly string[];
}

const NOTHING: Index = { names: [], declaredAs: [], idOf: () => undefined };
export const NO_EXCHANGE: ExchangePlan = {
  platforms: NOTHING,
  domains: NOTHING,
  platformRows: [],
  domainRows: [],
  acceptedRows: [],
  domainKeys: [],
};

export function planExchange(on: FeatureWork, entry: ExchangeEntry): ExchangePlan {
  const platforms = indexOf(on, 'platforms', Object.keys(entry.platforms), 'platform', MOST_PLATFORMS);
  const domains = indexOf(on, 'domains', Object.keys(entry.domains), 'mail domain', MOST_MAIL_DOMAINS);
  const domainKeys = domains.declaredAs.map((place) => Object.keys(entry.domains)[place]!);
  const bare = { platforms, domains, domainKeys };
  const acceptedRows = domainKeys.flatMap((key, id) =>
    planAccepted(on, bare.platforms, key, id, entry.domains[key]!),
  );
  const domainRows = domainKeys.map((key, id) => ({
    exchanger: planExchanger(on, platforms, acceptedRows, key, id, entry.domains[key]!),
    parent: parentOf(domains.names, id),
  }));
  const partial = { ...bare, acceptedRows, domainRows };
  const platformRows = platforms.declaredAs.map((place, id) => {
    const [key, stated] = Object.entries(entry.platforms)[place]!;
    return planPlatform(on, partial, key, id, stated);
  });
  complainAboutKinds(on, platforms, platformRows);
  return { ...partial, platformRows };
}

function indexOf(on: FeatureWork, part: string, keys: readonly string[], what: string, most: number): Index {
  const { work } = on;
  if (keys.length > most) complain(work, ['exchange', part], `there are more than ${most} ${part}`);
  const declared = keys.map((name) => ({ name, at: keyAt(work, 'exchange', part, name) }));
  return indexNames(declared, what, work.desk);
}

function planAccepted(
  on: FeatureWork,
  platforms: Index,
  key: string,
  mailDomain: number,
  entry: DomainEntry,
): RowOf<'acceptedDomains'>[] {
  const { work } = on;
  const path: Path = ['exchange', 'domains', key];
  const states = new Map<number, number>();
  for (const [name, state] of Object.entries(entry.states ?? {})) {
    const platform = resolve(work, platforms, 'platform', name, [...path, 'states', name]);
    if (platform !== undefined) states.set(platform, codeOf(DOMAIN_STATES, state));
  }
  const types = new Map<number, number>();
  for (const type of ['authoritative', 'internalRelay'] as const) {
    (entry[type] ?? []).forEach((name, place) => {
      const platform = resolve(work, platforms, 'platform', name, [...path, type, place]);
      if (platform === undefined) return;
      if (types.has(platform)) complain(work, [...path, type, place], `${name} is listed already`);
      types.set(platform, ACCEPTED_TYPE[type]);
    });
  }
  for (const platform of states.keys()) {
    if (types.has(platform)) continue;
    const name = platforms.names[platform]!;
    complain(
      work,
      [...path, 'states'],
      `${name} does not accept this domain`,
      'list it as authoritative or as internalRelay',
    );
  }
  return [...types]
    .sort(([a], [b]) => a - b)
    .map(([platform, type]) => ({
      platform,
      mailDomain,
      type,
      state: states.get(platform) ?? DOMAIN_STATE.active,
      federated: entry.federated === true ? 1 : 0,
    }));
}

function planExchanger(
  on: FeatureWork,
  platforms: Index,
  accepted: readonly RowOf<'acceptedDomains'>[],
  key: string,
  mailDomain: number,
  entry: DomainEntry,
): number {
  const path: Path = ['exchange', 'domains', key];
  const by = accepted.filter((row) => row.mailDomain === mailDomain).map(({ platform }) => platform);
  if (entry.mx === null) return NONE;
  if (entry.mx === undefined) {
    if (by.length > 1)
      complain(on.work, path, 'several platforms accept this domain', 'say with mx where DNS leads');
    return by[0] ?? NONE;
  }
  const platform = resolve(on.work, platforms, 'platform', entry.mx, [...path, 'mx']);
  if (platform === undefined) return NONE;
  if (!by.includes(platform))
    complain(on.work, [...path, 'mx'], `${platforms.names[platform]} does not accept this domain`);
  return platform;
}

/** The nearest other domain that this one is below. */
function parentOf(names: readonly string[], id: number): number {
  const above = names
    .map((name, other) => ({ name, other }))
    .filter(({ name }) => names[id]!.toLowerCase().endsWith(`.${name.toLowerCase()}`))
    .sort((a, b) => b.name.length - a.name.length || byCodeUnit(a.name, b.name));
  return above[0]?.other ?? NONE;
}

function planPlatform(
  on: FeatureWork,
  plan: Pick<ExchangePlan, 'domains' | 'domainRows' | 'acceptedRows'>,
  key: string,
  id: number,
  entry: PlatformEntry,
): RowOf<'platforms'> {
  const path: Path = ['exchange', 'platforms', key];
  const { work, tenants } = on;
  const tenant =
    entry.tenant === undefined
      ? undefined
      : resolve(work, tenants.index, 'tenant', entry.tenant, [...path, 'tenant']);
  const online = entry.tenant !== undefined;
  if (!online && entry.hybrid === true)
    complain(work, [...path, 'hybrid'], 'the hybrid is stated for the online platform', 'state its tenant');
  return {
    kind: online ? PLATFORM_KIND.online : PLATFORM_KIND.onPremises,
    tenant: tenant ?? NONE,
    cloud: tenant === undefined ? NONE : tenants.plans[tenant]!.cloud,
    hybrid: entry.hybrid === true ? 1 : 0,
    webServices: (entry.webServices ?? true) ? 1 : 0,
    usesDns: (entry.usesDns ?? true) ? 1 : 0,
    routingDomain: planRoutingDomain(on, plan, path, id, entry.routingDomain),
  };
}

function planRoutingDomain(
  on: FeatureWork,
  plan: Pick<ExchangePlan, 'domains' | 'domainRows' | 'acceptedRows'>,
  path: Path,
  platform: number,
  stated: string | undefined,
): number {
  if (stated !== undefined)
    return resolve(on.work, plan.domains, 'mail domain', stated, [...path, 'routingDomain']) ?? NONE;
  const own = plan.acceptedRows.filter(
    (row) =>
      row.platform === platform &&
      row.type === ACCEPTED_TYPE.authoritative &&
      plan.domainRows[row.mailDomain]!.exchanger === platform,
  );
  if (own.length > 1)
    complain(
      on.work,
      path,
      'several domains lead here',
      'say with routingDomain which one target addresses have',
    );
  return own[0]?.mailDomain ?? NONE;
}

/** One Exchange on premises, and at most one platform in hybrid with it, unless the switch allows several (A20). */
function complainAboutKinds(on: FeatureWork, platforms: Index, rows: readonly RowOf<'platforms'>[]): void {
  const path: Path = ['exchange', 'platforms'];
  const { work, clock } = on;
  const named = (ids: readonly number[]): string => ids.map((id) => platforms.names[id]).join(' and ');
  const onPremises = idsOf(rows, ({ kind }) => kind === PLATFORM_KIND.onPremises);
  const hybrids = idsOf(rows, ({ hybrid }) => hybrid === 1);
  const tenants = rows.map(({ tenant }) => tenant).filter((tenant) => tenant !== NONE);
  if (onPremises.length > 1)
    complain(work, path, `${named(onPremises)} are both on premises`, 'online platforms state their tenant');
  if (new Set(tenants).size < tenants.length) complain(work, path, 'a tenant has one platform only');
  if (hybrids.length > 0 && onPremises.length === 0)
    complain(work, path, 'a hybrid needs a platform on premises (R14.1)');
  if (hybrids.length > 1 && clock.switches.hybridTenants === 'one')
    complain(work, path, `${named(hybrids)} are both in hybrid with the premises (R14.1, A20)`);
}

function idsOf<Row>(rows: readonly Row[], which: (row: Row) => boolean): number[] {
  return rows.flatMap((row, id) => (which(row) ? [id] : []));
}
