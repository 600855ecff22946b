/** The columns of a roster, and what may stand in their cells. */
import { nearMiss } from '../../core/near-miss.ts';
import { HOMES, MODES } from '../../model/words.ts';
import { numberFromText, shorten } from '../number-text.ts';
import type { Wrong } from '../user-facts.ts';
import { USER_ACCESS } from '../user-facts.ts';
import type { Columns } from './crowd.ts';
import { OPENS_TEAMS } from './people.ts';
import { CLIENT_BITS, CLIENT_CHOICES, parseTimeZone, TIME_ZONE_HINT } from './words.ts';

export const ROSTER_COLUMNS = [
  'address',
  'tenant',
  'homed',
  'mode',
  'clients',
  'department',
  'site',
  'timeZone',
  'externalAccess',
  'messagesPerDay',
  'opensTeams',
  'source',
] as const;
export type RosterColumn = (typeof ROSTER_COLUMNS)[number];

/** More than one a second, day and night, is no person's day. */
export const MESSAGES_MOST = 86_400;

/** Zones that some row has had: there are some dozens of them, and rows by the hundred thousand. */
const KNOWN_ZONES = new Map<string, number>();

/** Enters what a cell says of a person; what is wrong with it if it cannot be that. */
export type CellReader = (columns: Columns, person: number, cell: string) => Wrong | undefined;

/** The cells that mean the same whatever else the scenario says; empty ones are not asked about. */
export const CELL_READERS: Readonly<Partial<Record<RosterColumn, CellReader>>> = {
  homed: wordReader(HOMES, (columns, person, code) => {
    columns.homed[person] = code;
  }),
  mode: wordReader(MODES, (columns, person, code) => {
    columns.assigned[person] = code;
  }),
  clients: wordReader(CLIENT_CHOICES, (columns, person, code) => {
    columns.clients[person] = CLIENT_BITS[code]!;
  }),
  externalAccess: flagReader((columns, person, isYes) => {
    columns.access[person] = isYes ? USER_ACCESS.own : USER_ACCESS.refused;
  }),
  opensTeams: flagReader((columns, person, isYes) => {
    columns.opensTeams[person] = isYes ? OPENS_TEAMS.yes : OPENS_TEAMS.no;
  }),
  site(columns, person, cell) {
    columns.site[person] = cell;
    return undefined;
  },
  timeZone(columns, person, cell) {
    const minutes = KNOWN_ZONES.get(cell) ?? parseTimeZone(cell);
    if (minutes === undefined) {
      return { message: `"${shorten(cell)}" is no difference from UTC`, hint: TIME_ZONE_HINT };
    }
    KNOWN_ZONES.set(cell, minutes);
    columns.timeZone[person] = minutes;
    return undefined;
  },
  messagesPerDay(columns, person, cell) {
    const count = numberFromText(cell);
    if (typeof count === 'string') return { message: count, hint: 'messages a day, such as 12 or 0.5' };
    if (count < 0 || count > MESSAGES_MOST) {
      return { message: `nobody writes ${shorten(cell)} messages a day`, hint: `from 0 to ${MESSAGES_MOST}` };
    }
    columns.messagesPerDay[person] = count;
    return undefined;
  },
};

function wordReader(
  words: readonly string[],
  enter: (columns: Columns, person: number, code: number) => void,
): CellReader {
  const codes = new Map(words.map((word, code) => [word.toLowerCase(), code]));
  return (columns, person, cell) => {
    const code = codes.get(cell.toLowerCase());
    if (code === undefined) {
      const near = nearMiss(cell, words);
      const hint = near === undefined ? undefined : `did you mean ${near}?`;
      return { message: `"${shorten(cell)}" is none of ${words.join(', ')}`, hint };
    }
    enter(columns, person, code);
    return undefined;
  };
}

const FLAGS: Readonly<Record<string, boolean>> = { true: true, yes: true, false: false, no: false };

function flagReader(enter: (columns: Columns, person: number, isYes: boolean) => void): CellReader {
  return (columns, person, cell) => {
    const lower = cell.toLowerCase();
    const isYes = Object.hasOwn(FLAGS, lower) ? FLAGS[lower]! : undefined;
    if (isYes === undefined) return { message: `"${shorten(cell)}" is neither true nor false` };
    enter(columns, person, isYes);
    return undefined;
  };
}
