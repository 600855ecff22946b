import { expect, test } from 'vitest';
import * as coexsim from '../src/index.ts';

const SCENARIO = `
coexsim: 1
start: 2019-06-03T09:00:00Z
until: 1h
rules: 2019-h1
tenants: { contoso: { cloud: worldwide, topology: hybrid, domains: [contoso.com], mode: Islands } }
users:
  ann@contoso.com: { homed: online, mode: TeamsOnly, clients: [Teams] }
  bob@contoso.com: { homed: online, mode: SfBOnly, clients: [SfB] }
events:
  - { at: 1s, chat: { from: ann@contoso.com, to: bob@contoso.com, via: Teams, id: m1 } }
`;

test('the library compiles, runs, writes a trace and reads the last World out of it', () => {
  const read = coexsim.compileScenario({ text: SCENARIO, path: 'small.yaml' });
  if ('complaints' in read) throw new Error(JSON.stringify(read.complaints));
  const plan = coexsim.planOf(read.compiled, '7');
  const chunks: Uint8Array[] = [];
  const writer = new coexsim.TraceWriter(
    (chunk) => {
      chunks.push(chunk.slice());
    },
    coexsim.traceHeadOf(read.compiled, plan, '0.1.0'),
  );
  const replication = new coexsim.Replication(plan, [writer]);
  replication.run();
  writer.end({ world: replication.world, interrupted: false, inFlight: replication.messagesInFlight() });
  const lines = coexsim.splitLines(Buffer.concat(chunks));
  const trace = coexsim.loadTrace(lines);
  const last = coexsim.stateAt(trace, trace.records.length - 1);
  expect(last.threads.count).toBe(1);
  expect(coexsim.METHODS[last.threads.method[0]!]).toBe('interop');
});

test('the library asks the tables', () => {
  const answer = coexsim.decideCase({
    rules: '2019-h1',
    tenancy: 'in-tenant',
    originatorMode: 'TeamsOnly',
    originatorClient: 'Teams',
    originatorHomed: 'online',
    recipientMode: 'SfBOnly',
  });
  expect(answer).toMatchObject({ row: '2019-h1/1b.7' });
  expect(coexsim.layoutTables('2019-h1').map(({ table }) => table)).toContain('1b');
});
