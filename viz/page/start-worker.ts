/**
 * The page's worker. Its program stands in the page as text, because a page that was opened from a disk may not load
 * one from a file; and it is a classic script, because there a worker of a blob may not be a module.
 */
import { embeddedText } from './data-blocks.ts';

/** What Trusted Types add to the page; older browsers have none, and need none. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}

/** The page has two programs, which share nothing but this. */
const shared = globalThis as { coexsimWorker?: Worker };

/** Starts the worker. Throws if the page has no program for it, as a page does that was not built. */
export function startWorker(): void {
  const program = embeddedText('worker');
  if (program === undefined) throw new Error('this page has no worker; build it with npm run build');
  const url = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  shared.coexsimWorker = new Worker(trusted(url), { name: 'coexsim' });
}

/** The worker that was started; throws if none was. */
export function startedWorker(): Worker {
  if (shared.coexsimWorker === undefined) throw new Error('the worker of this page could not be started');
  return shared.coexsimWorker;
}

/** The policy of the page forbids scripts from strings; this is the one place that makes one, from our own text. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return url;
  const policy = trustedTypes.createPolicy('coexsim-worker', { createScriptURL: (own) => own });
  // The type library knows strings only.
  return policy.createScriptURL(url) as string;
}
