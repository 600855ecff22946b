/** Commands about the page itself: focus, undo, files, themes, keys, help. */
import type { App } from './app.ts';
import type { Command } from './command.ts';

const REGIONS: readonly (readonly [Parameters<App['focus']>[0], string, readonly string[]])[] = [
  ['view', 'the picture', ['w']],
  ['events', 'the list of records', ['r']],
  ['inspector', 'the panel', ['i']],
  ['overview', 'the overview', ['n']],
  ['transport', 'the playing controls', ['q']],
];
const THEMES = ['system', 'light', 'dark'] as const;

function regions(): Command[] {
  return REGIONS.map(([region, words, keys]) => ({
    id: `focus.${region}`,
    title: `Move the focus to ${words}`,
    group: 'Move the focus',
    keys,
    run: (app) => app.focus(region),
  }));
}

function themes(): Command[] {
  return THEMES.map((theme) => ({
    id: `theme.${theme}`,
    title: theme === 'system' ? 'Colours as the system has them' : `Colours: ${theme}`,
    group: 'Page',
    keys: [],
    run: (app) => app.setTheme(theme),
  }));
}

function toggleSingleKeys({ keys, announce }: Pick<App, 'keys' | 'announce'>): void {
  keys.setSingleKeys(!keys.singleKeys);
  announce(keys.singleKeys ? 'Single keys are on.' : 'Single keys are off.');
}

export const PAGE_COMMANDS: readonly Command[] = [
  ...regions(),
  { id: 'edit.undo', title: 'Undo', group: 'Page', keys: ['z'], repeats: true, run: (app) => app.undo() },
  {
    id: 'edit.redo',
    title: 'Redo',
    group: 'Page',
    keys: ['Shift+z'],
    repeats: true,
    run: (app) => app.redo(),
  },
  {
    id: 'file.open',
    title: 'Open one trace, or two to compare',
    group: 'Page',
    keys: ['Shift+o'],
    run: (app) => app.openFiles(),
  },
  ...themes(),
  {
    id: 'keys.single',
    title: 'Single keys on or off',
    group: 'Page',
    keys: [],
    active: ({ keys }) => keys.singleKeys,
    run: (app) => toggleSingleKeys({ keys: app.keys, announce: (text) => app.announce(text) }),
  },
  {
    id: 'keys.change',
    title: 'Change keys',
    group: 'Page',
    keys: [],
    run: (app) => app.openDialog('keys'),
  },
  {
    id: 'page.help',
    title: 'Help: what the picture shows, all commands and keys',
    group: 'Page',
    keys: ['?', 'Shift+F2'],
    run: (app) => app.openDialog('help'),
  },
  {
    id: 'page.palette',
    title: 'Find a command by its words',
    group: 'Page',
    keys: ['p', 'F2'],
    run: (app) => app.openDialog('palette'),
  },
];
