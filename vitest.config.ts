import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/setup.ts'],
    // Long proofs (npm run verify) raise it.
    testTimeout: Number(process.env.COEXSIM_TEST_TIMEOUT_MS ?? 120_000),
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
