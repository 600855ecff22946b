/** The player with the browser's clock and frames. */
import type { PageApp } from './page-app.ts';
import { Player } from './player.ts';

export function newPlayer(app: PageApp): Player {
  const stage = {
    get state() {
      return app.state;
    },
    get axisLength() {
      return app.trace?.axisLength ?? 0;
    },
    show: (u: number) => app.moveTo(u),
    nextRecord: async () => {
      const { n } = app.state.cursor;
      await app.step('event', 1);
      return app.state.cursor.n !== n;
    },
    stop: () =>
      app.change((draft) => {
        draft.playing = false;
      }),
    announce: (text: string) => app.announce(text),
  };
  return new Player(stage, {
    now: () => performance.now(),
    requestFrame: (call) => requestAnimationFrame(call),
    cancelFrame: (id) => cancelAnimationFrame(id),
    setTimer: (call, ms) => window.setTimeout(call, ms),
    clearTimer: (id) => window.clearTimeout(id),
    reducedMotion: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
  });
}
