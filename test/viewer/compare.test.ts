// Two traces compared: the first divergence is found and shown, side by side or one over the other.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import {
  type MadeRun,
  makeComparison,
  makeRun,
  newWorkshop,
  openPage,
  openView,
  type Viewer,
  type Workshop,
} from './page.ts';

const SCENARIO = 'scenarios/question-26-three-kinds-of-no.yaml';

/** The same happened for another reason. */
const LETTER = '>?</text>';

let workshop: Workshop;
let before: MadeRun;
let after: MadeRun;
let both: string;

beforeAll(async () => {
  workshop = await newWorkshop('compare');
  const changed = join(workshop.folder, 'changed.yaml');
  const text = readFileSync(SCENARIO, 'utf8');
  writeFileSync(changed, text.replace('homed: onPrem, mode: SfBOnly', 'homed: onPrem, mode: Islands'));
  before = await makeRun(workshop, SCENARIO, { name: 'before' });
  after = await makeRun(workshop, changed, { name: 'after' });
  both = await makeComparison(workshop, before, after, 'both');
});
afterAll(() => workshop?.close());

interface Told {
  readonly first: { readonly a: number; readonly b: number };
  readonly identical: boolean;
}

async function diff(one: MadeRun, other: MadeRun): Promise<{ code: number; told: Told }> {
  const { code, out } = await runCli(['diff', one.trace, other.trace, '--json']);
  return { code, told: JSON.parse(out) as Told };
}

/** Where the page is after it has opened two traces: at the first divergence. */
async function expectDivergence(viewer: Viewer, one: MadeRun, other: MadeRun): Promise<void> {
  const { code, told } = await diff(one, other);
  expect(code).toBe(1);
  expect(await viewer.at()).toBe(told.first.a);
  expect(await viewer.selected()).toEqual(Array(3).fill(`record:${told.first.a}`));
  expect(await viewer.page.locator('#second-view').isVisible()).toBe(true);
  expect(await viewer.why()).toContain('Compared: ');
}

test('the first divergence is that of `coexsim diff`, selected, with both traces side by side', async () => {
  const viewer = await openPage(workshop.browser, both);
  await expectDivergence(viewer, before, after);
  // From anywhere else a key comes back to it.
  const at = await viewer.at();
  await viewer.press('Home');
  expect(await viewer.at()).not.toBe(at);
  await viewer.press('d');
  expect(await viewer.at()).toBe(at);
  await viewer.press('5');
  expect(await viewer.text('#panel-story')).toMatch(/\d+ records differ/);
  expect((await viewer.texts('#panel-story li[data-thread]')).length).toBe(1);
  expect(viewer.watched.problems).toEqual([]);
  await viewer.close();
});

test('another set of rules, served: the same', async () => {
  const other = await makeRun(workshop, SCENARIO, { name: 'rules', options: ['--rules', '2019-h1'] });
  const viewer = await openView(workshop.browser, [before.trace, other.trace]);
  await expectDivergence(viewer, before, other);
  expect(viewer.watched.problems).toEqual([]);
  await viewer.close();
});

test('differences have letters and shapes, in both pictures and in the overlay', async () => {
  const viewer = await openPage(workshop.browser, both);
  const svg = async (): Promise<string> =>
    (await viewer.saved(() => viewer.press('Shift+p'))).bytes.toString('utf8');
  expect(await svg()).toContain(LETTER);
  const alone = await viewer.page.evaluate(
    () => document.querySelector<HTMLCanvasElement>('#second-marks')!.width,
  );
  expect(alone).toBeGreaterThan(100);
  await viewer.palette('Show the second trace over the first');
  expect(await viewer.page.locator('#second-view').isHidden()).toBe(true);
  const over = await svg();
  expect(over).toContain(LETTER);
  await viewer.palette('Show the first trace alone');
  const single = await svg();
  expect(single).not.toContain(LETTER);
  expect(over.length).toBeGreaterThan(single.length);
  await viewer.close();
});

test('a link into a comparison comes back to it, not to the first divergence', async () => {
  const viewer = await openPage(workshop.browser, both);
  await viewer.palette('Show the second trace over the first');
  await viewer.press('End', 'Escape', '5');
  await viewer.press('k');
  const hash = await viewer.hash();
  const at = await viewer.at();
  await viewer.close();
  const again = await openPage(workshop.browser, both, { hash: hash.slice(1) });
  await again.settled();
  expect(await again.at()).toBe(at);
  expect(await again.selected()).toEqual(['', '', '']);
  expect(await again.page.locator('#second-view').isHidden()).toBe(true);
  await again.close();
});

test('two traces of the same run are identical, and the digest says so', async () => {
  const viewer = await openPage(workshop.browser, await makeComparison(workshop, before, before, 'twice'));
  const { told } = await diff(before, before);
  expect(told.identical).toBe(true);
  expect(await viewer.announcement()).toMatch(/^The two traces are identical, digest [0-9a-f]{16,}\.$/);
  await viewer.press('5');
  expect(await viewer.text('#panel-story')).toMatch(
    /Identical\s+Both traces have the digest [0-9a-f]{16,}\./,
  );
  await viewer.close();
});

test('two files that are chosen, or dropped, are compared', async () => {
  const viewer = await openPage(workshop.browser, both);
  await viewer.page.setInputFiles('#load-file', [before.trace, after.trace]);
  await viewer.page.waitForFunction(() => document.getElementById('title')!.textContent!.includes('after'));
  await viewer.settled();
  await expectDivergence(viewer, before, after);

  // The other way round, by hand.
  const texts = [after, before].map(({ trace }) => readFileSync(trace, 'utf8'));
  await viewer.page.evaluate((contents) => {
    const dataTransfer = new DataTransfer();
    for (const [i, text] of contents.entries())
      dataTransfer.items.add(new File([text], `dropped-${i}.jsonl`));
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
  }, texts);
  await viewer.page.waitForFunction(() =>
    document.getElementById('title')!.textContent!.includes('dropped-1'),
  );
  await viewer.settled();
  await expectDivergence(viewer, after, before);
  expect(viewer.watched.problems).toEqual([]);
  await viewer.close();
});
