/** Reads the files of an import one by one, says what each is, and enters it where it belongs. */
import type { Desk } from '../scenario/complaint.ts';
import { shorten } from '../scenario/number-text.ts';
import type { Place, SourceFile } from '../scenario/source.ts';
import { wholeFile } from '../scenario/source.ts';
import { readFederation } from './cmdlets/federation.ts';
import { readAccessPolicies, readAssignments, readUpgradePolicies } from './cmdlets/policies.ts';
import { readTenant } from './cmdlets/tenant.ts';
import { readUsers } from './cmdlets/users.ts';
import type { Ledger } from './ledger.ts';
import type { Organisation } from './mapping/organisation.ts';
import type { Recording } from './mapping/recordings.ts';
import { decodeText } from './reading/decode.ts';
import { tableOf } from './reading/read.ts';
import type { Table } from './reading/table.ts';
import { EXPORTS, type ExportKind, recognise } from './recognise.ts';
import { callEdges, readCalls } from './traffic/calls.ts';
import { readChats } from './traffic/chats.ts';
import {
  complainAboutLines,
  headerOf,
  lineOfEdge,
  mostUnreadable,
  readEdges,
  type Wanted,
} from './traffic/edges.ts';
import type { Skipped } from './traffic/skipped.ts';
import { readUsage, type UsageRead } from './traffic/usage.ts';
import { unknownExport } from './unknown-export.ts';

export interface ImportFile {
  /** As it was named; what complaints show. */
  readonly path: string;
  /** The organisation that it is an export of; undefined for files of several or none, such as recordings. */
  readonly tenant: string | undefined;
  /** Asked for once, when the file's turn has come. */
  readonly bytes: () => Uint8Array;
}

/** What is known of a file once it is read. */
export interface FileRead {
  readonly kind: ExportKind;
  readonly records: number;
}

export interface UsageOf {
  readonly usage: UsageRead;
  readonly tenant: string | undefined;
  readonly called: string;
}

/** Everything that files have said so far. */
export interface Gathered {
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly usages: UsageOf[];
  readonly recordings: Recording[];
}

/** A file that is being read; `place` counts from 0. */
interface Turn {
  readonly file: ImportFile;
  readonly place: number;
  readonly called: string;
  readonly source: SourceFile;
  readonly gathered: Gathered;
  readonly ledger: Ledger;
  readonly desk: Desk;
}

/** Reads one file; yields the records done, returns undefined after complaints. */
export function* readFile(
  file: ImportFile,
  place: number,
  called: string,
  gathered: Gathered,
  ledger: Ledger,
  desk: Desk,
): Generator<number, FileRead | undefined> {
  const source = decodeText(file.path, file.bytes(), desk);
  if (source === undefined) return undefined;
  const turn: Turn = { file, place, called, source, gathered, ledger, desk };
  if (looksLikeEdges(source)) return enterEdges(turn);
  const table = tableOf(source, desk);
  if (table === undefined) return undefined;
  const kind = recognise(table);
  if (kind === undefined) {
    const { message, hint } = unknownExport(table);
    desk.complain(wholeFile(source), message, hint);
    return undefined;
  }
  if (table.count === 0) desk.complain(wholeFile(source), `${EXPORTS[kind]} without a record`);
  else yield* enter(kind, table, turn);
  return { kind, records: table.count };
}

function* enter(kind: ExportKind, table: Table, turn: Turn): Generator<number> {
  const { gathered, called, desk } = turn;
  if (kind === 'teamsUsage' || kind === 'sfbUsage') {
    const usage = readUsage(table, desk);
    if (usage === undefined) return;
    countSkipped(usage.skipped, turn);
    gathered.usages.push({ usage, tenant: turn.file.tenant, called });
  } else if (kind === 'chatMessages') {
    const { list, firstLine, skipped } = readChats(table);
    countSkipped(skipped, turn);
    gathered.recordings.push({ kind: 'messages', called, list, firstLine });
  } else if (kind === 'callRecords') {
    const { calls, firstLine, skipped } = readCalls(table);
    countSkipped(skipped, turn);
    gathered.recordings.push({ kind: 'calls', called, list: callEdges(calls), firstLine });
  } else yield* enterCmdlet(kind, table, turn);
}

function* enterCmdlet(kind: ExportKind, table: Table, turn: Turn): Generator<number> {
  const organisation = organisationOf(kind, turn);
  if (organisation === undefined) return;
  const { place, called, ledger, desk } = turn;
  switch (kind) {
    case 'onlineUsers':
    case 'serverUsers': {
      const ofServers = kind === 'serverUsers';
      if (ofServers) organisation.hasServers = true;
      else organisation.hasOnlineUsers = true;
      const from = { table, file: place, called, ofServers };
      yield* readUsers(from, ledger, desk, (person) => organisation.add(person, ofServers, called, ledger));
      return;
    }
    case 'tenant':
      if (once(organisation.tenant, table, kind, turn)) organisation.tenant = readTenant(table, called, desk);
      return;
    case 'federation':
      if (!once(organisation.federation, table, kind, turn)) return;
      organisation.federation = readFederation(table, called, ledger, desk);
      return;
    case 'externalAccess':
      organisation.accessPolicies = new Map([
        ...(organisation.accessPolicies ?? []),
        ...readAccessPolicies(table, called, ledger, desk),
      ]);
      return;
    case 'upgradePolicies': {
      const modes = readUpgradePolicies(table, called, ledger, desk);
      if (modes.size === 0) return;
      organisation.upgrade = new Map([...organisation.upgrade, ...modes]);
      organisation.upgradeCalled = called;
      return;
    }
    default:
      readAssignments(table, organisation.assignments, desk);
  }
}

function organisationOf(kind: ExportKind, { file, source, gathered, desk }: Turn): Organisation | undefined {
  if (file.tenant !== undefined) return gathered.organisations.get(file.tenant);
  const hint = 'name it with --tenant, or put its files into a folder of its name';
  desk.complain(wholeFile(source), `which organisation is this ${EXPORTS[kind]} of?`, hint);
  return undefined;
}

function once(before: unknown, table: Table, kind: ExportKind, { desk }: Turn): boolean {
  if (before === undefined) return true;
  const hint = 'give each organisation a folder of its own';
  desk.complain(table.placeOf(0), `a second ${EXPORTS[kind]} of one organisation`, hint);
  return false;
}

/** So much of a text tells whether it is a list of messages. */
const TELLING = 4096;

/** Lines of sender, receiver and time: no JSON, and its header says so or most of its first lines can be read so. */
function looksLikeEdges(source: SourceFile): boolean {
  const { text } = source;
  const first = text.slice(0, TELLING).trimStart()[0];
  if (first === undefined || first === '{' || first === '[') return false;
  if (headerOf(source)?.isHeader === true) return true;
  const end = text.length <= TELLING ? text.length : text.lastIndexOf('\n', TELLING) + 1;
  if (end <= 0) return false;
  const { list, lines } = readEdges({ path: '', text: text.slice(0, end), lineAndColumn: nowhere });
  return list.timeUs.length * 2 > lines;
}

const nowhere = (): { line: number; column: number } => ({ line: 0, column: 0 });

function enterEdges(turn: Turn): FileRead | undefined {
  const { source, desk } = turn;
  const { list, lines, skipped, faults, faultCounts } = readEdges(source);
  if (lines === 0) desk.complain(wholeFile(source), `${EXPORTS.edges} without a record`);
  else if (mostUnreadable(lines, faultCounts)) complainAboutLines(source, { faults, faultCounts }, desk);
  countSkipped(skipped, turn);
  const firstLine = (isWanted: Wanted): number => lineOfEdge(turn.source, isWanted);
  turn.gathered.recordings.push({ kind: 'messages', called: turn.called, list, firstLine });
  return { kind: 'edges', records: lines };
}

function countSkipped(skipped: readonly Skipped[], { called, ledger }: Turn): void {
  for (const { reason, says, count, places } of skipped) {
    ledger.skipCounted(reason, shorten(says, 200), count, { file: called, line: lineOf(places[0]) });
  }
}

function lineOf(place: Place | undefined): number {
  return place === undefined ? 0 : place.file.lineAndColumn(place.offset).line;
}
