/**
 * A trace as tables for spreadsheets and notebooks. Times are microseconds since the start of the run, columns that
 * say so have the instant in ISO 8601; people and places have their names, messages, threads and sessions their
 * numbers, which join the tables. A cell that does not apply is empty. In `records` the column `kind` is the kind of
 * the record, `kind_of_contact` what somebody attempted: a message, a call and so on.
 */

import type { CsvCell } from '../core/csv-cell.ts';
import { formatInstant } from '../core/time.ts';
import { RECORD_KINDS } from '../model/event.ts';
import type { Names } from '../model/names.ts';
import { CLIENTS, HOMES, METHODS, MODES, OUTCOMES, THREAD_STATUSES } from '../model/words.ts';
import type { Columns } from './columns.ts';
import type { IndexedTrace } from './indexed.ts';
import { wordsOf } from './operand-words.ts';

export interface CsvTable {
  /** The file is called so, with `.csv`. */
  readonly name: string;
  readonly columns: readonly string[];
  /** The rows in the order of their numbers. */
  rows(trace: IndexedTrace): Generator<readonly CsvCell[], void, undefined>;
}

/** Every name that an operand has, in the order in which kinds first have it. */
const OPERANDS = [...new Set(RECORD_KINDS.flatMap((kind) => kind.operands.map(({ name }) => name)))];

/** Operands whose columns have another name, since one that every record has is called like them. */
const RENAMED: Readonly<Record<string, string>> = { kind: 'kind_of_contact' };

/** Whose name an id is written as. */
const NAMED: Readonly<Record<string, keyof Names>> = {
  user: 'users',
  from: 'users',
  to: 'users',
  tenant: 'tenants',
  domain: 'domains',
  group: 'groups',
  link: 'links',
  mark: 'marks',
  of: 'marks',
};

const records: CsvTable = {
  name: 'records',
  columns: [
    'n',
    'at_us',
    'instant',
    'cause',
    'kind',
    ...OPERANDS.map((name) => RENAMED[name] ?? snakeCase(name)),
    'row',
    'outcome',
  ],
  *rows({ columns, usable, messages }) {
    const cells = new RecordCells(columns);
    const { kind, atUs, cause } = columns;
    const { startUs } = columns.head.header;
    for (let n = 0; n < usable; n++) {
      const message = cells.messageOf(n);
      const ended = message >= 0 && messages.ended[message] === n;
      yield [
        n,
        atUs[n]!,
        formatInstant(startUs + atUs[n]!),
        numberOf(cause[n]!),
        RECORD_KINDS[kind[n]!]!.name,
        ...cells.operands(n),
        cells.row(n),
        ended ? OUTCOMES[messages.outcome[message]!] : undefined,
      ];
    }
  },
};

const messageTable: CsvTable = {
  name: 'messages',
  columns: [
    ...['message', 'id', 'from', 'to', 'via', 'attempted_us', 'sent_us', 'arrived_us', 'ended_us'],
    ...['outcome', 'because', 'lands', 'thread', 'method', 'session', 'row'],
  ],
  *rows({ columns, messages: m, threads }) {
    const { names, header } = columns.head;
    const cells = new RecordCells(columns);
    const at = timesOf(columns);
    for (let message = 0; message < m.count; message++) {
      const thread = m.thread[message]!;
      yield [
        message,
        names.marks[m.mark[message]!],
        names.users[m.from[message]!],
        names.users[m.to[message]!],
        CLIENTS[m.via[message]!],
        at(m.attempted[message]!),
        at(m.sent[message]!),
        at(m.arrived[message]!),
        at(m.ended[message]!),
        OUTCOMES[m.outcome[message]!],
        header.words.reasons[m.because[message]!],
        CLIENTS[m.lands[message]!],
        numberOf(thread),
        thread < 0 ? undefined : METHODS[threads.world.threads.method[thread]!],
        numberOf(m.session[message]!),
        m.attempted[message]! < 0 ? undefined : cells.row(m.attempted[message]!),
      ];
    }
  },
};

const threadTable: CsvTable = {
  name: 'threads',
  columns: [
    ...['thread', 'user_lo', 'user_hi', 'client_lo', 'client_hi', 'method', 'row', 'mode_lo', 'mode_hi'],
    ...['started_by', 'made_by', 'made_us', 'status', 'closed_by', 'closed_us', 'messages'],
  ],
  *rows({ columns, threads: t }) {
    const { names, header } = columns.head;
    const world = t.world.threads;
    const at = timesOf(columns);
    for (let thread = 0; thread < t.count; thread++) {
      const people = [names.users[t.lo[thread]!], names.users[t.hi[thread]!]];
      yield [
        thread,
        ...people,
        CLIENTS[world.clientLo[thread]!],
        CLIENTS[world.clientHi[thread]!],
        METHODS[world.method[thread]!],
        header.words.rows[world.row[thread]!],
        MODES[t.modeLo[thread]!],
        MODES[t.modeHi[thread]!],
        people[world.startedBy[thread]!],
        numberOf(t.madeBy[thread]!),
        at(t.madeBy[thread]!),
        THREAD_STATUSES[world.status[thread]!],
        numberOf(t.closedBy[thread]!),
        at(t.closedBy[thread]!),
        t.messagesOf(thread).length,
      ];
    }
  },
};

const sessionTable: CsvTable = {
  name: 'sessions',
  columns: [
    ...[
      'session',
      'thread',
      'opened_by',
      'opened_us',
      'closed_by',
      'closed_us',
      'expired',
      'last_touched_us',
    ],
  ],
  *rows({ columns, sessions: s }) {
    const at = timesOf(columns);
    for (let session = 0; session < s.count; session++) {
      const touches = s.touches(session);
      yield [
        session,
        numberOf(s.thread[session]!),
        numberOf(s.openedBy[session]!),
        at(s.openedBy[session]!),
        numberOf(s.closedBy[session]!),
        at(s.closedBy[session]!),
        s.expired[session] === 1,
        at(touches[touches.length - 1] ?? -1),
      ];
    }
  },
};

const userTable: CsvTable = {
  name: 'users',
  columns: [
    ...['user', 'name', 'tenant', 'domain', 'homed_at_start', 'homed_at_end', 'mode_at_start', 'mode_at_end'],
    ...['runs_teams_at_end', 'runs_sfb_at_end'],
  ],
  *rows({ columns, threads }) {
    const { names, world } = columns.head;
    const first = world.users;
    const last = threads.world.users;
    for (let user = 0; user < first.count; user++) {
      yield [
        user,
        names.users[user],
        names.tenants[first.tenant[user]!],
        names.domains[first.domain[user]!],
        HOMES[first.homed[user]!],
        HOMES[last.homed[user]!],
        MODES[first.mode[user]!],
        MODES[last.mode[user]!],
        (last.running[user]! & 1) !== 0,
        (last.running[user]! & 2) !== 0,
      ];
    }
  },
};

export const CSV_TABLES: readonly CsvTable[] = [records, messageTable, threadTable, sessionTable, userTable];

/** What the cells of records are made of; texts of decisions are read once each. */
class RecordCells {
  readonly #columns: Columns;
  readonly #rows = new Map<number, string | undefined>();
  readonly #lists: readonly (readonly (readonly string[])[])[];
  /** For each kind and operand its place among OPERANDS. */
  readonly #places: readonly (readonly number[])[];

  constructor(columns: Columns) {
    this.#columns = columns;
    const { header, names } = columns.head;
    this.#lists = RECORD_KINDS.map((kind) =>
      kind.operands.map((operand) => {
        const whose = NAMED[operand.name];
        return whose === undefined ? wordsOf(operand, header.words) : names[whose];
      }),
    );
    this.#places = RECORD_KINDS.map((kind) => kind.operands.map(({ name }) => OPERANDS.indexOf(name)));
  }

  operands(n: number): CsvCell[] {
    const { kind, values, valueStart } = this.#columns;
    const cells = new Array<CsvCell>(OPERANDS.length).fill(undefined);
    const code = kind[n]!;
    for (const [i, place] of this.#places[code]!.entries()) {
      const value = values[valueStart[n]! + i]!;
      cells[place] = value === -1 ? undefined : (this.#lists[code]![i]![value] ?? value);
    }
    return cells;
  }

  /** The number of the message that the record is about, -1 if it is about none. */
  messageOf(n: number): number {
    const { kind, values, valueStart } = this.#columns;
    return RECORD_KINDS[kind[n]!]!.operands[0]?.name === 'message' ? values[valueStart[n]!]! : -1;
  }

  /** The row that the record's decision names. */
  row(n: number): string | undefined {
    const { decision, decisions } = this.#columns;
    const id = decision[n]!;
    if (id < 0) return undefined;
    if (!this.#rows.has(id)) {
      const row = (JSON.parse(decisions[id]!) as { row?: unknown } | null)?.row;
      this.#rows.set(id, typeof row === 'string' ? row : undefined);
    }
    return this.#rows.get(id);
  }
}

function numberOf(id: number): number | undefined {
  return id < 0 ? undefined : id;
}

function timesOf({ atUs }: Columns): (n: number) => number | undefined {
  return (n) => (n < 0 ? undefined : atUs[n]);
}

/** `newSession` as column names have it. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
