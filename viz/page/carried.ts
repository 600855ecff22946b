/** What a page brings with it, or knows where to fetch: traces, the scenario, a story. */
import type { Served } from '../../src/trace/html-file.ts';
import type { Source } from '../worker/calls.ts';
import { embeddedBytes, embeddedText } from './data-blocks.ts';

export interface CarriedHere {
  readonly trace: Source | undefined;
  readonly second: Source | undefined;
  /** The text of the scenario that was run; undefined if the page does not know it. */
  scenario(): Promise<string | undefined>;
  readonly story: string | undefined;
}

/** To be called once, because it takes the traces out of the page. */
export function carriedHere(): CarriedHere {
  const served = new Set(embeddedText('served')?.split(' ') as Served[] | undefined);
  return {
    trace: sourceOf('trace', served),
    second: sourceOf('second', served),
    scenario: () => scenarioOf(served),
    story: embeddedText('story'),
  };
}

function sourceOf(name: 'trace' | 'second', served: ReadonlySet<Served>): Source | undefined {
  if (served.has(name)) return { kind: 'url', url: urlOf(name), name };
  const bytes = embeddedBytes(name);
  return bytes && { kind: 'blob', blob: new Blob([bytes]), name };
}

async function scenarioOf(served: ReadonlySet<Served>): Promise<string | undefined> {
  if (!served.has('scenario')) return embeddedText('scenario');
  const response = await fetch(urlOf('scenario'));
  return response.ok ? response.text() : undefined;
}

/** Whole, because a worker made of a blob has no address that others are relative to. */
function urlOf(name: Served): string {
  return new URL(name, location.href).href;
}
