import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordAt } from '../../src/trace/columns.ts';
import { decodeColumns, decodeColumnsFile, encodeColumns } from '../../src/trace/columns-file.ts';
import { streamsSuffice } from '../../src/trace/columns-walk.ts';
import { linesOf, recorded, textOf, traceOf } from '../support/running.ts';
import {
  columnRecords,
  columnsOfText,
  SCENARIO_FILES,
  scenario,
  textOfColumns,
  traceTextOf,
} from './columns-samples.ts';
import { foldableRecords } from './foldable-records.ts';
import { sampleWorld } from './samples.ts';

describe('a trace in columns', () => {
  it('has the records that the run told', () => {
    const compiled = scenario('main.yaml');
    const columns = columnsOfText(traceOf(compiled));
    const { records } = recorded(compiled);
    expect(columns.count).toBe(records.length);
    for (const [n, record] of records.entries()) {
      const { dids, scheduled, ...rest } = recordAt(columns, n);
      const same = {
        ...rest,
        dids: dids.subarray(0, record.dids.length),
        scheduled: scheduled.subarray(0, record.scheduled.length),
      };
      expect(textOf(same)).toBe(textOf(record));
    }
  });

  it('becomes the same lines again, by way of bytes or not, whatever the scenario', async () => {
    const chosen = SCENARIO_FILES.filter((name, i) => i % 5 === 0 || name === 'main.yaml');
    expect(chosen.length).toBeGreaterThan(15);
    for (const name of chosen) {
      const text = traceOf(scenario(name));
      const columns = columnsOfText(text);
      expect(textOfColumns(columns), name).toBe(text);
      expect(textOfColumns(await decodeColumns(await encodeColumns(columns))), name).toBe(text);
    }
  });

  it('becomes the same columns again, whatever the records', async () => {
    await fc.assert(
      fc.asyncProperty(columnRecords(), fc.boolean(), async (records, compress) => {
        const text = traceTextOf(records);
        const columns = columnsOfText(text);
        const back = await decodeColumns(await encodeColumns(columns, { compress }));
        expect(back).toEqual(columns);
        expect(textOfColumns(back)).toBe(text);
      }),
      { numRuns: 150 },
    );
  });

  it('becomes the same lines up to where it was cut', async () => {
    const { records } = fc.sample(foldableRecords(sampleWorld(), 12), { numRuns: 20, seed: 9 })[17]!;
    const lines = linesOf(traceTextOf(records, true));
    const head = lines.findIndex((line) => line.startsWith('{"world"'));
    for (let kept = head + 1; kept < lines.length; kept++) {
      const text = lines.slice(0, kept).join('');
      const columns = columnsOfText(text + lines[kept]!.slice(0, 9));
      expect(columns.end).toBeUndefined();
      expect(textOfColumns(columns)).toBe(text);
      expect(textOfColumns(await decodeColumns(await encodeColumns(columns)))).toBe(text);
    }
  });

  it('is the same whether the run was interrupted', async () => {
    const text = traceOf(scenario('main.yaml'), '1', [], (replication) => {
      replication.run(100);
    });
    expect(text).toContain('"interrupted":true');
    expect(textOfColumns(await decodeColumns(await encodeColumns(columnsOfText(text))))).toBe(text);
  });
});

describe('the bytes of columns', () => {
  const columns = columnsOfText(traceOf(scenario('main.yaml')));

  it('are a fraction of the lines', async () => {
    const bytes = await encodeColumns(columns);
    expect(bytes.length * 10).toBeLessThan(textOfColumns(columns).length);
    expect((await encodeColumns(columns, { compress: false })).length).toBeGreaterThan(bytes.length);
  });

  it('carry texts that were added', async () => {
    const extras = { scenario: 'coexsim: 1\n<script>', '': '\u0000\ud83d\ude00' };
    const back = await decodeColumnsFile(await encodeColumns(columns, { extras }));
    expect(back.extras).toEqual(extras);
    expect(back.columns).toEqual(columns);
  });

  it('are the same when encoded again, and leave the columns as they were', async () => {
    const before = textOfColumns(columns);
    const bytes = await encodeColumns(columns);
    expect(await encodeColumns(await decodeColumns(bytes))).toEqual(bytes);
    expect(textOfColumns(columns)).toBe(before);
  });

  it('have a stream for every number that a record can have', () => {
    expect(streamsSuffice()).toBe(true);
  });
});
