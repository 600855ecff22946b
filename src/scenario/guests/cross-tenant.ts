/** What tenants set towards clouds and towards each other: rows of the first World, and the events that change them. */
import type { z } from 'zod';
import { E } from '../../model/event.ts';
import { TENANT_SETTING } from '../../model/guests.ts';
import { byCodeUnit } from '../../model/names.ts';
import { CLOUDS, NONE } from '../../model/words.ts';
import type { Planned } from '../compiled.ts';
import type { FeatureWork } from '../feature.ts';
import { type EventWork, event } from '../plan-events.ts';
import type { Path } from '../tree.ts';
import { codeOf, complain, resolve } from '../work.ts';
import type { GUEST_ACTIONS } from './schema.ts';

type AccessChange = z.infer<(typeof GUEST_ACTIONS)['setCrossTenantAccess']>;
type TowardsOne = NonNullable<AccessChange['tenants']>[string];
type Stated = Omit<AccessChange, 'tenant'>;

export interface PairRow {
  readonly tenant: number;
  readonly other: number;
  readonly settings: number;
}

/** Bits of CLOUDS. */
function cloudBits(clouds: readonly string[] | undefined): number {
  return (clouds ?? []).reduce((bits, cloud) => bits | (1 << codeOf(CLOUDS, cloud)), 0);
}

/** What the file states about a tenant at the start. */
function statedOf({ work, tenants }: FeatureWork, tenant: number): Stated | undefined {
  return work.entry.tenants[tenants.plans[tenant]!.key]?.crossTenantAccess;
}

/** What events change, with the place of each. */
function changes(
  on: FeatureWork,
): { readonly tenant: string; readonly stated: Stated; readonly path: Path }[] {
  return (on.work.entry.events ?? []).flatMap(({ setCrossTenantAccess }, place) =>
    setCrossTenantAccess === undefined
      ? []
      : [
          {
            tenant: setCrossTenantAccess.tenant,
            stated: setCrossTenantAccess,
            path: ['events', place, 'setCrossTenantAccess'],
          },
        ],
  );
}

/** A row for every tenant, or none if nothing is said of any. */
export function cloudSettingRows(
  on: FeatureWork,
): { readonly clouds: number; readonly requiresMfa: number }[] {
  const stated = on.tenants.plans.map((_, tenant) => statedOf(on, tenant));
  if (changes(on).length === 0 && stated.every((each) => each === undefined)) return [];
  return stated.map((each) => ({
    clouds: cloudBits(each?.clouds),
    requiresMfa: each?.requiresMfa ? 1 : 0,
  }));
}

/** A row for every pair that is spoken of, at the start or by an event, in the order of tenants. */
export function pairRows(on: FeatureWork): PairRow[] {
  const rows = new Map<string, PairRow>();
  const enter = (tenant: number, other: number, settings: number): void => {
    const key = `${tenant} ${other}`;
    if (!rows.has(key)) rows.set(key, { tenant, other, settings });
  };
  on.tenants.plans.forEach(({ key }, tenant) => {
    const path: Path = ['tenants', key, 'crossTenantAccess'];
    for (const { other, towards } of others(on, tenant, statedOf(on, tenant), path))
      enter(
        tenant,
        other,
        towards === null ? DEFAULTS : (DEFAULTS & ~whichBits(towards)) | settingBits(towards),
      );
  });
  for (const { tenant, stated, path } of changes(on)) {
    const id = on.tenants.index.idOf(tenant);
    if (id === undefined) continue;
    for (const { other } of others(on, id, stated, path)) enter(id, other, DEFAULTS);
  }
  return [...rows.values()].sort((a, b) => a.tenant - b.tenant || a.other - b.other);
}

/** Before it is added: what it is to have then, unless something is stated. */
const DEFAULTS = TENANT_SETTING.inbound | TENANT_SETTING.outbound;

function others(
  { work, tenants }: Pick<FeatureWork, 'work' | 'tenants'>,
  tenant: number,
  stated: Stated | undefined,
  path: Path,
): { readonly other: number; readonly towards: TowardsOne }[] {
  const names = Object.keys(stated?.tenants ?? {}).sort(byCodeUnit);
  return names.flatMap((name) => {
    const at: Path = [...path, 'tenants', name];
    const other = resolve(work, tenants.index, 'tenant', name, at);
    if (other === tenant) complain(work, at, 'a tenant sets nothing towards itself');
    return other === undefined || other === tenant ? [] : [{ other, towards: stated!.tenants![name]! }];
  });
}

const KEYS = ['inbound', 'outbound', 'trustsMfa'] as const;

/** The bits that an entry speaks of. */
function whichBits(towards: TowardsOne): number {
  return KEYS.reduce(
    (bits, key) => (towards?.[key] === undefined ? bits : bits | TENANT_SETTING[key]),
    TENANT_SETTING.added as number,
  );
}

/** The bits that it turns on. */
function settingBits(towards: TowardsOne): number {
  if (towards === null) return 0;
  return KEYS.reduce(
    (bits, key) => (towards[key] ? bits | TENANT_SETTING[key] : bits),
    TENANT_SETTING.added as number,
  );
}

/** An event for the clouds, if they are stated, and one for each tenant. */
export function planSettingEvents(on: EventWork, entry: AccessChange, path: Path): Planned[] {
  const tenant = resolve(on.work, on.tenants.index, 'tenant', entry.tenant, [...path, 'tenant']);
  if (tenant === undefined) return [];
  const { clouds, requiresMfa } = entry;
  const pairs = (on.features.rows.tenantPairs ?? []) as unknown as readonly PairRow[];
  const found = Object.entries(entry.tenants ?? {}).flatMap(([name, towards]): Planned[] => {
    const other = on.tenants.index.idOf(name);
    const pair = pairs.findIndex((row) => row.tenant === tenant && row.other === other);
    return pair < 0 ? [] : [event(E.tenantSettingsSet, pair, whichBits(towards), settingBits(towards))];
  });
  if (clouds === undefined && requiresMfa === undefined) return found;
  const mfa = requiresMfa === undefined ? NONE : requiresMfa ? 1 : 0;
  return [event(E.cloudSettingsSet, tenant, clouds === undefined ? NONE : cloudBits(clouds), mfa), ...found];
}
