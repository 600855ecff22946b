/**
 * What two Worlds have in common if one of them is of a run that nobody watched: such a run uses the rows of ended
 * conversations again, so that threads are told by what they are and not by their numbers.
 */
import { THREAD_STATUS } from '../../src/model/words.ts';
import { type World, type WorldJson, worldToJson } from '../../src/model/world.ts';

const REFERRING = [
  ...['slot0', 'slot1', 'slot2', 'slot3', 'slot4'].map((column) => ['pairs', column] as const),
  ['marks', 'thread'],
  ['calls', 'thread'],
  ['shares', 'thread'],
] as const;

/** The World with each reference to a thread replaced by the thread itself; ended ones only where something refers to them. */
export function remembered(world: World): unknown {
  const json = worldToJson(world);
  const texts = Array.from({ length: json.threads.count }, (_, thread) => textOf(json, thread));
  const named: Record<string, Record<string, unknown>> = {};
  for (const [table, column] of REFERRING) {
    named[table] = { ...json[table], ...named[table] };
    named[table][column] = json[table][column]!.map((thread) => texts[thread] ?? null);
  }
  const lasting = texts.filter((_, thread) => json.threads.status![thread] !== THREAD_STATUS.ended);
  return { ...json, ...named, threads: lasting.sort() };
}

function textOf({ threads }: WorldJson, thread: number): string {
  const cells = Object.entries(threads).filter(([name]) => name !== 'count');
  return cells.map(([name, column]) => `${name} ${(column as number[])[thread]}`).join(', ');
}
