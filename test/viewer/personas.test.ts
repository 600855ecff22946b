// The three people whom the viewer is for, each with a task and a keyboard, and nothing to point with.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { type MadeRun, makeComparison, makeRun, newWorkshop, openPage, type Workshop } from './page.ts';

let workshop: Workshop;
let main: MadeRun;

beforeAll(async () => {
  workshop = await newWorkshop('personas');
  main = await makeRun(workshop, 'scenarios/main.yaml', { name: 'main' });
});
afterAll(() => workshop?.close());

test('the researcher: which threads did Bob’s upgrade disable, and what became of the next message in each', async () => {
  const viewer = await openPage(workshop.browser, main.html);
  await viewer.press('m', '6');
  expect(await viewer.why()).toContain('bob@contoso.com was moved online; bob@contoso.com became TeamsOnly');
  const [disabled, ...more] = await viewer.texts('#panel-why [data-hit="disabled"] > li');
  expect(disabled).toBe(
    'thread 1 of ann@contoso.com and bob@contoso.com. The next message: ' +
      'ann-bob-2 from ann@contoso.com to bob@contoso.com, refused (thread-disabled).',
  );
  expect(more).toEqual([]);
  // To the reason: on to the message that was refused.
  await viewer.page.locator('#panel-why [data-hit="disabled"] [data-record]').focus();
  await viewer.press('Enter');
  expect(await viewer.why()).toContain('ann-bob-2');
  expect(await viewer.texts('#panel-why [data-pass="false"]')).toEqual([
    expect.stringContaining('thread') as string,
  ]);
  expect(viewer.actions).toBeLessThanOrEqual(6);
  expect(viewer.watched.problems).toEqual([]);
  await viewer.close();
});

test('the regression tester: from the link to the first divergence, the changed cell, and a test of it', async () => {
  const path = 'scenarios/question-26-three-kinds-of-no.yaml';
  const changed = join(workshop.folder, 'changed.yaml');
  const [before, after] = ['homed: onPrem, mode: SfBOnly', 'homed: onPrem, mode: Islands'];
  writeFileSync(changed, readFileSync(path, 'utf8').replace(before, after));
  const first = await makeRun(workshop, path, { name: 'before' });
  const second = await makeRun(workshop, changed, { name: 'after' });
  const viewer = await openPage(
    workshop.browser,
    await makeComparison(workshop, first, second, 'before and after'),
  );

  expect(await viewer.announcement()).toContain('text-only');
  expect(await viewer.why()).toMatch(/Compared: .*2021-11\/2c\.1.*2021-11\/2b\.1/);
  const lit = viewer.page.locator('#panel-why section.decision td[aria-current="true"]');
  expect(await lit.getAttribute('data-row')).toBe('2021-11/2c.1');
  await viewer.press('y');
  expect(await viewer.announcement()).toBe('A test of this moment is on the clipboard.');
  expect(viewer.actions).toBeLessThanOrEqual(3);

  const copied = await viewer.copied();
  const row = 'row: 2021-11/2c.1';
  expect(copied).toContain(row);
  expect(await tested('copied', copied)).toBe(0);
  expect(await tested('wrong', copied.replaceAll(row, 'row: 2021-11/2b.1'))).toBe(1);
  expect(await tested('otherwise', copied.replace(before, after))).toBe(1);
  expect(viewer.watched.problems).toEqual([]);
  await viewer.close();
});

async function tested(name: string, text: string): Promise<number> {
  const file = join(workshop.folder, `${name}.yaml`);
  writeFileSync(file, text);
  return (await runCli(['test', file])).code;
}

test('the visual replayer: plays from a link, and takes a picture of 09:00 to 09:12 along', async () => {
  const viewer = await openPage(workshop.browser, main.html, { hash: 'at=2h55m' });
  const start = await viewer.at();
  await viewer.hit('Space');
  await viewer.page.waitForSelector('#transport [data-command="play.toggle"][aria-label="Pause"]');
  await viewer.page.waitForFunction((n) => Number(document.body.dataset.drawn) > n, start + 3);
  await viewer.press('Space');
  const stopped = await viewer.at();
  expect(await viewer.page.inputValue('#cursor')).not.toBe('0');
  await viewer.press('4');
  expect(await viewer.selected()).toEqual(['', '', '']);
  expect(await viewer.at()).toBe(stopped);

  await viewer.press('1', 'g');
  await viewer.type('09:00');
  await viewer.press('Enter');
  await viewer.press('a', 'g');
  await viewer.type('09:12');
  await viewer.press('Enter');
  await viewer.press('b');
  const { name, bytes } = await viewer.saved(() =>
    viewer.palette('what is between the marks as a picture (SVG)'),
  );
  expect(name).toBe('one-upgrade-day-in-two-clouds-ladder.svg');
  const svg = bytes.toString('utf8');
  expect(svg).toMatch(
    /<title[^>]*>One upgrade day in two clouds: ladder, 2023-09-11T09:00:00Z to 2023-09-11T09:12:00Z</,
  );
  // What Mei and Wei wrote to each other in these minutes, and not what the others wrote at other times.
  expect(svg).toContain('mei-wei-1');
  expect(svg).toContain('wei-mei-1');
  expect(svg).not.toContain('bob-ann-1');
  expect(viewer.watched.problems).toEqual([]);
  await viewer.close();
});
