import { describe, expect, it } from 'vitest';
import { NONE } from '../../../src/model/words.ts';
import { Concerns } from '../../../src/trace/index/concerned.ts';
import { indexTrace } from '../../../src/trace/index/index-trace.ts';
import { runScenario, SCENARIOS } from './scenario-traces.ts';

describe.each(SCENARIOS)('whom the records of %s concern', (name) => {
  const trace = indexTrace(runScenario(name).columns);
  const concerns = new Concerns(trace);

  it('is told of all records at once as of each', () => {
    const [first, second, tenant] = [0, 1, 2].map(() => new Int32Array(trace.usable).fill(NONE)) as [
      Int32Array,
      Int32Array,
      Int32Array,
    ];
    concerns.endsOfUsers(trace.usable, first, second);
    concerns.lastOfTenants(trace.usable, tenant);
    for (let n = 0; n < trace.usable; n++) {
      const users: number[] = [];
      const tenants: number[] = [];
      concerns.users(n, (user) => users.push(user));
      concerns.tenants(n, (id) => tenants.push(id));
      const ends = users.length === 0 ? [NONE, NONE] : [Math.min(...users), Math.max(...users)];
      expect([first[n], second[n]]).toEqual(ends[0] === ends[1] ? [ends[0], NONE] : ends);
      expect(tenant[n]).toBe(Math.max(NONE, ...tenants));
    }
  });
});
