/** What a scenario says about domains and directories, checked and translated into rows of the first World and events. */
import { parseDuration } from '../../core/time.ts';
import { CUSTOM_RULES } from '../../model/directory-words.ts';
import { E } from '../../model/event.ts';
import { PLATFORM_KIND } from '../../model/mail.ts';
import { NONE } from '../../model/words.ts';
import { domainKey } from '../../rules/access.ts';
import { type FeaturePlan, type FeatureRows, type FeatureWork, NO_PLAN } from '../feature.ts';
import { type Index, indexNames } from '../ids.ts';
import { shorten } from '../number-text.ts';
import { event } from '../plan-events.ts';
import { absoluteTime } from '../times.ts';
import { codeOf, complain, keyAt, resolve } from '../work.ts';
import { addressRows, complainAboutSharedAddresses, indexAddresses, proxyRows } from './addresses.ts';
import { customRuleBits } from './custom-rules.ts';
import { firstReasons, objectRows, recipientRows, type ServerPlan } from './first-objects.ts';

export { DIRECTORY_ACTION_PLANNERS } from './actions.ts';
export { DIRECTORY_QUESTION_PLANNERS } from './questions.ts';

/** Rows of the first World, names, and what happens at times that the sections state. */
export function planDirectory(on: FeatureWork): FeaturePlan {
  const { entry } = on.work;
  const signIn = signInRows(on);
  if (entry.directory === undefined) {
    return signIn === undefined ? NO_PLAN : { ...NO_PLAN, rows: signIn };
  }
  if (entry.exchange === undefined) {
    complain(on.work, ['directory'], 'directories are synchronised to mail platforms', 'state exchange');
    return NO_PLAN;
  }
  const index = indexServers(on);
  const servers = index.names.map((name) => planServer(on, name));
  const addresses = indexAddresses(on);
  const created = new Set(
    (entry.events ?? []).map(({ createUser }) => on.users.index.idOf(createUser?.user ?? '')),
  );
  const exists = on.users.plans.map((_, user) => !created.has(user));
  const own = on.users.index.names.map((name) => addresses.idOf(name) ?? NONE);
  const proxies = proxyRows(on, addresses);
  if (servers.some(({ firstUs }) => firstUs === undefined))
    complainAboutSharedAddresses(on, exists, own, proxies);
  const reasons = firstReasons(on, servers, exists);
  const rows: FeatureRows = {
    ...signIn,
    federationServices: [{ down: 0 }],
    syncServers: servers.map(serverRow),
    syncScopes: servers.flatMap(({ domains }, syncServer) =>
      (domains ?? []).map((domain) => ({ syncServer, domain })),
    ),
    directoryEntries: exists.map((each, user) => ({ exists: each ? 1 : 0, address: own[user]! })),
    directoryAddresses: addressRows(on, addresses),
    proxyAddresses: proxies,
    directoryObjects: objectRows(reasons, own),
    recipients: recipientRows(on, servers, reasons, exists) as NonNullable<FeatureRows['recipients']>,
  };
  const agenda = servers.map(({ firstUs, everyUs }, server) => ({
    ...event(E.syncCycleStarted, server, 1),
    atUs: firstUs ?? everyUs,
  }));
  return { rows, indexes: { syncServers: index, directoryAddresses: addresses }, agenda };
}

function indexServers({ work }: FeatureWork): Index {
  const names = Object.keys(work.entry.directory?.syncServers ?? {});
  const declared = names.map((name) => ({ name, at: keyAt(work, 'directory', 'syncServers', name) }));
  return indexNames(declared, 'synchronisation server', work.desk);
}

function planServer(on: FeatureWork, name: string): ServerPlan {
  const { work, clock } = on;
  const path = ['directory', 'syncServers', name];
  const entry = work.entry.directory!.syncServers![name]!;
  const platform = resolve(work, on.before.platforms!, 'platform', entry.to, [...path, 'to']) ?? 0;
  if (on.rowsBefore.platforms?.[platform]?.kind === PLATFORM_KIND.onPremises)
    complain(work, [...path, 'to'], `${shorten(entry.to)} is on premises`, 'name an online platform');
  const everyUs = entry.every === undefined ? clock.switches.directorySyncCycle : parseDuration(entry.every)!;
  if (everyUs < 1) complain(work, [...path, 'every'], 'a cycle takes longer than nothing', 'such as 30m');
  return {
    platform,
    everyUs: Math.max(1, everyUs),
    firstUs:
      entry.firstCycle === undefined ? undefined : timeOf(on, entry.firstCycle, [...path, 'firstCycle']),
    customRules: (entry.customRules ?? []).map((rule) => CUSTOM_RULES[codeOf(CUSTOM_RULES, rule)]!),
    domains: entry.domains?.flatMap(
      (domain, place) => domainId(on, domain, [...path, 'domains', place]) ?? [],
    ),
  };
}

function timeOf({ work, clock }: FeatureWork, text: string, path: readonly (string | number)[]): number {
  const read = absoluteTime(text, clock.startUs);
  if (!('problem' in read)) return read.us;
  complain(work, path, read.problem, read.hint);
  return 0;
}

function domainId(
  { work, users }: FeatureWork,
  domain: string,
  path: readonly (string | number)[],
): number | undefined {
  const id = users.domains.indexOf(domainKey(domain));
  if (id >= 0) return id;
  complain(work, path, `nobody has the domain ${shorten(domain)}`, 'name a domain of a tenant or of a user');
  return undefined;
}

function serverRow({ platform, everyUs, customRules, domains }: ServerPlan) {
  return {
    platform,
    everyUs,
    customRules: customRuleBits(customRules),
    scoped: domains === undefined ? 0 : 1,
    startedUs: -1,
    cycles: 0,
  };
}

/** Which domains sign in through the federation service; undefined where a scenario has none. */
function signInRows(on: FeatureWork): FeatureRows | undefined {
  const { directory, exchange } = on.work.entry;
  const byExchange = Object.values(exchange?.domains ?? {}).some(({ federated }) => federated === true);
  const added = (on.work.entry.events ?? []).some(({ addDomain }) => addDomain !== undefined);
  if (directory === undefined && !byExchange && !added) return undefined;
  const federated = new Set(
    (directory?.federatedDomains ?? []).map((domain, place) =>
      domainId(on, domain, ['directory', 'federatedDomains', place]),
    ),
  );
  return {
    federationServices: [{ down: 0 }],
    signInDomains: on.users.domains.map((domain, id) => ({
      federated: federated.has(id) ? 1 : 0,
      mailDomain: on.before.mailDomains?.idOf(domain) ?? NONE,
    })),
  };
}
