import { describe, expect, test } from 'vitest';
import { STEP_KINDS } from '../../../src/trace/steps/steps.ts';
import type { Command } from '../../../viz/app/command.ts';
import { COMMAND_GROUPS } from '../../../viz/app/command.ts';
import { COMMANDS, commandById } from '../../../viz/app/commands.ts';
import { otherSpeed, speedText } from '../../../viz/app/commands-play.ts';
import { start } from '../../../viz/app/dispatch.ts';
import { SPEEDS } from '../../../viz/app/state.ts';
import { fakeApp } from './fake-app.ts';

async function asked(id: string, traces = 1): Promise<string[]> {
  const app = fakeApp(traces);
  await start(app, commandOf(id));
  return app.asked;
}

function commandOf(id: string): Command {
  const command = commandById(id);
  if (command === undefined) throw new Error(`there is no command ${id}`);
  return command;
}

describe('the list of commands', () => {
  test('no id, title or key is there twice', () => {
    for (const list of [
      COMMANDS.map(({ id }) => id),
      COMMANDS.map(({ title }) => title),
      COMMANDS.flatMap(({ keys }) => keys),
    ]) {
      expect(list.filter((one, i) => list.indexOf(one) !== i)).toEqual([]);
    }
  });

  test('no key is one that browsers, systems or screen readers need', () => {
    const taken = /Ctrl|Alt|Meta|Tab|Enter|^(Shift\+)?F(1|3|5|6|7|10|11|12)$/;
    expect(COMMANDS.flatMap(({ keys }) => keys).filter((key) => taken.test(key))).toEqual([]);
  });

  test('every group has commands, and the list goes through every kind of step in both directions', () => {
    expect(COMMAND_GROUPS.filter((group) => !COMMANDS.some((command) => command.group === group))).toEqual(
      [],
    );
    const steps = COMMANDS.filter(({ group }) => group === 'Step').map(({ id }) => id);
    expect(steps).toEqual([
      ...STEP_KINDS.filter((kind) => kind !== 'cause' && kind !== 'effect').flatMap((kind) => [
        `step.${kind}.next`,
        `step.${kind}.previous`,
      ]),
      'step.cause',
      'step.effect',
    ]);
  });

  test('all commands for playing, stepping, views and panels have a key', () => {
    const groups = ['Play', 'Step', 'Go to', 'Views and panels', 'Zoom and scroll', 'Move the focus'];
    const without = COMMANDS.filter(({ group, keys }) => groups.includes(group) && keys.length === 0);
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  test('a palette can be opened, and with it everything, when single keys are off', () => {
    const app = fakeApp();
    app.keys.setSingleKeys(false);
    expect(app.keys.keysOf(commandOf('page.palette'))).toEqual(['F2']);
    expect(app.keys.keysOf(commandOf('page.help'))).toEqual(['Shift+F2']);
  });
});

describe('what commands do', () => {
  test.each([
    ['step.thread.next', 'step thread 1'],
    ['step.thread.previous', 'step thread -1'],
    ['step.cause', 'step cause -1'],
    ['step.effect', 'step effect 1'],
    ['goto.first', 'goTo {n:0}'],
    ['goto.last', 'goTo {n:99}'],
    ['goto.ask', 'openDialog goto'],
    ['zoom.in', 'zoom 0.5'],
    ['zoom.out', 'zoom 2'],
    ['zoom.all', 'fit all'],
    ['pan.earlier', 'pan -0.8'],
    ['filter.edit', 'focus filter'],
    ['save.svg.visible', 'savePicture svg visible'],
    ['save.csv', 'saveData csv'],
    ['share.link', 'copyLink'],
    ['share.test', 'copyTest'],
    ['time.order', 'setTimeMode order'],
    ['time.other', 'setTimeMode order'],
    ['theme.dark', 'setTheme dark'],
    ['page.help', 'openDialog help'],
    ['edit.undo', 'undo'],
  ])('%s: %s', async (id, what) => {
    expect(await asked(id)).toEqual([what]);
  });

  test('views, panels, groupings and playing change the state, and say that they are on', async () => {
    const app = fakeApp();
    for (const id of ['view.map', 'panel.why', 'lifelines.tenant', 'play.toggle']) {
      expect(commandOf(id).active?.(app)).toBe(false);
      await start(app, commandOf(id));
      expect(commandOf(id).active?.(app)).toBe(true);
    }
    expect(app.state).toMatchObject({ view: 'map', panel: 'why', grouping: 'tenant', playing: true });
  });

  test('the mark that was set is gone to, and saving between the marks needs both', async () => {
    const app = fakeApp();
    app.change((draft) => {
      draft.cursor = { atUs: 5, n: 7, u: 5 };
    });
    expect(commandOf('goto.mark-a').available?.(app)).toBe(false);
    await start(app, commandOf('mark.a'));
    expect(commandOf('save.png.marks').available?.(app)).toBe(false);
    await start(app, commandOf('mark.b'));
    expect(commandOf('save.png.marks').available?.(app)).toBe(true);
    await start(app, commandOf('goto.mark-a'));
    expect(app.asked.at(-1)).toBe('goTo {n:7}');
    await start(app, commandOf('mark.clear'));
    expect(app.state.markA).toBeUndefined();
  });

  test('what cannot be done now is said and not done', async () => {
    expect(await asked('step.event.next', 0)).toEqual(['announce Next record: not possible now.']);
    expect(await asked('compare.divergence')).toEqual([expect.stringContaining('not possible now')]);
    expect(await asked('compare.divergence', 2)).toEqual(['goToDivergence']);
    expect(await asked('select.nothing')).toEqual(['announce Select nothing: not possible now.']);
  });

  test('what fails is said', async () => {
    const app = fakeApp();
    app.undo = () => {
      throw new Error('it is too late');
    };
    await start(app, commandOf('edit.undo'));
    expect(app.asked).toEqual(['announce Undo: it is too late']);
  });
});

describe('speed', () => {
  test('goes up and down the list and stops at its ends', () => {
    expect(SPEEDS.map((speed) => otherSpeed(speed, 1))).toEqual([...SPEEDS.slice(1), SPEEDS.at(-1)]);
    expect(SPEEDS.map((speed) => otherSpeed(speed, -1))).toEqual([SPEEDS[0], ...SPEEDS.slice(0, -1)]);
    expect(otherSpeed(30, 1)).toBe(60);
    expect(otherSpeed(30, -1)).toBe(10);
  });

  test('is said in words', () => {
    expect(speedText({ speed: 36_000, timeMode: 'folded' })).toBe('36,000 times as fast as life');
    expect(speedText({ speed: 1, timeMode: 'linear' })).toBe('as fast as life');
    expect(speedText({ speed: 60, timeMode: 'linear' }, 3.6e9)).toBe('60 times as fast as life');
    expect(speedText({ speed: 10, timeMode: 'order' })).toBe('10 records a second');
    const folded = (speed: number): string => speedText({ speed, timeMode: 'folded' }, 4.5e6);
    expect([0.0002, 0.01, 0.1, 4.5, 10].map(folded)).toEqual([
      'whole run in 6 h',
      'whole run in 8 min',
      'whole run in 45 s',
      'whole run in 1 s',
      'whole run in under 1 s',
    ]);
  });
});
