/**
 * What a call's media meet on a path: round trip, jitter and loss. The delay of every packet is drawn on its own from
 * the links' distributions, so jitter is that of packets that know nothing of each other; no source says how the
 * packets of a real path to China hang together.
 */
import { luck } from '../core/luck.ts';
import type { Way } from '../handlers/effects.ts';
import type { World } from '../model/world.ts';
import { packetDelayUs } from '../network/network.ts';
import type { MediaFigures } from '../rules/calls/media.ts';
import type { Path, Paths } from './paths.ts';

/** Packets that are looked at in each direction. */
const PACKETS = 64;
/** Their own parts of the call's luck, beside those of the legs (core/luck.ts). */
const FIRST_THERE = 1_024;
const FIRST_BACK = FIRST_THERE + PACKETS;
const MILLION = 1_000_000;

interface OneWay {
  readonly delayUs: number;
  readonly jitterUs: number;
  readonly lossPpm: number;
}

/** `u` is the call's luck; links that are down lose everything. */
export function mediaFigures(paths: Paths, world: World, way: Way, u: number): MediaFigures {
  const { from, fromClient, to, toClient, method } = way;
  const there = oneWay(
    paths,
    world,
    linksOf(paths, paths.between(from, fromClient, to, toClient, method)),
    u,
    FIRST_THERE,
  );
  const back = oneWay(
    paths,
    world,
    linksOf(paths, paths.between(to, toClient, from, fromClient, method)),
    u,
    FIRST_BACK,
  );
  return {
    roundTripUs: there.delayUs + back.delayUs,
    oneWayUs: Math.max(there.delayUs, back.delayUs),
    jitterUs: Math.max(there.jitterUs, back.jitterUs),
    lossPpm: Math.max(there.lossPpm, back.lossPpm),
  };
}

function linksOf({ network }: Paths, { access, middle, delivery }: Path): readonly number[] {
  return [access, ...network.middles[middle]!, delivery];
}

function oneWay(
  { network }: Paths,
  world: World,
  links: readonly number[],
  u: number,
  first: number,
): OneWay {
  let sumUs = 0;
  let changesUs = 0;
  let beforeUs = 0;
  for (let packet = 0; packet < PACKETS; packet++) {
    const own = luck(u, first + packet);
    let us = 0;
    for (const link of links) us += packetDelayUs(network, link, own, world.atUs);
    sumUs += us;
    if (packet > 0) changesUs += Math.abs(us - beforeUs);
    beforeUs = us;
  }
  return {
    delayUs: Math.round(sumUs / PACKETS),
    jitterUs: Math.round(changesUs / (PACKETS - 1)),
    lossPpm: lossOf(links, (link) => (world.links.down[link] === 1 ? 1 : network.links[link]!.loss)),
  };
}

/** What is lost of a million packets that cross link after link. */
function lossOf(links: readonly number[], lossOn: (link: number) => number): number {
  let kept = 1;
  for (const link of links) kept *= 1 - lossOn(link);
  return Math.round((1 - kept) * MILLION);
}
