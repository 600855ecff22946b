/**
 * The way between two people's clients (N10): which service each client has, where the gateway and the edges stand,
 * which links that makes.
 */
import { CLIENT, HOME, METHOD, NONE } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { GATEWAY, linkDelayUs, middleKey, type Network } from '../network/network.ts';

/** Link ids at both ends, and the key of the links between the two services. */
export interface Path {
  readonly access: number;
  readonly middle: number;
  readonly delivery: number;
}

export class Paths {
  readonly network: Network;
  readonly #world: World;

  constructor(network: Network, world: World) {
    this.network = network;
    this.#world = world;
  }

  readonly #found = { access: NONE, middle: NONE, delivery: NONE };

  /** The links between two people's clients (N10); the answer is overwritten by the next call. */
  between(originator: number, fromClient: number, recipient: number, toClient: number, method: number): Path {
    const { network } = this;
    const places = network.places.length;
    const { tenant } = this.#world.users;
    const from = this.#serviceOf(originator, fromClient);
    const to = this.#serviceOf(recipient, toClient);
    const federated = tenant[originator] === tenant[recipient] ? 0 : 1;
    const gateway = gatewayOf(fromClient, toClient, method);
    this.#found.access = network.access[network.siteOfUser[originator]! * places + from]!;
    this.#found.middle = middleKey(network, from, to, gateway, federated);
    this.#found.delivery = network.delivery[network.siteOfUser[recipient]! * places + to]!;
    return this.#found;
  }

  /** Teams is served by the cloud, Skype for Business by the cloud or the premises, wherever the account lives. */
  #serviceOf(user: number, client: number): number {
    const { users, tenants } = this.#world;
    const { network } = this;
    if (client === CLIENT.SfB && users.homed[user] === HOME.onPrem) return network.premises;
    return network.placeOfCloud[tenants.cloud[users.tenant[user]!]!]!;
  }

  /** Delay from the servers of one cloud, or of the premises (NONE), to those of another. */
  carriageUs(fromCloud: number, toCloud: number, luck: number, nowUs: number): number {
    let us = 0;
    for (const link of this.#carriage(fromCloud, toCloud))
      us += linkDelayUs(this.network, link, luck, nowUs + us, 0);
    return us;
  }

  /** Whether every link from the servers of one cloud, or of the premises (NONE), to those of another is up. */
  isPassable(fromCloud: number, toCloud: number): boolean {
    return this.#carriage(fromCloud, toCloud).every((link) => this.#isUp(link));
  }

  /** Whether a person's client reaches the servers of a cloud, or of the premises (NONE), and hears from them. */
  isReached(user: number, cloud: number): boolean {
    const { network } = this;
    const at = network.siteOfUser[user]! * network.places.length + this.#placeOf(cloud);
    return this.#isUp(network.access[at]!) && this.#isUp(network.delivery[at]!);
  }

  #isUp(link: number): boolean {
    return this.#world.links.down[link] !== 1;
  }

  #placeOf(cloud: number): number {
    return cloud === NONE ? this.network.premises : this.network.placeOfCloud[cloud]!;
  }

  #carriage(fromCloud: number, toCloud: number): readonly number[] {
    const { network } = this;
    const key = middleKey(network, this.#placeOf(fromCloud), this.#placeOf(toCloud), GATEWAY.none, 1);
    return network.middles[key]!;
  }

  /** Delay of a whole path at once, for what has no hops of its own: news of presence, and word of a failure. */
  wholeDelayUs(
    from: number,
    fromClient: number,
    to: number,
    toClient: number,
    method: number,
    luck: number,
    nowUs: number,
  ): number {
    const { access, middle, delivery } = this.between(from, fromClient, to, toClient, method);
    let us = linkDelayUs(this.network, access, luck, nowUs, 0);
    for (const link of this.network.middles[middle]!)
      us += linkDelayUs(this.network, link, luck, nowUs + us, 0);
    return us + linkDelayUs(this.network, delivery, luck, nowUs + us, 0);
  }
}

/** The gateway stands on the side of whoever uses Teams (R9.8); text between two Teams clients passes one, too (R5.10). */
function gatewayOf(fromClient: number, toClient: number, method: number): number {
  if (method !== METHOD.interop && method !== METHOD.interopFederated) return GATEWAY.none;
  if (fromClient === CLIENT.Teams) return GATEWAY.near;
  return toClient === CLIENT.Teams ? GATEWAY.far : GATEWAY.none;
}
