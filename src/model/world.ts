/**
 * The World: everything that a rule may ask about, as plain data. Tables are columns addressed by dense integer
 * ids, and one text of code reads and writes them whatever a column is made of: typed arrays in a large run
 * (4 bytes a cell, no garbage), plain arrays where many worlds live side by side, because immer drafts those.
 * Names live beside the World (see names.ts), messages live in the trace; neither grows it. Only `apply` writes.
 */
import type { Cell } from './cell.ts';
import { type Column, copyColumn, grown, newColumn, type Storage } from './column.ts';
import { FEATURE_TABLES } from './features.ts';
import { NONE } from './words.ts';

/** Every table and column of a World with its cell type. One definition makes worlds, digests and traces. */
export const TABLES = {
  tenants: {
    cloud: 'u8',
    topology: 'u8',
    /** The tenant-wide TeamsUpgradePolicy, a mode. */
    mode: 'u8',
    /** AllowFederatedUsers (R2.3). */
    federation: 'u8',
    /** 1 if external access was configured on purpose and is not the default (A37). */
    accessExplicit: 'u8',
    trial: 'u8',
    /** Whether the federation SRV record exists (R2.12). */
    hasSrv: 'u8',
    /** 1 while the assisted upgrade is still ahead (A30). */
    upgradePending: 'u8',
  },
  users: {
    tenant: 'i32',
    domain: 'i32',
    homed: 'u8',
    /** TeamsUpgradePolicy granted to the user, or to a group of theirs; NONE if none (R1.16). */
    assigned: 'i8',
    groupAssigned: 'i8',
    /** Effective mode at the server. */
    mode: 'u8',
    /** The mode as the user's own clients know it (A35). */
    clientMode: 'u8',
    /** The mode that a grant will bring, NONE if no change is spreading (N8). */
    pendingMode: 'i8',
    /** How many grants have been pending: tells a grant's end from that of one it replaced. */
    grants: 'i32',
    /** Bit 1 << client for every client that runs; what may be done in it is for the mode to say (R1.29, R1.32). */
    running: 'u8',
    /** EnableFederationAccess: 1 by default, 0 refused, 2 allowed by a policy of their own (R2.6). */
    access: 'u8',
    /** What the person does in each client, as presence; shown only while the client runs. */
    activityTeams: 'u8',
    activitySfb: 'u8',
    /** Missed messages that wait in Teams until the next sign-in (N5). */
    unseen: 'i32',
    firstPair: 'i32',
  },
  /** The members of a group are the memberships from `first` on, `size` of them. */
  groups: { first: 'i32', size: 'i32', assigned: 'i8' },
  /** Within a group users ascend, each once: whoever looks for one may halve. */
  memberships: { user: 'i32' },
  /** Two people who have met: a conversation or an entry in a contact list. `lo` has the smaller id. */
  pairs: {
    lo: 'i32',
    hi: 'i32',
    nextOfLo: 'i32',
    nextOfHi: 'i32',
    /** The open (or locked) thread of each slot, see `slotOf`. */
    slot0: 'i32',
    slot1: 'i32',
    slot2: 'i32',
    slot3: 'i32',
    slot4: 'i32',
    /** Bit 0: hi is a contact of lo; bit 1: lo is a contact of hi. */
    contacts: 'u8',
    /** The peer's former mode while a Teams client goes on believing it (A11); NONE if up to date. */
    staleForLo: 'i8',
    staleForHi: 'i8',
    /** Presence that lo last heard of hi's Teams and of hi's SfB, then hi of lo's; NONE if nothing (N11). */
    belief0: 'i8',
    belief1: 'i8',
    belief2: 'i8',
    belief3: 'i8',
  },
  threads: {
    pair: 'i32',
    method: 'u8',
    /** The client of each participant, fixed at creation: this is the thread's routing (R6.2, R6.5). */
    clientLo: 'u8',
    clientHi: 'u8',
    status: 'u8',
    /** 0 if lo started it, 1 if hi did. */
    startedBy: 'u8',
    /** The table row that created it. */
    row: 'i16',
    createdUs: 'f64',
    /** The live SIP session on its Skype for Business side, NONE if none (N2). */
    session: 'i32',
    /** When the last message of the live session left. */
    activeUs: 'f64',
    /** Presence of lo (and of hi) last seen in the thread when it was disabled (A42); NONE before, or if unknown. */
    staleOfLo: 'i8',
    staleOfHi: 'i8',
  },
  /** What later actions of the scenario may refer to: the conversation in which a named message travelled. */
  marks: {
    thread: 'i32',
    session: 'i32',
    originatorClient: 'i8',
    landedClient: 'i8',
    outcome: 'i8',
    arrivedUs: 'f64',
  },
  links: { down: 'u8' },
  ...FEATURE_TABLES,
} as const satisfies Record<string, Record<string, Cell>>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

export type Table<N extends TableName> = { count: number } & { [C in keyof (typeof TABLES)[N]]: Column };

export type World = {
  /** The clock at the last event, whole microseconds since the start of the run. */
  atUs: number;
  /** Index of the epoch of the rules in force. */
  epoch: number;
  /** How many SIP sessions have been opened; the next one gets this number. */
  sessions: number;
  /** How many domains there are: `access` has a row of that length for every tenant. */
  domains: number;
  /** Verdict of tenant t about domain d at t * domains + d, as the rules' access codes. */
  access: Column;
  /** Open addressing over pairs: id of the pair, NONE for an empty place. Derived, not part of the state's digest. */
  pairIndex: Column;
} & { [N in TableName]: Table<N> };

const FIRST_INDEX = 16;

/** An empty World. `plain` columns can be drafted by immer, `typed` ones are for large runs. */
export function newWorld(storage: Storage): World {
  const world = shapedLike(EMPTY);
  world.access = newColumn('u8', 0, storage);
  world.pairIndex = newColumn('i32', FIRST_INDEX, storage);
  for (let i = 0; i < FIRST_INDEX; i++) world.pairIndex[i] = NONE;
  for (const name of TABLE_NAMES) (world as Record<TableName, unknown>)[name] = newTable(name, storage);
  return world;
}

function newTable(name: TableName, storage: Storage): unknown {
  const table = shapedLike(EMPTY[name] as Record<string, unknown>);
  // Typed columns without cells are the same for all.
  if (storage === 'plain')
    for (const [field, cell] of CELLS[name]) table[field] = newColumn(cell, 0, storage);
  return table;
}

/** Built up key by key V8 would look each key up by hash; `assign` keeps the shape, and a run is faster than after a spread. */
function shapedLike<Shaped extends object>(shaped: Shaped): Shaped {
  return Object.assign({}, shaped);
}

/** Makes room for one more row and returns its id; the cells are not cleared. A plain column grows as it is written. */
export function appendRow<N extends TableName>(world: World, name: N): number {
  const table = world[name];
  const id = table.count;
  table.count = id + 1;
  const fields = FIELDS[name];
  const columns = table as unknown as Record<string, Column>;
  const first = columns[fields[0]!]!;
  if (!Array.isArray(first) && id >= first.length) growTable(columns, fields, id + 1);
  return id;
}

/** Makes room for `count` rows in all, so that a table whose size is known grows once. */
export function reserveRows<N extends TableName>(world: World, name: N, count: number): void {
  const columns = world[name] as unknown as Record<string, Column>;
  const fields = FIELDS[name];
  const first = columns[fields[0]!]!;
  if (Array.isArray(first) || first.length >= count) return;
  for (const field of fields) columns[field] = grown(columns[field]!, count);
}

const CELLS = Object.fromEntries(
  TABLE_NAMES.map((name) => [name, Object.entries<Cell>(TABLES[name])]),
) as Record<TableName, [string, Cell][]>;
const FIELDS = Object.fromEntries(TABLE_NAMES.map((name) => [name, Object.keys(TABLES[name])])) as Record<
  TableName,
  string[]
>;

/** A World without rows in typed columns; made of entries it has a shape. */
const EMPTY = Object.fromEntries([
  ['atUs', 0],
  ['epoch', 0],
  ['sessions', 0],
  ['domains', 0],
  ['access', undefined],
  ['pairIndex', undefined],
  ...TABLE_NAMES.map((name) => {
    const columns = CELLS[name].map(([field, cell]) => [field, newColumn(cell, 0, 'typed')]);
    return [name, Object.fromEntries([['count', 0], ...columns])];
  }),
]) as World;

/** A quarter more rather than double: at a million rows the spare room counts against the memory bound. */
function growTable(table: Record<string, unknown>, fields: readonly string[], least: number): void {
  const capacity = Math.max(16, least, Math.ceil((least * 5) / 4));
  for (const field of fields) table[field] = grown(table[field] as Column, capacity);
}

/** The same World in the other storage, cell for cell; the copy shares no cell with the original. */
export function copyWorld(world: World, storage: Storage): World {
  const copy = newWorld(storage);
  copy.atUs = world.atUs;
  copy.epoch = world.epoch;
  copy.sessions = world.sessions;
  copy.domains = world.domains;
  copy.access = copyColumn(world.access, world.tenants.count * world.domains, 'u8', storage);
  copy.pairIndex = copyColumn(world.pairIndex, world.pairIndex.length, 'i32', storage);
  for (const name of TABLE_NAMES) {
    const { count } = world[name];
    if (count === 0) continue;
    const from = world[name] as unknown as Record<string, Column>;
    const to = copy[name] as unknown as Record<string, unknown>;
    to.count = count;
    for (const [field, cell] of CELLS[name]) to[field] = copyColumn(from[field]!, count, cell, storage);
  }
  return copy;
}

/** The World as JSON: one object per table with its columns cut to their rows. What digests and traces carry. */
export type WorldJson = {
  epoch: number;
  sessions: number;
  domains: number;
  access: number[];
} & { [N in TableName]: { count: number } & Record<string, number[]> };

/** The state as JSON values; `atUs` is the record's and `pairIndex` derived, so neither is in it. */
export function worldToJson(world: World): WorldJson {
  const json: Record<string, unknown> = {
    epoch: world.epoch,
    sessions: world.sessions,
    domains: world.domains,
    access: cells(world.access, world.tenants.count * world.domains),
  };
  for (const name of TABLE_NAMES) {
    const table = world[name] as unknown as Record<string, Column>;
    const out: Record<string, unknown> = { count: world[name].count };
    for (const field of FIELDS[name]) out[field] = cells(table[field]!, world[name].count);
    json[name] = out;
  }
  return json as WorldJson;
}

function cells(column: Column, count: number): number[] {
  const out = new Array<number>(count);
  for (let i = 0; i < count; i++) out[i] = column[i]!;
  return out;
}

/** The World that `worldToJson` described. */
export function worldFromJson(json: WorldJson, storage: Storage): World {
  const world = newWorld(storage);
  world.epoch = json.epoch;
  world.sessions = json.sessions;
  world.domains = json.domains;
  world.access = copyColumn(json.access, json.access.length, 'u8', storage);
  for (const name of TABLE_NAMES) {
    const from = json[name];
    const to = world[name] as unknown as Record<string, unknown>;
    to.count = from.count;
    for (const [field, cell] of Object.entries(TABLES[name])) {
      to[field] = copyColumn(from[field]!, from.count, cell, storage);
    }
  }
  return world;
}
