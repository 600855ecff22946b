import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Columns } from '../../src/trace/columns.ts';
import { decodeColumns, encodeColumns } from '../../src/trace/columns-file.ts';
import {
  COLUMNS_FORMAT,
  packSections,
  SECTION,
  type Sections,
  sealed,
  unpackSections,
  unsignedNumbers,
} from '../../src/trace/columns-sections.ts';
import { deflate } from '../../src/trace/deflate.ts';
import { TraceError } from '../../src/trace/trace-error.ts';
import { traceOf } from '../support/running.ts';
import { columnsOfText, scenario, textOfColumns } from './columns-samples.ts';

const columns = columnsOfText(traceOf(scenario('main.yaml')));
const file = await encodeColumns(columns);
const plain = await encodeColumns(columns, { compress: false });

/** The columns, or the message of the TraceError that has to come otherwise. */
async function decoded(bytes: Uint8Array): Promise<Columns | string> {
  try {
    return await decodeColumns(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(TraceError);
    return (error as TraceError).message;
  }
}

/** The file with other sections, and with the hash that they have. */
async function withSections(change: (sections: Map<number, Uint8Array>) => void): Promise<Uint8Array> {
  const sections = new Map<number, Uint8Array>(await unpackSections(file));
  change(sections);
  return packSections(sections, false);
}

type Change = (bytes: Uint8Array, place: number, byte: number) => Uint8Array;

const CHANGES: readonly Change[] = [
  (bytes, place, byte) => {
    const changed = bytes.slice();
    changed[place] = byte;
    return changed;
  },
  (bytes, place) => bytes.slice(0, place),
  (bytes, place, byte) => Uint8Array.of(...bytes.subarray(0, place), byte, ...bytes.subarray(place)),
  (bytes, place) => Uint8Array.of(...bytes.subarray(0, place), ...bytes.subarray(place + 1)),
];

describe('columns that were changed on their way', () => {
  it('are the same or refused, whatever byte is changed, left out or put in', async () => {
    for (const original of [file, plain]) {
      await fc.assert(
        fc.asyncProperty(
          fc.nat(original.length - 1),
          fc.nat(255),
          fc.constantFrom(...CHANGES),
          async (place, byte, change) => {
            const changed = change(original, place, byte);
            const found = await decoded(changed);
            if (typeof found !== 'string') expect(changed).toEqual(original);
          },
        ),
        { numRuns: 200 },
      );
    }
  });

  it('are refused as cut, however short', async () => {
    for (const length of [0, 1, 8, 12, 43, 44, 45, 200, file.length - 1]) {
      expect(await decoded(file.subarray(0, length))).toMatch(/cut short/);
    }
  });

  it('are refused if a newer program wrote them', async () => {
    const newer = sealed(COLUMNS_FORMAT + 1, Uint8Array.of(1, 2, 3));
    expect(await decoded(newer)).toBe(
      `these binary columns cannot be read: they were written by a newer version of coexsim (format ${COLUMNS_FORMAT + 1}); this one reads format ${COLUMNS_FORMAT}`,
    );
    expect(await decoded(sealed(COLUMNS_FORMAT - 1, file.subarray(44)))).toContain(
      'written by an older version',
    );
  });
});

describe('columns whose hash is right but that no program wrote', () => {
  const sections = [...Object.entries(SECTION)];

  it('give columns that can be walked through, or are refused', async () => {
    const original = await unpackSections(file);
    let read = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sections.map(([, number]) => number)),
        fc.nat(),
        fc.nat(255),
        fc.constantFrom(...CHANGES),
        async (number, somewhere, byte, change) => {
          const bytes = original.get(number)!;
          const place = somewhere % Math.max(1, bytes.length);
          const found = await decoded(
            await withSections((all) => all.set(number, change(bytes, place, byte))),
          );
          if (typeof found === 'string') return;
          read += 1;
          expect(textOfColumns(found)).toContain('coexsimTrace');
        },
      ),
      { numRuns: 250 },
    );
    expect(read).toBeGreaterThan(0);
  });

  it.each(sections.filter(([name]) => name !== 'end'))('are refused without %s', async (_, number) => {
    expect(await decoded(await withSections((all) => all.delete(number)))).toContain(`no section ${number}`);
  });

  it('are refused if they have a section twice, or too many, or one too long', async () => {
    const twice = unsignedNumbers([2, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(await decoded(sealed(COLUMNS_FORMAT, twice))).toContain('section 0 is there twice');
    expect(await decoded(sealed(COLUMNS_FORMAT, unsignedNumbers([1e6])))).toContain('too many sections');
    expect(await decoded(sealed(COLUMNS_FORMAT, unsignedNumbers([1, 0, 0, 9, 2 ** 52])))).toContain(
      'not the lengths',
    );
    expect(await decoded(sealed(COLUMNS_FORMAT, unsignedNumbers([1, 0, 0, 9, 0])))).toContain(
      'not the length stated',
    );
    expect(
      await decoded(sealed(COLUMNS_FORMAT, Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 1))),
    ).toContain('too');
  });

  it('are refused if they would unfold without measure', async () => {
    const zeros = await deflate(new Uint8Array(32 * 1024 * 1024));
    const bomb = (section: number, length: number): Uint8Array =>
      sealed(
        COLUMNS_FORMAT,
        Uint8Array.of(...unsignedNumbers([1, section, 1, length, zeros.length]), ...zeros),
      );
    expect(zeros.length).toBeLessThan(64 * 1024);
    expect(await decoded(bomb(SECTION.head, 32 * 1024 * 1024))).toContain('64 times the file');
    expect(await decoded(bomb(SECTION.kinds, 32 * 1024 * 1024))).toContain('64 times the file');
    // One that lies about its length is not unpacked beyond it.
    expect(await decoded(bomb(SECTION.head, 1000))).toContain('not the length');
    const many = await withSections((all) => all.set(SECTION.kinds, new Uint8Array(4 * 1024 * 1024)));
    const small = await packSections(await unpackSections(many), true);
    expect(small.length).toBeLessThan(100_000);
    expect(await decoded(small)).toContain('their records would take more than 64 times the file');
  });

  it('are refused if their lists are longer than stated, or never end', async () => {
    const directory = (numbers: readonly number[]) => (all: Map<number, Uint8Array>) =>
      all.set(SECTION.directory, unsignedNumbers(numbers));
    expect(await decoded(await withSections(directory([2 ** 40, 0])))).toContain('would take more');
    expect(await decoded(await withSections(directory([0, 0])))).toMatch(/lengths that are stated/);
    expect(await decoded(await withSections(directory([0, 0, 999_999, 0, 0])))).toContain('none that this');
    expect(await decoded(await withSections(directory([0, 0, 1, 77, 0])))).toContain('none that this');
  });
});

describe('a trace that is more regular than any bomb may look', () => {
  it('is stored so that it can be read', async () => {
    const sections: Sections = new Map([[SECTION.kinds, new Uint8Array(20 * 1024 * 1024)]]);
    const packed = await packSections(sections, true);
    expect((await unpackSections(packed)).get(SECTION.kinds)!.length).toBe(20 * 1024 * 1024);
  });
});
