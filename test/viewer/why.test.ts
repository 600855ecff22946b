// The why panel: the cell that it lights is the row that the simulator recorded, for every attempt of these runs.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RECORD_KINDS } from '../../src/model/event.ts';
import type { Columns } from '../../src/trace/columns.ts';
import { columnsOfLines } from '../../src/trace/columns-reading.ts';
import { indexTrace } from '../../src/trace/index/index-trace.ts';
import type { IndexedTrace } from '../../src/trace/indexed.ts';
import { splitLines } from '../../src/trace/line-splitter.ts';
import { runCli } from '../support/cli.ts';
import { makeRun, newWorkshop, openPage, type Viewer, type Workshop } from './page.ts';

const SCENARIOS = [
  'main',
  'question-26-three-kinds-of-no',
  'thread-interop-disabled-by-upgrade',
  'message-missed-and-collected',
] as const;

let workshop: Workshop;

beforeAll(async () => {
  workshop = await newWorkshop('why');
});
afterAll(() => workshop?.close());

async function open(name: string): Promise<{ readonly viewer: Viewer; readonly trace: IndexedTrace }> {
  const run = await makeRun(workshop, `scenarios/${name}.yaml`, { name });
  const viewer = await openPage(workshop.browser, run.html);
  await viewer.press('6');
  return { viewer, trace: indexTrace(columnsOfLines(splitLines(readFileSync(run.trace)))) };
}

/** What a decision says in the trace, as JSON. */
interface Recorded {
  readonly outcome: string;
  readonly row: string | null;
  readonly gates: readonly { readonly gate: string; readonly pass: boolean }[];
}

function recordedAt({ decision, decisions }: Columns, n: number): Recorded {
  return JSON.parse(decisions[decision[n]!]!) as Recorded;
}

/** What the panel shows of the decision. */
function shown({ page }: Viewer): Promise<{
  row: string | undefined;
  lit: (string | undefined)[];
  current: number;
  gates: (string | undefined)[];
  outcome: string | undefined;
}> {
  return page.evaluate(() => {
    const section = document.querySelector<HTMLElement>('#panel-why section.decision');
    const all = (selector: string): HTMLElement[] => [
      ...(section?.querySelectorAll<HTMLElement>(selector) ?? []),
    ];
    return {
      row: section?.dataset.row,
      lit: all('td.lit').map(({ dataset }) => dataset.row),
      current: all('td[aria-current="true"] strong').length,
      gates: all('[data-gate]').map(({ dataset }) => `${dataset.gate} ${dataset.pass}`),
      outcome: all('[data-outcome]')[0]?.dataset.outcome,
    };
  });
}

test.each(SCENARIOS)('%s: the lit cell of every attempt is the row that was recorded', async (name) => {
  const { viewer, trace } = await open(name);
  const { columns } = trace;
  let rows = 0;
  for (let n = 0; n < columns.count; n++) {
    if (columns.decision[n]! < 0) continue;
    const { row, gates, outcome } = recordedAt(columns, n);
    await viewer.goTo(n);
    const panel = await shown(viewer);
    const pair = gates.filter(({ gate }) => gate === 'cloud-pair').length;
    expect([n, panel.row ?? '', panel.outcome]).toEqual([n, row ?? '', outcome]);
    expect([n, panel.gates]).toEqual([n, gates.map(({ gate, pass }) => `${gate} ${pass}`)]);
    if (row !== null) {
      expect([n, panel.lit[0]]).toEqual([n, row]);
      rows += 1;
    }
    expect([n, panel.lit.length]).toEqual([n, (row === null ? 0 : 1) + pair]);
    expect([n, panel.current]).toEqual([n, panel.lit.length]);
  }
  expect(rows).toBeGreaterThan(1);
  expect(viewer.watched.problems).toEqual([]);
  await viewer.close();
});

test('messages refused, missed and failed have the panel of their attempt', async () => {
  const { viewer, trace } = await open('main');
  const { columns, messages } = trace;
  const ends = new Map<string, number>();
  for (let n = 0; n < columns.count; n++) {
    const kind = RECORD_KINDS[columns.kind[n]!]!.name;
    if (/^message-(refused|missed|failed|delivered)$/.test(kind) && !ends.has(kind)) ends.set(kind, n);
  }
  expect([...ends.keys()].sort()).toEqual([
    'message-delivered',
    'message-failed',
    'message-missed',
    'message-refused',
  ]);
  for (const n of ends.values()) {
    const attempt = messages.attempted[trace.records.concernedBy(n).message]!;
    await viewer.goTo(attempt);
    const ofAttempt = await shown(viewer);
    await viewer.goTo(n);
    expect(await shown(viewer)).toEqual(ofAttempt);
    expect(ofAttempt.gates.length + ofAttempt.lit.length).toBeGreaterThan(0);
  }
  await viewer.close();
});

test('an input leads to the record that last set it', async () => {
  const { viewer, trace } = await open('thread-interop-disabled-by-upgrade');
  const [upgrade] = trace.upgrades;
  const attempts = [...trace.messages.attempted];
  // The message after the upgrade: Bob's mode was read, and the upgrade had set it.
  await viewer.goTo(attempts[3]!);
  const input = viewer.page.locator('#panel-why dt[data-input="recipientMode"] + dd');
  expect(await input.innerText()).toContain('TeamsOnly');
  await input.locator('button').focus();
  await viewer.press('Enter');
  expect(await viewer.at()).toBe(upgrade);
  expect(await viewer.selected()).toEqual(Array(3).fill(`record:${upgrade}`));
  expect(await viewer.why()).toContain('bob@contoso.com');
  // Before it the mode was that of the start, and there is nowhere to go.
  await viewer.press('Escape');
  await viewer.goTo(attempts[0]!);
  expect(await viewer.page.locator('#panel-why dt[data-input="recipientMode"] + dd button').count()).toBe(0);
  expect(await input.innerText()).toContain('since the start');
  await viewer.close();
});

interface Printed {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly { readonly text: string }[])[];
  readonly notes: readonly string[];
}

test('a table stands in the panel as `coexsim tables` prints it', async () => {
  const { viewer, trace } = await open('question-26-three-kinds-of-no');
  const { tables } = JSON.parse((await runCli(['tables', '--rules', '2021-11', '--json'])).out) as {
    tables: readonly Printed[];
  };
  let seen = 0;
  for (const attempt of trace.messages.attempted) {
    await viewer.goTo(attempt);
    const figures = await viewer.page.locator('#panel-why .decision figure').evaluateAll((all) =>
      all.map((figure) => ({
        title: figure.querySelector('caption')!.textContent ?? '',
        head: [...figure.querySelectorAll('thead th')].map(({ textContent }) => textContent),
        rows: [...figure.querySelectorAll('tbody tr')].map((row) =>
          [...row.querySelectorAll('td')].map(({ textContent }) => textContent),
        ),
        notes: [...figure.querySelectorAll('.note')].map(({ textContent }) => textContent),
      })),
    );
    for (const figure of figures) {
      const printed = tables.find(({ title }) => figure.title.startsWith(title))!;
      const { title, head, notes } = printed;
      const rows = printed.rows.map((cells) => cells.map(({ text }) => text));
      expect({ ...figure, title }).toEqual({ title, head, rows, notes });
      seen += 1;
    }
  }
  expect(seen).toBeGreaterThan(2);
  await viewer.close();
});
