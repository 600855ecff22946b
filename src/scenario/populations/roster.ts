/** A population as a CSV file lists it: a person a row. */
import { CSV_FAULTS, CsvText } from '../../core/csv-text.ts';
import { hintAmong } from '../../core/near-miss.ts';
import { fewComplaints } from '../few-complaints.ts';
import { shorten } from '../number-text.ts';
import { type SourceFile, wholeFile } from '../source.ts';
import { at, complain } from '../work.ts';
import type { Crowd } from './crowd.ts';
import type { CrowdWork } from './plan.ts';
import { ROSTER_COLUMNS, type RosterColumn } from './roster-columns.ts';
import { RosterRows } from './roster-rows.ts';

/** Complaints about one file: a person mends some dozens, then looks again. */
const COMPLAINTS_SHOWN = 40;

/** What a roster says person by person. */
const NOT_WITH_ROSTER = ['size', 'address', 'domain', 'departments'] as const;

/** Undefined after complaints that leave nobody; at most `most` people. */
export function readRoster(on: CrowdWork, most: number): Crowd | undefined {
  const { work, key, entry } = on;
  for (const other of NOT_WITH_ROSTER) {
    if (entry[other] === undefined) continue;
    const hint = other === 'departments' ? 'the column department says it' : 'the file says it, row by row';
    complain(work, ['populations', key, other], `"${other}" is not stated beside a roster`, hint);
  }
  const place = at(work, 'populations', key, 'roster');
  const file = work.files.readData(entry.roster!, place, ['.csv']);
  if (file === undefined) return undefined;
  const desk = fewComplaints(work.desk, COMPLAINTS_SHOWN);
  const text = new CsvText(file.text);
  const header = readHeader(text, file, desk);
  if (header === undefined) return undefined;
  const rows = new RosterRows({ ...on, work: { ...work, desk } }, file, header);
  while (text.next()) {
    if (text.problem !== undefined) rows.complainAt(text.problem.offset, CSV_FAULTS[text.problem.fault]);
    else if (rows.count < most) rows.read(text.cells, text.offsets);
    else {
      work.desk.complain({ file, offset: text.offsets[0]! }, `the scenario has more users than the limit`);
      return undefined;
    }
  }
  const people = rows.people();
  const tellRest = (): void => desk.tellRest(place, `the roster ${shorten(entry.roster!, 120)}`);
  if (people !== undefined) return { ...people, tellRest };
  if (desk.count() === 0) work.desk.complain(place, 'the roster lists nobody');
  tellRest();
  return undefined;
}

/** The columns in the order of the file. */
function readHeader(
  text: CsvText,
  file: SourceFile,
  desk: ReturnType<typeof fewComplaints>,
): readonly RosterColumn[] | undefined {
  if (!text.next()) {
    desk.complain(wholeFile(file), 'the file is empty', `its first line names the columns: address, …`);
    return undefined;
  }
  const place = (offset: number) => ({ file, offset });
  if (text.problem !== undefined) {
    const { message, hint } = CSV_FAULTS[text.problem.fault];
    desk.complain(place(text.problem.offset), message, hint);
    return undefined;
  }
  const columns: RosterColumn[] = [];
  let isGood = true;
  text.cells.forEach((cell, at) => {
    const name = cell.trim().toLowerCase();
    const column = ROSTER_COLUMNS.find((each) => each.toLowerCase() === name);
    const wrong = (message: string, hint?: string): void => {
      isGood = false;
      desk.complain(place(text.offsets[at]!), message, hint);
    };
    if (column === undefined) wrong(`unknown column "${shorten(cell)}"`, hintForColumn(cell));
    else if (columns.includes(column)) wrong(`the column ${column} is there twice`);
    else columns.push(column);
  });
  if (isGood && !columns.includes('address')) {
    desk.complain(
      place(text.offsets[0]!),
      'the column address is missing',
      'the first line names the columns',
    );
    return undefined;
  }
  return isGood ? columns : undefined;
}

function hintForColumn(cell: string): string | undefined {
  if (/[;\t]/.test(cell)) return 'columns are separated by commas';
  if (cell.includes('@')) return 'the first line names the columns: address, …';
  return hintAmong(cell.trim(), ROSTER_COLUMNS);
}
