/**
 * The chance of one replication: a stream for every purpose and person, opened when it is first drawn from.
 */
import { openStream, Streams } from '../core/streams.ts';
import { quantile, toWholeUs } from '../core/variates.ts';
import type { RunPlan } from './plan.ts';

export class Chance {
  readonly #plan: RunPlan;
  readonly #network: Streams;
  readonly #presence: Streams;
  readonly #signal: Streams;
  readonly #mail: Streams;
  readonly #media: Streams;
  readonly #modes = new Map<number, () => number>();
  readonly #delays: readonly ((u: number) => number)[];

  constructor(plan: RunPlan) {
    const streams = (purpose: string): Streams => new Streams(plan.seed, plan.replication, purpose);
    this.#plan = plan;
    this.#network = streams('network');
    this.#presence = streams('presence');
    this.#signal = streams('signal');
    this.#mail = streams('mail');
    this.#media = streams('media');
    this.#delays = plan.setting.delays.map(quantile);
  }

  /** What a message of the person meets on its way. */
  messageLuck(originator: number): number {
    return this.#draw(this.#network, originator);
  }

  /** What a signal of the person's client, such as that a call is answered, meets on its way. */
  signalLuck(sender: number): number {
    return this.#draw(this.#signal, sender);
  }

  /** What the media of a call of the person meet on their way. */
  mediaLuck(caller: number): number {
    return this.#draw(this.#media, caller);
  }

  /** What an e-mail that the person sent meets between two servers. */
  mailLuck(sender: number): number {
    return this.#draw(this.#mail, sender);
  }

  /** What news of the person's presence meets on its way. */
  presenceLuck(publisher: number): number {
    return this.#draw(this.#presence, publisher);
  }

  /** How long a grant takes, by the scenario's distribution of that index or, for NONE, by the switch: microseconds. */
  modeDelayUs(user: number, delay: number): number {
    const u = this.#modeStream(user)();
    const distribution = this.#delays[delay];
    return distribution === undefined
      ? this.#plan.setting.switches.modeChangeDelay
      : toWholeUs(distribution(u));
  }

  #modeStream(user: number): () => number {
    let stream = this.#modes.get(user);
    if (stream === undefined) {
      const { seed, replication, userName } = this.#plan;
      stream = openStream(seed, replication, 'mode', userName(user));
      this.#modes.set(user, stream);
    }
    return stream;
  }

  #draw(streams: Streams, user: number): number {
    if (!streams.has(user)) streams.open(user, this.#plan.userName(user));
    return streams.next(user);
  }
}
