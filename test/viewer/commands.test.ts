// Every command: listed in the help and in the palette, started by its key or from the palette, and seen to do something.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { COMMANDS } from '../../viz/app/commands.ts';
import { describeKeys } from '../../viz/app/keyboard.ts';
import { makeComparison, makeRun, newWorkshop, openPage, type Viewer, type Workshop } from './page.ts';

let workshop: Workshop;
let viewer: Viewer;
let link: string;
let links = 0;

beforeAll(async () => {
  workshop = await newWorkshop('commands');
  const run = await makeRun(workshop, 'scenarios/main.yaml');
  // Both are the same run; what is compared does not matter here.
  viewer = await openPage(workshop.browser, await makeComparison(workshop, run, run, 'twice'));
  await viewer.goTo(60);
  await viewer.press('a');
  await viewer.goTo(220);
  await viewer.press('b');
  await viewer.goTo(155);
  await viewer.press('k');
  link = await viewer.hash();
});
beforeEach(() => ready());
afterAll(() => workshop?.close());

/** Puts the page into a state in which nearly every command has something to do. */
async function ready(more: Readonly<Record<string, string>> = {}): Promise<void> {
  const fields = new URLSearchParams(link.slice(1));
  const given = {
    sel: 'record~155',
    filter: 'kind:message',
    speed: '0.1',
    compare: 'side',
    'y.ladder': '90',
    ...more,
  };
  // An address has to be another one to be followed.
  for (const [name, value] of Object.entries({ ...given, again: String(links++) })) fields.set(name, value);
  await viewer.page.evaluate((hash) => {
    for (const dialog of document.querySelectorAll('dialog')) dialog.close();
    (document.activeElement as HTMLElement | null)?.blur();
    document.getElementById('announcement')!.textContent = '';
    location.hash = hash;
  }, `#${fields}`);
  await viewer.settled();
}

/** All that can be seen of the page's state, in short. */
function seen(): Promise<Record<string, string>> {
  return viewer.page.evaluate(() => {
    const value = (selector: string): string =>
      [...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>(selector)]
        .map((each) => each.value)
        .join();
    const chosen = [...document.querySelectorAll('[role=tab][aria-selected=true]')]
      .map(({ id }) => id)
      .join();
    const picture = document.querySelector<HTMLCanvasElement>('#view-marks')!.toDataURL();
    let sum = 0;
    for (let i = 0; i < picture.length; i++) sum = (sum * 31 + picture.charCodeAt(i)) | 0;
    return {
      drawn: document.body.dataset.drawn ?? '',
      selected: document.getElementById('stage')!.dataset.selectedId ?? '',
      chosen,
      selects: value('#transport select'),
      ranges: value('#overview-strip input, #cursor'),
      filter: value('#filter-input'),
      focus: document.activeElement?.id ?? '',
      dialog: document.querySelector('dialog[open]')?.id ?? '',
      said: document.getElementById('announcement')!.textContent ?? '',
      play: document.querySelector('[data-command="play.toggle"]')!.getAttribute('aria-label') ?? '',
      theme: document.documentElement.dataset.theme ?? '',
      second: String(document.getElementById('second-view')!.hidden),
      picture: String(sum),
    };
  });
}

/** What has to be otherwise before for those commands that lead to where the others are. */
const BEFORE: Readonly<Record<string, () => Promise<void>>> = {
  'view.ladder': () => ready({ view: 'map' }),
  'panel.story': () => ready({ panel: 'state' }),
  'time.folded': () => ready({ time: 'linear' }),
  'lifelines.auto': () => ready({ by: 'cloud' }),
  'compare.side': () => ready({ compare: 'off' }),
  'theme.system': () => viewer.palette('Colours: dark'),
  'edit.undo': () => viewer.press('2'),
  'edit.redo': () => viewer.press('2', 'z'),
};
const DOWNLOADS = COMMANDS.filter(({ id }) => id.startsWith('save.'));
const OTHERS = COMMANDS.filter(({ id }) => !id.startsWith('save.') && id !== 'file.open');

async function begin({ title, keys }: (typeof COMMANDS)[number]): Promise<void> {
  const [key] = keys;
  if (key === undefined) await viewer.palette(title);
  else await viewer.press(key);
}

test.each(OTHERS.map((command) => [command.id, command] as const))('%s', async (id, command) => {
  await BEFORE[id]?.();
  const before = await seen();
  if (id === 'play.toggle') {
    await viewer.hit('Space');
    await viewer.page.waitForSelector('[data-command="play.toggle"][aria-label="Pause"]');
    await viewer.hit('.');
    await viewer.page.waitForSelector('[data-command="play.toggle"][aria-label="Play"]');
    await viewer.settled();
  } else await begin(command);
  const after = await seen();
  if (id === 'keys.single') await begin(command);
  expect(after).not.toEqual(before);
  expect(after.said).not.toMatch(/not possible|mistake/);
});

test.each(DOWNLOADS.map((command) => [command.id, command] as const))('%s', async (id, command) => {
  // Some save more than one file.
  const { bytes } = await viewer.saved(() => begin(command), `.${id.split('.')[1]}`);
  expect(bytes.length).toBeGreaterThan(1_000);
  await viewer.settled();
  expect(await viewer.announcement()).toMatch(/^Saved /);
});

test('file.open asks for files', async () => {
  const [chooser] = await Promise.all([viewer.page.waitForEvent('filechooser'), viewer.hit('Shift+o')]);
  expect(chooser.isMultiple()).toBe(true);
});

test('the help and the palette list all commands, with the keys that they have', async () => {
  await viewer.press('?');
  const rows = await viewer.page.locator('#help [data-command]').evaluateAll((all) =>
    all.map((row) => ({
      id: (row as HTMLElement).dataset.command,
      title: row.querySelector('th')!.textContent,
      keys: row.querySelector('button')!.textContent,
    })),
  );
  const expected = COMMANDS.map(({ id, title, keys }) => ({
    id,
    title,
    keys: describeKeys(keys) || 'No key',
  }));
  const byId = (a: { id: string | undefined }, b: { id: string | undefined }): number =>
    a.id! < b.id! ? -1 : 1;
  expect(rows.sort(byId)).toEqual(expected.sort(byId));
  await viewer.press('Escape', 'p');
  const listed = await viewer.page
    .locator('#palette [role=option]')
    .evaluateAll((all) => all.map((option) => (option as HTMLElement).dataset.command));
  expect(listed.sort()).toEqual(COMMANDS.map(({ id }) => id).sort());
});

test('every step, and all that plays, has a button that does what its key does', async () => {
  const ids = COMMANDS.filter(({ group }) => group === 'Step' || group === 'Play').map(({ id }) => id);
  for (const id of ids)
    expect(await viewer.page.locator(`#transport [data-command="${id}"]`).count()).toBe(1);
  await viewer.press('m');
  const byKey = await viewer.at();
  await ready();
  await viewer.page.locator('#transport [data-command="step.upgrade.next"]').focus();
  await viewer.press('Enter');
  expect(await viewer.at()).toBe(byKey);
});

test('nothing that is typed into the filter starts a command', async () => {
  await viewer.press('/');
  const before = await seen();
  const text = 'abcdefghiklmnopqrstuvwxyz ACBTZ 123 ?.<>+-=';
  await viewer.page.keyboard.press('Control+a');
  await viewer.type(text);
  await viewer.press('ArrowLeft', 'Home', 'End');
  const { filter, ...after } = await seen();
  expect(filter).toBe(text);
  expect({ ...after, filter: before.filter }).toEqual(before);
});

test('single keys can be turned off and on, and the page remembers it', async () => {
  await viewer.palette('Single keys on or off');
  expect(await viewer.announcement()).toBe('Single keys are off.');
  await viewer.press('m', 't', '2');
  expect(await viewer.at()).toBe(155);
  await viewer.press('ArrowRight');
  expect(await viewer.at()).toBeGreaterThan(155);
  expect(
    await viewer.page.getAttribute('#transport [data-command="step.upgrade.next"]', 'aria-keyshortcuts'),
  ).toBeNull();
  await viewer.palette('Single keys on or off');
  await ready();
  await viewer.press('m');
  expect(await viewer.at()).not.toBe(155);
});

test('a key can be given to another command, and taken back', async () => {
  await viewer.palette('Change keys');
  const change = viewer.page.locator('#keys [data-command="step.upgrade.next"] button').first();
  await change.focus();
  await viewer.press('Enter', 't');
  expect(await viewer.text('#keys [role=status]')).toContain(
    'This is the key of “Next record of the same thread”',
  );
  await viewer.press('j', 'Escape');
  expect(await viewer.page.locator('dialog[open]').count()).toBe(0);
  await viewer.press('m');
  expect(await viewer.at()).toBe(155);
  await viewer.press('j');
  const upgrade = await viewer.at();
  expect(upgrade).not.toBe(155);
  await ready();
  await viewer.palette('Change keys');
  await viewer.page.locator('#keys [data-command="step.upgrade.next"] button').last().focus();
  await viewer.press('Enter', 'Escape');
  await viewer.press('m');
  expect(await viewer.at()).toBe(upgrade);
});

test('a moment is gone to by its number, its time of day or the time since the start', async () => {
  for (const [typed, at] of [
    ['#12', 12],
    ['1,00', 100],
    ['90s', -1],
    ['6:05', 1],
    ['2023-09-11T16:00:00Z', 418],
  ] as const) {
    await viewer.press('g');
    await viewer.type(typed);
    await viewer.press('Enter');
    expect([typed, await viewer.at()]).toEqual([typed, at]);
  }
  await viewer.press('g');
  await viewer.type('#9999');
  await viewer.press('Enter');
  expect(await viewer.text('#goto-error')).toBe('There is no record 9,999: the last is #418.');
  expect(await viewer.page.getAttribute('#goto-input', 'aria-invalid')).toBe('true');
  await viewer.press('Escape');
  expect(await viewer.page.locator('dialog[open]').count()).toBe(0);
  expect(await viewer.at()).toBe(418);
});

test('undo goes back step by step, redo forward again', async () => {
  const start = await seen();
  await viewer.press('2', 'l', '+', 'Escape');
  const end = await seen();
  await viewer.press('z', 'z', 'z');
  const { said: _, focus: _focus, ...undone } = await seen();
  const { said: _said, focus: _other, ...was } = start;
  expect({ ...undone, ranges: '' }).toEqual({ ...was, ranges: '' });
  await viewer.press('Shift+z', 'Shift+z', 'Shift+z');
  const { said: _words, ...again } = await seen();
  expect(again.chosen).toBe(end.chosen);
  expect(again.selected).toBe('');
});
