// The waves of a plan in the header of a trace: there with a plan, absent without, and believed of nobody.
import { describe, expect, test } from 'vitest';
import { planOf, traceHeadOf } from '../../src/run/from-scenario.ts';
import { decodeColumns, encodeColumns } from '../../src/trace/columns-file.ts';
import { TraceReader } from '../../src/trace/reader.ts';
import { TraceWriter } from '../../src/trace/writer.ts';
import { compileText, linesOf } from '../support/running.ts';
import { columnsOfText, textOfColumns } from './columns-samples.ts';

const SCENARIO = {
  coexsim: 1,
  start: '2019-06-03T09:00:00Z',
  until: '3d',
  tenants: { contoso: { domains: ['contoso.com'] } },
  populations: { sales: { size: 4 } },
};
const WAVE = {
  name: '<img src=x onerror=alert(1)>',
  at: '1d',
  of: 'sales',
  share: '50%',
  over: '2h',
  to: 'TeamsOnly',
};

function trace(scenario: object): string {
  const compiled = compileText(JSON.stringify(scenario));
  const plan = planOf(compiled, '1');
  const chunks: Buffer[] = [];
  const writer = new TraceWriter(
    (chunk) => chunks.push(Buffer.from(chunk)),
    traceHeadOf(compiled, plan, 'test'),
  );
  writer.end({ world: plan.world, interrupted: true, inFlight: [] });
  return Buffer.concat(chunks).toString('utf8');
}

const PLANNED = trace({ ...SCENARIO, plan: { waves: [WAVE] } });

describe('the header of a trace', () => {
  test('names each wave with its group, its time and how many people it has', () => {
    const { header, names, world } = columnsOfText(PLANNED).head;
    const group = names.groups.indexOf(WAVE.name);
    const day = 86_400_000_000;
    expect(header.waves).toEqual([
      { name: WAVE.name, group, fromUs: day, untilUs: day + 3_600_000_000, users: 2 },
    ]);
    expect(world.groups.size[group]).toBe(2);
  });

  test('says nothing of waves without a plan', () => {
    const text = trace(SCENARIO);
    expect(text).not.toContain('waves');
    expect('waves' in columnsOfText(text).head.header).toBe(false);
  });

  test('is the same through columns and back', async () => {
    const columns = await decodeColumns(await encodeColumns(columnsOfText(PLANNED)));
    expect(textOfColumns(columns)).toBe(PLANNED);
  });

  test.each<[string, (wave: Record<string, unknown>) => unknown, RegExp]>([
    ['no list', () => 3, /waves is no list/],
    ['no object', () => [null], /a wave is no object/],
    ['no name', (wave) => [{ ...wave, name: 7 }], /the name of a wave is no text/],
    ['another group', (wave) => [{ ...wave, group: 1 }], /a wave is not the group that it names/],
    ['no group', (wave) => [{ ...wave, group: 99 }], /a wave is not the group that it names/],
    ['no whole number', (wave) => [{ ...wave, fromUs: 0.5 }], /fromUs of a wave is no whole number/],
    ['backwards', (wave) => [{ ...wave, untilUs: 0 }], /a wave ends before it begins/],
    ['other people', (wave) => [{ ...wave, users: 3 }], /a wave has not as many users as its group/],
  ])('is refused with %s', (_, change, said) => {
    const [first, ...rest] = linesOf(PLANNED);
    const header = JSON.parse(first!) as { waves: unknown };
    header.waves = change((header.waves as Record<string, unknown>[])[0]!);
    const reader = new TraceReader(() => {});
    expect(() => reader.push([`${JSON.stringify(header)}\n`, ...rest])).toThrow(said);
  });
});
