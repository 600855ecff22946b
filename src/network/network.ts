/**
 * The network: which links a message crosses from one client to another, and how long each takes. A link is one
 * direction between two nodes; a node is a hop (client, service, interopGateway, federationEdge) at a place (a
 * cloud, a named site, or the customer's premises). Links between the edges of two clouds are the border.
 */
import { ln } from '../core/exact-math.ts';
import { luck } from '../core/luck.ts';
import { US_PER_HOUR } from '../core/time.ts';
import { type Distribution, toWholeUs } from '../core/variates.ts';
import { NONE } from '../model/words.ts';

export const HOPS = ['client', 'service', 'interopGateway', 'federationEdge'] as const;
export type Hop = (typeof HOPS)[number];

/** The place of servers on a customer's own premises. */
export const PREMISES = 'onPrem';

/**
 * The legs of a path; the index takes its own part of a message's luck, so that the border leg of a sender's k-th
 * message meets the same network whatever the rest of its path is (common random numbers).
 */
export const LEGS = [
  'access',
  'delivery',
  'to-gateway',
  'from-gateway',
  'to-edge',
  'between-edges',
  'from-edge',
] as const;
export type Leg = (typeof LEGS)[number];

export interface LinkQuality {
  /** One-way delay in microseconds. */
  readonly latency: Distribution;
  /** Probability that a packet is lost; signalling then pays a retransmission delay, it is not lost. */
  readonly loss: number;
  /** Bits per second; 0 is without limit. */
  readonly bandwidthBps: number;
  /** Factor on the latency for each hour of the day, UTC; undefined: none. */
  readonly profile: readonly number[] | undefined;
  /** Where the latency comes from: a citation, the scenario, or that no source gives one. */
  readonly source: string;
}

export interface Link extends LinkQuality {
  /** `client@worldwide>service@worldwide`. */
  readonly name: string;
  readonly fromHop: Hop;
  readonly from: string;
  readonly toHop: Hop;
  readonly to: string;
  /** Index into LEGS. */
  readonly leg: number;
  /** The compiled inverse of the latency's distribution function, microseconds. */
  readonly delay: (u: number) => number;
  /** The delay itself where chance, hour and size have no part in it, NONE otherwise. */
  readonly steadyUs: number;
}

export interface Network {
  readonly links: readonly Link[];
  /** Names of the places, in the order of their ids. */
  readonly places: readonly string[];
  /** Place id of each cloud code, NONE if the cloud is not in the scenario; the last entry is the premises. */
  readonly placeOfCloud: readonly number[];
  readonly premises: number;
  /** The place at which each user's clients stand. */
  readonly siteOfUser: Int32Array;
  /** Link from a site to a service and back, at site * places + place. */
  readonly access: Int32Array;
  readonly delivery: Int32Array;
  /** Links between the services of two places, at `middleKey`. */
  readonly middles: readonly (readonly number[])[];
  /** Initial retransmission timeout in microseconds (RFC 6298, section 2: one second). */
  readonly retransmissionUs: number;
  /** Start of the run, microseconds since 1970 UTC, for the hour of day. */
  readonly startUs: number;
  /** Whether some link has a limited bandwidth: then messages queue for it. */
  readonly queues: boolean;
}

/** Where on a path the interop gateway stands: nowhere, beside the originator's service, beside the recipient's. */
export const GATEWAY = { none: 0, near: 1, far: 2 } as const;

/** Index into `middles`. */
export function middleKey(
  network: Network,
  from: number,
  to: number,
  gateway: number,
  federated: number,
): number {
  return ((from * network.places.length + to) * 3 + gateway) * 2 + federated;
}

const LOSS_LUCK = 16;
const MOST_RETRANSMISSIONS = 8;

/**
 * The delay of one message on a link in whole microseconds, at least 1: a message never arrives in the instant in
 * which it left, so cause and effect differ in time. `u` is the message's luck, `atUs` when it enters the link.
 * A lost packet costs the retransmission timeout, doubled each time (RFC 6298, section 5.5).
 */
export function linkDelayUs(network: Network, link: number, u: number, atUs: number, bytes: number): number {
  const l = network.links[link]!;
  if (l.steadyUs !== NONE) return l.steadyUs;
  let us = l.delay(luck(u, l.leg));
  if (l.profile !== undefined) us *= l.profile[hourOfDay(network, atUs)]!;
  if (l.loss > 0) us += lossDelayUs(l.loss, luck(u, l.leg + LOSS_LUCK), network.retransmissionUs);
  if (l.bandwidthBps > 0) us += transmissionUs(l, bytes);
  const whole = toWholeUs(us);
  return whole < 1 ? 1 : whole;
}

/**
 * The delay of one media packet on a link, microseconds: media do not wait for what is lost, and their packets are too
 * small for bandwidth to matter here.
 */
export function packetDelayUs(network: Network, link: number, u: number, atUs: number): number {
  const l = network.links[link]!;
  let us = l.delay(luck(u, l.leg));
  if (l.profile !== undefined) us *= l.profile[hourOfDay(network, atUs)]!;
  return Math.max(1, toWholeUs(us));
}

/** How long a link of limited bandwidth is busy with a message, microseconds. */
export function transmissionUs(link: Link, bytes: number): number {
  return link.bandwidthBps > 0 ? (bytes * 8_000_000) / link.bandwidthBps : 0;
}

function hourOfDay(network: Network, atUs: number): number {
  return Math.floor((network.startUs + atUs) / US_PER_HOUR) % 24;
}

/** k packets in a row are lost with probability loss^k; the k-th timeout lasts 2^(k-1) times the first. */
function lossDelayUs(loss: number, u: number, timeoutUs: number): number {
  if (u >= loss) return 0;
  const lost = u === 0 ? MOST_RETRANSMISSIONS : Math.floor(ln(u) / ln(loss));
  const times = Math.min(lost, MOST_RETRANSMISSIONS);
  return timeoutUs * ((1 << times) - 1);
}
