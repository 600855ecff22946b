/** The bench's part without a browser: states, display lists, comparison, filters, columns. */
import { decodeColumns, encodeColumns } from '../../../src/trace/columns-file.ts';
import { alteredColumns } from '../../bench/viewer/altered.ts';
import { MILLION } from '../../bench/viewer/million.ts';
import { millionCursors, millionFile } from '../../bench/viewer/million-file.ts';
import {
  Asked,
  compareTimes,
  digestsAt,
  drawTimes,
  filterTimes,
  PICTURES,
  queriesFor,
  randomCursors,
} from './engine-figures.ts';
import { type Figure, median, p95, percentile, wallMs, worst } from './figures.ts';

export type Tell = (title: string, figures: readonly Figure[]) => void;

const ROUNDS = 5;

export async function engineFigures(tell: Tell): Promise<void> {
  const { bytes, digests } = await millionFile();
  const asked = new Asked();
  const start = wallMs();
  const facts = await asked.open('a', bytes);
  const opened = wallMs() - start;
  asked.rest();
  const figures: Figure[] = [{ what: 'opened: decoded and indexed', value: opened, unit: 'ms' }];
  const cursors = randomCursors(facts.records, 200);
  // Once for what is compiled on the way, as in a page that has been looked at for a while.
  drawTimes(asked, facts, cursors.slice(0, 60), wallMs);
  const times = drawTimes(asked, facts, cursors, wallMs);
  for (const view of PICTURES) {
    figures.push(
      {
        what: `${view}: state and display list, median of 200 cursors`,
        value: median(times[view]),
        unit: 'ms',
      },
      { what: `${view}: 95th percentile`, value: p95(times[view]), unit: 'ms', most: 16 },
      { what: `${view}: worst`, value: worst(times[view]), unit: 'ms' },
    );
  }
  const all = PICTURES.flatMap((view) => times[view]);
  figures.push({ what: 'all views: 99th percentile', value: percentile(all, 0.99), unit: 'ms' });
  tell('State and display list at random cursors, five zooms, three ways of showing time', figures);
  tell('Digests of states', [await digestFigure(asked, digests)]);
  tell('Filters over all records, median of 5', await filterFigures(asked));
  tell('Binary columns', await columnFigures(bytes));
  tell(
    'Comparison with a trace in which one decision went the other way',
    await compareFigures(asked, bytes),
  );
}

async function digestFigure(asked: Asked, digests: readonly (readonly [number, string])[]): Promise<Figure> {
  let same = 0;
  for (const [n, digest] of digests) {
    if ((await digestsAt(asked, n)).every((found) => found === digest)) same += 1;
  }
  const what = `of ${digests.length}: jumped, played and stepped back to, all the simulator's`;
  return { what, value: same, unit: '', least: new Set(millionCursors()).size };
}

async function filterFigures(asked: Asked): Promise<Figure[]> {
  const { names } = asked.engine.slot('a').trace.columns.head;
  const queries = queriesFor(names.users[648]!, names.users[1_321]!);
  const found = await filterTimes(asked, queries, ROUNDS, wallMs);
  return found.map(({ query, times, count }) => ({
    what: `${query.length > 30 ? `${query.slice(0, 27)}...` : query}: ${count.split(';')[0]}`,
    value: median(times),
    unit: 'ms',
    most: 50,
  }));
}

async function columnFigures(bytes: Uint8Array): Promise<Figure[]> {
  const start = wallMs();
  const columns = await decodeColumns(bytes);
  const decoded = wallMs() - start;
  const again = wallMs();
  await encodeColumns(columns);
  return [
    { what: 'size', value: bytes.length / 1e6, unit: 'MB' },
    { what: 'decoded in', value: decoded, unit: 'ms' },
    { what: 'encoded in', value: wallMs() - again, unit: 'ms' },
  ];
}

async function compareFigures(asked: Asked, bytes: Uint8Array): Promise<Figure[]> {
  const { columns, record, thread } = alteredColumns(await decodeColumns(bytes), MILLION / 2);
  await asked.open('b', await encodeColumns(columns));
  const facts = (await asked.engine.calls.comparison())!;
  const right = facts.first?.a === record && facts.first.b === record;
  const threads = facts.threads.length === 1 && facts.threads[0]!.id === thread;
  return [
    {
      what: 'first divergence, median of 5',
      value: median(compareTimes(asked, ROUNDS, wallMs)),
      unit: 'ms',
      most: 250,
    },
    { what: `it is record ${record}`, value: Number(right), unit: '', least: 1 },
    {
      what: `threads marked, of which thread ${thread}`,
      value: facts.threads.length,
      unit: '',
      most: 1,
      least: Number(threads),
    },
  ];
}
