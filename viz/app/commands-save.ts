/** What leaves the page: pictures, data, links, tests. */
import type { App, DataFormat, PictureExtent, PictureFormat } from './app.ts';
import { type Command, withTrace } from './command.ts';

const EXTENTS: readonly (readonly [PictureExtent, string, (app: App) => boolean])[] = [
  ['visible', 'what is visible', withTrace],
  [
    'marks',
    'what is between the marks',
    ({ state }) => state.markA !== undefined && state.markB !== undefined,
  ],
  ['selection', 'what is selected', ({ state }) => state.selection.subject !== 'none'],
];
const DATA: readonly (readonly [DataFormat, string])[] = [
  ['jsonl', 'Save the trace as JSON lines'],
  ['columns', 'Save the trace in compact columns'],
  ['csv', 'Save the records as a table (CSV)'],
  ['html', 'Save one HTML file with the trace and this viewer'],
];
const PICTURE_KEYS: Readonly<Record<string, readonly string[]>> = {
  'svg.visible': ['Shift+p'],
};

function pictures(format: PictureFormat): Command[] {
  return EXTENTS.map(([extent, words, available]) => ({
    id: `save.${format}.${extent}`,
    title: `Save ${words} as a picture (${format.toUpperCase()})`,
    group: 'Save and share',
    keys: PICTURE_KEYS[`${format}.${extent}`] ?? [],
    available: (app) => withTrace(app) && available(app),
    run: (app) => app.savePicture(format, extent),
  }));
}

function data(): Command[] {
  return DATA.map(([format, title]) => ({
    id: `save.${format}`,
    title,
    group: 'Save and share',
    keys: [],
    available: withTrace,
    run: (app) => app.saveData(format),
  }));
}

export const SAVE_COMMANDS: readonly Command[] = [
  ...pictures('svg'),
  ...pictures('png'),
  ...data(),
  {
    id: 'share.link',
    title: 'Copy a link to what is shown',
    group: 'Save and share',
    keys: ['k'],
    available: withTrace,
    run: (app) => app.copyLink(),
  },
  {
    id: 'share.test',
    title: 'Copy a test made from here',
    group: 'Save and share',
    keys: ['y'],
    available: withTrace,
    run: (app) => app.copyTest(),
  },
];
