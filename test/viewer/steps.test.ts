// Steps: as many back as forward lead to the same record and the same state, for every kind.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRun, newWorkshop, openPage, type Viewer, type Workshop } from './page.ts';

let workshop: Workshop;
let viewer: Viewer;

beforeAll(async () => {
  workshop = await newWorkshop('steps');
  viewer = await openPage(workshop.browser, (await makeRun(workshop, 'scenarios/main.yaml')).html);
});
afterAll(() => workshop?.close());

/** By key: where to begin, and how many steps are taken. */
const KINDS = [
  ['record', 'ArrowRight', 'ArrowLeft', 40, 9],
  ['thread', 't', 'Shift+t', 9, 5],
  ['client', 'c', 'Shift+c', 9, 5],
  ['user', 'u', 'Shift+u', 9, 5],
  ['change of the state', 's', 'Shift+s', 9, 7],
  ['upgrade', 'm', 'Shift+m', 9, 4],
  ['timeout', 'e', 'Shift+e', 9, 5],
  ['trouble', 'x', 'Shift+x', 9, 6],
  ['effect and cause', 'ArrowDown', 'ArrowUp', 9, 3],
] as const;

test.each(KINDS)('%s', async (_, next, previous, from, count) => {
  await viewer.goTo(from);
  if (next !== 'ArrowDown') await viewer.press(next);
  const [start, digest] = [await viewer.at(), await viewer.digest()];
  // All at once: no press is lost, however fast.
  await viewer.press(...Array.from({ length: count }, () => next));
  const [end, other] = [await viewer.at(), await viewer.digest()];
  expect(end).toBeGreaterThan(start + count - 1);
  // A message on its way changes the state only at its ends.
  if (next !== 'ArrowDown') expect(other).not.toBe(digest);
  expect(await viewer.announcement()).toMatch(new RegExp(`^Record ${end}: `));
  await viewer.press(...Array.from({ length: count }, () => previous));
  expect([await viewer.at(), await viewer.digest()]).toEqual([start, digest]);
  await viewer.goTo(end);
  expect(await viewer.digest()).toBe(other);
});

test('the record that was looked at gives way to the one stepped to', async () => {
  await viewer.goTo(40);
  await viewer.page.locator('#events-grid').focus();
  await viewer.press('ArrowDown', 'Enter');
  expect(await viewer.selected()).toEqual(['record:41', 'record:41', 'record:41']);
  await viewer.press('x');
  const at = await viewer.at();
  expect(await viewer.selected()).toEqual([`record:${at}`, `record:${at}`, `record:${at}`]);
  expect(await viewer.why()).toContain('refused');
  await viewer.press('Escape');
});

test('a step that leads nowhere says so and leaves the cursor', async () => {
  await viewer.goTo(0);
  await viewer.page.locator('#view').focus();
  for (const [key, said] of [
    ['ArrowUp', 'Nothing else in the trace caused this record.'],
    ['Shift+m', 'There is no change of mode (upgrade) before this moment.'],
    ['v', 'There is no violation of an invariant after this moment.'],
    ['ArrowLeft', 'There is no record before this moment.'],
  ] as const) {
    await viewer.press(key);
    expect([await viewer.announcement(), await viewer.at()]).toEqual([said, 0]);
  }
});

test('a step to the next record goes over those that the filter hides', async () => {
  await viewer.goTo(0);
  await viewer.filter('kind:message-refused');
  await viewer.page.locator('#view').focus();
  await viewer.press('ArrowRight', 'ArrowRight');
  expect(await viewer.at()).toBe(53);
  await viewer.filter('');
});
