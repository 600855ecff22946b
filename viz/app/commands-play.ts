/** Playing, its speed, and going to a place by what it is called. */
import { grouped } from '../../src/core/counts.ts';
import type { App } from './app.ts';
import { type Command, withTrace } from './command.ts';
import { type AppState, type Cursor, SPEEDS } from './state.ts';

/** The next speed of the list in that direction, the same at its ends. */
export function otherSpeed(speed: number, direction: 1 | -1): number {
  if (direction === 1) return SPEEDS.find((known) => known > speed) ?? speed;
  return SPEEDS.findLast((known) => known < speed) ?? speed;
}

function changeSpeed(app: App, direction: 1 | -1): void {
  const speed = otherSpeed(app.state.speed, direction);
  app.change((draft) => {
    draft.speed = speed;
  });
  app.announce(speedText(app.state, app.trace?.axisLength));
}

/**
 * How fast it plays, for people: `60 times as fast as life`, `10 records a second`; where gaps are folded, which no
 * such number tells, `whole run in 45 s`. The length of the axis is in u.
 */
export function speedText({ speed, timeMode }: Pick<AppState, 'speed' | 'timeMode'>, axisLength = 0): string {
  const number = grouped(speed);
  if (timeMode === 'folded' && axisLength > 0)
    return `whole run in ${roughDuration(playedSeconds(speed, axisLength))}`;
  if (timeMode === 'order') return speed === 1 ? '1 record a second' : `${number} records a second`;
  return speed === 1 ? 'as fast as life' : `${number} times as fast as life`;
}

/** How long the whole axis takes to be played, where it is a time. */
export function playedSeconds(speed: number, axisLength: number): number {
  return axisLength / 1e6 / speed;
}

/** In the unit that makes it a small number, without a fraction. */
function roughDuration(seconds: number): string {
  if (seconds < 1) return 'under 1 s';
  if (seconds < 100) return `${Math.round(seconds)} s`;
  return seconds < 6_000 ? `${Math.round(seconds / 60)} min` : `${grouped(Math.round(seconds / 3_600))} h`;
}

/** A command that takes the cursor to a mark. */
function toMark(name: 'A' | 'B', markOf: (state: AppState) => Cursor | undefined): Command {
  return {
    id: `goto.mark-${name.toLowerCase()}`,
    title: `Go to mark ${name}`,
    group: 'Go to',
    keys: [`Shift+${name.toLowerCase()}`],
    available: ({ state }) => markOf(state) !== undefined,
    run: async (app) => {
      const mark = markOf(app.state);
      if (mark !== undefined) await app.goTo({ n: mark.n });
    },
  };
}

export const PLAY_COMMANDS: readonly Command[] = [
  {
    id: 'play.toggle',
    title: 'Play or pause',
    group: 'Play',
    keys: ['Space', '.'],
    available: withTrace,
    active: ({ state }) => state.playing,
    run: (app) =>
      app.change((draft) => {
        draft.playing = !draft.playing;
      }),
  },
  {
    id: 'play.faster',
    title: 'Play faster',
    group: 'Play',
    keys: ['>'],
    repeats: true,
    available: ({ state }) => otherSpeed(state.speed, 1) !== state.speed,
    run: (app) => changeSpeed(app, 1),
  },
  {
    id: 'play.slower',
    title: 'Play slower',
    group: 'Play',
    keys: ['<'],
    repeats: true,
    available: ({ state }) => otherSpeed(state.speed, -1) !== state.speed,
    run: (app) => changeSpeed(app, -1),
  },
  {
    id: 'goto.first',
    title: 'Go to the first record',
    group: 'Go to',
    keys: ['Home'],
    available: withTrace,
    run: (app) => app.goTo({ n: 0 }),
  },
  {
    id: 'goto.last',
    title: 'Go to the last record',
    group: 'Go to',
    keys: ['End'],
    available: withTrace,
    run: (app) => app.goTo({ n: (app.trace?.records ?? 0) - 1 }),
  },
  {
    id: 'goto.ask',
    title: 'Go to a time or a record',
    group: 'Go to',
    keys: ['g'],
    available: withTrace,
    run: (app) => app.openDialog('goto'),
  },
  toMark('A', ({ markA }) => markA),
  toMark('B', ({ markB }) => markB),
];
