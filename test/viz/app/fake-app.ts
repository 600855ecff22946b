/** A page that keeps a state and writes down what it was asked for. */
import { produce } from 'immer';
import type { App, OpenTrace } from '../../../viz/app/app.ts';
import { COMMANDS } from '../../../viz/app/commands.ts';
import { Keymap } from '../../../viz/app/keymap.ts';
import { firstState } from '../../../viz/app/state.ts';

const TRACE: OpenTrace = {
  title: 'a trace',
  digest: 'abc',
  records: 100,
  startUs: 0,
  untilUs: 1_000_000,
  axisLength: 1_000_000,
  users: ['ann', 'bob'],
};

export interface FakeApp extends App {
  /** What was asked for, in order: `step thread 1`. */
  readonly asked: string[];
}

/** With one trace open, or none, or two. */
export function fakeApp(traces = 1): FakeApp {
  const asked: string[] = [];
  let state = firstState();
  const note =
    (name: string) =>
    (...values: readonly unknown[]): void => {
      asked.push([name, ...values.map((value) => JSON.stringify(value))].join(' ').replaceAll('"', ''));
    };
  const noteLater =
    (name: string) =>
    async (...values: readonly unknown[]): Promise<void> =>
      note(name)(...values);
  const actions = ['undo', 'redo', 'select', 'zoom', 'pan', 'scrollBy', 'openDialog', 'closeDialog'];
  const more = ['focus', 'announce', 'openFiles', 'setTheme'];
  const slow = ['goTo', 'step', 'setTimeMode', 'fit', 'setFilter', 'savePicture', 'saveData', 'copyLink'];
  const evenMore = ['copyTest', 'goToDivergence'];
  return {
    asked,
    get state() {
      return state;
    },
    trace: traces > 0 ? TRACE : undefined,
    second: traces > 1 ? TRACE : undefined,
    keys: new Keymap(COMMANDS),
    change: (recipe: Parameters<App['change']>[0]) => {
      state = produce(state, (draft) => {
        recipe(draft);
      });
    },
    ...Object.fromEntries([...actions, ...more].map((name) => [name, note(name)])),
    ...Object.fromEntries([...slow, ...evenMore].map((name) => [name, noteLater(name)])),
  } as unknown as FakeApp;
}
