/** The page's end of the line to the worker: a promise for every question. */
import type { News } from '../worker/calls.ts';
import type { Asking, FromWorker, Question, Reply } from '../worker/messages.ts';

/** The worker could not answer. `kind` says whose fault it is: the input's, the user's wish, or ours. */
export class WorkerFault extends Error {
  override name = 'WorkerFault';
  readonly kind: NonNullable<Reply['fault']>['kind'];

  constructor(fault: NonNullable<Reply['fault']>) {
    super(fault.message);
    this.kind = fault.kind;
  }
}

interface Open {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/** Asks a worker; `hear` is told what it says unasked. */
export function newAsking(worker: Worker, hear: (news: News) => void): Asking {
  const open = new Map<number, Open>();
  let next = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    if ('news' in data) return hear(data.news);
    const waiting = open.get(data.id);
    open.delete(data.id);
    if (data.fault === undefined) waiting?.resolve(data.value);
    else waiting?.reject(new WorkerFault(data.fault));
  });
  worker.addEventListener('error', (event) => {
    const fault = new WorkerFault({ kind: 'ours', message: event.message });
    for (const { reject } of open.values()) reject(fault);
    open.clear();
  });
  const ask = (name: Question['name'], args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = next++;
      open.set(id, { resolve, reject });
      worker.postMessage({ id, name, args } satisfies Question);
    });
  return new Proxy({} as Asking, {
    get:
      (_, name: Question['name']) =>
      (...args: readonly unknown[]) =>
        ask(name, args),
  });
}
