/** What a page brings with it, or knows where to fetch: traces, the scenario, a story. */
import type { Served, ServedNames } from '../../src/trace/html-file.ts';
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
  const served = JSON.parse(embeddedText('served') ?? '{}') as ServedNames;
  return {
    trace: sourceOf('trace', served),
    second: sourceOf('second', served),
    scenario: () => scenarioOf(served),
    story: embeddedText('story'),
  };
}

function sourceOf(name: 'trace' | 'second', served: ServedNames): Source | undefined {
  const label = served[name];
  if (label !== undefined) return { kind: 'url', url: urlOf(name), name: label };
  const bytes = embeddedBytes(name);
  return bytes && { kind: 'bytes', bytes, name: document.title };
}

async function scenarioOf(served: ServedNames): Promise<string | undefined> {
  if (served.scenario === undefined) return embeddedText('scenario');
  const response = await fetch(urlOf('scenario'));
  return response.ok ? response.text() : undefined;
}

/** Whole, because a worker made of a blob has no address that others are relative to. */
function urlOf(name: Served): string {
  return new URL(name, location.href).href;
}
