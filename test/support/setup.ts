// Fixes the seed of every property, so that a run can be repeated, and says which one it was. Another seed
// comes from the environment; a failure prints seed and path, and both are accepted here again.
import fc from 'fast-check';

const seed = Number(process.env.COEXSIM_FC_SEED ?? 20_261_121);
const runs = Number(process.env.COEXSIM_FC_RUNS ?? 1_000);
fc.configureGlobal({ seed, numRuns: runs, verbose: 1 });
