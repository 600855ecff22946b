import { describe, expect, it } from 'vitest';
import { indexTrace } from '../../../../src/trace/index/index-trace.ts';
import { partiesOf, recordsOfGroup } from '../../../../viz/view/ladder/parties.ts';
import { millionColumns } from '../../../bench/viewer/million.ts';
import { traceOfScenario } from '../../support/inputs.ts';

describe('whom each record concerns', () => {
  it.each([
    ['a run of many people', () => indexTrace(millionColumns(20_000))],
    ['a scenario with grants to a whole tenant', () => traceOfScenario('question-22-yes-that-is-all')],
  ])('is what the lists of users and tenants say: %s', (_name, traceOf) => {
    const trace = traceOf();
    const { first, second, tenant } = partiesOf(trace);
    const { users, tenants } = trace.columns.head.world;
    const listed = Array.from({ length: trace.usable }, () => ({ users: [] as number[], tenants: [-1] }));
    for (let user = 0; user < users.count; user++)
      for (const n of trace.records.of('user', user)) listed[n]!.users.push(user);
    for (let id = 0; id < tenants.count; id++)
      for (const n of trace.records.of('tenant', id)) listed[n]!.tenants.push(id);
    for (let n = 0; n < trace.usable; n++) {
      const of = listed[n]!;
      const expected = [of.users[0] ?? -1, of.users.length > 1 ? of.users.at(-1) : -1, of.tenants.at(-1)];
      expect([first[n], second[n], tenant[n]]).toEqual(expected);
    }
  });
});

describe('the records of tenants and clouds', () => {
  it('are those of anybody in them', () => {
    const trace = indexTrace(millionColumns(20_000));
    const { first, second, tenant } = partiesOf(trace);
    const { tenants, users } = trace.columns.head.world;
    const tenantsOf = (n: number): number[] => {
      const people = [first[n]!, second[n]!].filter((user) => user >= 0);
      return people.length > 0 ? people.map((user) => users.tenant[user]!) : [tenant[n]!];
    };
    const recordsWith = (passes: (id: number) => boolean): number[] =>
      Array.from({ length: trace.usable }, (_, n) => n).filter((n) => tenantsOf(n).some(passes));
    for (let id = 0; id < tenants.count; id++)
      expect([...recordsOfGroup(trace, 'tenant', id)]).toEqual(recordsWith((other) => other === id));
    for (const cloud of [0, 1])
      expect([...recordsOfGroup(trace, 'cloud', cloud)]).toEqual(
        recordsWith((other) => other >= 0 && tenants.cloud[other] === cloud),
      );
    expect(recordsOfGroup(trace, 'cloud', 0).length).toBeGreaterThan(1_000);
  });
});
