/** The envelopes between page and worker. */
import type { CallName, Calls, News } from './calls.ts';

export interface Question {
  readonly id: number;
  readonly name: CallName;
  readonly args: readonly unknown[];
}

/** `fault` is set if the question could not be answered: what went wrong, for people. */
export interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly fault?: { readonly kind: 'input' | 'cancelled' | 'ours'; readonly message: string };
}

export type FromWorker = Reply | { readonly news: News };

type Answered<N extends CallName> = Awaited<ReturnType<Calls[N]>>;
/** The calls as the page sees them: answers come later. */
export type Asking = { readonly [N in CallName]: (...args: Parameters<Calls[N]>) => Promise<Answered<N>> };
/** The calls as the worker answers them. */
export type Answering = {
  readonly [N in CallName]: (...args: Parameters<Calls[N]>) => Answered<N> | Promise<Answered<N>>;
};
