/** The links that a worldwide and a 21Vianet tenant use unless a scenario says otherwise, with their sources. */
import { formatDuration } from '../core/time.ts';
import type { Distribution } from '../core/variates.ts';
import { CLOUD } from '../model/words.ts';
import { buildNetwork } from '../network/build.ts';
import { LEGS, type Link } from '../network/network.ts';
import { defaultSwitches } from '../rules/switches.ts';

export interface NetworkDefault {
  /** A link of this kind, such as `client@worldwide>service@worldwide`. */
  readonly link: string;
  readonly leg: string;
  /** One-way. */
  readonly latency: string;
  readonly loss: number;
  /** Bits per second; null: without limit. */
  readonly bandwidthBps: number | null;
  /** A citation, or that no source gives a figure and it is a parameter. */
  readonly source: string;
}

/** One typical link of each kind, in the order of a message's way. */
export function networkDefaults(): NetworkDefault[] {
  const { links } = buildNetwork({
    clouds: [CLOUD.worldwide, CLOUD['21Vianet']],
    sites: [],
    siteOfUser: [],
    settings: [],
    retransmissionUs: defaultSwitches().retransmissionTimeout,
    startUs: 0,
  });
  const typical = new Map<string, Link>();
  const local = links.filter((link) => link.from === link.to);
  for (const link of [...local, ...links]) {
    const kind = JSON.stringify([link.leg, link.latency, link.source]);
    if (!typical.has(kind)) typical.set(kind, link);
  }
  return [...typical.values()].sort((a, b) => placeOf(a) - placeOf(b)).map(describe);
}

const WAY = ['access', 'to-gateway', 'from-gateway', 'to-edge', 'between-edges', 'from-edge', 'delivery'];

function placeOf(link: Link): number {
  return WAY.indexOf(LEGS[link.leg]!);
}

function describe(link: Link): NetworkDefault {
  return {
    link: link.name,
    leg: LEGS[link.leg]!,
    latency: distributionText(link.latency),
    loss: link.loss,
    bandwidthBps: link.bandwidthBps === 0 ? null : link.bandwidthBps,
    source: link.source,
  };
}

/** A law of durations in words: `exponential, min 99.6ms, mean 4.7ms above it`. */
export function distributionText(law: Distribution): string {
  switch (law.kind) {
    case 'constant':
      return `constant ${formatDuration(law.value)}`;
    case 'uniform':
      return `uniform from ${formatDuration(law.min)} to ${formatDuration(law.max)}`;
    case 'exponential':
      return `exponential, min ${formatDuration(law.min)}, mean ${formatDuration(law.mean)} above it`;
    case 'lognormal':
      return `lognormal, min ${formatDuration(law.min)}, mu ${law.mu}, sigma ${law.sigma}`;
    case 'gamma':
    case 'weibull':
      return `${law.kind}, min ${formatDuration(law.min)}, shape ${law.shape}, scale ${formatDuration(law.scale)}`;
    case 'empirical':
      return `empirical, ${law.values.length} values`;
  }
}
