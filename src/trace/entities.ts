/** The entities of a trace: a line for each tenant, user, domain, group, link, mark and thing of a feature. */

import type { Column } from '../model/column.ts';
import { FEATURE_NAMED, type NamedTable } from '../model/features.ts';
import { CLIENTS, CLOUDS, HOMES, MODES, PRESENCES, TOPOLOGIES } from '../model/words.ts';
import type { World } from '../model/world.ts';

const FEATURE_KINDS = Object.entries(FEATURE_NAMED) as [keyof typeof FEATURE_NAMED, NamedTable][];

/** The kinds of entities in the order of their lines, each with its list of names. */
export const ENTITY_KINDS = [
  ['tenant', 'tenants'],
  ['user', 'users'],
  ['domain', 'domains'],
  ['group', 'groups'],
  ['link', 'links'],
  ['mark', 'marks'],
  ...FEATURE_KINDS,
] as const;

export type EntityKind = (typeof ENTITY_KINDS)[number][0];

type Fields = Record<string, unknown>;

/** What an entity's line says beyond id and name; all of it stands in the World, too. */
export function describeEntity(world: World, kind: EntityKind, id: number): Fields {
  switch (kind) {
    case 'tenant':
      return describeTenant(world, id);
    case 'user':
      return describeUser(world, id);
    case 'group':
      return { ...coded('mode', MODES, world.groups.assigned, id), size: world.groups.size[id] };
    case 'link':
      return { down: world.links.down[id] === 1 };
    default:
      return {};
  }
}

function describeTenant(world: World, id: number): Fields {
  const t = world.tenants;
  return {
    ...coded('cloud', CLOUDS, t.cloud, id),
    ...coded('topology', TOPOLOGIES, t.topology, id),
    ...coded('mode', MODES, t.mode, id),
    federation: t.federation[id] === 1,
    accessExplicit: t.accessExplicit[id] === 1,
    trial: t.trial[id] === 1,
    hasSrv: t.hasSrv[id] === 1,
    upgradePending: t.upgradePending[id] === 1,
  };
}

function describeUser(world: World, id: number): Fields {
  const u = world.users;
  return {
    tenant: u.tenant[id],
    ...(u.domain[id]! >= 0 ? { domain: u.domain[id] } : {}),
    ...coded('homed', HOMES, u.homed, id),
    ...coded('assigned', MODES, u.assigned, id),
    ...coded('groupAssigned', MODES, u.groupAssigned, id),
    ...coded('mode', MODES, u.mode, id),
    ...coded('pendingMode', MODES, u.pendingMode, id),
    running: CLIENTS.filter((_, client) => (u.running[id]! >> client) & 1),
    access: u.access[id],
    ...coded('activityTeams', PRESENCES, u.activityTeams, id),
    ...coded('activitySfb', PRESENCES, u.activitySfb, id),
  };
}

function coded(name: string, words: readonly string[], column: Column, id: number): Fields {
  const word = words[column[id]!];
  return word === undefined ? {} : { [name]: word };
}
