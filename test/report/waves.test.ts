import { expect, test } from 'vitest';
import { compile } from '../support/running.ts';
import { MONDAY } from '../workload/written.ts';
import { reportOf } from './reports.ts';

test('of two waves that begin at once each answers for its own people', () => {
  const [ann, bob, cem] = ['ann@contoso.com', 'bob@contoso.com', 'cem@contoso.com'];
  const chat = (to: string) => ({ at: '2h', chat: { from: cem, to, via: 'Teams' } });
  const report = reportOf(
    compile({
      coexsim: 1,
      start: MONDAY,
      until: '3h',
      tenants: { contoso: { domains: ['contoso.com'], topology: 'pureOnline', mode: 'Islands' } },
      users: { [ann]: { clients: ['SfB'] }, [bob]: { clients: ['SfB'] }, [cem]: {} },
      plan: {
        waves: [
          { name: 'one', at: '1h', who: ann, to: 'TeamsOnly' },
          { name: 'two', at: '1h', who: bob, to: 'TeamsOnly' },
        ],
      },
      events: [chat(ann), chat(bob)],
    }),
  );
  expect(report.waves.map(({ name, missed }) => [name, missed.count])).toEqual([
    ['one', 1],
    ['two', 1],
  ]);
});
