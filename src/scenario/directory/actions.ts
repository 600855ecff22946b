/** What administrators do with directories, as events. */
import { E } from '../../model/event.ts';
import type { Planned } from '../compiled.ts';
import type { ActionPlanners } from '../feature.ts';
import { type EventWork, event } from '../plan-events.ts';
import type { Path } from '../tree.ts';
import { complain, resolve } from '../work.ts';
import { customRuleBits } from './custom-rules.ts';
import type { DIRECTORY_ACTIONS } from './schema.ts';

/** Whether there is a directory to change; else a complaint. */
function hasDirectory(on: EventWork, path: Path): boolean {
  if (on.work.entry.directory !== undefined) return true;
  complain(on.work, path, 'this scenario has no directory', 'state directory');
  return false;
}

function onUser(kind: number) {
  return (on: EventWork, entry: { user: string }, path: Path): Planned[] => {
    const user = resolve(on.work, on.users.index, 'user', entry.user, [...path, 'user']);
    return user === undefined || !hasDirectory(on, path) ? [] : [event(kind, user)];
  };
}

function serverOf(on: EventWork, name: string, path: Path): number | undefined {
  const servers = on.features.indexes.syncServers;
  if (!hasDirectory(on, path) || servers === undefined) return undefined;
  return resolve(on.work, servers, 'synchronisation server', name, [...path, 'server']);
}

export const DIRECTORY_ACTION_PLANNERS: ActionPlanners<typeof DIRECTORY_ACTIONS> = {
  createUser: onUser(E.directoryUserCreated),
  removeUser: onUser(E.directoryUserRemoved),
  renameUser(on, entry, path) {
    const user = resolve(on.work, on.users.index, 'user', entry.user, [...path, 'user']);
    const address = on.features.indexes.directoryAddresses?.idOf(entry.address);
    if (user === undefined || !hasDirectory(on, path) || address === undefined) return [];
    return [event(E.directoryUserRenamed, user, address)];
  },
  setCustomRules(on, entry, path) {
    const server = serverOf(on, entry.server, path);
    return server === undefined ? [] : [event(E.customRulesSet, server, customRuleBits(entry.customRules))];
  },
  syncNow(on, entry, path) {
    const server = serverOf(on, entry.server, path);
    return server === undefined ? [] : [event(E.syncCycleStarted, server, 0)];
  },
  federationService(on, entry, path) {
    if ((on.features.rows.federationServices ?? []).length === 0) {
      complain(
        on.work,
        path,
        'no domain signs in through a federation service',
        'state directory.federatedDomains',
      );
      return [];
    }
    return [event(entry.toLowerCase() === 'down' ? E.federationServiceFailed : E.federationServiceRestored)];
  },
};
