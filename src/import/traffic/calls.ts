/**
 * Calls that Microsoft Graph has recorded (resource callRecord, microsoft-graph-docs callrecords-callrecord-get): who
 * called whom, when, how long, and in which client each was. The client is what the service saw, so a call tells where
 * it really landed: the ground truth that a routing can be held against.
 */
import { Growing } from '../../core/growing.ts';
import { type EdgeList, inOrder } from '../../scenario/recorded/edge-list.ts';
import type { Table, Value } from '../reading/table.ts';
import type { Wanted } from './edges.ts';
import { instantUs, listOf, property, textOf } from './graph.ts';
import { type Skipped, Skips } from './skipped.ts';

export interface CallParty {
  /** The object id of the account. */
  readonly id: string;
  readonly address: string | undefined;
  readonly displayName: string | undefined;
  readonly tenantId: string | undefined;
  /** The client as `userAgent` tells it: productFamily, else its header; undefined if neither does. */
  readonly client: 'Teams' | 'SfB' | undefined;
}

export interface RecordedCall {
  readonly id: string;
  /** Microseconds since 1970. */
  readonly startUs: number;
  readonly durationUs: number;
  readonly modalities: readonly string[];
  readonly caller: CallParty;
  readonly callee: CallParty;
  /** Whether both are known to be of one tenant (false: of two); undefined if that is not said. */
  readonly sameTenant: boolean | undefined;
}

export interface CallsRead {
  /** In the order of time. */
  readonly calls: readonly RecordedCall[];
  /** Records of the export. */
  readonly records: number;
  /** The first line with such a call of `callEdges`; 0 if there is none. */
  readonly firstLine: (isWanted: Wanted) => number;
  readonly skipped: readonly Skipped[];
}

export const CALL_SKIPS = {
  again: 'records of calls of which there is a newer version',
  group: 'group calls and meetings, which have no caller and callee',
  'no-time': 'calls whose start or end is no time, or that end before they start',
  phone: 'calls with a phone or an application at one end',
  'no-parties': 'calls whose two parties are not said: export them with $expand=sessions',
} as const;

/** A page, an array, one record, or records one a line, as `tableOf` reads them. */
export function readCalls(table: Table): CallsRead {
  const skips = new Skips<keyof typeof CALL_SKIPS>('call', CALL_SKIPS);
  const read = table.reader([
    ['id'],
    ['version'],
    ['type'],
    ['modalities'],
    ['startDateTime'],
    ['endDateTime'],
    ['organizer_v2', 'organizer'],
    ['participants_v2', 'participants'],
    ['sessions'],
  ]);
  const newest = newestVersions(table, read, skips);
  const calls: RecordedCall[] = [];
  const recordOf = new Map<RecordedCall, number>();
  for (const record of newest) {
    const call = callOf(read(record));
    if (typeof call !== 'string') {
      calls.push(call);
      recordOf.set(call, record);
    } else skips.add(call, () => table.placeOf(record, call === 'no-time' ? 'startDateTime' : undefined));
  }
  calls.sort((a, b) => a.startUs - b.startUs);
  const firstLine = (isWanted: Wanted): number => {
    const wanted = calls.filter(({ caller, callee }) => isWanted(nameOf(caller), nameOf(callee)));
    const first = wanted.reduce((least, call) => Math.min(least, recordOf.get(call)!), Infinity);
    return first === Infinity ? 0 : table.lineOf(first);
  };
  return { calls, records: table.count, firstLine, skipped: skips.list() };
}

type Read = (record: number) => readonly (Value | undefined)[];

/** A record is written again when late reports of a client come in; only the last version counts. */
function newestVersions(table: Table, read: Read, skips: Skips<keyof typeof CALL_SKIPS>): number[] {
  const newest = new Map<string, { record: number; version: number }>();
  for (let record = 0; record < table.count; record++) {
    const [id, version] = read(record);
    const key = textOf(id) ?? `record ${record}`;
    const number = typeof version === 'number' ? version : 0;
    const known = newest.get(key);
    if (known === undefined) newest.set(key, { record, version: number });
    else {
      const isNewer = number > known.version;
      const older = isNewer ? known.record : record;
      skips.add('again', () => table.placeOf(older));
      if (isNewer) newest.set(key, { record, version: number });
    }
  }
  return [...newest.values()].map(({ record }) => record);
}

function callOf(values: readonly (Value | undefined)[]): RecordedCall | keyof typeof CALL_SKIPS {
  const [id, , type, modalities, start, end, organizer, participants, sessions] = values;
  if (type !== undefined && String(type).toLowerCase() !== 'peertopeer') return 'group';
  const [startUs, endUs] = [instantUs(start), instantUs(end)];
  if (startUs === undefined || endUs === undefined || endUs < startUs) return 'no-time';
  const session = listOf(sessions)[0];
  const ends =
    session === undefined
      ? withoutSessions(organizer, participants)
      : [property(session, 'caller'), property(session, 'callee')];
  if (ends.some(isNoPerson)) return 'phone';
  const [caller, callee] = ends.map(partyOf);
  if (caller === undefined || callee === undefined || caller.id === callee.id) return 'no-parties';
  const { tenantId: one } = caller;
  const { tenantId: other } = callee;
  return {
    id: textOf(id) ?? '',
    startUs,
    durationUs: endUs - startUs,
    modalities: listOf(modalities).map(String),
    caller,
    callee,
    sameTenant: one === undefined || other === undefined ? undefined : one === other,
  };
}

/** The organiser called; the other participant was called. Which clients they were in is not said there. */
function withoutSessions(
  organizer: Value | undefined,
  participants: Value | undefined,
): (Value | undefined)[] {
  const caller = partyOf(organizer)?.id;
  const others = listOf(participants).filter((each) => partyOf(each)?.id !== caller);
  return [organizer, others.length === 1 ? others[0] : undefined];
}

/** A phone, an application or a device where a person could be. */
function isNoPerson(end: Value | undefined): boolean {
  const identity = property(end, 'identity');
  const other = ['phone', 'application', 'applicationInstance', 'device'];
  return (
    userOf(end) === undefined &&
    other.some((kind) => textOf(property(property(identity, kind), 'id')) !== undefined)
  );
}

function userOf(end: Value | undefined): string | undefined {
  const user = property(property(end, 'identity'), 'user');
  return textOf(property(user, 'id')) ?? textOf(property(property(end, 'associatedIdentity'), 'id'));
}

function partyOf(end: Value | undefined): CallParty | undefined {
  const id = userOf(end);
  if (id === undefined) return undefined;
  const user = property(property(end, 'identity'), 'user');
  const account = property(end, 'associatedIdentity');
  const said = (name: string): string | undefined =>
    textOf(property(account, name)) ?? textOf(property(user, name));
  return {
    id: id.toLowerCase(),
    address: said('userPrincipalName'),
    displayName: said('displayName'),
    tenantId: said('tenantId')?.toLowerCase(),
    client: clientOf(property(end, 'userAgent')),
  };
}

function clientOf(agent: Value | undefined): CallParty['client'] {
  const family = textOf(property(agent, 'productFamily'))?.toLowerCase();
  if (family === 'teams') return 'Teams';
  if (family === 'skypeforbusiness' || family === 'lync') return 'SfB';
  const header = textOf(property(agent, 'headerValue')) ?? '';
  if (/skype for business|microsoft lync|\bUCCAPI\//i.test(header)) return 'SfB';
  return /teams/i.test(header) ? 'Teams' : undefined;
}

/** What an edge list calls a party. */
function nameOf({ address, id }: CallParty): string {
  return address?.toLowerCase() ?? id;
}

/** Who called whom and when, among addresses where they are known, else ids. */
export function callEdges(calls: readonly RecordedCall[]): EdgeList {
  const ids = new Map<string, number>();
  const idOf = (party: CallParty): number => {
    const name = nameOf(party);
    const known = ids.get(name);
    if (known === undefined) ids.set(name, ids.size);
    return known ?? ids.size - 1;
  };
  const sender = new Growing(new Int32Array(0));
  const receiver = new Growing(new Int32Array(0));
  for (const { caller, callee } of calls) {
    sender.push(idOf(caller));
    receiver.push(idOf(callee));
  }
  const timeUs = Float64Array.from(calls, ({ startUs }) => startUs);
  return inOrder({ names: [...ids.keys()], sender: sender.done(), receiver: receiver.done(), timeUs });
}
