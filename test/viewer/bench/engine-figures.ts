/** How long the worker's engine takes for its answers about a million records, asked directly, without a browser. */

import { newNodeHasher } from '../../../src/trace/node-hasher.ts';
import { stateDigest } from '../../../src/trace/state-digest.ts';
import { TIME_MODES } from '../../../viz/view/time-axis.ts';
import { NOTHING } from '../../../viz/view/view.ts';
import { Background } from '../../../viz/worker/background.ts';
import type { DrawRequest, OpenFacts, Slot } from '../../../viz/worker/calls.ts';
import { Comparing } from '../../../viz/worker/comparing.ts';
import { Engine } from '../../../viz/worker/engine.ts';
import { newRandom } from '../../bench/viewer/random.ts';
import { type Clock, timed } from './figures.ts';

export const PICTURES = ['ladder', 'lanes', 'map'] as const;

/** An engine whose background work is done when somebody says so. */
export class Asked {
  readonly engine: Engine;
  readonly #waiting: (() => void)[] = [];

  constructor() {
    const background = new Background(
      (work) => this.#waiting.push(work),
      () => performance.now(),
    );
    this.engine = new Engine(background, () => {});
  }

  async open(slot: Slot, bytes: Uint8Array): Promise<OpenFacts> {
    const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
    return this.engine.calls.open(slot, { kind: 'blob', blob, name: slot });
  }

  /** Does what a page's worker does between two questions, until nothing is left. */
  rest(): void {
    for (let work = this.#waiting.shift(); work !== undefined; work = this.#waiting.shift()) work();
  }
}

/** Places to look at: any record, any zoom. */
export function randomCursors(records: number, count: number): number[] {
  const random = newRandom(7);
  return Array.from({ length: count }, () => Math.floor(random() * records));
}

/** What a page asks for when its cursor is at a record; the stretch around it is one of five zooms in turn. */
function requestAt(facts: OpenFacts, asked: Asked, n: number, place: number): Omit<DrawRequest, 'view'> {
  const timeMode = TIME_MODES[place % TIME_MODES.length]!;
  const { cursor } = asked.engine
    .slot('a')
    .tell(asked.engine.slot('a').cursorAt(timeMode, asked.engine.slot('a').momentOf(timeMode, { n })));
  const span = facts.axisLengths[timeMode] * 10 ** -(place % 5);
  return {
    slot: 'a',
    timeMode,
    fromU: cursor.u - span / 3,
    toU: cursor.u + (span * 2) / 3,
    cursor: { n: cursor.n, atUs: cursor.atUs },
    selection: NOTHING,
    grouping: 'auto',
    scroll: 0,
    width: 900,
    height: 520,
    overviewWidth: 1280,
    overviewHeight: 60,
    comparing: false,
    overlay: false,
  };
}

/** By view: how long the state and the display list at each cursor took. */
export function drawTimes(
  asked: Asked,
  facts: OpenFacts,
  cursors: readonly number[],
  clock: Clock,
): Record<(typeof PICTURES)[number], number[]> {
  const { trace } = asked.engine.slot('a');
  const timesOf = (view: (typeof PICTURES)[number]): number[] =>
    cursors.map((n, place) => {
      const request = { ...requestAt(facts, asked, n, place), view };
      return timed(clock, () => [trace.states.at(n), asked.engine.calls.draw(request)]).ms;
    });
  return { ladder: timesOf('ladder'), lanes: timesOf('lanes'), map: timesOf('map') };
}

/** Steps by which a cursor is reached from before and from behind. */
const STEPS = 20;

/** The digests of the state at a cursor: gone to at once, played to, and stepped back to. */
export async function digestsAt(asked: Asked, n: number): Promise<readonly string[]> {
  const { calls } = asked.engine;
  const { trace, count } = asked.engine.slot('a');
  const digest = (): string => stateDigest(trace.states.at(at), newNodeHasher);
  let at = n;
  const jumped = digest();
  at = Math.max(-1, n - STEPS);
  while (at < n) {
    at = (await calls.step('order', 'event', 1, 1, at, NOTHING))!.cursor.n;
    trace.states.at(at);
  }
  const played = digest();
  at = Math.min(count - 1, n + STEPS);
  while (at > n) {
    trace.states.at(at);
    at = (await calls.step('order', 'event', -1, 1, at, NOTHING))!.cursor.n;
  }
  return [jumped, played, digest()];
}

export interface FilterTimes {
  readonly query: string;
  readonly times: readonly number[];
  readonly count: string;
}

/** How long each filter took over all records, several times. */
export async function filterTimes(
  asked: Asked,
  queries: readonly string[],
  rounds: number,
  clock: Clock,
): Promise<FilterTimes[]> {
  const found: FilterTimes[] = [];
  for (const query of queries) {
    const times: number[] = [];
    let count = '';
    for (let round = 0; round < rounds; round++) {
      const { ms, answer } = timed(clock, () => asked.engine.calls.filter(query));
      const { error, count: shown } = await answer;
      if (error !== undefined) throw new Error(error);
      times.push(ms);
      count = shown;
    }
    found.push({ query, times, count });
  }
  await asked.engine.calls.filter('');
  return found;
}

/** How long it took to compare the two open traces anew, several times. */
export function compareTimes(asked: Asked, rounds: number, clock: Clock): number[] {
  const [a, b] = [asked.engine.slot('a'), asked.engine.slot('b')];
  return Array.from({ length: rounds }, () => timed(clock, () => new Comparing().of(a, b)).ms);
}

/** Filters over the trace of a million records: the example of the help, and three that read other columns. */
export function queriesFor(user: string, upgraded: string): string[] {
  return [
    `thread:42 kind:message from:${user} (cloud:21Vianet or rule:R7.c3) latency>200ms -status:delivered during:upgrade(${upgraded})`,
    `kind:message from:${user}`,
    'latency>200ms',
    '-status:delivered',
  ];
}
