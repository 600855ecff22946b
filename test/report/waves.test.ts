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

test('a headline names the wave that ended conversations only if one alone did', () => {
  const [ann, bob, cem] = ['ann@contoso.com', 'bob@contoso.com', 'cem@contoso.com'];
  const chat = (from: string) => ({ at: '1m', chat: { from, to: cem, via: 'SfB' } });
  const headline = (second: string): string => {
    const waves = [
      { name: 'early', at: '5m', who: ann, to: 'TeamsOnly' },
      { name: 'late', at: '6m', who: second, to: 'TeamsOnly' },
    ];
    const tenants = { contoso: { domains: ['contoso.com'], topology: 'hybrid', mode: 'SfBOnly' } };
    const online = { homed: 'online' };
    const users = { [ann]: online, [bob]: online, [cem]: online, 'dan@contoso.com': online };
    const file = { coexsim: 1, start: MONDAY, until: '3h', rules: '2019-h1', tenants, users };
    const report = reportOf(compile({ ...file, plan: { waves }, events: [chat(ann), chat(bob)] }));
    return report.headlines.find(({ text }) => text.includes('for good'))!.text;
  };
  expect(headline(bob)).toMatch(/^2 conversations are disabled for good on 2019-06-03:/);
  expect(headline('dan@contoso.com')).toMatch(
    /^1 conversation is disabled for good on 2019-06-03 \(early\):/,
  );
});
