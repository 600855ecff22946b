/** Recorded messages among the people of an import. */
import type { EdgeList } from '../../scenario/recorded/edge-list.ts';
import type { Person } from '../cmdlets/person.ts';
import type { Ledger } from '../ledger.ts';
import type { Names } from '../names.ts';
import { edgesToCsv, type Wanted, withNames } from '../traffic/edges.ts';

/** A recording as it was read, with what it is called. */
export interface Recording {
  readonly kind: 'messages' | 'calls';
  readonly called: string;
  readonly list: EdgeList;
  /** The first line with such a message; 0 if there is none. */
  readonly firstLine: (isWanted: Wanted) => number;
}

export interface RecordingFile {
  readonly kind: Recording['kind'];
  readonly called: string;
  readonly csv: string;
  readonly messages: number;
  /** Microseconds since 1970 of the first and the last that are not to oneself, undefined if there are none. */
  readonly firstUs: number | undefined;
  readonly lastUs: number | undefined;
  /** Whether its names are addresses of people; else they are ids, which the scenario gives to people in order. */
  readonly named: boolean;
}

/** The address that each name of a recording stands for. */
export type AddressOf = (name: string) => string | undefined;

/** By address, user principal name and object id, of those who became people of the scenario. */
export function addressFinder(
  people: Iterable<{ readonly person: Person }>,
  fold: (name: string) => string,
): AddressOf {
  const addresses = new Map<string, string>();
  for (const { person } of people) {
    for (const name of [person.address, person.upn, person.id]) {
      if (name !== '') addresses.set(fold(name), person.address);
    }
  }
  return (name) => addresses.get(fold(name.replace(/^sip:/i, '')));
}

/** Microseconds since 1970 of the first message between people that are known; of the first of all if nobody is. */
export function firstKeptUs({ list }: Recording, addressOf: AddressOf): number | undefined {
  const known = list.names.map((name) => addressOf(name) !== undefined);
  if (!known.includes(true)) return list.timeUs[0];
  return list.timeUs.find((_, at) => known[list.sender[at]!]! && known[list.receiver[at]!]!);
}

export function recordingFile(
  recording: Recording,
  addressOf: AddressOf,
  names: Names,
  ledger: Ledger,
): RecordingFile {
  const { called, kind } = recording;
  const known = recording.list.names.map(addressOf);
  const named = known.some((address) => address !== undefined);
  const list = named ? among(recording, known, addressOf, ledger) : recording.list;
  if (!named) {
    const message =
      'no name of the recording is a person of the exports; its ids are given to people in the order of their addresses';
    ledger.note(message, { file: called, line: 1 });
  }
  const renamed = withNames(list, (name) => names.address(named ? addressOf(name)! : name));
  const toOthers = withoutSelf(renamed);
  return {
    kind,
    called,
    csv: edgesToCsv(toOthers),
    messages: toOthers.timeUs.length,
    firstUs: toOthers.timeUs[0],
    lastUs: toOthers.timeUs.at(-1),
    named,
  };
}

/** Two names of a recording may be one person's: then nobody else hears of the message. */
function withoutSelf({ names, sender, receiver, timeUs }: EdgeList): EdgeList {
  const isOther = (_: unknown, at: number): boolean => names[sender[at]!] !== names[receiver[at]!];
  return {
    names,
    sender: sender.filter(isOther),
    receiver: receiver.filter(isOther),
    timeUs: timeUs.filter(isOther),
  };
}

/** What is not between two people of the scenario is left out. */
function among(
  { list, called, firstLine }: Recording,
  known: readonly (string | undefined)[],
  addressOf: AddressOf,
  ledger: Ledger,
): EdgeList {
  const isKept = (_: unknown, at: number): boolean =>
    known[list.sender[at]!] !== undefined && known[list.receiver[at]!] !== undefined;
  const timeUs = list.timeUs.filter(isKept);
  const left = list.timeUs.length - timeUs.length;
  if (left > 0) {
    const says = 'messages between people of whom one was not imported';
    const line = firstLine((...both) => both.some((name) => addressOf(name) === undefined));
    ledger.skipCounted('message-of-nobody', says, left, { file: called, line });
  }
  const used = new Set<number>();
  const [sender, receiver] = [list.sender.filter(isKept), list.receiver.filter(isKept)];
  for (const column of [sender, receiver]) for (const id of column) used.add(id);
  const ids = new Map([...used].map((id, at) => [id, at]));
  return {
    names: [...used].map((id) => list.names[id]!),
    sender: sender.map((id) => ids.get(id)!),
    receiver: receiver.map((id) => ids.get(id)!),
    timeUs,
  };
}
