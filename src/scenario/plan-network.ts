/** The network of a scenario: what it says of links, and when they are down. */

import { hintAmong } from '../core/near-miss.ts';
import { parseDuration } from '../core/time.ts';
import { E } from '../model/event.ts';
import { byCodeUnit } from '../model/names.ts';
import { CLOUDS } from '../model/words.ts';
import { buildNetwork, concerns, HOP_WORDS, type LinkSetting } from '../network/build.ts';
import type { Network } from '../network/network.ts';
import type { PlannedAt } from './compiled.ts';
import { checkName, foldName } from './ids.ts';
import { LIMITS } from './limits.ts';
import { shorten } from './number-text.ts';
import type { Clock } from './plan-clock.ts';
import { planDistribution } from './plan-distribution.ts';
import type { Tenants } from './plan-tenants.ts';
import type { Users } from './plan-users.ts';
import { parseBandwidth, parseShare } from './quantities.ts';
import type { LinkEntry } from './schema-network.ts';
import { absoluteTime } from './times.ts';
import type { Path } from './tree.ts';
import { at, complain, type Work, warn } from './work.ts';

export interface NetworkPlanned {
  readonly network: Network;
  /** Links that fail and come back, in the order of time. */
  readonly outages: readonly PlannedAt[];
  /** The links that two ends of an event speak of; complains if there are none. */
  linksOf(ends: Ends, path: Path): readonly number[];
}

interface Ends {
  readonly from: string;
  readonly to: string;
  readonly both?: boolean | undefined;
}

export function planNetwork(
  work: Work,
  clock: Clock,
  tenants: Tenants,
  users: Users,
): NetworkPlanned | undefined {
  const entries = work.entry.network ?? [];
  if (entries.length > LIMITS.networkSettings) {
    complain(
      work,
      ['network'],
      `the network has more than ${LIMITS.networkSettings} entries, which is the limit`,
    );
    return undefined;
  }
  const clouds = [...new Set(tenants.plans.map(({ cloud }) => cloud))].sort((a, b) => a - b);
  const sites = planSites(work, users);
  if (sites === undefined) return undefined;
  const ends = [...clouds.map((cloud) => CLOUDS[cloud]!), ...sites.values(), ...HOP_WORDS];
  const settings = entries.map((entry, place) => planSetting(work, entry, ['network', place], ends));
  const network = buildNetwork({
    clouds,
    sites: [...sites.values()],
    siteOfUser: users.plans.map(({ site, tenant, person }) => {
      // A guest sits where the person does.
      const own = site === undefined ? users.plans[person] : undefined;
      const seat = site ?? own?.site;
      if (seat !== undefined) return sites.get(foldName(seat)) ?? '';
      return CLOUDS[tenants.plans[own?.tenant ?? tenant]!.cloud]!;
    }),
    settings,
    retransmissionUs: clock.switches.retransmissionTimeout,
    startUs: clock.startUs,
  });
  const linksOf = (wanted: Ends, path: Path): number[] => {
    checkEnds(work, wanted, path, ends);
    const said = { from: wanted.from, to: wanted.to, both: wanted.both ?? false };
    const links = network.links.flatMap((link, id) => (concerns(said, link) ? [id] : []));
    if (links.length === 0) {
      warn(work, path, `no link of this scenario goes from ${shorten(said.from)} to ${shorten(said.to)}`);
    }
    return links;
  };
  return { network, outages: planOutages(work, clock, entries, linksOf), linksOf };
}

/** The sites by their folded name; undefined after complaints that leave none. */
function planSites(work: Work, users: Users): Map<string, string> | undefined {
  const sites = new Map<string, string>();
  const places = new Map<string, Path>();
  for (const [key, tenant] of Object.entries(work.entry.tenants)) {
    if (tenant.site !== undefined) places.set(tenant.site, ['tenants', key, 'site']);
  }
  for (const [key, user] of Object.entries(work.entry.users)) {
    if (user?.site !== undefined) places.set(user.site, ['users', key, 'site']);
  }
  for (const [key, { site }] of Object.entries(work.entry.populations ?? {})) {
    if (site !== undefined) places.set(site, ['populations', key, 'site']);
  }
  for (const { site } of users.plans) {
    if (site !== undefined && !places.has(site)) places.set(site, []);
  }
  const taken = new Set([...CLOUDS, ...HOP_WORDS].map(foldName));
  for (const [name, path] of [...places].sort(([a], [b]) => byCodeUnit(a, b))) {
    const normal = checkName(name, 'site', at(work, ...path), work.desk);
    if (normal === undefined) continue;
    const fold = foldName(normal);
    if (!taken.has(fold)) sites.set(fold, sites.get(fold) ?? normal);
    else complain(work, path, `a site cannot be called ${shorten(name)}, which is a cloud or a hop`);
  }
  if (sites.size <= LIMITS.sites) return sites;
  complain(work, ['users'], `there are ${sites.size} sites, the limit is ${LIMITS.sites}`);
  return undefined;
}

function checkEnds(work: Work, ends: Ends, path: Path, known: readonly string[]): void {
  for (const end of ['from', 'to'] as const) {
    const wanted = ends[end].toLowerCase();
    if (known.some((each) => each.toLowerCase() === wanted)) continue;
    const isCloud = CLOUDS.some((each) => each.toLowerCase() === wanted);
    if (isCloud) warn(work, [...path, end], `no tenant of this scenario lives in ${ends[end]}`);
    else if (!work.leftOut.any) {
      complain(
        work,
        [...path, end],
        `"${shorten(ends[end])}" is no cloud, site or hop of this scenario`,
        hintAmong(ends[end], known),
      );
    }
  }
}

function planSetting(work: Work, entry: LinkEntry, path: Path, known: readonly string[]): LinkSetting {
  checkEnds(work, entry, path, known);
  const { latency, loss, bandwidth, profile } = entry;
  const law = latency === undefined ? undefined : planDistribution(work, latency, [...path, 'latency']);
  return {
    from: entry.from,
    to: entry.to,
    both: entry.both ?? false,
    ...(law === undefined ? {} : { latency: law }),
    ...(loss === undefined ? {} : { loss: typeof loss === 'number' ? loss : parseShare(loss)! }),
    ...(bandwidth === undefined ? {} : { bandwidthBps: parseBandwidth(bandwidth)! }),
    ...(profile === undefined ? {} : { profile }),
  };
}

function planOutages(
  work: Work,
  clock: Clock,
  entries: readonly LinkEntry[],
  linksOf: NetworkPlanned['linksOf'],
): PlannedAt[] {
  const spans = new Map<number, Span[]>();
  entries.forEach((entry, place) => {
    if (entry.outages === undefined) return;
    const links = linksOf(entry, ['network', place]);
    entry.outages.forEach((outage, n) => {
      const span = planOutage(work, clock, outage, ['network', place, 'outages', n]);
      if (span === undefined) return;
      for (const link of links) spans.set(link, [...(spans.get(link) ?? []), span]);
    });
  });
  const planned = [...spans].flatMap(([link, down]) =>
    joined(down).flatMap(({ from, to }) => [
      { kind: E.linkFailed, atUs: from, a: link, b: 0, c: 0, d: 0 },
      { kind: E.linkRestored, atUs: to, a: link, b: 0, c: 0, d: 0 },
    ]),
  );
  return planned.sort((x, y) => x.atUs - y.atUs || x.a - y.a || x.kind - y.kind);
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Outages of one link that touch or overlap are one outage: it is up again when the last of them is over. */
function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of [...spans].sort((x, y) => x.from - y.from)) {
    const last = whole.at(-1);
    if (last === undefined || last.to < span.from) whole.push(span);
    else whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return whole;
}

function planOutage(
  work: Work,
  clock: Clock,
  outage: NonNullable<LinkEntry['outages']>[number],
  path: Path,
): { from: number; to: number } | undefined {
  const time = absoluteTime(outage.at, clock.startUs);
  if ('problem' in time) {
    complain(work, [...path, 'at'], time.problem, time.hint);
    return undefined;
  }
  const to = time.us + parseDuration(outage.for)!;
  if (Number.isSafeInteger(to + clock.startUs)) return { from: time.us, to };
  complain(work, [...path, 'for'], 'the outage ends more than 285 years from 1970');
  return undefined;
}
