/** What is shown and how: zoom, views, panels, time, lifelines, selection, filter, marks, comparison. */
import { TIME_MODES, type TimeMode } from '../view/time-axis.ts';
import { GROUPINGS, type Grouping, NOTHING, VIEWS, type ViewName } from '../view/view.ts';
import type { App } from './app.ts';
import { type Command, withTrace } from './command.ts';
import { COMPARISONS, type Comparing, PANELS, type Panel } from './state.ts';

/** What each view, panel, mode and grouping is called on buttons and in lists. */
export const VIEW_TITLES: Readonly<Record<ViewName, string>> = {
  ladder: 'Ladder',
  lanes: 'Lanes',
  threads: 'Threads',
  map: 'Map',
};
export const PANEL_TITLES: Readonly<Record<Panel, string>> = {
  story: 'What happened',
  why: 'Why',
  state: 'State',
  notices: 'Notices',
};
export const TIME_MODE_TITLES: Readonly<Record<TimeMode, string>> = {
  linear: 'True to scale',
  folded: 'Long gaps folded',
  order: 'Record by record',
};
export const GROUPING_TITLES: Readonly<Record<Grouping, string>> = {
  auto: 'As fine as fits',
  client: 'One for each client',
  user: 'One for each user',
  tenant: 'One for each tenant',
  cloud: 'One for each cloud',
};
const COMPARING_TITLES: Readonly<Record<Comparing, string>> = {
  off: 'Show the first trace alone',
  side: 'Show both traces side by side',
  overlay: 'Show the second trace over the first',
};

/** A screenful less what one wants to see again, and the distance of one press, px. */
const PAGE_SHARE = 0.8;
const SMALL_SHARE = 0.2;
const SCROLL_PX = 80;

function next<T>(list: readonly T[], now: T): T {
  return list[(list.indexOf(now) + 1) % list.length]!;
}

function zooming(id: string, title: string, keys: string[], run: Command['run']): Command {
  return { id, title, group: 'Zoom and scroll', keys, repeats: true, available: withTrace, run };
}

function views(): Command[] {
  return VIEWS.map((view, i) => ({
    id: `view.${view}`,
    title: `Show the ${VIEW_TITLES[view].toLowerCase()} view`,
    group: 'Views and panels',
    keys: [String(i + 1)],
    active: ({ state }) => state.view === view,
    run: (app) =>
      app.change((draft) => {
        draft.view = view;
      }, true),
  }));
}

function panels(): Command[] {
  return PANELS.map((panel, i) => ({
    id: `panel.${panel}`,
    title: `Show the panel “${PANEL_TITLES[panel]}”`,
    group: 'Views and panels',
    keys: [String(VIEWS.length + i + 1)],
    active: ({ state }) => state.panel === panel,
    run: (app) =>
      app.change((draft) => {
        draft.panel = panel;
      }),
  }));
}

function timeModes(): Command[] {
  return TIME_MODES.map((mode) => ({
    id: `time.${mode}`,
    title: `Time: ${TIME_MODE_TITLES[mode].toLowerCase()}`,
    group: 'Time and lifelines',
    keys: [],
    available: withTrace,
    active: ({ state }) => state.timeMode === mode,
    run: (app) => app.setTimeMode(mode),
  }));
}

function setGrouping(app: App, grouping: Grouping): void {
  app.change((draft) => {
    draft.grouping = grouping;
  }, true);
  app.announce(`Lifelines: ${GROUPING_TITLES[grouping].toLowerCase()}.`);
}

function groupings(): Command[] {
  return GROUPINGS.map((grouping) => ({
    id: `lifelines.${grouping}`,
    title: `Lifelines: ${GROUPING_TITLES[grouping].toLowerCase()}`,
    group: 'Time and lifelines',
    keys: [],
    active: ({ state }) => state.grouping === grouping,
    run: (app) => setGrouping(app, grouping),
  }));
}

function setMark(app: App, mark: 'markA' | 'markB'): void {
  app.change((draft) => {
    draft[mark] = { ...draft.cursor };
  }, true);
  app.announce(`Mark ${mark.slice(-1)} is set at record ${app.state.cursor.n}.`);
}

const MARKS: readonly Command[] = [
  {
    id: 'mark.a',
    title: 'Set mark A at the cursor',
    group: 'Marks',
    keys: ['a'],
    available: withTrace,
    run: (app) => setMark(app, 'markA'),
  },
  {
    id: 'mark.b',
    title: 'Set mark B at the cursor',
    group: 'Marks',
    keys: ['b'],
    available: withTrace,
    run: (app) => setMark(app, 'markB'),
  },
  {
    id: 'mark.clear',
    title: 'Clear both marks',
    group: 'Marks',
    keys: [],
    available: ({ state }) => state.markA !== undefined || state.markB !== undefined,
    run: (app) => {
      app.change((draft) => {
        draft.markA = undefined;
        draft.markB = undefined;
      }, true);
      app.announce('Both marks are cleared.');
    },
  },
];

const SELECTING: readonly Command[] = [
  {
    id: 'filter.edit',
    title: 'Type a filter',
    group: 'Select and filter',
    keys: ['/'],
    available: withTrace,
    run: (app) => app.focus('filter'),
  },
  {
    id: 'filter.clear',
    title: 'Clear the filter',
    group: 'Select and filter',
    keys: ['Delete'],
    available: ({ state }) => state.filter !== '',
    run: (app) => app.setFilter(''),
  },
  {
    id: 'select.nothing',
    title: 'Select nothing',
    group: 'Select and filter',
    keys: ['Escape'],
    available: ({ state }) => state.selection.subject !== 'none',
    run: (app) => app.select(NOTHING),
  },
];

function comparisons(): Command[] {
  return COMPARISONS.map((comparing) => ({
    id: `compare.${comparing}`,
    title: COMPARING_TITLES[comparing],
    group: 'Compare',
    keys: [],
    available: ({ second }) => second !== undefined,
    active: ({ state }) => state.comparing === comparing,
    run: (app) =>
      app.change((draft) => {
        draft.comparing = comparing;
      }, true),
  }));
}

export const VIEW_COMMANDS: readonly Command[] = [
  zooming('zoom.in', 'Zoom in', ['+', '='], (app) => app.zoom(0.5)),
  zooming('zoom.out', 'Zoom out', ['-'], (app) => app.zoom(2)),
  zooming('zoom.all', 'Show the whole trace', ['f'], (app) => app.fit('all')),
  {
    ...zooming('zoom.selection', 'Show all of what is selected', ['Shift+f'], (app) => app.fit('selection')),
    available: ({ state }) => state.selection.subject !== 'none',
  },
  zooming('pan.earlier', 'Earlier by most of a screen', ['PageUp'], (app) => app.pan(-PAGE_SHARE)),
  zooming('pan.later', 'Later by most of a screen', ['PageDown'], (app) => app.pan(PAGE_SHARE)),
  zooming('pan.earlier-little', 'Earlier by a little', ['Shift+PageUp'], (app) => app.pan(-SMALL_SHARE)),
  zooming('pan.later-little', 'Later by a little', ['Shift+PageDown'], (app) => app.pan(SMALL_SHARE)),
  zooming('scroll.back', 'Scroll to earlier lifelines', ['Shift+ArrowUp'], (app) => app.scrollBy(-SCROLL_PX)),
  zooming('scroll.on', 'Scroll to later lifelines', ['Shift+ArrowDown'], (app) => app.scrollBy(SCROLL_PX)),
  ...views(),
  ...panels(),
  ...timeModes(),
  {
    id: 'time.other',
    title: 'Other way of showing time',
    group: 'Time and lifelines',
    keys: ['o'],
    available: withTrace,
    run: (app) => app.setTimeMode(next(TIME_MODES, app.state.timeMode)),
  },
  ...groupings(),
  {
    id: 'lifelines.other',
    title: 'Other grouping of lifelines',
    group: 'Time and lifelines',
    keys: ['l'],
    run: (app) => setGrouping(app, next(GROUPINGS, app.state.grouping)),
  },
  ...SELECTING,
  ...MARKS,
  ...comparisons(),
  {
    id: 'compare.divergence',
    title: 'Go to the first difference between the two traces',
    group: 'Compare',
    keys: ['d'],
    available: ({ second }) => second !== undefined,
    run: (app) => app.goToDivergence(),
  },
];
