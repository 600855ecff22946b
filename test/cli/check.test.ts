import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTrace, newTraceCheck } from '../../src/check/check-trace.ts';
import { E, F, FIRST_FOLLOW_ON } from '../../src/model/event.ts';
import type { Columns } from '../../src/trace/columns.ts';
import { readColumns } from '../../src/trace/node-columns.ts';
import { DamageError } from '../../src/trace/trace-error.ts';
import { runCli } from '../support/cli.ts';
import { indexedScenario, SCENARIOS } from '../trace/story/running.ts';

let folder: string;
let trace: string;
let text: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'coexsim-check-'));
  trace = join(folder, 'run.trace.jsonl');
  await runCli(['run', 'scenarios/main.yaml', '--seed', '1', '--trace', trace]);
  text = readFileSync(trace, 'utf8');
});
afterAll(() => rmSync(folder, { recursive: true }));

function written(content: string): string {
  const file = join(folder, 'changed.jsonl');
  writeFileSync(file, content);
  return file;
}

describe('coexsim check', () => {
  it('vouches for a trace as it was written, and for the run of a scenario', async () => {
    const { code, out } = await runCli(['check', trace]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Whole: all digests of its 419 records are right; state digest [0-9a-f]{64}\.$/m);
    expect(out).toContain('No invariant is broken in 419 records.');
    expect((await runCli(['check', 'scenarios/main.yaml', '--seed', '2'])).code).toBe(0);
  });

  it('names the part that was changed', async () => {
    const changed = written(
      text.replace(
        '"do":"set-mode","user":1,"mode":"TeamsOnly"',
        '"do":"set-mode","user":1,"mode":"Islands"',
      ),
    );
    const { code, out } = await runCli(['check', changed]);
    expect(code).toBe(1);
    expect(out).toMatch(/^Damaged, up to record 418: the digest of the state is not that of the records\.$/m);
    const { integrity } = JSON.parse((await runCli(['check', changed, '--json'])).out) as {
      integrity: { state: string };
    };
    expect(integrity.state).toBe('damaged');
  });

  it('prints each violation with its record, sentence, detail and the command that shows it', async () => {
    // Cut before its digests, so that only the invariants can tell.
    const lines = text.split('\n').filter((line) => !/^\{"(?:digest|keyframe|end)"/.test(line));
    const wrong = lines.map((line) =>
      line.replace(/("event":"message-delivered","message":0,"client":)"Teams"/, '$1"SfB"'),
    );
    expect(wrong).not.toEqual(lines);
    const { code, out } = await runCli(['check', written(wrong.join('\n'))]);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^R11, record \d+: A message ends in the client it was routed to, never in the other one\.$/m,
    );
    expect(out).toMatch(/^ {2}coexsim state \S+ --at '#\d+'$/m);
    const json = JSON.parse((await runCli(['check', written(wrong.join('\n')), '--json'])).out) as {
      violations: { invariant: string; command: string }[];
    };
    expect(json.violations.map(({ invariant }) => invariant)).toContain('R11');
  });
});

describe('the invariants over columns', () => {
  it('find nothing in a run, in slices of any size', () => {
    for (const name of SCENARIOS.filter((_, i) => i % 10 === 0)) {
      const { columns } = indexedScenario(name);
      const check = newTraceCheck(columns);
      let steps = 0;
      while (check.step(7)) steps += 1;
      expect([name, check.violations()]).toEqual([name, []]);
      expect(check.checked).toBe(columns.count);
      expect(steps).toBe(Math.max(0, Math.ceil(columns.count / 7) - 1));
    }
  });

  it('find a planted violation and no other', () => {
    const { columns } = indexedScenario('main.yaml');
    const delivered = columns.kind.indexOf(FIRST_FOLLOW_ON + F.messageDelivered);
    const values = columns.values.slice();
    const client = columns.valueStart[delivered]! + 1;
    values[client] = 1 - values[client]!;
    const found = checkTrace({ ...columns, values });
    expect(new Set(found.violations().map(({ record }) => record))).toEqual(new Set([delivered]));
    expect(found.violations().map(({ invariant }) => invariant)).toContain('R11');
  });

  const withHeader = (columns: Columns, header: object): Columns => ({
    ...columns,
    head: { ...columns.head, header: { ...columns.head.header, ...header } },
  });

  it('believe a header only where it says what this program knows', async () => {
    const columns = await readColumns(trace);
    const { epochs, switches } = columns.head.header as unknown as {
      epochs: { facts: object }[];
      switches: object;
    };
    const bad: object[] = [
      { epochs: null },
      { epochs: [] },
      { epochs: [{ ...epochs[0], id: 'toString' }] },
      { epochs: [{ ...epochs[0], facts: { ...epochs[0]!.facts, retired: 'yes' } }] },
      { switches: [] },
      { switches: { ...switches, sessionClock: 'constructor' } },
      { switches: { ...switches, sessionTimeout: -1 } },
      { switches: { ...switches, hasOwnProperty: 1 } },
    ];
    for (const header of bad) expect(() => newTraceCheck(withHeader(columns, header))).toThrow(DamageError);
    expect(newTraceCheck(columns).step(columns.count)).toBe(false);
  });

  it('say of a trace with ids that are not there that it is damaged, not that we are', () => {
    const { columns } = indexedScenario('main.yaml');
    const attempt = columns.kind.indexOf(E.messageAttempted);
    for (const place of [0, 2, 3]) {
      const values = columns.values.slice();
      values[columns.valueStart[attempt]! + place] = 2_000_000;
      let said: unknown;
      try {
        said = checkTrace({ ...columns, values }).count;
      } catch (error) {
        said = error;
      }
      expect(said instanceof DamageError || (typeof said === 'number' && said > 0)).toBe(true);
    }
  });
});
