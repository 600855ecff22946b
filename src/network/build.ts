/**
 * Builds the network of a scenario: the links that its clouds, sites and premises need, with the defaults and
 * what the scenario says of them. A setting names a cloud, a site or a hop on either end; later settings win.
 */
import { must } from '../core/must.ts';
import { quantile, toWholeUs } from '../core/variates.ts';
import { byCodeUnit } from '../model/names.ts';
import { CLOUDS, NONE } from '../model/words.ts';
import { defaultQuality } from './defaults.ts';
import {
  GATEWAY,
  HOPS,
  type Hop,
  LEGS,
  type Leg,
  type Link,
  type LinkQuality,
  type Network,
  PREMISES,
} from './network.ts';

/** One entry of a scenario's `network`: from and to are names of clouds, sites, `onPrem`, hops, or `border`. */
export interface LinkSetting extends Partial<Omit<LinkQuality, 'source'>> {
  readonly from: string;
  readonly to: string;
  readonly both: boolean;
}

export interface NetworkPlan {
  /** Codes of the clouds that have a tenant. */
  readonly clouds: readonly number[];
  /** Named sites, without repetition, in any order. */
  readonly sites: readonly string[];
  /** For each user the name of their site; a cloud's own name where none is stated. */
  readonly siteOfUser: readonly string[];
  readonly settings: readonly LinkSetting[];
  readonly retransmissionUs: number;
  readonly startUs: number;
}

export function buildNetwork(plan: NetworkPlan): Network {
  const clouds = [...plan.clouds].sort((a, b) => a - b).map((code) => CLOUDS[code]!);
  const services = [...clouds, PREMISES];
  const sites = [...new Set([...clouds, ...plan.sites])].sort(byCodeUnit);
  const places = [...new Set([...services, ...sites])];
  const links: Link[] = [];
  const ids = new Map<string, number>();
  const link = (fromHop: Hop, from: string, toHop: Hop, to: string): number => {
    const name = `${fromHop}@${from}>${toHop}@${to}`;
    const known = ids.get(name);
    if (known !== undefined) return known;
    ids.set(name, links.length);
    links.push(newLink(plan, name, fromHop, from, toHop, to));
    return links.length - 1;
  };
  const access = new Int32Array(places.length * places.length).fill(NONE);
  const delivery = new Int32Array(places.length * places.length).fill(NONE);
  for (const site of sites) {
    for (const service of services) {
      const at = places.indexOf(site) * places.length + places.indexOf(service);
      access[at] = link('client', site, 'service', service);
      delivery[at] = link('service', service, 'client', site);
    }
  }
  const middles: number[][] = [];
  for (const from of places) {
    for (const to of places) {
      for (const gateway of [GATEWAY.none, GATEWAY.near, GATEWAY.far]) {
        for (const federated of [false, true]) {
          const path = services.includes(from) && services.includes(to);
          middles.push(path ? middle(link, from, to, gateway, federated) : []);
        }
      }
    }
  }
  return {
    links,
    places,
    placeOfCloud: CLOUDS.map((cloud) => places.indexOf(cloud)),
    premises: places.indexOf(PREMISES),
    siteOfUser: Int32Array.from(plan.siteOfUser, (site) => places.indexOf(site)),
    access,
    delivery,
    middles,
    retransmissionUs: plan.retransmissionUs,
    startUs: plan.startUs,
    queues: links.some((l) => l.bandwidthBps > 0),
  };
}

type MakeLink = (fromHop: Hop, from: string, toHop: Hop, to: string) => number;

/**
 * The links between the services of two places (N10). The interop gateway stands in the Teams cloud (R9.8), so
 * beside the service of whoever uses Teams; between tenants there is a federation edge on each side.
 */
function middle(link: MakeLink, from: string, to: string, gateway: number, federated: boolean): number[] {
  const edges = federated || (from !== to && gateway === GATEWAY.none);
  if (!edges) {
    if (gateway === GATEWAY.none) return [];
    const at = gateway === GATEWAY.near ? from : to;
    return [link('service', from, 'interopGateway', at), link('interopGateway', at, 'service', to)];
  }
  const out =
    gateway === GATEWAY.near
      ? [link('service', from, 'interopGateway', from), link('interopGateway', from, 'federationEdge', from)]
      : [link('service', from, 'federationEdge', from)];
  const inward =
    gateway === GATEWAY.far
      ? [link('federationEdge', to, 'interopGateway', to), link('interopGateway', to, 'service', to)]
      : [link('federationEdge', to, 'service', to)];
  return [...out, link('federationEdge', from, 'federationEdge', to), ...inward];
}

function newLink(plan: NetworkPlan, name: string, fromHop: Hop, from: string, toHop: Hop, to: string): Link {
  let quality = defaultQuality(fromHop, from, toHop, to);
  const ends = { fromHop, from, toHop, to };
  for (const setting of plan.settings) {
    if (!concerns(setting, ends)) continue;
    const { latency, loss, bandwidthBps, profile } = setting;
    quality = {
      latency: latency ?? quality.latency,
      loss: loss ?? quality.loss,
      bandwidthBps: bandwidthBps ?? quality.bandwidthBps,
      profile: profile ?? quality.profile,
      source: latency === undefined ? quality.source : 'scenario',
    };
  }
  // Written out, not spread: a scenario has many links, and a batch of scenarios compiles many networks.
  const { latency, loss, bandwidthBps, profile, source } = quality;
  return {
    latency,
    loss,
    bandwidthBps,
    profile,
    source,
    name,
    fromHop,
    from,
    toHop,
    to,
    leg: legOf(fromHop, toHop),
    delay: quantile(latency),
    steadyUs: steadyUs(quality),
  };
}

function steadyUs(quality: LinkQuality): number {
  const { latency, loss, bandwidthBps, profile } = quality;
  const steady = latency.kind === 'constant' && loss === 0 && bandwidthBps === 0 && profile === undefined;
  return steady ? Math.max(1, toWholeUs(latency.value)) : NONE;
}

function legOf(fromHop: Hop, toHop: Hop): number {
  const leg = (name: Leg): number => LEGS.indexOf(name);
  if (fromHop === 'client') return leg('access');
  if (toHop === 'client') return leg('delivery');
  if (toHop === 'interopGateway') return leg('to-gateway');
  if (fromHop === 'interopGateway') return leg('from-gateway');
  if (fromHop === 'service') return leg('to-edge');
  if (toHop === 'federationEdge') return leg('between-edges');
  must(toHop === 'service', `no leg from ${fromHop} to ${toHop}`);
  return leg('from-edge');
}

type Ends = Pick<Link, 'fromHop' | 'from' | 'toHop' | 'to'>;

/** Whether a setting (or an outage) speaks of a link: names compared without regard to case. */
export function concerns(setting: { from: string; to: string; both: boolean }, ends: Ends): boolean {
  const border =
    ends.from !== ends.to && ends.fromHop === 'federationEdge' && ends.toHop === 'federationEdge';
  const matches = (said: string, hop: Hop, place: string): boolean => {
    const word = said.toLowerCase();
    return word === place.toLowerCase() || word === hop.toLowerCase() || (word === 'border' && border);
  };
  const straight = matches(setting.from, ends.fromHop, ends.from) && matches(setting.to, ends.toHop, ends.to);
  if (straight || !setting.both) return straight;
  return matches(setting.to, ends.fromHop, ends.from) && matches(setting.from, ends.toHop, ends.to);
}

/** Words that an end of a setting may use besides clouds and sites. */
export const HOP_WORDS: readonly string[] = [...HOPS, 'border', PREMISES];
