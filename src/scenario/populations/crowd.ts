/**
 * The people of one population before they have ids, in columns: what is stated of each, and for what is not, a mark
 * that the defaults of single users apply.
 */
import { NONE } from '../../model/words.ts';
import type { Place, SourceFile } from '../source.ts';
import { NO_TIME_ZONE, OPENS_TEAMS } from './people.ts';

export interface Crowd {
  /** The population's name in NFC. */
  readonly name: string;
  /** Its key as written, for positions. */
  readonly key: string;
  readonly size: number;
  /** In NFC, checked. */
  readonly addresses: string[];
  readonly tenant: Int32Array;
  readonly domain: string[];
  /** Code of HOMES; NONE: the tenant's default. */
  readonly homed: Int8Array;
  /** Code of MODES; NONE: the tenant-wide one. */
  readonly assigned: Int8Array;
  /** Bits of clients; NONE: those that the mode lets a person use. */
  readonly clients: Int8Array;
  /** As the model codes it. */
  readonly access: Int8Array;
  readonly site: (string | undefined)[];
  /** Place in `departments`; NONE without one. */
  readonly department: Int32Array;
  readonly departments: string[];
  readonly timeZone: Int16Array;
  readonly messagesPerDay: Float64Array;
  readonly opensTeams: Uint8Array;
  /** Where the person is declared. */
  placeOf(person: number): Place;
  placeOfDepartment(department: number): Place;
  /** Says that the address is another user's, too, who was declared at `other`. */
  complainAboutDouble(person: number, other: Place): void;
  /** Called when nothing more is complained about: says how much was left out. */
  tellRest(): void;
}

export type Columns = Omit<Crowd, 'placeOf' | 'placeOfDepartment' | 'complainAboutDouble' | 'tellRest'>;

/** Columns for `size` people of whom nothing is stated yet. */
export function newColumns(name: string, key: string, size: number): Columns {
  return {
    name,
    key,
    size,
    addresses: [],
    tenant: new Int32Array(size),
    domain: new Array<string>(size).fill(''),
    homed: new Int8Array(size).fill(NONE),
    assigned: new Int8Array(size).fill(NONE),
    clients: new Int8Array(size).fill(NONE),
    access: new Int8Array(size).fill(1),
    site: new Array<string | undefined>(size).fill(undefined),
    department: new Int32Array(size).fill(NONE),
    departments: [],
    timeZone: new Int16Array(size).fill(NO_TIME_ZONE),
    messagesPerDay: new Float64Array(size).fill(NaN),
    opensTeams: new Uint8Array(size).fill(OPENS_TEAMS.notStated),
  };
}

/** What was there before, as a complaint in the file `from` names its place: `at 3:1`, or `at FILE:3:1`. */
export function placeText({ file, offset }: Place, from: SourceFile): string {
  const { line, column } = file.lineAndColumn(offset);
  return `at ${file === from ? '' : `${file.path}:`}${line}:${column}`;
}
