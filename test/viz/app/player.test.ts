import { describe, expect, test } from 'vitest';
import { Player, type Pulse, type Stage } from '../../../viz/app/player.ts';
import type { TimeMode } from '../../../viz/view/time-axis.ts';

interface Given {
  readonly speed?: number;
  readonly timeMode?: TimeMode;
  readonly length?: number;
  readonly reduced?: boolean;
  /** Records there are, for those who step. */
  readonly records?: number;
  /** Calls that the worker takes to show a moment; 0 shows it at once. */
  readonly slow?: boolean;
}

/** A stage with a player on it, and a clock that goes when it is told to. */
function playing(given: Given) {
  const {
    speed = 60,
    timeMode = 'folded',
    length = 1e9,
    reduced = false,
    records = 10,
    slow = false,
  } = given;
  const state = { playing: false, speed, timeMode, cursor: { atUs: 0, n: -1, u: 0 } };
  const shown: number[] = [];
  const said: string[] = [];
  const waiting: (() => void)[] = [];
  let now = 0;
  let frame: (() => void) | undefined;
  let timer: { call: () => void; at: number } | undefined;
  const stage: Stage = {
    state,
    axisLength: length,
    show: async (u) => {
      if (slow) await new Promise<void>((done) => waiting.push(done));
      shown.push(u);
      // The cursor of the page knows whole microseconds only.
      state.cursor = { ...state.cursor, u: Math.round(u) };
    },
    nextRecord: () => {
      if (state.cursor.n + 1 >= records) return false;
      state.cursor = { ...state.cursor, n: state.cursor.n + 1 };
      return true;
    },
    stop: () => {
      state.playing = false;
    },
    announce: (text) => said.push(text),
  };
  const pulse: Pulse = {
    now: () => now,
    requestFrame: (call) => {
      frame = call;
      return 1;
    },
    cancelFrame: () => {
      frame = undefined;
    },
    setTimer: (call, ms) => {
      timer = { call, at: now + ms };
      return 1;
    },
    clearTimer: () => {
      timer = undefined;
    },
    reducedMotion: () => reduced,
  };
  const player = new Player(stage, pulse);
  return {
    state,
    shown,
    said,
    waiting,
    get pending() {
      return frame !== undefined || timer !== undefined;
    },
    set(on: boolean) {
      state.playing = on;
      player.update();
    },
    /** Lets so much time go by, then a frame or a timer come. */
    async after(ms: number) {
      now += ms;
      const call = frame ?? (timer !== undefined && timer.at <= now ? timer.call : undefined);
      if (frame !== undefined) frame = undefined;
      else if (call !== undefined) timer = undefined;
      call?.();
      for (let i = 0; i < 10; i++) await Promise.resolve();
    },
  };
}

describe('playing', () => {
  test('goes as far as real time times the speed, however long the frames are', async () => {
    for (const frames of [[16, 17, 16, 51], [100], [50, 50]]) {
      const at = playing({ speed: 60 });
      at.set(true);
      for (const ms of frames) await at.after(ms);
      expect(at.shown.at(-1)).toBe(60 * 100 * 1_000);
    }
  });

  test('goes by records a second where the axis is in records, also by less than one a frame', async () => {
    const at = playing({ speed: 10, timeMode: 'order', length: 1_000 });
    at.set(true);
    for (let i = 0; i < 100; i++) await at.after(16);
    expect(at.shown.at(-1)).toBeCloseTo(16, 9);
  });

  test('asks for no frame and sets no timer unless it plays', async () => {
    for (const reduced of [false, true]) {
      const at = playing({ reduced });
      expect(at.pending).toBe(false);
      at.set(true);
      expect(at.pending).toBe(true);
      at.set(false);
      expect(at.pending).toBe(false);
    }
  });

  test('stops at the end, shows it and says so once', async () => {
    const at = playing({ length: 1_500_000, speed: 1 });
    at.set(true);
    for (let i = 0; i < 5; i++) await at.after(1_000);
    expect(at.shown).toEqual([1_000_000, 1_500_000]);
    expect(at.state.playing).toBe(false);
    expect(at.said).toEqual(['Playing stopped at the end of the trace.']);
    expect(at.pending).toBe(false);
    at.set(true);
    expect([at.state.playing, at.pending, at.said.length]).toEqual([false, false, 2]);
  });

  test('goes on from where somebody has put the cursor, and with the speed of the moment', async () => {
    const at = playing({ speed: 1 });
    at.set(true);
    await at.after(100);
    at.state.cursor = { atUs: 5_000_000, n: 3, u: 5_000_000 };
    at.state.speed = 10;
    await at.after(100);
    expect(at.shown.at(-1)).toBe(6_000_000);
  });

  test('asks for one moment at a time of a slow worker, and makes up for the time', async () => {
    const at = playing({ speed: 1, slow: true });
    at.set(true);
    await at.after(16);
    expect([at.waiting.length, at.pending]).toEqual([1, false]);
    at.waiting[0]!();
    await at.after(400);
    await at.after(0);
    at.waiting[1]!();
    await at.after(0);
    expect(at.shown).toEqual([16_000, 416_000]);
  });

  test('does not leap over what a page in the background missed', async () => {
    const at = playing({ speed: 1 });
    at.set(true);
    await at.after(3_600_000);
    expect(at.shown).toEqual([1_000_000]);
  });

  test('after pausing goes on without the time of the pause', async () => {
    const at = playing({ speed: 1 });
    at.set(true);
    await at.after(100);
    at.set(false);
    await at.after(500);
    at.set(true);
    await at.after(100);
    expect(at.shown).toEqual([100_000, 200_000]);
  });
});

describe('playing with reduced motion', () => {
  test('goes record by record, four a second at most, never moving the picture between them', async () => {
    const at = playing({ reduced: true, speed: 3_600, records: 4 });
    at.set(true);
    const seen: number[] = [];
    for (let i = 0; i < 12; i++) {
      await at.after(125);
      seen.push(at.state.cursor.n);
    }
    expect(seen).toEqual([-1, 0, 0, 1, 1, 2, 2, 3, 3, 3, 3, 3]);
    expect(at.shown).toEqual([]);
    expect(at.state.playing).toBe(false);
    expect(at.said).toEqual(['Playing stopped at the end of the trace.']);
  });

  test('goes as slow as once a second', async () => {
    const at = playing({ reduced: true, speed: 1 });
    at.set(true);
    await at.after(900);
    expect(at.state.cursor.n).toBe(-1);
    await at.after(100);
    expect(at.state.cursor.n).toBe(0);
  });
});

test('a failure stops the playing and is said', async () => {
  const at = playing({ length: 1e9 });
  Object.defineProperty(at.state, 'cursor', {
    get: () => ({ u: 0 }),
    set: () => {
      throw new Error('the worker is gone');
    },
  });
  at.set(true);
  await at.after(16);
  expect([at.state.playing, at.said, at.pending]).toEqual([
    false,
    ['Playing stopped: the worker is gone'],
    false,
  ]);
});
