/**
 * What a link is like unless a scenario says otherwise, each figure with its source. No source measures the
 * signalling of Teams or Skype for Business itself: paths between cities stand in for paths between clouds, and
 * what nobody published is a parameter and says so.
 */
import { US_PER_MS } from '../core/time.ts';
import type { Distribution } from '../core/variates.ts';
import { CLOUDS } from '../model/words.ts';
import type { Hop, LinkQuality } from './network.ts';

const ms = (value: number): number => Math.round(value * US_PER_MS);
const constant = (milliseconds: number): Distribution => ({ kind: 'constant', value: ms(milliseconds) });

/**
 * RTT = min + X with X exponential of mean (avg - min); one way is half of each. WonderProxy pings of
 * 19 July 2020 between cities, as grouped in github.com/sm86/geo-latency-data.
 */
function halfOfPing(minMs: number, avgMs: number): Distribution {
  return { kind: 'exponential', min: ms(minMs / 2), mean: ms((avgMs - minMs) / 2) };
}

const PARAMETER = 'parameter: no source gives a figure';

const ACCESS: Distribution = constant(10);
const GATEWAY: Distribution = constant(2);
const EDGE: Distribution = constant(1);
/** Amsterdam to Dublin: 20.0 ms at least, 20.3 ms on average. */
const WITHIN_CLOUD = halfOfPing(20.0, 20.3);
/** Shanghai to Singapore: 199.2 ms at least, 9.4 ms more on average; the only usable mainland site. */
const BORDER = halfOfPing(199.2, 208.6);

/** The default quality of the link between two nodes. */
export function defaultQuality(fromHop: Hop, from: string, toHop: Hop, to: string): LinkQuality {
  const { latency, source } = defaultLatency(fromHop, from, toHop, to);
  return { latency, source, loss: 0, bandwidthBps: 0, profile: undefined };
}

function defaultLatency(
  fromHop: Hop,
  from: string,
  toHop: Hop,
  to: string,
): Pick<LinkQuality, 'latency' | 'source'> {
  // Where a client sits in one of the two clouds itself, it is that of a guest of the other (R13.2).
  const acrossTheBorder = isBorder(from, to) && isCloud(from) && isCloud(to);
  if ((fromHop === 'client' || toHop === 'client') && !acrossTheBorder) {
    return {
      latency: ACCESS,
      source: `${PARAMETER} (Teams' own target is below 50 ms one way, prepare-network.md 2018-02)`,
    };
  }
  if (fromHop === 'interopGateway' || toHop === 'interopGateway')
    return { latency: GATEWAY, source: PARAMETER };
  const edges = fromHop === 'federationEdge' && toHop === 'federationEdge';
  if (!edges && !acrossTheBorder) return { latency: EDGE, source: PARAMETER };
  if (isBorder(from, to)) {
    return {
      latency: BORDER,
      source:
        'half of the Shanghai-Singapore ping (min 199.2, avg 208.6 ms), WonderProxy 2020-07-19, a stand-in (A21)',
    };
  }
  return {
    latency: WITHIN_CLOUD,
    source: 'half of the Amsterdam-Dublin ping (min 20.0, avg 20.3 ms), WonderProxy 2020-07-19, a stand-in',
  };
}

function isCloud(place: string): boolean {
  return (CLOUDS as readonly string[]).includes(place);
}

function isBorder(from: string, to: string): boolean {
  return from !== to && (from === '21Vianet' || to === '21Vianet');
}
