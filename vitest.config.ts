import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/** What is painted is measured in time of the wall: these files run when all others are done, one at a time. */
const ALONE = ['test/viewer/million.test.ts', 'test/viewer/loading-long.test.ts'];

/**
 * Processor time is measured in these, or what V8 makes of objects: in a process that no other file has warmed or
 * filled.
 */
const MEASURED = [
  'test/model/shape.test.ts',
  'test/trace/index/million.test.ts',
  'test/viz/draw/hit.test.ts',
  'test/viz/view/frame-time.test.ts',
  'test/viz/view/time-axes.test.ts',
  'test/viz/view/threads/thread-rows.test.ts',
];

/** These change modules, methods or the environment, which no other file may meet. */
export const REPLACING = [
  'test/cli/test.test.ts',
  'test/properties/ablations.test.ts',
  'test/trace/index/timers.test.ts',
];

const OWN_PROCESS = [...MEASURED, ...REPLACING];

/** One more than two cores: those that wait for a browser to paint leave theirs to others meanwhile. */
const maxWorkers = 3;

export default defineConfig({
  test: {
    setupFiles: ['test/support/setup.ts'],
    // Long proofs (npm run verify) raise it.
    testTimeout: Number(process.env.COEXSIM_TEST_TIMEOUT_MS ?? 120_000),
    hookTimeout: 120_000,
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'own process', include: OWN_PROCESS, maxWorkers } },
      {
        extends: true,
        test: {
          // Loading the program anew for each file would take as long as many of them.
          name: 'shared process',
          include: ['test/**/*.test.ts'],
          exclude: [...OWN_PROCESS, ...ALONE],
          isolate: false,
          maxWorkers,
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
