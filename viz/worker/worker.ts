/** The worker of the page: takes questions, answers them in turn, tells news; all else is in engine.ts. */
import { TraceError } from '../../src/trace/trace-error.ts';
import { Background } from './background.ts';
import { Engine } from './engine.ts';
import { Cancelled } from './loading.ts';
import type { FromWorker, Question, Reply } from './messages.ts';

const channel = new MessageChannel();
let waiting: (() => void) | undefined;
channel.port1.onmessage = () => {
  const work = waiting;
  waiting = undefined;
  work?.();
};
/** A message to ourselves queues behind those that are there; a timer would wait 4 ms each time. */
function later(work: () => void, ms: number): void {
  if (ms > 0) {
    setTimeout(work, ms);
    return;
  }
  waiting = work;
  channel.port2.postMessage(undefined);
}

const background = new Background(later, () => performance.now());
const engine = new Engine(background, (news) => post({ news }));

function post(message: FromWorker, transfer: Transferable[] = []): void {
  (globalThis as unknown as { postMessage(message: unknown, transfer: Transferable[]): void }).postMessage(
    message,
    transfer,
  );
}

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  void answer(data);
});

async function answer({ id, name, args }: Question): Promise<void> {
  background.rest();
  try {
    const call = engine.calls[name] as (...args: readonly unknown[]) => unknown;
    const value = await call(...args);
    post({ id, value }, engine.takeTransfers());
  } catch (error) {
    post({ id, fault: faultOf(error) });
  }
}

function faultOf(error: unknown): NonNullable<Reply['fault']> {
  if (error instanceof Cancelled) return { kind: 'cancelled', message: error.message };
  if (error instanceof TraceError) return { kind: 'input', message: error.message };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { kind: 'ours', message };
}
